"""Serves every page of the product at another address."""

from django.urls import include, path

urlpatterns = [path("new-home/", include("evenhand.config.urls"))]

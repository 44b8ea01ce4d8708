"""The product's pages, every one at another address."""

from django.urls import include, path

urlpatterns = [path("new-home/", include("evenhand.config.urls"))]

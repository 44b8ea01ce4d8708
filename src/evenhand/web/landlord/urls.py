"""Maps the addresses of a landlord's own settings."""

from django.urls import path

from evenhand.web.landlord import views

urlpatterns = [path("landlord/", views.landlord, name="landlord")]

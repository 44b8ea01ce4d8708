"""The addresses of every page."""

from django.urls import path

from evenhand.web import gallery

urlpatterns = [
    path("gallery", gallery.gallery, name="gallery"),
]

"""Maps the address of the gallery."""

from django.urls import path

from evenhand.web.gallery import views

urlpatterns = [
    path("gallery", views.gallery, name="gallery"),
]

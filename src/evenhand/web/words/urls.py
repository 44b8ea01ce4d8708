"""Maps the address of the words."""

from django.urls import path

from evenhand.web.words import views

urlpatterns = [path("words/", views.index, name="words")]

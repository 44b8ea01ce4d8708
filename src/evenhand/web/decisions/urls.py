"""Maps the address of a decision."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.decisions import views

urlpatterns = [
    path("cases/<reference:reference>/decisions/<int:number>/", views.decision, name="decision"),
]

"""Maps the addresses of issued letters."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.letters import views

urlpatterns = [
    path("notices/<reference:reference>/", views.notice, name="notice"),
    path("notices/<reference:reference>.pdf", views.notice_pdf, name="notice-pdf"),
]

"""Maps the addresses of a case and its complaints."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.case import complaints, views

urlpatterns = [
    path("cases/<reference:reference>/", views.case, name="case"),
    path("cases/<reference:reference>/complaints/<reference:subject>/", complaints.complaint, name="complaint"),
]

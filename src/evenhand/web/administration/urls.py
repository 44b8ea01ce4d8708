"""Maps the addresses of administration."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.administration import import_views, people_views

urlpatterns = [
    path("administration/", people_views.index, name="administration"),
    path("administration/people/", people_views.people, name="people"),
    path("administration/people/add/", people_views.add, name="add-person"),
    path("administration/people/import/", import_views.people, name="import-people"),
    path("administration/people/<reference:reference>/", people_views.person, name="person"),
    path("administration/people/<reference:reference>/change/", people_views.change, name="change-person"),
    path("administration/people/<reference:reference>/cover/", people_views.cover, name="cover-person"),
    path("administration/people/<reference:reference>/leave/", people_views.leave, name="end-post"),
]

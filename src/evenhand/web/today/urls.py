"""Maps the addresses of Today and of visits."""

from django.urls import path

from evenhand.ui import links as _links  # noqa: F401 - registers the converters
from evenhand.web.today import home_views, import_views, views

urlpatterns = [
    path("today/", views.today, name="today"),
    path("today/import/", import_views.import_visits, name="import-visits"),
    path("today/homes/", home_views.home_instructions, name="home-instructions"),
    path("visits/<reference:reference>/", views.visit, name="visit"),
    path("visits/<reference:reference>/cancel/", views.cancel_visit, name="cancel-visit"),
    path("customers/<reference:reference>/visits/", views.arrange_visit, name="arrange-visit"),
]

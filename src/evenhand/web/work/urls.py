"""The addresses of the lists."""

from django.urls import path

from evenhand.web.work import list_views

urlpatterns = [
    path("cases/", list_views.cases, name="cases"),
    path("cases.csv", list_views.cases_file, name="cases-file"),
    path("incidents/", list_views.incidents, name="incidents"),
    path("incidents.csv", list_views.incidents_file, name="incidents-file"),
    path("decisions/", list_views.decisions, name="decisions"),
    path("decisions.csv", list_views.decisions_file, name="decisions-file"),
    path("views/keep/", list_views.keep, name="keep-view"),
    path("views/drop/", list_views.drop, name="drop-view"),
]

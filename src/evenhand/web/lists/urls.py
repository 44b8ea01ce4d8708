"""The addresses of the lists."""

from django.urls import path

from evenhand.web.lists import views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases.csv", views.cases_file, name="cases-file"),
    path("incidents/", views.incidents, name="incidents"),
    path("incidents.csv", views.incidents_file, name="incidents-file"),
    path("decisions/", views.decisions, name="decisions"),
    path("decisions.csv", views.decisions_file, name="decisions-file"),
    path("views/keep/", views.keep, name="keep-view"),
    path("views/drop/", views.drop, name="drop-view"),
]

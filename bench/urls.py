"""The product's pages, and the plain ones."""

from django.urls import include, path

from bench.plain import views

urlpatterns = [
    path("plain/cases/", views.case_list),
    path("plain/cases/<str:reference>/", views.case),
    path("plain/incident/", views.incident_form),
    path("", include("evenhand.config.urls")),
]

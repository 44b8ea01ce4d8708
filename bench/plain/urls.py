"""Maps the addresses of the product's pages."""

from django.contrib.auth.views import LoginView
from django.urls import path
from plain import views

urlpatterns = [
    path("sign-in/", LoginView.as_view(template_name="plain/sign_in.html"), name="sign-in"),
    path("cases/", views.case_list, name="cases"),
    path("cases/<str:reference>/", views.case, name="case"),
    path("incidents/new/", views.incident_form, name="incident"),
]

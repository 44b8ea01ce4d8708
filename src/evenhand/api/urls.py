"""Maps the addresses of the API."""

from django.urls import path

from evenhand.api.app import api
from evenhand.api.contact_checks import router as contact_checks
from evenhand.api.openings import router as openings

api.add_router("", contact_checks)
api.add_router("", openings)
__all__ = ["api", "urlpatterns"]
urlpatterns = [path("api/v1/", api.urls)]

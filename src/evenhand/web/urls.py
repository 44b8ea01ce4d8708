"""Maps the addresses of the pages: each family has its own file."""

from django.urls import include, path

FAMILIES = (
    "account",
    "acts",
    "administration",
    "adoption",
    "appeals",
    "case",
    "customers",
    "decisions",
    "demo",
    "firms",
    "gallery",
    "incidents",
    "landlord",
    "letters",
    "policy",
    "today",
    "words",
    "work",
)
urlpatterns = [path("", include(f"evenhand.web.{name}.urls")) for name in FAMILIES]

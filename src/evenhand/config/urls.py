"""The addresses: everything a person sees is in ``web``."""

from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def plain(request: HttpRequest) -> HttpResponse:
    """Say that the server runs, while there are no pages."""
    return HttpResponse("<!doctype html><html lang=en-gb><title>Evenhand</title><h1>Evenhand</h1></html>")


urlpatterns = [
    path("", include("evenhand.web.urls") if find_spec("evenhand.web") and find_spec("evenhand.web.urls") else plain)
]

"""Django's registration of this app."""

from django.apps import AppConfig


class Markers(AppConfig):
    """Names the app."""

    name = "evenhand.markers"
    label = "markers"

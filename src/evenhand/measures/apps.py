"""Django's registration of this app."""

from django.apps import AppConfig


class Measures(AppConfig):
    """Names the app."""

    name = "evenhand.measures"
    label = "measures"

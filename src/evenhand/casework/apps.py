"""Django's registration of this app."""

from django.apps import AppConfig


class Casework(AppConfig):
    """Names the app."""

    name = "evenhand.casework"
    label = "casework"

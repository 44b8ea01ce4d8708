"""Django's registration of this app."""

from django.apps import AppConfig


class Appeals(AppConfig):
    """Names the app."""

    name = "evenhand.appeals"
    label = "appeals"

"""Django's registration of this app."""

from django.apps import AppConfig


class Work(AppConfig):
    """Names the app."""

    name = "evenhand.work"
    label = "work"

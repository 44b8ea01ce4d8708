"""Django's registration of this app."""

from django.apps import AppConfig


class People(AppConfig):
    """Names the app."""

    name = "evenhand.people"
    label = "people"

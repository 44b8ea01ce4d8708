"""Django's registration of this app."""

from django.apps import AppConfig


class Contacts(AppConfig):
    """Names the app."""

    name = "evenhand.contacts"
    label = "contacts"

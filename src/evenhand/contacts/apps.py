"""Registers contacts as a Django app."""

from django.apps import AppConfig


class Contacts(AppConfig):
    """Names the app."""

    name = "evenhand.contacts"
    label = "contacts"

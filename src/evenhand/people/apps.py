"""Registers people as a Django app."""

from django.apps import AppConfig


class People(AppConfig):
    """Names the app."""

    name = "evenhand.people"
    label = "people"

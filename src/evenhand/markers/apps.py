"""Registers markers as a Django app."""

from django.apps import AppConfig


class Markers(AppConfig):
    """Names the app."""

    name = "evenhand.markers"
    label = "markers"

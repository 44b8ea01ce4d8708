"""Registers measures as a Django app."""

from django.apps import AppConfig


class Measures(AppConfig):
    """Names the app."""

    name = "evenhand.measures"
    label = "measures"

"""Registers firms as a Django app."""

from django.apps import AppConfig


class Firms(AppConfig):
    """Names the app."""

    name = "evenhand.firms"
    label = "firms"

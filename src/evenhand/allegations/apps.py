"""Registers allegations as a Django app."""

from django.apps import AppConfig


class Allegations(AppConfig):
    """Names the app."""

    name = "evenhand.allegations"
    label = "allegations"

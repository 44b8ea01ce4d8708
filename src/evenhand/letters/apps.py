"""Registers letters as a Django app."""

from django.apps import AppConfig


class Letters(AppConfig):
    """Names the app."""

    name = "evenhand.letters"
    label = "letters"

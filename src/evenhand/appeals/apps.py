"""Registers appeals as a Django app."""

from django.apps import AppConfig


class Appeals(AppConfig):
    """Names the app."""

    name = "evenhand.appeals"
    label = "appeals"

"""Registers incidents as a Django app."""

from django.apps import AppConfig


class Incidents(AppConfig):
    """Names the app."""

    name = "evenhand.incidents"
    label = "incidents"

"""Registers visits as a Django app."""

from django.apps import AppConfig


class Visits(AppConfig):
    """Names the app."""

    name = "evenhand.visits"
    label = "visits"

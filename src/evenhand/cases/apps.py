"""Registers cases as a Django app."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Names the app."""

    name = "evenhand.cases"
    label = "cases"

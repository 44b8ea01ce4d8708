"""Registers casework as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class Casework(AppConfig):
    """Names the app, and fills its registry of acts."""

    name = "evenhand.casework"
    label = "casework"

    def ready(self) -> None:
        """Register every act, since permissions ask the registry."""
        import_module("evenhand.casework.acts")

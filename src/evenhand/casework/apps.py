"""Django's registration of this app."""

from importlib import import_module

from django.apps import AppConfig


class Casework(AppConfig):
    """Names the app, and fills its registry of acts."""

    name = "evenhand.casework"
    label = "casework"

    def ready(self) -> None:
        """Register every act: who may do it is asked before any is done."""
        import_module("evenhand.casework.acts")

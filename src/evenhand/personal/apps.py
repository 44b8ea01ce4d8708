"""Registers personal as a Django app."""

from django.apps import AppConfig


class Personal(AppConfig):
    """Names the app."""

    name = "evenhand.personal"
    label = "personal"

    def ready(self) -> None:
        """Delete drafts about a person when their words are erased."""
        from evenhand.journal.actions import ALSO_ERASED  # noqa: PLC0415 - rows exist only now
        from evenhand.personal.actions import erase_about  # noqa: PLC0415 - likewise

        ALSO_ERASED.add(erase_about)

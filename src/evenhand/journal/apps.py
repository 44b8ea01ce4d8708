"""Registers the journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Registers the check of the sealing secret."""

    name = "evenhand.journal"

    def ready(self) -> None:
        """Register the checks of ``evenhand.journal.checks``."""
        from evenhand.journal import checks  # noqa: F401, PLC0415 - a check may be registered only once apps are ready

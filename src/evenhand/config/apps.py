"""Registers the checks that run before a start."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the checks."""

    name = "evenhand.config"
    label = "evenhand_config"

    def ready(self) -> None:
        """Register the checks of ``evenhand.config.checks`` and ``evenhand.config.start``; log who signs in."""
        from evenhand.config import checks, sign_ins, start  # noqa: F401, PLC0415 - checks may be registered only once apps are ready

        sign_ins.connect()

"""Checks that the installation has a secret of its own to seal words with."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from evenhand.journal.seals import LEAST_SECRET


@register(Tags.security)
def look_at_key(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:  # noqa: ARG001 - Django hands it over
    """Refuse a missing or short secret, the demo's outside demo mode, and one that is Django's as well."""
    if settings.DEMO:
        return []
    key = settings.JOURNAL_KEY
    if len(key) < LEAST_SECRET:
        hint = f"Set EVENHAND_KEY: {LEAST_SECRET} random characters or more, kept apart from the database."
        return [Error("The key of the journal is missing or short.", hint=hint, id="journal.E001")]
    if key in {settings.SECRET_KEY, settings.DEMO_SECRET}:
        hint = "Set EVENHAND_KEY to one of its own: the other secret is changed on other occasions."
        return [Error("The key of the journal is not its own.", hint=hint, id="journal.E002")]
    return []

"""Checks what a server needs before it starts: hosts, folders, static files, the database, its migrations and its key.

``evenhand manage check --deploy`` runs them too; ``migrate`` does not, since it fixes what one of them refuses.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, register

from evenhand.health.checks import before_start, look_at_hosts

START = "start"

__all__ = ["START", "look_at_hosts", "look_at_start"]


@register(START, deploy=True)
def look_at_start(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse settings that would fail once people use the product."""
    return list(before_start(datetime.now(UTC)))

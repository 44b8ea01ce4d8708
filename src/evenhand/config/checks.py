"""Checks that outside demo mode there is no demo secret, no debug page and no demo user."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured

from evenhand.config.start import START
from evenhand.health import checks


@register(Tags.security)
def look_at_settings(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse the demo's secret, a short one, debug pages and a missing host name outside demo mode."""
    return list(checks.look_at_settings())


@register(Tags.database)
def look_at_users(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse a database that holds the demo's users outside demo mode."""
    return list(checks.look_at_users())


def refuse_unsafe_start() -> None:
    """Stop a server from starting where a check finds an error.

    Raises:
        ImproperlyConfigured: with each error and what to do.
    """
    # what needs rows comes last: they may be missing
    for tags in ([Tags.security, Tags.compatibility, START], [Tags.database]):
        found = run_checks(tags=tags, databases=["default"], include_deployment_checks=True)
        if errors := sorted((error for error in found if error.is_serious()), key=lambda error: error.id or ""):
            raise ImproperlyConfigured(" ".join(f"{error.msg} {error.hint or ''}".strip() for error in errors))

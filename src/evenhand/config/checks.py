"""Checks that outside demo mode there is no demo secret, no debug page and no demo user."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import DatabaseError

from evenhand.config.start import START

LEAST_SECRET = 50


@register(Tags.security)
def look_at_settings(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse the demo's secret, a short one, debug pages and a missing host name outside demo mode."""
    if settings.DEMO:
        return []
    found: list[CheckMessage] = []
    if settings.SECRET_KEY == settings.DEMO_SECRET:
        found.append(Error("The secret is the demo's.", hint="Set EVENHAND_SECRET to one of your own.", id="evenhand.E001"))
    elif len(settings.SECRET_KEY) < LEAST_SECRET:
        found.append(Error("The secret is missing or short.", hint="Set EVENHAND_SECRET: 50 characters.", id="evenhand.E002"))
    if settings.DEBUG:
        found.append(Error("Debug pages are on.", hint="Unset EVENHAND_DEBUG.", id="evenhand.E003"))
    if not any(settings.ALLOWED_HOSTS):
        found.append(Error("No host name is allowed.", hint="Set EVENHAND_HOSTS.", id="evenhand.E004"))
    return found


@register(Tags.database)
def look_at_users(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse a database that holds the demo's users outside demo mode."""
    if settings.DEMO or not _demo_users_exist():
        return []
    return [
        Error(
            "This database holds the demo's users, whose password is printed for everybody.",
            hint="Start with an empty database: DATABASE_URL or EVENHAND_DATA.",
            id="evenhand.E005",
        )
    ]


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


def _demo_users_exist() -> bool:
    try:
        return get_user_model().objects.filter(email__iendswith=f"@{settings.DEMO_MAIL_DOMAIN}").exists()
    except DatabaseError:  # not migrated yet: it has no users
        return False

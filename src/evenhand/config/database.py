"""Turns ``DATABASE_URL`` into Django's database settings; SQLite in the data folder where there is none."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

DatabaseSettings = dict[str, Any]


def database(url: str, data: Path) -> DatabaseSettings:
    """Return one entry of ``DATABASES``.

    Raises:
        ValueError: the address names a database other than PostgreSQL or SQLite.
    """
    parts = urlsplit(url)
    if not url:
        return _sqlite(data / "evenhand.sqlite3")
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(url)
    message = f"DATABASE_URL must start with postgresql:// or sqlite://, not {parts.scheme}://"
    raise ValueError(message)


def _sqlite(path: Path) -> DatabaseSettings:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # A transaction takes the write lock at its start: two acts queue, and neither fails half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(url: str) -> DatabaseSettings:
    """Return the settings for a server. ``?pooler=transaction``: a pooler before it keeps nothing of a connection."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    keeps_nothing = options.pop("pooler", "") == "transaction"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "evenhand",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # A connection that the server closed (a restart, a failover) is found before a request gets it, not by the request.
        "CONN_HEALTH_CHECKS": True,
        # Neither a cursor nor a prepared statement of the server outlives a transaction there.
        "DISABLE_SERVER_SIDE_CURSORS": keeps_nothing,
        # What the address adds (sslmode and the like) joins the pool; it does not replace it.
        "OPTIONS": {"pool": True} | options,
    }

"""Checks what a server needs before it starts: hosts, folders, static files, the database, its migrations and its key.

``evenhand manage check --deploy`` runs them too; ``migrate`` does not, since it fixes what one of them refuses.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import Error as DatabaseFault
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from evenhand.journal.seals import LEAST_SECRET, opens_what_is_sealed

START = "start"
SECONDS = 5
"""How long a database server may take to answer before the start is refused."""
HOST = re.compile(r"\*|\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


@register(START, deploy=True)
def look_at_start(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Refuse settings that would fail once people use the product."""
    return [*look_at_hosts(settings.ALLOWED_HOSTS), *_folders(), *_static_files(), *_database()]


def look_at_hosts(hosts: Sequence[str]) -> Iterator[Error]:
    """Refuse each host that no request can name."""
    for host in hosts if any(hosts) else ():  # `look_at_settings` reports that there is none
        if host != host.strip() or not host:
            yield Error("EVENHAND_HOSTS holds a blank: write host names with commas and no spaces between.", id="evenhand.E006")
        elif not HOST.fullmatch(host):
            says = f'EVENHAND_HOSTS holds "{host}": write host names alone, with no scheme, port or path.'
            yield Error(says, id="evenhand.E007")


def _folders() -> Iterator[Error]:
    named = {"EVENHAND_DATA": settings.DATA, "EVENHAND_HEADS_DIR": settings.HEADS_DIR}
    for name, folder in named.items():
        if why := _unwritable(Path(folder)):
            says = f"The folder {folder} cannot be written ({why}): let Evenhand write there, or name another in {name}."
            yield Error(says, id="evenhand.E008")


def _unwritable(folder: Path) -> str:
    """Return why a folder, or its nearest parent that exists, cannot be written; "" where it can."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    try:
        with TemporaryFile(dir=there) as tried:
            tried.write(b".")
    except OSError as why:
        return str(why.strerror).lower()
    return ""


def _static_files() -> Iterator[Error]:
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file() or not settings.FONTS_DIR.is_dir():
        yield Error("The static files and fonts are not built: run `make static`.", id="evenhand.E009")


def _database() -> Iterator[Error]:
    if why := _unreachable():
        yield Error(
            f"The database cannot be reached ({why}): check DATABASE_URL, and that the database runs.", id="evenhand.E010"
        )
    elif missing := _missing_migrations():
        many = "1 migration" if len(missing) == 1 else f"{len(missing)} migrations"
        says = f"The database lacks {many}, first {missing[0]}: run `evenhand manage migrate`."
        yield Error(says, id="evenhand.E011")
    elif len(settings.JOURNAL_KEY) >= LEAST_SECRET and not opens_what_is_sealed():
        says = "EVENHAND_KEY does not open what is sealed in this database: set the key under which it was sealed."
        yield Error(says, id="evenhand.E012")


def _unreachable() -> str:
    """Return why no connection can be made, in a line; "" where one can. The pool would wait for half a minute."""
    tried = connection.copy("tried")
    options = tried.settings_dict["OPTIONS"]
    if options.pop("pool", None):
        options["connect_timeout"] = SECONDS
    try:
        with tried.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseFault as why:
        return str(why).splitlines()[0]
    finally:
        tried.close()
    return ""


def _missing_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]

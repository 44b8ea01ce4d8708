"""An installation of its own, worked by commands as an operator types them: its settings, its folder, its database."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

SECRET = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"
KEY = SECRET[::-1]
OTHER_KEY = SECRET[:40] + KEY
STORY = """
import django
django.setup()
from datetime import UTC, datetime, timedelta
from evenhand.incidents.actions import attach, log
from evenhand.journal.actions import record
from evenhand.landlords.actions import create_user, establish
from evenhand.people.actions import let_home, register
start = datetime(2026, 6, 2, 9, tzinfo=UTC)
for slug in ("harbour-homes", "other-homes"):
    landlord = establish(slug, slug.title())
    user = create_user(f"ada.{slug}", "Ada", "Marsh")
    customer = register(landlord, "Nia Example", let_home(landlord, "1 Quay Street", "OT1 0ZZ"))
    incident = log(landlord, customer, reporter=user, at=start, what="Swore on the stairs.",
                   fields={"happened_at": start, "channel": "home_visit"})
    for content in (b"A first note, as a file.", b"A second note of " + slug.encode()):
        attach(incident, [("note.txt", content)], by=user, at=start)
    for minutes in range(5):
        at = start + timedelta(minutes=minutes)
        record(landlord_id=landlord.pk, act="note", subject=incident.reference, by=user.reference, recorded_at=at,
               happened_at=at, open={"n": minutes}, sealed={"words": "Swore on the stairs."}, person=customer.reference)
"""


@dataclass(frozen=True)
class Installation:
    """A folder and a database; ``url`` is "" for SQLite in the folder."""

    data: Path
    url: str = ""

    @property
    def name(self) -> str:
        """Return the name of its database, as `--replace` takes it."""
        return urlsplit(self.url).path.lstrip("/") or "evenhand.sqlite3"

    def run(self, *words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
        return self._python("-m", "evenhand", *map(str, words), **env)

    def script(self, code: str) -> None:
        done = self._python("-c", code, DJANGO_SETTINGS_MODULE="evenhand.config.settings")
        assert (done.returncode, done.stderr) == (0, "")

    def good(self, *words: str | Path, **env: str) -> str:
        """Run a command that has to succeed; return what it prints."""
        done = self.run(*words, **env)
        assert done.stderr == ""
        assert done.returncode == 0
        return done.stdout

    def started(self) -> tuple[int, str]:
        """Start what every server starts; return its code and what it writes to standard error."""
        done = self._python("-c", "import evenhand.config.wsgi")
        return done.returncode, done.stderr

    def _python(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND", "DATABASE", "DJANGO"))}
        own = {"EVENHAND_SECRET": SECRET, "EVENHAND_KEY": KEY, "EVENHAND_HOSTS": "evenhand.example"}
        own |= {"EVENHAND_DATA": str(self.data), "DATABASE_URL": self.url}
        return subprocess.run([sys.executable, *words], env=kept | own | env, capture_output=True, text=True, check=False)

    def sql(self, *statements: str) -> list[tuple[object, ...]]:
        """Run statements past the product; return the rows of the last."""
        if not self.url:
            with closing(sqlite3.connect(self.data / "evenhand.sqlite3")) as opened:
                for one in statements:
                    rows = opened.execute(one).fetchall()
                opened.commit()
                return rows
        with psycopg.connect(self.url, autocommit=True) as opened:
            for one in statements:
                done = opened.execute(one)
            return done.fetchall() if done.description else []

    def rows(self) -> dict[str, list[str]]:
        """Return every row of every table, but of sessions and last runs."""
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        if self.url:
            tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        names = sorted(str(name) for (name,) in self.sql(tables))
        kept = [name for name in names if name not in {"django_session", "health_lastrun"}]
        return {name: sorted(map(str, self.sql(f'SELECT * FROM "{name}"'))) for name in kept}

    def files(self) -> dict[str, bytes]:
        """Return the files of evidence and the heads, by path."""
        found = (path for folder in ("files", "heads") for path in (self.data / folder).rglob("*"))
        kept = [path for path in found if path.is_file() and path.suffix != ".lock"]
        return {path.relative_to(self.data).as_posix(): path.read_bytes() for path in kept}

    def copied_to(self, data: Path, database: str) -> "Installation":
        """Return another one that holds the same."""
        shutil.copytree(self.data, data)
        if not self.url:
            return Installation(data)
        made = replace(self, data=data, url=self.url.replace(self.name, database))
        on_server(self.url, f'CREATE DATABASE "{database}" TEMPLATE "{self.name}"')
        return made


def on_server(url: str, statement: str) -> None:
    """Run a statement beside a database, in the one that every server has."""
    with psycopg.connect(url.replace(urlsplit(url).path, "/postgres"), autocommit=True) as opened:
        opened.execute(statement)

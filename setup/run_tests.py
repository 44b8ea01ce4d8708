"""Runs every test on SQLite and, at the same time, those that need a database on PostgreSQL where one answers.

Usage: run_tests.py [PYTEST WORDS...]. With EVENHAND_SKIP_NOTHING=1 a missing PostgreSQL or Chromium is a failure.
"""

import os
import subprocess
import sys
from dataclasses import dataclass

import psycopg

from steps import PROJECT, StoppedError, finish

sys.path.insert(0, str(PROJECT))
from tests.chromium import chromium

TRACE = PROJECT / "build" / "trace"
OUTPUT = PROJECT / "build" / "tests-on-postgresql.txt"


@dataclass(frozen=True)
class PostgreSQL:
    """A server that answers, or why there is none."""

    url: str = ""
    said: str = ""


def main() -> int:
    """Run both; pytest's closing line comes last: SQLite's, or PostgreSQL's where only that one failed."""
    words = sys.argv[1:]
    server = _postgresql()
    _announce(server)
    TRACE.mkdir(parents=True, exist_ok=True)
    if not words:  # a whole run starts the record afresh
        (TRACE / "results.json").unlink(missing_ok=True)
    second = _start_second(server.url, words) if server.url else None
    code, closing = _run_first(words)
    if not second:
        return code
    other = second.wait()
    printed = OUTPUT.read_text().rstrip()
    if other and not code:
        print(f"\nOn PostgreSQL:\n{printed}", flush=True)
    else:
        print(f"\nOn PostgreSQL:\n{printed if other else _last_line(printed)}\n\nOn SQLite:\n{closing}", flush=True)
    return code or other


def _run_first(words: list[str]) -> tuple[int, str]:
    """Run all tests on SQLite, passing on what pytest prints; return its code and its closing line."""
    process = subprocess.Popen(_pytest(words), env=_env(PYTHONUNBUFFERED="1"), cwd=PROJECT, stdout=subprocess.PIPE)
    assert process.stdout
    printed = b""
    while chunk := os.read(process.stdout.fileno(), 65536):
        os.write(sys.stdout.fileno(), chunk)
        printed = (printed + chunk)[-10_000:]
    return process.wait(), _last_line(printed.decode(errors="replace"))


def _last_line(printed: str) -> str:
    return printed.rstrip().rpartition("\n")[2]


def _announce(server: PostgreSQL) -> None:
    browser = chromium()
    print(f"PostgreSQL: {server.said}")
    print(f"Browser: {browser or 'skipped, no Chromium on this machine (EVENHAND_CHROMIUM names one)'}", flush=True)
    if os.environ.get("EVENHAND_SKIP_NOTHING") == "1" and not (server.url and browser):
        raise StoppedError("Nothing may be skipped here, and something would be: see the lines above.")


def _pytest(words: list[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", *words]


def _env(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | more


def _start_second(url: str, words: list[str]) -> subprocess.Popen[str]:
    env = _env(DATABASE_URL=url, EVENHAND_SECOND_DATABASE="1", EVENHAND_TRACE=str(TRACE / "postgresql.json"))
    with OUTPUT.open("w") as output:
        return subprocess.Popen(
            _pytest([*words, "-p", "no:cacheprovider"]),
            env=env, cwd=PROJECT, stdout=output, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip


def _postgresql() -> PostgreSQL:
    """Look for a server: DATABASE_URL, else libpq's defaults on 127.0.0.1, else its usual first user there."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        return _tried(given)
    port = os.environ.get("PGPORT") or "5432"
    user = os.environ.get("PGUSER")
    found = PostgreSQL()
    for name in [user] if user else ["", "postgres"]:
        found = _tried(
            f"postgresql://{f'{name}@' if name else ''}127.0.0.1:{port}/{os.environ.get('PGDATABASE') or 'postgres'}"
        )
        if found.url:
            break
    return found


def _tried(url: str) -> PostgreSQL:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
            version = connection.info.server_version // 10000
    except psycopg.Error as refused:
        return PostgreSQL(said=f"skipped, none answers ({str(refused).strip().splitlines()[0]})")
    if not row or not row[0]:
        return PostgreSQL(said="skipped, its user may not create a database for the tests")
    return PostgreSQL(url=url, said=f"version {version}; the tests that need a database run there too")


if __name__ == "__main__":
    finish(main)

"""Checks that commands refuse an empty database and an impossible port in one sentence each."""

import os
import subprocess
import sys

import pytest

RUN = "import sys; from evenhand.ops.cli import main; sys.exit(main(sys.argv[1:]))"


def run(*words, **env):
    """Return the exit code and the error output of a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], env={**os.environ, **env}, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stderr


NO_TABLES = (
    "evenhand: the database could not be read (no such table: landlords_landlord). "
    "Look at DATABASE_URL; where the database is new, run: evenhand manage migrate\n"
)


@pytest.mark.parametrize("words", [("sweep",), ("branding", "--colour", "#123456", "x")])
def test_database_without_tables_is_refused(words, tmp_path):
    code, said = run(*words, EVENHAND_DEMO="1", DATABASE_URL=f"sqlite:///{tmp_path / 'empty.sqlite3'}")

    assert (code, said) == (2, NO_TABLES)


@pytest.mark.parametrize("port", ["99999", "-1", "eight"])
def test_impossible_port_is_refused(port):
    code, said = run("demo", "serve", f"--port={port}")

    assert (code, said.splitlines()[-1]) == (
        2,
        f'evenhand demo serve: error: argument --port: "{port}" is no port: give a number from 1 to 65535',
    )

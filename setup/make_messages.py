"""Gathers the words of pages and forms into the catalogue for translators: locale/django.pot.

Usage: make_messages.py  (needs GNU gettext)
"""

import os
import shutil
import subprocess
from pathlib import Path

from steps import PROJECT, VENV, StoppedError, finish, step

PACKAGE = PROJECT / "src" / "evenhand"
CATALOGUE = Path("locale") / "django.pot"
WORDS = ("makemessages", "--all", "--keep-pot", "--no-wrap", "--no-location")


def main() -> None:
    """Write the catalogue anew, and bring each language's up to it."""
    gather(PACKAGE)
    step(f"{CATALOGUE} is up to date")


def gather(package: Path) -> None:
    """Run Django's `makemessages` over the package, or over a copy; the same sources make the same file.

    Raises:
        StoppedError: GNU gettext is missing, or does not understand something.
    """
    if not shutil.which("xgettext"):
        raise StoppedError("There is no xgettext on this machine: install gettext, then run it again.")
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [VENV / "bin" / "django-admin", *WORDS], cwd=package, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise StoppedError(f"makemessages: {done.stderr.strip()}")
    made = package / CATALOGUE
    lines = made.read_text("utf-8").splitlines(keepends=True)
    made.write_text("".join(line for line in lines if not line.startswith('"POT-Creation-Date')), "utf-8")


if __name__ == "__main__":
    finish(main)

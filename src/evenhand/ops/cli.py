"""Parses the ``evenhand`` command: groups of sub-commands, each in a module of this folder.

A module joins by its name in ``GROUPS`` and a function ``add_to(commands)`` that adds its parser and sets
``run``: a function from the parsed arguments to the exit code. ``--help`` and ``evenhand policy`` start no Django:
commands that need rows are named by ``after_setup("module:function")`` and imported only when they run.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import TypeAlias

import evenhand

GROUPS = [
    "policy", "replay", "journal", "demo", "work", "branding", "closure_day", "landlord", "token", "gate", "visits", "firm",
    "backup", "doctor", "setup", "staff", "serve", "manage",
]  # fmt: skip

_NO_TABLES = (
    "evenhand: the database could not be read ({wrong}). "
    "Look at DATABASE_URL; where the database is new, run: evenhand manage migrate"
)
_NO_TEXT = "evenhand: an argument is no text in UTF-8. Type it again, or give the file another name."
Command = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse names it only so


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 good, 1 remarks or breaches, 2 unusable input)."""
    typed = sys.argv[1:] if words is None else words
    if any(map(_is_no_text, typed)):
        print(_NO_TEXT, file=sys.stderr)
        return 2
    asked = parser().parse_args(typed)
    try:
        command: Command = asked.run
        return command(asked)
    except BrokenPipeError:  # the reader of our pipe closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _is_no_text(word: str) -> bool:
    """Return whether an argument has bytes that are no UTF-8, which nothing stores, finds or prints."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return True
    return False


def parser() -> argparse.ArgumentParser:
    """Return the parser with every group."""
    top = argparse.ArgumentParser(prog="evenhand", description="Casework under a landlord's own policy, from the command line.")
    top.add_argument("--version", action="version", version=f"evenhand {evenhand.__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for group in GROUPS:
        if find_spec(f"evenhand.ops.{group}"):
            import_module(f"evenhand.ops.{group}").add_to(commands)
    return top


def after_setup(target: str) -> Command:
    """Return a command that starts Django, then imports and runs ``module:function``."""

    def command(asked: argparse.Namespace) -> int:
        import django  # noqa: PLC0415 - half a second that --help and the policy commands do not pay
        from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
        from django.db import OperationalError, ProgrammingError  # noqa: PLC0415

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
        try:
            django.setup()
            module, function = target.split(":")
            named: Command = getattr(import_module(module), function)
            return named(asked)
        except ImproperlyConfigured as wrong:
            print(f"evenhand: {wrong}", file=sys.stderr)
            return 2
        except (OperationalError, ProgrammingError) as wrong:
            print(_NO_TABLES.format(wrong=str(wrong).strip().splitlines()[0]), file=sys.stderr)
            return 2

    return command

"""Loads packs, days and consoles for the policy commands, and prints faults as lines or JSON."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from evenhand.policy.calendar import localdate
from evenhand.policy.layers import Policy
from evenhand.policy.pack.document import Problem, Unusable, did_you_mean
from evenhand.policy.pack.load import FLOOR, PACKS, read_file, shipped

GOOD, REMARKS, UNUSABLE = 0, 1, 2


class WrongInputError(Exception):
    """The input cannot be used; the message is one sentence with what to do."""


class UnusableFileError(Exception):
    """A policy's file cannot be used; ``unusable`` holds everything that is wrong with it."""

    def __init__(self, name: str, unusable: Unusable) -> None:
        super().__init__(name)
        self.name, self.unusable = name, unusable


def usable(command: Callable[..., int], *words: Any) -> int:
    """Run a command; print unusable input as one line on stderr, with exit code 2."""
    try:
        return command(*words)
    except WrongInputError as wrong:
        print(f"evenhand: {wrong}", file=sys.stderr)
    except UnusableFileError as wrong:
        print_faults([(wrong.name, wrong.unusable)], as_json=False)
    return UNUSABLE


def policy_of(slug: str) -> Policy:
    """Return a policy on the floor, by its slug or its file; or the floor alone."""
    known = [*PACKS, FLOOR]
    if slug not in known and Path(slug).suffix in {".yaml", ".yml"}:
        try:
            return Policy(floor=shipped(FLOOR), pack=read_file(Path(slug)))
        except Unusable as unusable:
            raise UnusableFileError(slug, unusable) from unusable
    if slug not in known:
        near = did_you_mean(slug, known) or f"use one of: {', '.join(known)}; or name a file that ends in .yaml."
        raise WrongInputError(f'There is no policy "{slug}": {near}')
    return Policy(floor=shipped(FLOOR), pack=None if slug == FLOOR else shipped(slug))


def day_of(stated: str | None) -> date:
    """Return the stated day, or today where the landlords are."""
    if stated is None:
        return localdate(datetime.now(UTC))
    try:
        return date.fromisoformat(stated)
    except ValueError:
        raise WrongInputError(f'"{stated}" is not a day: write it as 2026-06-03.') from None


def trace_results() -> Path:
    """Return the path of the tests' results."""
    return Path(os.environ.get("EVENHAND_TRACE") or Path(__file__).parents[3] / "build" / "trace" / "results.json")


def console() -> Console:
    """Return a console as wide as its reader's; colours only on a terminal, and none under NO_COLOR."""
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "110"))
    return Console(highlight=False, width=width, emoji=False)


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def fault_json(name: str, fault: Problem) -> dict[str, Any]:
    """Return the published JSON shape of one error of a file."""
    return {
        "file": name,
        "line": fault.line,
        "column": fault.column,
        "clause": fault.where or None,
        "what": fault.what,
        "remedy": fault.remedy,
    }


def print_faults(found: Iterable[tuple[str, Unusable]], *, as_json: bool) -> None:
    """Print every error of every file: on stderr as lines, or as JSON."""
    faults = [(name, fault) for name, unusable in found for fault in unusable.faults]
    if as_json:
        print_json({"errors": [fault_json(name, fault) for name, fault in faults]})
        return
    for name, fault in faults:
        print(fault.worded(name), file=sys.stderr)

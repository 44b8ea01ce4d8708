"""Runs ``evenhand journal``, once Django has started."""

import argparse
import json
import os
import sys
import time

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from evenhand.journal import actions, queries
from evenhand.journal.heads import HeadRefusedError, HeadUnreadableError
from evenhand.journal.queries import Fault, Verification
from evenhand.journal.seals import UnreadableError

SAYS = {
    "changed": "was changed after it was written",
    "removed": "was removed",
    "inserted": "was inserted: its number is not one that the chain gives, or is there twice",
    "unlinked": "does not follow the entry before it: one of the two was put in another's place",
    "cut": "was cut off: the head outside the database notes it",
    "replaced": "is not the one that the head outside the database notes",
    "unpublished": "came after the head: the head could not be written, or the entry is forged",
    "no_head": "The head outside the database is missing.",
    "head_unreadable": "The head outside the database cannot be read.",
    "unguarded": "The database lacks the guard {name}: migrate, or find out who removed it.",
}
A_MOMENT = 1.0  # seconds: an act that is being recorded publishes its head in this time


class NoChainError(Exception):
    """The landlord has no entries and no head."""


def verify(asked: argparse.Namespace) -> int:
    """Verify each chain; return 0 where all are whole, 1 where a fault was found, 2 where the journal cannot be read."""
    try:
        found = _verified(asked.landlord)
    except (DatabaseError, OSError, NoChainError) as wrong:
        print(f"evenhand: the journal cannot be verified: {wrong}", file=sys.stderr)
        return 2
    _print(found, as_json=asked.json)
    return 0 if all(one.ok for one in found) else 1


def publish(asked: argparse.Namespace) -> int:
    """Publish the head of each chain with no fault other than an old head; then print what verifying finds."""
    try:
        for one in _verified(asked.landlord):
            if {fault.kind for fault in one.faults} <= {"unpublished", "no_head"}:
                actions.note_head(one.landlord_id)
    except (HeadRefusedError, HeadUnreadableError, DatabaseError, OSError, NoChainError) as wrong:
        print(f"evenhand: the head was not written: {wrong}", file=sys.stderr)
        return 2
    return verify(asked)


def rewrap(asked: argparse.Namespace) -> int:
    """Wrap each person's key anew; nothing changes unless all of them open under the old secret."""
    try:
        count = actions.rewrap(os.environ.get("EVENHAND_OLD_KEY", ""))
    except (UnreadableError, ImproperlyConfigured) as wrong:
        print(f"evenhand: nothing was changed. Is EVENHAND_OLD_KEY the key until now? {wrong}", file=sys.stderr)
        return 2
    print(f"{count} keys are now under EVENHAND_KEY.")
    return 0


def _verified(landlord: int | None) -> list[Verification]:
    numbers = [number for number in queries.landlords() if landlord in {None, number}]
    if landlord is not None and not numbers:
        raise NoChainError(f"no landlord has the number {landlord}, or nothing was ever recorded for it.")
    found = [queries.verify(number) for number in numbers]
    if any(fault.kind == "unpublished" for one in found for fault in one.faults):
        time.sleep(A_MOMENT)
        found = [queries.verify(number) for number in numbers]
    return found


def _print(found: list[Verification], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"ok": all(one.ok for one in found), "chains": [one.as_json() for one in found]}, indent=2))
        return
    if not found:
        print("The journal is empty.")
    for one in found:
        state = "whole" if one.ok else f"faults: {len(one.faults)}"
        print(f"Landlord {one.landlord_id}, entries {one.entries}: {state}.")
        for fault in one.faults:
            print(f"  {_worded(fault)}")


def _worded(fault: Fault) -> str:
    says = SAYS[fault.kind].format(name=fault.name)
    if fault.sequence is None:
        return says
    if fault.until in {None, fault.sequence}:
        return f"Entry {fault.sequence} {says}."
    return f"Entries {fault.sequence} to {fault.until}: each {says}."

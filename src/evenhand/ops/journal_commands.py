"""Runs ``evenhand journal``, once Django has started."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from evenhand.health.recorded import RowFault, RowsCompared, held_against_journal, landlords, policies_changed
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
    "guard_changed": "The guard {name} does something else than the migration says: find out who changed it.",
    "unguarded": "The database lacks the guard {name}: migrate, or find out who removed it.",
}
ROWS = {
    "step_unrecorded": "Case {about}: the step {field} is in no entry.",
    "step_missing": "Case {about}: the step {field} of entry {sequence} is missing.",
    "step_changed": "Case {about}: {field} of a step differs from entry {sequence}.",
    "measure_unrecorded": "Measure {about} is in no entry.",
    "measure_missing": "Measure {about} of entry {sequence} is missing.",
    "measure_changed": "Measure {about}: {field} differs from entry {sequence}.",
    "letter_unrecorded": "Letter {about} is in no entry.",
    "letter_missing": "Letter {about} of entry {sequence} is missing.",
    "letter_changed": "Letter {about}: {field} differs from the journal.",
    "policy_changed": "The policy {about} is not the one that was released.",
    "key_unreadable": "The key of {about} does not open.",
    "key_kept": "The key of {about} counts as erased, and its bytes are there.",
    "words_unreadable": "The words of entry {sequence} do not open.",
    "no_chain": "There are cases or reports, and the journal has no entry and no head.",
}
"""What people read and the journal says otherwise."""
A_MOMENT = 1.0  # seconds: an act that is being recorded publishes its head in this time


class NoChainError(Exception):
    """The landlord has no entries and no head."""


def verify(asked: argparse.Namespace) -> int:
    """Verify each chain; return 0 where all are whole, 1 where a fault was found, 2 where the journal cannot be read."""
    try:
        found = [(one, _held(one.landlord_id)) for one in _verified(asked.landlord)]
        policies = tuple(policies_changed())
    except (DatabaseError, OSError, NoChainError) as wrong:
        print(f"evenhand: the journal cannot be verified: {wrong}", file=sys.stderr)
        return 2
    _print(found, policies, as_json=asked.json)
    return 0 if all(one.ok and not held.faults for one, held in found) and not policies else 1


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
    numbers = [number for number in landlords() if landlord in {None, number}]
    if landlord is not None and not numbers:
        raise NoChainError(f"no landlord has the number {landlord}, or nothing was ever recorded for it.")
    found = [queries.verify(number) for number in numbers]
    if any(fault.kind == "unpublished" for one in found for fault in one.faults):
        time.sleep(A_MOMENT)
        found = [queries.verify(number) for number in numbers]
    return found


def _held(landlord: int) -> RowsCompared:
    """Compare rows with the chain; again after a moment where they differ, since an act may just be recorded."""
    held = held_against_journal(landlord)
    if held.faults:
        time.sleep(A_MOMENT)
        held = held_against_journal(landlord)
    return held


def _print(found: list[tuple[Verification, RowsCompared]], policies: tuple[RowFault, ...], *, as_json: bool) -> None:
    if as_json:
        ok = all(one.ok and not held.faults for one, held in found) and not policies
        told = {"ok": ok, "chains": [_as_json(one, held) for one, held in found]}
        print(json.dumps(told | ({"policies": [one.about for one in policies]} if policies else {}), indent=2))
        return
    if not any(one.entries or one.faults or held.faults for one, held in found):
        print("The journal is empty.")
        found = []
    for one, held in found:
        faults = len(one.faults) + len(held.faults)
        print(f"Landlord {one.landlord_id}, entries {one.entries}: {f'faults: {faults}' if faults else 'whole'}.")
        for line in (*map(_worded, one.faults), *map(_row_worded, held.faults), *_remarks(held)):
            print(f"  {line}")
    for policy in policies:
        print(_row_worded(policy))


def _as_json(one: Verification, held: RowsCompared) -> dict[str, object]:
    more: dict[str, object] = {"rows": [asdict(fault) for fault in held.faults]} if held.faults else {}
    more |= {"erased": held.erased} if held.erased else {}
    more |= {"backwards": list(held.backwards)} if held.backwards else {}
    return one.as_json() | more | ({"ok": False} if held.faults else {})


def _remarks(held: RowsCompared) -> Iterator[str]:
    """Yield what is no fault: erased words, and clocks that went back."""
    if held.erased:
        yield f"Entries whose words were erased: {held.erased}."
    for sequence in held.backwards:
        yield f"Entry {sequence} was recorded earlier than the one before it, by more than two minutes: a clock went back."


def _row_worded(fault: RowFault) -> str:
    return ROWS[fault.kind].format(about=fault.about, field=fault.field, sequence=fault.sequence)


def _worded(fault: Fault) -> str:
    says = SAYS[fault.kind].format(name=fault.name)
    if fault.sequence is None:
        return says
    if fault.until in {None, fault.sequence}:
        return f"Entry {fault.sequence} {says}."
    return f"Entries {fault.sequence} to {fault.until}: each {says}."

"""Runs ``evenhand gate`` and ``evenhand screen``, once Django has started."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import Any

from evenhand.casework.context import NotHere
from evenhand.clock import now
from evenhand.landlords.queries import Officer, officer_named
from evenhand.landlords.references import normalise
from evenhand.policy.calendar import local
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.vocabulary import Channel, Direction, Matter
from evenhand.ui.csv_export import plain
from evenhand.wording.gate import sentence, ways_said
from evenhand.work.before_contact import BeforeContact, SwitchedOff, before_contact, gates_of
from evenhand.work.gate_answer import answer_json

A_BATCH = 500
COLUMNS = ("customer", "direction", "channel", "matter")
ANSWERS = ("verdict", "says", "until", "next_at")


def gate(asked: argparse.Namespace) -> int:
    """Print the answer; return 2 where there is no such officer or customer."""
    by = _officer(asked)
    if by is None:
        return 2
    at = now()
    try:
        found = before_contact(by, normalise(asked.customer), at)
    except SwitchedOff:
        return _off(asked)
    except NotHere:
        print(f"evenhand: {asked.landlord} has no customer with the reference {asked.customer}.", file=sys.stderr)
        return 2
    answer = found.gate.ask(_contact(vars(asked), at))
    if asked.json:
        print(json.dumps(answer_json(answer, found), indent=2))
    else:
        print(answer.verdict.value.replace("_", " "), sentence(answer), *ways_said(answer.instead), sep="\n")
    return 0


def screen(asked: argparse.Namespace) -> int:
    """Print each row with its answer, in the order of the file; return 1 where rows were left out, 2 for an unusable file."""
    by = _officer(asked)
    if by is None:
        return 2
    try:
        with asked.file.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if "customer" not in (rows.fieldnames or ()):
                print(f'evenhand: {asked.file} has no column "customer": its first row names the columns.', file=sys.stderr)
                return 2
            return int(not _screened(by, rows, now()))
    except SwitchedOff:
        return _off(asked)
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        print(f"evenhand: {asked.file} cannot be read: {wrong}", file=sys.stderr)
        return 2


def _off(asked: argparse.Namespace) -> int:
    print(
        f"evenhand: {asked.landlord} has “Before you contact” switched off, in the settings of the landlord.", file=sys.stderr
    )
    return 2


def _screened(by: Officer, rows: Iterable[dict[str, str]], at: datetime) -> bool:
    """Write the answers, a batch at a time; return whether every row could be read."""
    writer, good = csv.writer(sys.stdout), True
    writer.writerow((*COLUMNS, *ANSWERS))
    numbered = enumerate(rows, 2)
    while batch := list(islice(numbered, A_BATCH)):
        gates = gates_of(by, {normalise(row.get("customer") or "") for _, row in batch}, at)
        for number, row in batch:
            try:
                writer.writerow(_answered(row, gates, at))
            except ValueError as wrong:
                print(f"evenhand: row {number}: {wrong}", file=sys.stderr)
                good = False
    return good


def _answered(row: dict[str, str], gates: dict[str, BeforeContact], at: datetime) -> list[str]:
    """Return a row with its answer. Raises `ValueError` where there is no such customer, or a word that no column knows."""
    found = gates.get(normalise(row.get("customer") or ""))
    if found is None:
        raise ValueError("no such customer")
    answer = found.gate.ask(_contact(row, at))
    said = (answer.verdict, sentence(answer), _iso(answer.until) or "", _iso(answer.next_at) or "")
    return [*(plain(row.get(name) or "") for name in COLUMNS), *said]


def _contact(said: dict[str, Any], at: datetime) -> ContactAsked:
    """Return a contact from its columns; one that is empty means what a caller usually is. Raises `ValueError`."""
    return ContactAsked(
        Direction(said.get("direction") or Direction.FROM_CUSTOMER),
        Channel(said.get("channel") or Channel.TELEPHONE),
        local(at),
        Matter(said["matter"]) if said.get("matter") else None,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _officer(asked: argparse.Namespace) -> Officer | None:
    by = officer_named(asked.by, asked.landlord)
    if by is None:
        print(f"evenhand: nobody with the user name {asked.by} works at {asked.landlord}.", file=sys.stderr)
    return by

"""Runs ``evenhand gate`` and ``evenhand screen``, once Django has started."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from itertools import islice

from evenhand.casework.context import NotHere
from evenhand.clock import now
from evenhand.landlords.queries import Officer, officer_named
from evenhand.landlords.references import normalise
from evenhand.policy.calendar import local
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.gate import GateAnswer
from evenhand.policy.vocabulary import Channel, Direction, Matter
from evenhand.ui.csv_export import plain
from evenhand.wording.gate import sentence, ways_said
from evenhand.work.before_contact import SwitchedOff, before_contact
from evenhand.work.gate_answer import answer_json
from evenhand.work.screening import ListedContact, Screening

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
    direction, channel, matter = _how(asked.direction, asked.channel, asked.matter or "")
    answer = found.gate.ask(ContactAsked(direction, channel, local(at), matter))
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


def _screened(by: Officer, rows: Iterable[Mapping[str, str]], at: datetime) -> bool:
    """Write the answers, a batch at a time; return whether every row could be read."""
    writer, good, screening = csv.writer(sys.stdout), True, Screening(by, at, _said)
    writer.writerow((*COLUMNS, *ANSWERS))
    numbered = enumerate(rows, 2)
    while batch := list(islice(numbered, A_BATCH)):
        read = [_listed(row) for _, row in batch]
        said = iter(screening.answers([one for one in read if isinstance(one, ListedContact)]))
        for (number, row), one in zip(batch, read, strict=True):
            answer = next(said) if isinstance(one, ListedContact) else None
            if answer and isinstance(one, ListedContact):
                writer.writerow((*_typed(row, one), *answer))
            else:
                print(f"evenhand: row {number}: {one if isinstance(one, ValueError) else 'no such customer'}", file=sys.stderr)
                good = False
    return good


def _typed(row: Mapping[str, str], one: ListedContact) -> tuple[str, ...]:
    """Return the columns as they came; a reference in another spelling is kept from being calculated."""
    customer = row["customer"]
    named = customer if customer == one.customer else plain(customer)
    return named, row.get("direction") or "", row.get("channel") or "", row.get("matter") or ""


def _listed(row: Mapping[str, str]) -> ListedContact | ValueError:
    """Return a row as one contact, or what is wrong with it; an empty column means what a caller usually is."""
    try:
        how = _how(row.get("direction") or "", row.get("channel") or "", row.get("matter") or "")
    except ValueError as wrong:
        return wrong
    return ListedContact(normalise(row["customer"] or ""), *how)


@lru_cache(maxsize=1024)
def _how(direction: str, channel: str, matter: str) -> tuple[Direction, Channel, Matter | None]:
    """Return the way, the channel and the matter that columns name. Raises `ValueError`, which names the column."""
    for column, said, known in (("direction", direction, Direction), ("channel", channel, Channel), ("matter", matter, Matter)):
        values = [one.value for one in known]
        if said and said not in values:
            raise ValueError(f"{column}: “{said[:40]}” is not known. Write {', '.join(values)}.")
    way = Direction(direction or Direction.FROM_CUSTOMER)
    return way, Channel(channel or Channel.TELEPHONE), Matter(matter) if matter else None


def _said(answer: GateAnswer) -> tuple[str, ...]:
    return answer.verdict, sentence(answer), _iso(answer.until) or "", _iso(answer.next_at) or ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _officer(asked: argparse.Namespace) -> Officer | None:
    by = officer_named(asked.by, asked.landlord)
    if by is None:
        print(f"evenhand: nobody with the user name {asked.by} works at {asked.landlord}.", file=sys.stderr)
    return by

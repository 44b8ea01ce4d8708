"""Lists a landlord's decisions by kind, person and days, or draws a sample of them.

Anybody can draw the same sample again: it goes by the hash of a word and the decision's number in the journal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet

from evenhand.cases.models import Case
from evenhand.casework.access import PAGE, cases_of
from evenhand.casework.paging import Page
from evenhand.casework.past_decisions import decisions
from evenhand.journal.models import Entry
from evenhand.journal.queries import open_part
from evenhand.landlords.models import User
from evenhand.landlords.queries import Officer
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people.queries import with_needs
from evenhand.policy.vocabulary import Act


@dataclass(frozen=True)
class DecisionsAsked:
    """Which decisions; an empty or None field filters nothing. ``by``: a reference of staff; days are inclusive.

    ``sample``: so many of them, drawn by ``word``; 0 for all, newest first.
    """

    act: str = ""
    by: str = ""
    since: date | None = None
    until: date | None = None
    sample: int = 0
    word: str = ""


@dataclass(frozen=True)
class DecisionRow:
    """One decision in a list: its number in the journal, its subject, its decision-maker, its moment, its case."""

    number: int
    act: Act
    about: str
    by: str
    at: datetime
    case: Case


def decided_list(by: Officer, asked: DecisionsAsked, *, after: str | None = None, size: int = PAGE) -> Page[DecisionRow]:
    """Return one page of the decisions, newest first; a sample comes on one page, in the order drawn."""
    found = _asked_for(by, asked)
    if asked.sample:
        numbers = drawn(found.values_list("sequence", flat=True), asked.sample, asked.word)
        rows = {row.sequence: row for row in found.filter(sequence__in=numbers)}
        return Page(list(_decided(by, [rows[number] for number in numbers])), None)
    if after and after.isdecimal() and len(after) < len(str(2**63)):
        found = found.filter(sequence__lt=int(after))
    entries = list(found.order_by("-sequence")[: size + 1])
    return Page(list(_decided(by, entries[:size])), str(entries[size - 1].sequence) if len(entries) > size else None)


def drawn(numbers: Iterable[int], many: int, word: str) -> list[int]:
    """Return a sample of some numbers, the same for the same word: those with the smallest SHA-256."""
    return sorted(numbers, key=lambda number: sha256(f"{word} {number}".encode()).hexdigest())[:many]


def _asked_for(by: Officer, asked: DecisionsAsked) -> QuerySet[Entry]:
    found = decisions(by.landlord.pk)
    if asked.act:
        found = found.filter(act=asked.act)
    if asked.by:
        found = found.filter(by=asked.by)
    if asked.since:
        found = found.filter(recorded_at__date__gte=asked.since)
    if asked.until:
        found = found.filter(recorded_at__date__lte=asked.until)
    return found


def _decided(by: Officer, entries: list[Entry]) -> Iterator[DecisionRow]:
    """Yield what the list shows of each; a decision is left out if the officer may not see its case."""
    of = {entry.sequence: open_part(entry)["case"] for entry in entries}
    cases = cases_of(by).filter(reference__in=set(of.values())).select_related("customer").prefetch_related(with_needs())
    by_reference = {case.reference: case for case in cases}
    names = {one.reference: one.name for one in User.objects.filter(reference__in={entry.by for entry in entries})}
    keys = _keys(by, {entry.subject for entry in entries})
    for entry in entries:
        if case := by_reference.get(of[entry.sequence]):
            who, about = names.get(entry.by, entry.by), keys.get(entry.subject, "")
            yield DecisionRow(entry.sequence, Act(entry.act), about, who, entry.recorded_at, case)


def _keys(by: Officer, subjects: set[str]) -> dict[str, Any]:
    """Return the measure or marker that each subject is, by reference."""
    theirs = {"landlord": by.landlord, "reference__in": subjects}
    return {
        **dict(Measure.objects.filter(**theirs).values_list("reference", "key")),
        **dict(Marker.objects.filter(**theirs).values_list("reference", "key")),
    }

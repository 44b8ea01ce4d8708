"""Holds what people read against the journal: steps, measures' dates, letters, policies, keys. Reads only.

The chain says that no entry was changed. This says that the rows which pages, letters and lists read are those that the entries
tell of, so that a change made past the product is found though the chain is whole.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import F

from evenhand.cases.models import Case, Step
from evenhand.casework.record import DATES
from evenhand.incidents.models import Incident
from evenhand.journal import heads, queries, seals
from evenhand.journal.canonical import canonical
from evenhand.journal.models import Entry, PersonKey
from evenhand.journal.queries import open_part
from evenhand.landlords.models import Landlord, PackRelease
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act

APART = timedelta(minutes=2)
"""Two workers' clocks may differ so much."""
STEPS = frozenset(map(str, Act))
"""What is a step of its case. Other entries may name a case too: an escalation, a question of a firm."""
REMOVABLE = frozenset({Act.LOG_INCIDENT, Act.RECORD_CONTACT})
"""Steps whose words a correction removes, where they turn out to be about another person."""


class RowFaultKind(StrEnum):
    """In what a row differs from the journal."""

    STEP_UNRECORDED = "step_unrecorded"  # a step that no entry tells of
    STEP_MISSING = "step_missing"  # an entry of a case without its step
    STEP_CHANGED = "step_changed"
    MEASURE_UNRECORDED = "measure_unrecorded"
    MEASURE_MISSING = "measure_missing"
    MEASURE_CHANGED = "measure_changed"
    LETTER_UNRECORDED = "letter_unrecorded"
    LETTER_MISSING = "letter_missing"
    LETTER_CHANGED = "letter_changed"
    POLICY_CHANGED = "policy_changed"
    KEY_UNREADABLE = "key_unreadable"
    KEY_KEPT = "key_kept"  # a destroyed key whose bytes are there
    WORDS_UNREADABLE = "words_unreadable"
    NO_CHAIN = "no_chain"  # a landlord with rows and without an entry


@dataclass(frozen=True, slots=True)
class RowFault:
    """One difference: ``about``, a public reference or a policy's name; ``field``, the column; ``sequence``, the entry."""

    kind: RowFaultKind
    about: str = ""
    field: str = ""
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class RowsCompared:
    """What a landlord's rows were found to be.

    ``erased``: how many entries' words were erased. ``backwards``: entries recorded earlier than one before them.
    """

    faults: tuple[RowFault, ...] = ()
    erased: int = 0
    backwards: tuple[int, ...] = ()


StepKey = tuple[str, str, str, str, datetime]


@dataclass
class _Told:
    """What a landlord's entries tell, gathered in one walk."""

    steps: Counter[StepKey] = field(default_factory=Counter)
    entries: dict[StepKey, list[tuple[int, date, list[str], str | None]]] = field(default_factory=dict)
    measures: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)
    corrected: set[str] = field(default_factory=set)
    letters: dict[str, tuple[int, str]] = field(default_factory=dict)
    served: dict[str, tuple[int, date]] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    erased: int = 0
    backwards: list[int] = field(default_factory=list)
    last: datetime | None = None

    def take(self, entry: Entry) -> None:
        """Take one entry, in order."""
        part = open_part(entry)
        if self.last and self.last - entry.recorded_at > APART:
            self.backwards.append(entry.sequence)
        self.last = max(entry.recorded_at, self.last or entry.recorded_at)
        self.subjects.add(entry.subject)
        words = self._words(entry)
        if (case := part.get("case")) and entry.act in STEPS:
            if entry.act == Act.CORRECT_PERSON:
                self.corrected.add(case)
            key = (case, entry.act, entry.subject, entry.by, entry.recorded_at)
            self.steps[key] += 1
            told = (entry.sequence, localdate(entry.happened_at), sorted(set(part.get("facts", ()))), words)
            self.entries.setdefault(key, []).append(told)
        for reference, dates in part.get("measures", {}).items():
            self.measures[reference] = (entry.sequence, dates)
        for reference, sha256 in part.get("letters", {}).items():
            self.letters[reference] = (entry.sequence, sha256)
        if entry.act == Act.SERVE:
            self.served[entry.subject] = (entry.sequence, localdate(entry.happened_at))

    def _words(self, entry: Entry) -> str | None:
        """Return an entry's words, "" where it has none; None where they were erased or cannot be read."""
        try:
            words = queries.unseal(entry)
        except seals.UnreadableError:
            self.faults.append(RowFault(RowFaultKind.WORDS_UNREADABLE, entry.subject, sequence=entry.sequence))
            return None
        self.erased += words is None
        return None if words is None else str(words.get("words", ""))


def held_against_journal(landlord: int) -> RowsCompared:
    """Compare a landlord's rows with its entries. While acts are being recorded one may show for a moment: ask again."""
    told = _Told()
    for entry in queries.entries(landlord).iterator(chunk_size=2000):
        told.take(entry)
    found = [*_chain(landlord, told), *_keys(landlord), *told.faults]
    found += [*_steps(landlord, told), *_measures(landlord, told), *_letters(landlord, told)]
    return RowsCompared(tuple(found), told.erased, tuple(told.backwards))


def policies_changed() -> list[RowFault]:
    """Return each released policy whose bytes are not those of its hash."""
    return [
        RowFault(RowFaultKind.POLICY_CHANGED, f"{row.slug} {row.version}")
        for row in PackRelease.objects.order_by("slug", "version")
        if hashlib.sha256(bytes(row.canonical)).hexdigest() != row.sha256
    ]


def landlords() -> list[int]:
    """Return the numbers of all landlords that have entries, a head or rows."""
    return sorted({*queries.landlords(), *Landlord.objects.values_list("pk", flat=True)})


def _chain(landlord: int, told: _Told) -> Iterator[RowFault]:
    """Yield that a landlord has cases or reports, and not one entry nor a head that would show where they went."""
    has_rows = any(rows.filter(landlord=landlord).exists() for rows in (Case.objects, Incident.objects))
    if told.last is None and landlord not in heads.landlords() and has_rows:
        yield RowFault(RowFaultKind.NO_CHAIN)


def _keys(landlord: int) -> Iterator[RowFault]:
    for key in PersonKey.objects.filter(landlord_id=landlord).order_by("made_at", "id"):
        if key.destroyed_at and bytes(key.wrapped):
            yield RowFault(RowFaultKind.KEY_KEPT, key.person)
        elif not key.destroyed_at and not seals.opens(key):
            yield RowFault(RowFaultKind.KEY_UNREADABLE, key.person)


def _steps(landlord: int, told: _Told) -> Iterator[RowFault]:
    left = {key: list(entries) for key, entries in told.entries.items()}
    rows = Step.objects.filter(case__landlord=landlord).order_by("recorded_at", "id")
    for row in rows.annotate(reference=F("case__reference"), author=F("by__reference")).iterator(chunk_size=2000):
        key = (row.reference, row.act, row.subject or row.reference, row.author, row.recorded_at)
        if not left.get(key):
            yield RowFault(RowFaultKind.STEP_UNRECORDED, row.reference, row.act)
            continue
        sequence, on, facts, words = left[key].pop(0)
        differs = {"happened_on": row.happened_on != on, "facts": sorted(set(row.facts)) != facts}
        removed = row.reference in told.corrected and row.act in REMOVABLE and not row.words
        differs["words"] = words is not None and row.words != words and not removed
        for name in (name for name, is_so in differs.items() if is_so):
            yield RowFault(RowFaultKind.STEP_CHANGED, row.reference, name, sequence)
    for (case, act, *_rest), entries in left.items():
        for sequence, *_more in entries:
            yield RowFault(RowFaultKind.STEP_MISSING, case, act, sequence)


def _measures(landlord: int, told: _Told) -> Iterator[RowFault]:
    left = dict(told.measures)
    for row in Measure.objects.filter(landlord=landlord).order_by("id").iterator(chunk_size=2000):
        sequence, dates = left.pop(row.reference, (None, None))
        if dates is None:
            if row.reference not in told.subjects:
                yield RowFault(RowFaultKind.MEASURE_UNRECORDED, row.reference)
            continue
        for name in DATES:
            day = getattr(row, name)
            if (day and day.isoformat()) != dates[name]:
                yield RowFault(RowFaultKind.MEASURE_CHANGED, row.reference, name, sequence)
    yield from (RowFault(RowFaultKind.MEASURE_MISSING, reference, sequence=n) for reference, (n, _dates) in left.items())


def _letters(landlord: int, told: _Told) -> Iterator[RowFault]:
    left = dict(told.letters)
    for row in Notice.objects.filter(landlord=landlord).order_by("id").iterator(chunk_size=500):
        sequence, sha256 = left.pop(row.reference, (None, None))
        if sha256 is None:
            yield RowFault(RowFaultKind.LETTER_UNRECORDED, row.reference)
        elif hashlib.sha256(canonical(row.letter).encode()).hexdigest() != sha256:
            yield RowFault(RowFaultKind.LETTER_CHANGED, row.reference, "letter", sequence)
        entry, on = told.served.get(row.reference, (None, None))
        if row.served_on != on:
            yield RowFault(RowFaultKind.LETTER_CHANGED, row.reference, "served_on", entry)
    yield from (RowFault(RowFaultKind.LETTER_MISSING, reference, sequence=n) for reference, (n, _sha) in left.items())

"""Fetches a case page's contacts and letters without their words, and the words of those shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Model

from evenhand.cases.models import Case, Step
from evenhand.casework.facts.embargo import letters_not_embargoed
from evenhand.casework.facts.records import IncidentRow, StepRow
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Incident
from evenhand.letters.models import Notice


class ContactRow(NamedTuple):
    """A contact in a case, without its words; ``taken_by`` is a reference."""

    id: int
    reference: str
    by_customer: bool
    channel: str
    happened_at: datetime
    recorded_at: datetime
    taken_by: str
    speaker: str


class LetterRow(NamedTuple):
    """A letter of a case, without its words."""

    reference: str
    decision: str
    subject: str
    about: str
    outcome: str
    issued_on: date
    served_on: date | None
    withdrawn_on: date | None


Entry = IncidentRow | ContactRow | StepRow
_TOLD_IN: Mapping[type[Entry], tuple[type[Model], str]] = {
    IncidentRow: (Incident, "what"),
    ContactRow: (Contact, "summary"),
    StepRow: (Step, "words"),
}


@dataclass(frozen=True)
class Texts:
    """The words of entries, by their kind and number."""

    _texts: Mapping[tuple[type[Entry], int], str]

    def of(self, entry: Entry) -> str:
        """Return the words of an entry; raises `KeyError` where they were not fetched."""
        return self._texts[type(entry), entry.id]


def contact_rows(case: Case) -> list[ContactRow]:
    """Return the contacts of a case, newest first."""
    path = {"taken_by": "taken_by__reference"}
    columns = (path.get(name, name) for name in ContactRow._fields)
    found = Contact.objects.filter(case=case).order_by("-happened_at", "-id")
    return [ContactRow(*row) for row in found.values_list(*columns)]


def letter_rows(case: Case, on: date) -> list[LetterRow]:
    """Return the letters of a case that are not withheld on a day, oldest first."""
    found = letters_not_embargoed(Notice.objects.filter(case=case), on).order_by("issued_on", "id")
    return [LetterRow(*row) for row in found.values_list(*LetterRow._fields)]


def texts_of(entries: Iterable[Entry]) -> Texts:
    """Return the words of entries: one query for each kind of them."""
    wanted: dict[type[Entry], set[int]] = {}
    for entry in entries:
        wanted.setdefault(type(entry), set()).add(entry.id)
    found: dict[tuple[type[Entry], int], str] = {}
    for kind, numbers in wanted.items():
        model, column = _TOLD_IN[kind]
        rows = model._default_manager.filter(pk__in=numbers)  # noqa: SLF001 - Django's documented way to a model's rows
        found |= {(kind, number): text for number, text in rows.values_list("pk", column)}
    return Texts(found)

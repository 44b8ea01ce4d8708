"""Takes what a firm's safety lead asks beyond an instruction, and our answer; both are journalled.

The owner of the case answers; of an instruction for a home, the officer who asked for it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from evenhand.casework.context import NotHere
from evenhand.firms import sharing
from evenhand.firms.models import FurtherQuestion, SharedInstruction
from evenhand.firms.queries import Scheduler, waiting_at_firms
from evenhand.firms.sharing import questions_open
from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.markers.models import HomeInstruction, Marker
from evenhand.measures.models import Measure
from evenhand.people.sought import names_in


class NamesCustomer(ValueError):  # noqa: N818
    """The answer, which a firm reads, names the customer: ``name``, as it is written there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class QuestionWaiting:
    """What a firm asks about an instruction. ``case``: "" of an instruction for a home."""

    reference: str
    case: str
    firm: str
    address: str
    words: str


@dataclass(frozen=True)
class _Behind:
    """What is behind an instruction: its case, its customer's name, whose key seals what is said of it; "" of a home."""

    case: str
    name: str
    sealed_with: str


@transaction.atomic
def ask_more(who: Scheduler, reference: str, words: str, *, at: datetime) -> None:
    """Ask for more than an instruction says that a scheduler's firm holds. Raises `NotHere`."""
    held = waiting_at_firms(who.firms).filter(reference=reference, withdrawn_at=None).first()
    if held is None:
        raise NotHere(reference)
    row = sharing.ask_more(held, words, by=who.user, at=at)
    _note(
        row,
        _behind(held.landlord, Q(reference=held.decision))[held.decision],
        "ask_more_of_instruction",
        who.user.reference,
        at,
        words,
    )


def questions_for(by: Officer) -> tuple[QuestionWaiting, ...]:
    """Return what firms ask about the decisions in an officer's cases, and about their homes, in the order of asking."""
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        return ()
    theirs = _theirs(by)
    return tuple(
        QuestionWaiting(row.reference, theirs[row.sharing.decision].case, row.sharing.firm.name, row.sharing.address, row.words)
        for row in questions_open(by.landlord, theirs)
    )


@transaction.atomic
def answer_more(reference: str, words: str, *, by: Officer, at: datetime) -> None:
    """Answer what a firm asked; the firm reads it. Raises `NotHere` where it does not wait for the officer, `NamesCustomer`."""
    theirs = _theirs(by)
    row = questions_open(by.landlord, theirs).filter(reference=reference).first()
    if row is None:
        raise NotHere(reference)
    behind = theirs[row.sharing.decision]
    if found := names_in(words, behind.name):
        raise NamesCustomer(found)
    if sharing.answer_more(row, words, by=by.user, at=at):
        _note(row, behind, "answer_more_of_instruction", by.user.reference, at, words)


def _theirs(by: Officer) -> dict[str, _Behind]:
    return _behind(by.landlord, Q(case__owner=by.user), Q(asked_by=by.user))


def _behind(landlord: Landlord, which: Q, of_home: Q | None = None) -> dict[str, _Behind]:
    """Return what is behind each marker, measure and instruction for a home, by its reference."""
    rows = (model.objects.filter(which, landlord=landlord).select_related("case__customer") for model in (Marker, Measure))
    found = {
        row.reference: _Behind(row.case.reference, row.case.customer.name, row.case.customer.reference)
        for some in rows
        for row in some
    }
    homes = HomeInstruction.objects.filter(of_home or which, landlord=landlord).select_related("home")
    return found | {row.reference: _Behind("", "", row.home.reference) for row in homes}


def _note(row: FurtherQuestion, behind: _Behind, act: str, by: str, at: datetime, words: str) -> None:  # noqa: PLR0913, PLR0917
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    about: SharedInstruction = row.sharing
    told = {"sharing": about.reference, "question": row.reference, "case": behind.case}
    more: dict[str, Any] = {"sealed": {"words": words}, "person": behind.sealed_with}
    record(landlord_id=row.landlord_id, act=act, subject=about.decision, open=told, **more, **stamp)

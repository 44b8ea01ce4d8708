"""Takes what a firm's safety lead asks beyond an instruction, and the answer of the owner of its case; both are journalled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.casework.context import NotHere
from evenhand.firms import sharing
from evenhand.firms.models import FurtherQuestion, SharedInstruction
from evenhand.firms.queries import Scheduler, waiting_at_firms
from evenhand.firms.sharing import questions_open
from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people.sought import names_in


class NamesCustomer(ValueError):  # noqa: N818
    """The answer, which a firm reads, names the customer: ``name``, as it is written there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class QuestionWaiting:
    """What a firm asks about an instruction, for the owner of its case."""

    reference: str
    case: str
    firm: str
    address: str
    words: str


@transaction.atomic
def ask_more(who: Scheduler, reference: str, words: str, *, at: datetime) -> None:
    """Ask for more than an instruction says that a scheduler's firm holds. Raises `NotHere`."""
    held = waiting_at_firms(who.firms).filter(reference=reference, withdrawn_at=None).first()
    if held is None:
        raise NotHere(reference)
    row = sharing.ask_more(held, words, by=who.user, at=at)
    _note(row, _cases(held.landlord, [held.decision])[held.decision], "ask_more_of_instruction", who.user.reference, at, words)


def questions_for(by: Officer) -> tuple[QuestionWaiting, ...]:
    """Return what firms ask about the markers and measures of cases that an officer owns, in the order of asking."""
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        return ()
    cases = _cases(by.landlord, None, Q(case__owner=by.user))
    return tuple(
        QuestionWaiting(
            row.reference, cases[row.sharing.decision].reference, row.sharing.firm.name, row.sharing.address, row.words
        )
        for row in questions_open(by.landlord, cases)
    )


@transaction.atomic
def answer_more(reference: str, words: str, *, by: Officer, at: datetime) -> None:
    """Answer what a firm asked; the firm reads it. Raises `NotHere` where it does not wait for the officer, `NamesCustomer`."""
    cases = _cases(by.landlord, None, Q(case__owner=by.user))
    row = questions_open(by.landlord, cases).filter(reference=reference).first()
    if row is None:
        raise NotHere(reference)
    case = cases[row.sharing.decision]
    if found := names_in(words, case.customer.name):
        raise NamesCustomer(found)
    if sharing.answer_more(row, words, by=by.user, at=at):
        _note(row, case, "answer_more_of_instruction", by.user.reference, at, words)


def _cases(landlord: Landlord, decisions: Iterable[str] | None, which: Q | None = None) -> dict[str, Case]:
    """Return the case of each marker and measure, by its reference."""
    asked = (which or Q()) & (Q() if decisions is None else Q(reference__in=list(decisions)))
    rows = (model.objects.filter(asked, landlord=landlord).select_related("case__customer") for model in (Marker, Measure))
    return {row.reference: row.case for found in rows for row in found}


def _note(row: FurtherQuestion, case: Case, act: str, by: str, at: datetime, words: str) -> None:  # noqa: PLR0913, PLR0917
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    about: SharedInstruction = row.sharing
    told = {"sharing": about.reference, "question": row.reference, "case": case.reference}
    person = case.customer.reference
    record(
        landlord_id=row.landlord_id, act=act, subject=about.decision, open=told, sealed={"words": words}, person=person, **stamp
    )

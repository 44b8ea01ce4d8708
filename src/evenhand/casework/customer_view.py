"""Builds what a customer may see of their records: values alone, no row, nothing that is withheld.

No story is here. Staff read it in a case, and each reading is recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from evenhand.casework.in_force import InForce
from evenhand.casework.ledgers import ledgers
from evenhand.casework.paging import First
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people.models import Customer
from evenhand.people.queries import PersonView, RecordedNeed, SpeakerView, speaking_for
from evenhand.policy.allowance import Balance
from evenhand.policy.calendar import localdate
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Decision

BY_LETTER = (Decision.FINDING, Decision.WARNING)
"""Decisions that are their letter: a customer who holds it may appeal to the officer who takes the call."""


@dataclass(frozen=True)
class MeasureView:
    """A measure in force: its terms, its end, its review. ``case``: its case's reference.

    ``eased``: an appeal is open, and until its answer these lighter terms apply. ``ledgers``: of the contacts and the minutes
    that it allows.
    """

    reference: str
    case: str
    key: str
    terms: Terms
    until: date | None
    review_on: date | None
    eased: bool = False
    ledgers: tuple[Balance, ...] = ()

    @classmethod
    def of(cls, row: Measure, found: InForce, left: Mapping[str, tuple[Balance, ...]] | None = None) -> "MeasureView":
        terms, eased, theirs = Terms.model_validate(row.terms), row.pk in found.eased, (left or {}).get(row.reference, ())
        return cls(row.reference, row.case.reference, row.key, terms, row.until, row.review_on, eased, theirs)


@dataclass(frozen=True)
class MarkerView:
    """An instruction on a person's record, and until when. ``untold``: officers do not mention it to the customer yet."""

    reference: str
    case: str
    key: str
    instruction: str
    review_on: date | None
    hard_end_on: date | None
    untold: bool

    @classmethod
    def of(cls, row: Marker, on: date) -> "MarkerView":
        """Return a marker on a day."""
        untold = row.told_on is None and row.withheld_until is not None and row.withheld_until > on
        return cls(
            row.reference, row.case.reference, row.key, row.instruction, row.review_on, row.hard_end_on, untold
        )  # fmt: skip


@dataclass(frozen=True)
class LetterView:
    """A letter that is itself a decision, which the customer may appeal."""

    reference: str
    case: str
    decision: Decision
    issued_on: date


@dataclass(frozen=True)
class CustomerView:
    """A customer: their relationship to the landlord, needs, measures, representatives, and letters they may appeal.

    ``more_letters``: there are older ones than these.
    """

    person: PersonView
    needs: tuple[RecordedNeed, ...]
    measures: tuple[MeasureView, ...]
    markers: tuple[MarkerView, ...]
    speakers: tuple[SpeakerView, ...]
    letters: tuple[LetterView, ...]
    more_letters: bool


def customer_view(customer: Customer, found: InForce, at: datetime, *, most: int, whole: bool = True) -> CustomerView:
    """Return what a customer may see at a moment. ``found``: what is in force for them; ``most``: the most letters.

    ``whole``: with their home, also where their address is protected.
    """
    on = localdate(at)
    theirs = [row for row in found.measures if row.case.customer_id == customer.pk and row.pk not in found.untold]
    left = ledgers(customer.landlord, theirs, at)
    letters = _letters(customer, most)
    markers = (MarkerView.of(row, on) for row in found.markers if row.case.customer_id == customer.pk)
    return CustomerView(
        PersonView.of(customer, whole=whole),
        tuple(RecordedNeed.of(row) for row in found.needs if row.customer_id == customer.pk),
        tuple(MeasureView.of(row, found, left) for row in theirs),
        tuple(one for one in markers if not one.untold),
        speaking_for(customer, on),
        tuple(LetterView(row.reference, row.case.reference, Decision(row.decision), row.issued_on) for row in letters),
        letters.cut,
    )


def _letters(customer: Customer, most: int) -> First[Notice]:
    """Return the newest letters to appeal against; none for a customer who has died."""
    theirs = {"case__customer": customer, "case__customer__died_on": None}
    rows = Notice.objects.filter(**theirs, decision__in=BY_LETTER, withdrawn_on=None)
    return First.of(rows.defer("letter", "must", "says").select_related("case").order_by("-id"), most)

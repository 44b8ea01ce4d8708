"""Says what a customer may be shown of what is held about them: values alone, no row, nothing that is not told yet.

What happened stands nowhere here. Staff read it in a case, and each reading is noted.
"""

from dataclasses import dataclass
from datetime import date

from evenhand.casework.in_force import InForce
from evenhand.casework.paging import First
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people.models import Customer
from evenhand.people.queries import PersonView, RecordedNeed, SpeakerView, speaking_for
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Decision

BY_LETTER = (Decision.FINDING, Decision.WARNING)
"""Decisions that are nothing but their letter: a customer who has it in hand may appeal to whoever takes the call."""


@dataclass(frozen=True)
class MeasureView:
    """A measure in force: its terms, until when, when it is looked at again. ``case``: by its reference."""

    reference: str
    case: str
    key: str
    terms: Terms
    until: date | None
    review_on: date | None

    @classmethod
    def of(cls, row: Measure) -> "MeasureView":
        """Return a measure."""
        return cls(row.reference, row.case.reference, row.key, Terms.model_validate(row.terms), row.until, row.review_on)


@dataclass(frozen=True)
class MarkerView:
    """An instruction on a person's record, and how long it stands. ``untold``: nobody speaks of it with the customer yet."""

    reference: str
    case: str
    key: str
    instruction: str
    review_on: date | None
    hard_end_on: date | None
    untold: bool

    @classmethod
    def of(cls, row: Marker, on: date) -> "MarkerView":
        """Return a marker as it is on a day."""
        untold = row.told_on is None and row.withheld_until is not None and row.withheld_until > on
        return cls(
            row.reference, row.case.reference, row.key, row.instruction, row.review_on, row.hard_end_on, untold
        )  # fmt: skip


@dataclass(frozen=True)
class LetterView:
    """A letter that is itself a decision, against which the customer may appeal."""

    reference: str
    case: str
    decision: Decision
    issued_on: date


@dataclass(frozen=True)
class CustomerView:
    """Who a customer is to the landlord, what they need, what binds them, who speaks for them, which letters they may appeal.

    ``more_letters``: there are older ones than these.
    """

    person: PersonView
    needs: tuple[RecordedNeed, ...]
    measures: tuple[MeasureView, ...]
    markers: tuple[MarkerView, ...]
    speakers: tuple[SpeakerView, ...]
    letters: tuple[LetterView, ...]
    more_letters: bool


def customer_view(customer: Customer, found: InForce, on: date, *, most: int) -> CustomerView:
    """Return what a customer may be shown on a day. ``found``: what is in force for them; ``most``: so many letters."""
    letters = _letters(customer, most)
    markers = (MarkerView.of(row, on) for row in found.markers if row.case.customer_id == customer.pk)
    return CustomerView(
        PersonView.of(customer),
        tuple(RecordedNeed.of(row) for row in found.needs if row.customer_id == customer.pk),
        tuple(
            MeasureView.of(row) for row in found.measures if row.case.customer_id == customer.pk and row.pk not in found.untold
        ),
        tuple(one for one in markers if not one.untold),
        speaking_for(customer, on),
        tuple(LetterView(row.reference, row.case.reference, Decision(row.decision), row.issued_on) for row in letters),
        letters.cut,
    )


def _letters(customer: Customer, most: int) -> First[Notice]:
    """Return the newest letters to appeal against; nothing binds the dead, not even for the day."""
    theirs = {"case__customer": customer, "case__customer__died_on": None}
    rows = Notice.objects.filter(**theirs, decision__in=BY_LETTER, withdrawn_on=None)
    return First.of(rows.defer("letter", "must", "says").select_related("case").order_by("-id"), most)

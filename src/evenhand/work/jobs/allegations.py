"""Lists the allegations that firms look into, takes what came of each, and lists those not answered for the owner."""

from dataclasses import dataclass
from datetime import date, datetime

from evenhand.allegations.models import Allegation
from evenhand.casework.context import NotHere
from evenhand.casework.details.allegations import FirmOutcome
from evenhand.casework.perform import perform
from evenhand.firms.queries import Scheduler, voice_of
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act


@dataclass(frozen=True)
class AllegationAtFirm:
    """An allegation about an operative as its firm sees it: what the landlord wrote for the firm, and by when it answers."""

    reference: str
    landlord: str
    says: str
    due_on: date
    overdue: bool


def allegations_at(who: Scheduler, at: datetime) -> tuple[AllegationAtFirm, ...]:
    """Return the allegations that a scheduler's firms look into, soonest first."""
    rows = Allegation.objects.filter(firm__in=[firm.reference for firm in who.firms], firm_answered_on=None)
    rows = rows.filter(landlord__in=[firm.landlord_id for firm in who.firms]).select_related("landlord")
    return tuple(
        AllegationAtFirm(row.reference, row.landlord.name, row.firm_says, row.firm_due_on, row.firm_due_on < localdate(at))
        for row in rows.order_by("firm_due_on", "id")
        if row.firm_due_on
    )


def answer_allegation(who: Scheduler, reference: str, told: FirmOutcome, *, at: datetime) -> None:
    """Record what came of an allegation at a scheduler's firm; what was answered before stays. Raises `NotHere`."""
    firms = {(firm.landlord_id, firm.reference): firm for firm in who.firms}
    row = Allegation.objects.filter(reference=reference, landlord__in={key for key, _ in firms}).exclude(firm="").first()
    firm = firms.get((row.landlord_id, row.firm)) if row else None
    if row is None or firm is None or row.firm_case is None:
        raise NotHere(reference)
    if row.firm_answered_on is None:
        perform(Act.RECORD_FIRM_OUTCOME, told, by=voice_of(firm), at=at, case=row.firm_case.reference, subject=reference)


def late_outcomes(by: Officer, at: datetime) -> tuple[tuple[str, date], ...]:
    """Return what firms should have said by now of allegations in the open cases that an officer owns: case, and day."""
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        return ()
    rows = Allegation.objects.filter(landlord=by.landlord, firm_case__owner=by.user, firm_case__closed_at=None)
    late = rows.filter(firm_answered_on=None, firm_due_on__lt=localdate(at)).select_related("firm_case")
    return tuple(
        (row.firm_case.reference, row.firm_due_on)
        for row in late.order_by("firm_due_on", "id")
        if row.firm_case and row.firm_due_on
    )

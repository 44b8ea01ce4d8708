"""Lists what officers see to at firms: instructions not assessed in time, and ends that a firm has not confirmed.

A marker and a measure are for the owner of their case, an instruction for a home is for the officer who asked for it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from evenhand.casework.context import NotHere
from evenhand.casework.paging import First
from evenhand.firms import sharing
from evenhand.firms.models import SharedInstruction
from evenhand.firms.queries import unsettled
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.landlords.switches import Feature, is_on
from evenhand.markers.models import HomeInstruction, Marker
from evenhand.measures.models import Measure
from evenhand.policy.calendar import Calendar, Term, Unit, localdate

ASSESSED_WITHIN = Term(2, Unit.WORKING_DAYS)
"""By when a firm makes its own assessment of an instruction (Evenhand's own safeguard)."""
MOST = 50


@dataclass(frozen=True)
class AtFirm:
    """What an officer sees to at a firm. ``due_on``: by when; ``withdrawn``: its end is not confirmed, else not assessed.

    ``case``: "" of an instruction for a home.
    """

    reference: str
    case: str
    firm: str
    telephone: str
    address: str
    due_on: date
    withdrawn: bool


def at_firms(by: Officer, at: datetime) -> First[AtFirm]:
    """Return what an officer sees to at firms for their cases and homes, oldest first; nothing where the pages are off."""
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        return First([])
    owned = Q(landlord=by.landlord, case__owner=by.user)
    rows = (model.objects.filter(owned).values_list("reference", "case__reference") for model in (Marker, Measure))
    cases = {reference: case for found in rows for reference, case in found}
    of_homes = HomeInstruction.objects.filter(landlord=by.landlord, asked_by=by.user)
    cases |= dict.fromkeys(of_homes.values_list("reference", flat=True), "")
    calendar, today = calendar_of(by.landlord), localdate(at)
    found = (_at_firm(row, cases[row.decision], calendar) for row in unsettled(by.landlord, cases, at)) if cases else ()
    late = [one for one in found if one.withdrawn or one.due_on < today]
    return First(late[:MOST], cut=len(late) > MOST)


def _at_firm(row: SharedInstruction, case: str, calendar: Calendar) -> AtFirm:
    firm = row.firm
    if row.withdrawn_at:
        return AtFirm(row.reference, case, firm.name, firm.telephone, row.address, localdate(row.withdrawn_at), withdrawn=True)
    due = calendar.last_day(localdate(row.given_at), ASSESSED_WITHIN)
    return AtFirm(row.reference, case, firm.name, firm.telephone, row.address, due, withdrawn=False)


@transaction.atomic
def confirmed_by_telephone(reference: str, *, by: Officer, at: datetime) -> None:
    """Record that a firm said by telephone that it knows of an end. Raises `NotHere` where the officer waits for none."""
    if not any(one.reference == reference and one.withdrawn for one in at_firms(by, at)):
        raise NotHere(reference)
    row = SharedInstruction.objects.get(landlord=by.landlord, reference=reference)
    sharing.acknowledge(row, by=by.user, at=at, how="telephone")

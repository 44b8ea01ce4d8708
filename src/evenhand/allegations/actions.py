"""Changes to allegations. Called by the acts only (`evenhand.casework.perform`)."""

from collections.abc import Iterable
from datetime import date, datetime

from evenhand.allegations.models import Allegation
from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.people.models import Customer


def take(
    customer: Customer,
    case: Case | None,
    *,
    by: User,
    on: date,
    at: datetime,
    says: str,
    of: Iterable[User],
    whom: str,
    said_in: str,
    of_discrimination: bool,
) -> Allegation:
    """Open an investigation of its own into what a customer says of our people."""
    allegation = Allegation.objects.create(
        landlord=customer.landlord,
        customer=customer,
        case=case,
        says=says,
        whom=whom,
        said_in=said_in,
        of_discrimination=of_discrimination,
        opened_on=on,
        recorded_at=at,
        taken_by=by,
    )
    allegation.of.set(of)
    return allegation


def name_investigator(allegation: Allegation, who: User, of: Iterable[User] = ()) -> None:
    """Name who looks into it; and those whom it turned out to be about."""
    allegation.investigator = who
    allegation.save(update_fields=["investigator"])
    allegation.of.add(*of)


def settle(allegation: Allegation, *, outcome: str, why: str, on: date) -> None:
    """Keep what came of the investigation."""
    allegation.outcome, allegation.why, allegation.settled_on = outcome, why, on
    allegation.save(update_fields=["outcome", "why", "settled_on"])

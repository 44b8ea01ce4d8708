"""Changes allegations. Only the acts call it (`evenhand.casework.perform`)."""

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
    unmatched: str,
    said_in: str,
    of_discrimination: bool,
) -> Allegation:
    """Open an investigation into a customer's allegation about staff."""
    allegation = Allegation.objects.create(
        landlord=customer.landlord,
        customer=customer,
        case=case,
        says=says,
        unmatched=unmatched,
        said_in=said_in,
        of_discrimination=of_discrimination,
        opened_on=on,
        recorded_at=at,
        taken_by=by,
    )
    allegation.of.set(of)
    return allegation


def name_investigator(allegation: Allegation, who: User, of: Iterable[User] = ()) -> None:
    """Name the investigator; and the staff that the allegation turned out to be about."""
    allegation.investigator = who
    allegation.save(update_fields=["investigator"])
    allegation.of.add(*of)


def send_to_firm(allegation: Allegation, firm: str, case: Case, *, says: str, due_on: date) -> None:
    """Store that a contractor, by its reference, looks into an allegation and answers by a day."""
    allegation.firm, allegation.firm_case, allegation.firm_says, allegation.firm_due_on = firm, case, says, due_on
    allegation.save(update_fields=["firm", "firm_case", "firm_says", "firm_due_on"])


def firm_answered(allegation: Allegation, *, outcome: str, why: str, on: date) -> None:
    """Store what came of it at the contractor, or that no answer came."""
    allegation.firm_outcome, allegation.firm_why, allegation.firm_answered_on = outcome, why, on
    allegation.save(update_fields=["firm_outcome", "firm_why", "firm_answered_on"])


def settle(allegation: Allegation, *, outcome: str, why: str, on: date) -> None:
    """Record the outcome of the investigation."""
    allegation.outcome, allegation.why, allegation.settled_on = outcome, why, on
    allegation.save(update_fields=["outcome", "why", "settled_on"])

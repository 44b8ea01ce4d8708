"""Builds visits ahead for tests, by the product's own actions."""

from datetime import timedelta

from evenhand.policy.calendar import local
from evenhand.work.visits_ahead import VisitAsked, arrange
from tests.builders.house import House


def arranged(place: House, customer=None, who: str = "officer", **told) -> str:
    """Arrange a visit at ten two days ahead for a customer, attended by the officer; return its reference."""
    customer = customer or place.customer
    moved = {"days": told.pop("days", 2)}
    starts = told.pop("starts_at", place.at.replace(hour=10, minute=0) + timedelta(**moved))
    attends = place.officers[told.pop("attends", who)].user.reference
    asked = {"kind": "visit", "ends_at": starts + timedelta(hours=1), **told}
    visit = VisitAsked(customer=customer.reference, starts_at=starts, attends=attends, **asked)
    return arrange(visit, by=place.officers[who], at=place.at)


def clock_of(moment) -> str:
    """Return the time of a moment as clocks on the wall show it."""
    return f"{local(moment):%H:%M}"

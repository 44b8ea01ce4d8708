"""Changes reviews. Only the acts call it (`evenhand.casework.perform`)."""

from datetime import date

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.reviews.models import Review


def record(case: Case, subject: str, *, by: User, on: date, outcome: str, why: str, next_on: date | None = None) -> Review:
    """Record the outcome of a review."""
    says = {"outcome": outcome, "why": why, "next_on": next_on}
    return Review.objects.create(landlord=case.landlord, case=case, subject=subject, by=by, on=on, **says)

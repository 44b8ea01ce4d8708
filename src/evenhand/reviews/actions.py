"""Changes reviews. Only the acts call it (`evenhand.casework.perform`)."""

from datetime import date

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.reviews.models import Review


def record(case: Case, subject: str, *, by: User, on: date, outcome: str, why: str) -> Review:
    """Record the outcome of a review."""
    return Review.objects.create(landlord=case.landlord, case=case, subject=subject, by=by, on=on, outcome=outcome, why=why)

"""Tells what the customer says of our own people in a case."""

from evenhand.allegations.models import Allegation
from evenhand.cases.models import Case
from evenhand.casework.facts.customer import concerns
from evenhand.policy.calendar import localdate


def allegations_of(case: Case) -> list[Allegation]:
    """Return what the customer says of our people in this case, and by itself while or since it was open."""
    opened = localdate(case.opened_at)
    return [row for row in case.customer.allegations.all() if concerns(row, case.pk, opened)]

"""The letters of a case that a page may show: none that is withheld, none that was withdrawn."""

from datetime import date
from typing import Any

from evenhand.cases.models import Case
from evenhand.casework.facts.embargo import letters_not_embargoed


def letters_of(case: Case, on: date) -> list[Any]:
    """Return the letters of a case in the order in which they were issued."""
    rows = letters_not_embargoed(case.notices.select_related("issued_by", "case__customer__home", "landlord"), on)
    return list(rows.filter(withdrawn_on=None).order_by("issued_on", "id"))

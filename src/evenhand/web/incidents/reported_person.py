"""Finds the customer of a report: by a search, then chosen among those found."""

from dataclasses import dataclass

from django.http import QueryDict

from evenhand.casework.access import find_customers, the_customer
from evenhand.landlords.queries import Officer
from evenhand.landlords.references import is_reference, normalise
from evenhand.people.queries import PersonView
from evenhand.ui.forms.fields import Choice
from evenhand.web.acts.forms.incident_form import FEW, NOBODY


@dataclass(frozen=True)
class ReportedPerson:
    """The customer of a report: those found by the search, the one chosen, whether to ask again.

    ``both``: a customer was chosen, and also "not identified yet".
    """

    people: tuple[Choice, ...] = ()
    customer: str | None = None
    unsettled: bool = False
    both: bool = False


def _people(by: Officer, typed: str) -> list[Choice]:
    """Return customers found by a search: a name with the home, so that two of one name differ."""
    text = "".join(sign for sign in typed if sign.isprintable())
    found = find_customers(by, text, most=FEW) if text.strip() else []
    return [Choice(row.reference, row.name, hint=line_of(row)) for row in (one.person for one in found)]


def line_of(row: PersonView) -> str:
    """Return what distinguishes a customer from another of the same name."""
    return ", ".join(filter(None, (row.reference, row.home.address if row.home else "")))


def settle(by: Officer, data: QueryDict) -> ReportedPerson:
    """Settle the customer of a report. A full reference settles it; a name gives a choice."""
    typed, chosen = str(data.get("who", "")), str(data.get("customer", ""))
    people = _people(by, typed)
    if chosen and chosen not in {NOBODY, *(one.value for one in people)} and is_reference(chosen):
        row = the_customer(by, chosen)
        people.append(Choice(row.reference, row.name, hint=line_of(row)))
    exact = next((one.value for one in people if one.value == normalise(typed)), None)
    customer, nobody = chosen if chosen in {one.value for one in people} else exact, bool(data.get("unidentified"))
    if customer:
        return ReportedPerson(tuple(people), customer, unsettled=nobody, both=nobody)
    return ReportedPerson(tuple(people), unsettled=bool(typed.strip()) and chosen != NOBODY and not nobody)

"""Finds the page where a step of a scenario begins, by names in the demo, never by a reference."""

from collections.abc import Callable
from datetime import datetime

from django.urls import reverse

from evenhand.casework.access import find_customers
from evenhand.landlords.queries import Officer
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import Links
from evenhand.web.demo.scenarios import ScenarioStep
from evenhand.work.customer_page import customer_page
from evenhand.work.my_work import my_work


def _customer(by: Officer, name: str) -> str:
    return find_customers(by, name)[0].person.reference


def _case(by: Officer, name: str, at: datetime) -> str:
    """Return the address of the newest case about a customer."""
    newest = customer_page(by, _customer(by, name), at).cases[0]
    return reverse("case", args=[newest.reference])


def _open_case(by: Officer, name: str, at: datetime) -> str:
    """Return the address that opens a case about a customer from their newest report."""
    newest = customer_page(by, _customer(by, name), at).incidents[0]
    return reverse("open-case", args=[newest.reference])


def _decision(by: Officer, name: str, at: datetime) -> str:
    """Return the address of the decision about a customer that waits for this officer; once taken, of the case."""
    for row in my_work(by, at):
        if row.case.customer.name == name and row.acts:
            first = row.acts[0]
            return Links(row.case.reference, frozenset(Act)).act(first.act, first.subject)
    return _case(by, name, at)


FOUND: dict[str, Callable[[Officer, str, datetime], str]] = {
    "a customer": lambda by, name, _: reverse("customer", args=[_customer(by, name)]),
    "before a contact": lambda by, name, _: reverse("before-contact", args=[_customer(by, name)]),
    "a case": _case,
    "opening a case": _open_case,
    "a decision": _decision,
}
"""Pages found by a customer's name; every other step begins at a named address."""


def where(step: ScenarioStep, by: Officer, at: datetime) -> str:
    """Return the address at which a step begins."""
    if step.place in FOUND:
        return FOUND[step.place](by, step.about, at)
    if step.about.startswith("?"):
        return reverse(step.place) + step.about
    return reverse(step.place, args=[step.about] if step.about else [])

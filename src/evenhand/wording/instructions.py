"""Words what staff do under a measure in a few words: "Email only, Priya Shah answers"."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Channel, VisitCondition
from evenhand.wording.dates import listed, on, short
from evenhand.wording.letters import CHANNELS

_OURS = {
    Channel.OFFICE: "at our offices",
    Channel.HOME_VISIT: "visits",
    Channel.ONLINE: "online forms",
    Channel.THIRD_PARTY: "their representative",
}
_VISITS = {
    VisitCondition.IN_PAIRS: "two people",
    VisitCondition.ACCOMPANIED: "accompanied",
    VisitCondition.RING_OFFICE_FIRST: "ring the office first",
    VisitCondition.AT_OFFICE_ONLY: "meet at the office only",
    VisitCondition.NO_PERSONAL_CONTACT: "no meeting in person, except for emergency repairs and works that have to be done",
    VisitCondition.POLICE_PRESENT: "with the police",
}


def _ways(keys: tuple[Channel, ...], last: str) -> str:
    return listed((_OURS.get(Channel(key)) or CHANNELS[Channel(key)] for key in keys), last)


def _each(value: Any) -> str:
    how_often = {1: "once", 2: "twice"}.get(value.count, f"{value.count} times")
    return f"{how_often} a {value.per}"


_SHORT: dict[str, Callable[[Any], str]] = {
    "visits": lambda value: listed((_VISITS[VisitCondition(item)] for item in value), "and"),
    "channels_only": lambda value: f"{_ways(value, 'or')} only",
    "channels_closed": lambda value: f"not by {_ways(value, 'or')}",
    "third_party": lambda value: f"only through {value}",
    "named_contact": lambda value: f"{value} answers",
    "appointment_only": lambda _: "by appointment only",
    "days": lambda value: f"on {listed((day.capitalize() for day in value), 'or')} only",
    "hours": lambda value: f"between {value.from_} and {value.until} only",
    "contacts_per": _each,
    "contact_time_per": lambda value: f"up to {value.minutes} minutes a {value.per}",
    "replies_per": lambda value: f"answered {_each(value)}",
    "new_issues_only": lambda _: "new issues only",
    "premises": lambda value: f"not at {listed(value, 'or')}",
    "paused_until": lambda value: f"no answers until {on(value)}",
}


def instruction(terms: Terms, title: str) -> str:
    """Return what staff do, in a few words; the measure's name where no term gives it."""
    stated = terms.stated()
    found = ", ".join(word(stated[term]) for term, word in _SHORT.items() if term in stated) or title
    return found[:1].upper() + found[1:]


def visits_here(conditions: Mapping[VisitCondition, date | None]) -> tuple[str, ...]:
    """Return a sentence for each condition that another person at a home brings; with a day: its review was due by then."""
    return tuple(f"Visits here: {_VISITS[one]}. Not about this customer.{_overdue(day)}" for one, day in conditions.items())


def visits_unmentioned(conditions: Mapping[VisitCondition, date | None]) -> tuple[str, ...]:
    """Return a sentence for each condition of a customer's own that staff do not mention to them."""
    return tuple(
        f"Visits: {_VISITS[one]}. Do not mention this to the customer.{_overdue(day)}" for one, day in conditions.items()
    )


def _overdue(day: date | None) -> str:
    return f" Its review was due by {short(day)} and is overdue." if day else ""

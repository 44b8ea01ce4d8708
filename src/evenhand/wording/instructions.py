"""Words what staff do under a measure in a few words: "Email only, Priya Shah answers"."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Channel, VisitCondition
from evenhand.wording.dates import listed, on, short, weekday
from evenhand.wording.letters import CHANNELS
from evenhand.wording.words import each, plain

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


CLAUSES = {
    "visits": "{}",
    "channels_only": "{} only",
    "channels_closed": "not by {}",
    "third_party": "only through {}",
    "named_contact": "{} answers",
    "appointment_only": "by appointment only",
    "days": "on {} only",
    "hours": "between {} and {} only",
    "contacts_per": "{}",
    "contact_time_per": "up to {} minutes a {}",
    "minutes_each": "up to {} minutes a contact",
    "limited_channels": "for contact by {}",
    "replies_per": "answered {}",
    "new_issues_only": "new issues only",
    "premises": "not at {}",
    "paused_until": "no answers until {}",
}
"""Each term as what staff do, in the order in which they need it."""
SENTENCES = {
    "here": "Visits here: {visit}. Not about this customer.",
    "unmentioned": "Visits: {visit}. Do not mention this to the customer.",
    "overdue": "Its review was due by {day} and is overdue.",
}


def _ways(keys: tuple[Channel, ...]) -> str:
    return listed((_OURS.get(Channel(key)) or CHANNELS[Channel(key)] for key in keys), "or")


_FILLED: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "visits": lambda value: (listed(_VISITS[VisitCondition(item)] for item in value),),
    "channels_only": lambda value: (_ways(value),),
    "channels_closed": lambda value: (_ways(value),),
    "limited_channels": lambda value: (_ways(value),),
    "days": lambda value: (listed(map(weekday, value), "or"),),
    "hours": lambda value: (value.from_, value.until),
    "contacts_per": lambda value: (each(value),),
    "contact_time_per": lambda value: (value.minutes, plain(value.per)),
    "replies_per": lambda value: (each(value),),
    "premises": lambda value: (listed(value, "or"),),
    "paused_until": lambda value: (on(value),),
}
"""What fills the blanks, where that is not the value itself."""


def instruction(terms: Terms, title: str) -> str:
    """Return what staff do, in a few words; the measure's name where no term gives it."""
    stated = terms.stated()
    found = ", ".join(_said(term, stated[term]) for term in CLAUSES if term in stated) or title
    return found[:1].upper() + found[1:]


def visits_here(conditions: Mapping[VisitCondition, date | None]) -> tuple[str, ...]:
    """Return a sentence for each condition that another person at a home brings; with a day: its review was due by then."""
    return _visits("here", conditions)


def visits_unmentioned(conditions: Mapping[VisitCondition, date | None]) -> tuple[str, ...]:
    """Return a sentence for each condition of a customer's own that staff do not mention to them."""
    return _visits("unmentioned", conditions)


def _said(term: str, value: Any) -> str:
    return CLAUSES[term].format(*(_FILLED[term](value) if term in _FILLED else (value,)))


def _visits(code: str, conditions: Mapping[VisitCondition, date | None]) -> tuple[str, ...]:
    return tuple(
        " ".join([SENTENCES[code].format(visit=_VISITS[one]), *([_overdue(day)] if day else [])])
        for one, day in conditions.items()
    )


def _overdue(day: date) -> str:
    return SENTENCES["overdue"].format(day=short(day))

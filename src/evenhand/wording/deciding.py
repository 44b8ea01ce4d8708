"""Words the decision in question in one sentence: "Marion Vale may contact us only by email"."""

from collections.abc import Callable, Iterator
from typing import Any

from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Channel, Service, VisitCondition
from evenhand.wording.dates import listed, on
from evenhand.wording.letters import CHANNELS
from evenhand.wording.words import plain

MOST = 3
"""The most terms in one sentence; the page lists all of them below it."""
_ONLY = {
    Channel.TELEPHONE: "may only telephone us",
    Channel.EMAIL: "may only email us",
    Channel.LETTER: "may only write letters to us",
    Channel.OFFICE: "may only come to our offices",
    Channel.TEXT_MESSAGE: "may only send us text messages",
}
_VISITS = {
    VisitCondition.IN_PAIRS: "is visited by two members of staff",
    VisitCondition.ACCOMPANIED: "is met only by staff who are accompanied",
    VisitCondition.RING_OFFICE_FIRST: "is visited only after staff have rung our office",
    VisitCondition.AT_OFFICE_ONLY: "is met only at our office, not at home",
    VisitCondition.NO_PERSONAL_CONTACT: "is not met in person, except for emergency repairs and works that have to be done",
    VisitCondition.POLICE_PRESENT: "is visited with the police asked to be present",
}
_SERVICES = {
    Service.IMPROVEMENTS: "gets no permission for improvements",
    Service.PLANNED_WORKS: "waits for planned works that the law does not oblige us to do",
    Service.ROUTINE_REPAIRS: "gets the repairs that health, safety and the law require, and no others",
    Service.STANDARD_TIMES: "is not promised the times of our service standards",
    Service.RESIDENT_GROUPS: "may not take part in resident groups, meetings and events",
    Service.COMPLAINTS_PROCESS: "does not have one named complaint investigated",
    Service.TRANSFER_APPLICATION: "may not apply for another of our homes",
    Service.HOUSING_APPLICATION: "may not apply for one of our homes",
}


def _ways(keys: tuple[Channel, ...], last: str) -> str:
    return listed((AT_OURS.get(key, CHANNELS[key]) for key in map(Channel, keys)), last)


AT_OURS = {Channel.HOME_VISIT: "visits at home", Channel.THIRD_PARTY: "a person who speaks for them"}


def _only(keys: tuple[Channel, ...]) -> str:
    only = _ONLY.get(Channel(keys[0])) if len(keys) == 1 else None
    return only or f"may contact us only by {_ways(keys, 'or')}"


def _each(value: Any) -> str:
    how_often = {1: "once", 2: "twice"}.get(value.count, f"{value.count} times")
    return f"{how_often} a {value.per}"


_CLAUSES: dict[str, Callable[[Any], str]] = {
    "channels_only": _only,
    "channels_closed": lambda value: f"may not contact us by {_ways(value, 'or')}",
    "contacts_per": lambda value: f"may contact us only {_each(value)}",
    "days": lambda value: f"may reach us only on {listed((day.capitalize() for day in value), 'or')}",
    "hours": lambda value: f"may reach us only between {value.from_} and {value.until}",
    "contact_time_per": lambda value: f"gets up to {value.minutes} minutes of our time a {value.per}",
    "appointment_only": lambda _: "may meet us by appointment only",
    "third_party": lambda value: f"may deal with us only through {value}",
    "named_contact": lambda value: f"is answered by {value} alone",
    "replies_per": lambda value: f"gets an answer only {_each(value)}",
    "visits": lambda value: listed(_VISITS[VisitCondition(item)] for item in value),
    "premises": lambda value: f"may not come to {listed(value, 'or')}",
    "services": lambda value: listed(_SERVICES[Service(item)] for item in value),
    "complaint": lambda value: f"does not have the complaint {value} investigated",
    "paused_until": lambda value: f"gets no answer from us before {on(value)} is over",
    "new_issues_only": lambda _: "is answered only about new issues",
    "topics_closed": lambda value: f"is not answered on {listed((plain(topic) for topic in value), 'or')}",
    "word_limit": lambda value: f"may send us letters of up to {value} words only",
    "live_issues": lambda value: f"may have up to {value} issues with us at a time",
}
"""Each term as what it means for the person, the weightiest first. A measure without a sentence is named instead."""


def binds(name: str, terms: Terms, title: str) -> str:
    """Return what a measure means for a person, in a clause: its weightiest terms, or its name where it has none."""
    found = list(_stated(terms))
    if not found:
        return f"“{title}” applies to {name}"
    more = len(found) - MOST
    said = [*found[:MOST], *([f"keeps to {more} more term{'s'[: more != 1]} below"] if more > 0 else [])]
    return f"{name} {listed(said)}"


def _stated(terms: Terms) -> Iterator[str]:
    stated = terms.stated()
    yield from (word(stated[term]) for term, word in _CLAUSES.items() if term in stated)

"""Words the decision in question in one sentence: "Marion Vale may contact us only by email"."""

from collections.abc import Callable, Iterator
from typing import Any

from evenhand.policy.pack.terms import LIMITS, Terms
from evenhand.policy.vocabulary import Channel, Service, VisitCondition
from evenhand.wording.dates import listed, on, weekday
from evenhand.wording.letters import CHANNELS
from evenhand.wording.words import each, plain

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


AT_OURS = {Channel.HOME_VISIT: "visits at home", Channel.THIRD_PARTY: "a person who speaks for them"}
CLAUSES = {
    "channels_only": "may contact us only by {}",
    "channels_closed": "may not contact us by {}",
    "contacts_per": "may contact us only {}",
    "days": "may reach us only on {}",
    "hours": "may reach us only between {} and {}",
    "contact_time_per": "gets up to {} minutes of our time a {}",
    "minutes_each": "gets up to {} minutes for one contact",
    "appointment_only": "may meet us by appointment only",
    "third_party": "may deal with us only through {}",
    "named_contact": "is answered by {} alone",
    "replies_per": "gets an answer only {}",
    "visits": "{}",
    "premises": "may not come to {}",
    "services": "{}",
    "complaint": "does not have the complaint {} investigated",
    "paused_until": "gets no answer from us before {} is over",
    "new_issues_only": "is answered only about new issues",
    "earlier_matter": "is not answered again on {}",
    "topics_closed": "is not answered on {}",
    "word_limit": "may send us letters of up to {} words only",
    "live_issues": "may have up to {} issues with us at a time",
}
"""Each term as what it means for the person, the weightiest first. A measure without a sentence is named instead."""
SENTENCES = {
    "binds": "{name} {clauses}",
    "named": "“{title}” applies to {name}",
    "limited": "{clause} by {ways}",
    "one_more": "keeps to 1 more term below",
    "more": "keeps to {more} more terms below",
}


def _ways(keys: tuple[Channel, ...]) -> str:
    return listed((AT_OURS.get(key, CHANNELS[key]) for key in map(Channel, keys)), "or")


_FILLED: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "channels_only": lambda value: (_ways(value),),
    "channels_closed": lambda value: (_ways(value),),
    "contacts_per": lambda value: (each(value),),
    "days": lambda value: (listed(map(weekday, value), "or"),),
    "hours": lambda value: (value.from_, value.until),
    "contact_time_per": lambda value: (value.minutes, plain(value.per)),
    "replies_per": lambda value: (each(value),),
    "visits": lambda value: (listed(_VISITS[VisitCondition(item)] for item in value),),
    "premises": lambda value: (listed(value, "or"),),
    "services": lambda value: (listed(_SERVICES[Service(item)] for item in value),),
    "paused_until": lambda value: (on(value),),
    "earlier_matter": lambda value: (value.matter,),
    "topics_closed": lambda value: (listed(map(plain, value), "or"),),
}
"""What fills the blanks, where that is not the value itself."""


def binds(name: str, terms: Terms, title: str) -> str:
    """Return what a measure means for a person, in a clause: its weightiest terms, or its name where it has none."""
    found = list(_stated(terms))
    if not found:
        return SENTENCES["named"].format(title=title, name=name)
    more = len(found) - MOST
    said = [*found[:MOST], *([SENTENCES["one_more" if more == 1 else "more"].format(more=more)] if more > 0 else [])]
    return SENTENCES["binds"].format(name=name, clauses=listed(said))


def _stated(terms: Terms) -> Iterator[str]:
    stated = terms.stated()
    for term in CLAUSES:
        if term in stated:
            clause = _said(term, stated[term])
            by = _ways(terms.limited_channels) if term in LIMITS else ""
            yield SENTENCES["limited"].format(clause=clause, ways=by) if by else clause


def _said(term: str, value: Any) -> str:
    only = _ONLY.get(Channel(value[0])) if term == "channels_only" and len(value) == 1 else None
    return only or CLAUSES[term].format(*(_FILLED[term](value) if term in _FILLED else (value,)))

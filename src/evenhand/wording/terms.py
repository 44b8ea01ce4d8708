"""The terms of a measure as sentences to the person whom they bind."""

from collections.abc import Callable
from typing import Any

from evenhand.policy.terms import Terms
from evenhand.policy.vocabulary import Channel, VisitCondition
from evenhand.wording.dates import listed, on
from evenhand.wording.words import plain

CHANNELS = {
    Channel.TELEPHONE: "telephone",
    Channel.EMAIL: "email",
    Channel.LETTER: "letter",
    Channel.OFFICE: "visiting our offices",
    Channel.HOME_VISIT: "a visit to your home",
    Channel.ONLINE: "our online forms",
    Channel.TEXT_MESSAGE: "text message",
    Channel.SOCIAL_MEDIA: "social media",
    Channel.VIDEO: "video call",
    Channel.THIRD_PARTY: "somebody who speaks for you",
}
VISITS = {
    VisitCondition.IN_PAIRS: "two members of staff come to visits",
    VisitCondition.ACCOMPANIED: "a member of staff who meets you is accompanied",
    VisitCondition.RING_OFFICE_FIRST: "staff ring our office before a visit",
    VisitCondition.AT_OFFICE_ONLY: "we meet you at our office, not at your home",
    VisitCondition.NO_PERSONAL_CONTACT: (
        "we do not meet you in person, except for emergency repairs and works that have to be done"
    ),
    VisitCondition.POLICE_PRESENT: "the police are asked to be present at visits",
}
SERVICES = {
    "improvements": "we do not give permission for improvements",
    "planned_works": "we hold back planned works that the law does not oblige us to do",
    "routine_repairs": "we carry out repairs that health, safety and the law require, and no others",
    "standard_times": "the times in our service standards do not apply",
    "resident_groups": "you may not take part in resident groups, meetings and events",
    "complaints_process": "we do not investigate the one complaint that is named here",
    "transfer_application": "you may not apply for another of our homes",
    "housing_application": "you may not apply for one of our homes",
}


def channels(keys: tuple[Channel, ...]) -> str:
    """Return channels as a list in words."""
    return listed(CHANNELS[Channel(key)] for key in keys)


def _times(value: Any) -> str:
    how_often = {1: "once", 2: "twice"}.get(value.count, f"{value.count} times")
    return f"{how_often} a {value.per}"


_SENTENCES: dict[str, Callable[[Any], str]] = {
    "channels_only": lambda value: f"Please contact us only by {channels(value)}.",
    "channels_closed": lambda value: f"Please do not contact us by {channels(value)}.",
    "named_contact": lambda value: f"{value} deals with your enquiries.",
    "days": lambda value: f"You can reach us on {listed(day.capitalize() for day in value)}.",
    "hours": lambda value: f"You can reach us between {value.from_} and {value.until}.",
    "contacts_per": lambda value: f"You may contact us {_times(value)}.",
    "replies_per": lambda value: f"We answer {_times(value)}, however often you write.",
    "contact_time_per": lambda value: f"We give you up to {value.minutes} minutes of our time a {value.per}.",
    "word_limit": lambda value: f"Letters to us may have up to {value} words.",
    "live_issues": lambda value: f"We deal with up to {value} of your issues at a time.",
    "appointment_only": lambda _: "We meet you by appointment only.",
    "third_party": lambda value: f"Contact between us goes through {value}.",
    "new_issues_only": lambda _: (
        "We answer new issues. For earlier ones we say that we have your message and point to our answer."
    ),
    "topics_closed": lambda value: f"Under this measure we do not deal with {listed(plain(topic) for topic in value)}.",
    "visits": lambda value: f"{_start(listed(VISITS[VisitCondition(item)] for item in value))}.",
    "premises": lambda value: f"Please do not come to {listed(value)}.",
    "services": lambda value: f"{_start(listed(SERVICES[str(item)] for item in value))}.",
    "complaint": lambda value: f"The complaint is {value}.",
    "paused_until": lambda value: f"We pause our answers until {on(value)}.",
    "body": lambda value: f"This concerns {value}.",
    "description": lambda value: value if value.endswith(".") else f"{value}.",
}


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentences(terms: Terms) -> list[str]:
    """Return each term as one sentence, in the order in which a reader expects them."""
    return list(by_term(terms).values())


def by_term(terms: Terms) -> dict[str, str]:
    """Return the sentence of each term that is set, by its name."""
    stated = terms.stated()
    return {name: word(stated[name]) for name, word in _SENTENCES.items() if name in stated}

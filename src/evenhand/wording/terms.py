"""The terms of a measure as sentences to the person whom they bind."""

from collections.abc import Callable
from typing import Any

from evenhand.policy.pack.terms import Terms, Times
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


BLANK = "{}"
SENTENCES = {
    "channels_only": "Please contact us only by {}.",
    "channels_closed": "Please do not contact us by {}.",
    "named_contact": "{} deals with your enquiries.",
    "days": "You can reach us on {}.",
    "hours": "You can reach us between {} and {}.",
    "contacts_per": "You may contact us {} times a {}.",
    "replies_per": "We answer {} times a {}, however often you write.",
    "contact_time_per": "We give you up to {} minutes of our time a {}.",
    "word_limit": "Letters to us may have up to {} words.",
    "live_issues": "We deal with up to {} of your issues at a time.",
    "appointment_only": "We meet you by appointment only.",
    "third_party": "Contact between us goes through {}.",
    "new_issues_only": ("We answer new issues. For earlier ones we say that we have your message and point to our answer."),
    "topics_closed": "Under this measure we do not deal with {}.",
    "visits": "{}.",
    "premises": "Please do not come to {}.",
    "services": "{}.",
    "complaint": "The complaint is {}.",
    "paused_until": "We pause our answers until {}.",
    "body": "This concerns {}.",
    "description": "{}.",
}
"""Each term as the sentence of the letter, with its blanks, in the order in which a reader expects them."""


_FILLED: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "channels_only": lambda value: (channels(value),),
    "channels_closed": lambda value: (channels(value),),
    "days": lambda value: (listed(day.capitalize() for day in value),),
    "hours": lambda value: (value.from_, value.until),
    "contacts_per": lambda value: (value.count, value.per),
    "replies_per": lambda value: (value.count, value.per),
    "contact_time_per": lambda value: (value.minutes, value.per),
    "topics_closed": lambda value: (listed(plain(topic) for topic in value),),
    "visits": lambda value: (_start(listed(VISITS[VisitCondition(item)] for item in value)),),
    "premises": lambda value: (listed(value),),
    "services": lambda value: (_start(listed(SERVICES[str(item)] for item in value)),),
    "paused_until": lambda value: (on(value),),
    "description": lambda value: (value.removesuffix("."),),
}
"""What stands in the blanks, where that is not the value itself."""


def around(name: str) -> tuple[str, ...]:
    """Return what the sentence of a term says around its blanks: one text more than it has blanks."""
    return tuple(SENTENCES[name].split(BLANK))


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentences(terms: Terms) -> list[str]:
    """Return each term as one sentence, in the order in which a reader expects them."""
    return list(by_term(terms).values())


def by_term(terms: Terms) -> dict[str, str]:
    """Return the sentence of each term that is set, by its name."""
    stated = terms.stated()
    return {name: _said(name, stated[name]) for name in SENTENCES if name in stated}


def _said(name: str, value: Any) -> str:
    if isinstance(value, Times) and (word := {1: "once", 2: "twice"}.get(value.count)):
        return SENTENCES[name].replace(f"{BLANK} times", word).format(value.per)
    return SENTENCES[name].format(*(_FILLED[name](value) if name in _FILLED else (value,)))

"""Words the terms of a measure as sentences to the person it binds."""

from collections.abc import Callable
from datetime import date
from typing import Any

from evenhand.policy.pack.terms import Terms, Times
from evenhand.wording.letter_words import ENGLISH, LetterWords, ended
from evenhand.wording.letters import TERMS

BLANK = "{}"

_FILLED: dict[str, Callable[[LetterWords, Any], tuple[Any, ...]]] = {
    "channels_only": lambda words, value: (words.listed(map(words.channel, value)),),
    "channels_closed": lambda words, value: (words.listed(map(words.channel, value)),),
    "limited_channels": lambda words, value: (words.listed(map(words.channel, value)),),
    "days": lambda words, value: (words.listed(map(words.weekday, value)),),
    "hours": lambda _, value: (value.from_, value.until),
    "contacts_per": lambda words, value: (value.count, words.period(value.per)),
    "replies_per": lambda words, value: (value.count, words.period(value.per)),
    "contact_time_per": lambda words, value: (value.minutes, words.period(value.per)),
    "earlier_matter": lambda _, value: (value.matter, value.answer),
    "topics_closed": lambda words, value: (words.listed(map(words.matter, value)),),
    "visits": lambda words, value: (_start(words.listed(map(words.visit, value))),),
    "premises": lambda words, value: (words.listed(value),),
    "services": lambda words, value: (_start(words.listed(map(words.service, value))),),
    "paused_until": lambda words, value: (words.day(date.fromisoformat(value)),),
}
"""What fills the blanks, where that is not the value itself."""


def around(name: str) -> tuple[str, ...]:
    """Return the texts around the blanks of a term's sentence: one more than it has blanks."""
    return tuple(TERMS[name].split(BLANK))


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentences(terms: Terms, words: LetterWords = ENGLISH) -> list[str]:
    """Return each term as one sentence, in the order in which a reader expects them."""
    return list(by_term(terms, words).values())


def decided(title: str, terms: Terms, words: LetterWords = ENGLISH) -> tuple[str, ...]:
    """Return what a measure means, as its letter says it: the policy's name for it, then each term."""
    stated = sentences(terms, words)
    return (words.say("measure", title=title), *stated) if stated else (title,)


def by_term(terms: Terms, words: LetterWords = ENGLISH) -> dict[str, str]:
    """Return the sentence of each term that is set, by its name."""
    stated = terms.stated()
    if not terms.limited:
        stated.pop("limited_channels", None)  # it says which channels the limits are for, and there are none
    return {name: _said(name, stated[name], words) for name in TERMS if name in stated}


def _said(name: str, value: Any, words: LetterWords) -> str:
    filled = _FILLED[name](words, value) if name in _FILLED else (value,)
    template = words.term(name, value.count if isinstance(value, Times) else 0)
    return ended(template.format(*filled[-template.count(BLANK) :]).rstrip("."))

"""Where a case stands: a word on a colour, and one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evenhand.policy.facts import Facts, Measure
from evenhand.policy.vocabulary import Decision, Tri
from evenhand.web.parts import Tag
from evenhand.wording.dates import short
from evenhand.wording.words import Words


@dataclass(frozen=True)
class Standing:
    """A state in a word, and in a sentence."""

    tag: Tag
    says: str


def standing_of(facts: Facts, words: Words, on: date) -> Standing:
    """Return where a case stands on a day: the furthest thing that is not settled yet."""
    return next(found for look in _LOOKS for found in look(facts, words, on))


def _closed(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    if facts.closed_on:
        yield Standing(Tag("Closed", "grey"), f"This case was closed on {short(facts.closed_on)}.")


def _appealed(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    for appeal in facts.appeals:
        if appeal.decided_on is None:
            yield Standing(Tag("Appealed", "purple"), f"An appeal received on {short(appeal.received_on)} waits for an answer.")


def _proposed(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    for measure in facts.measures:
        if measure.open_proposal:
            what, since = _name(measure, words), short(measure.proposed_on)
            yield Standing(Tag("Proposed", "yellow"), f"A proposal of {since} waits for a decision: {what}.")


def _authorised(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    for measure in facts.measures:
        if measure.authorised_on and not measure.imposed_on and not measure.ended_on:
            says = f"This is authorised, and its letter has not been issued yet: {_name(measure, words)}."
            yield Standing(Tag("Authorised", "turquoise"), says)


def _in_force(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    for measure in facts.measures:
        if measure.imposed_on and not measure.ended_on:
            last = measure.until or measure.review_on
            if not measure.in_force(on):
                says = f"Its last day has passed, and that has not been recorded yet: {_name(measure, words)}."
                yield Standing(Tag("Past its day", "red"), says)
            given = "" if measure.served_on else " That its letter was given is not recorded yet."
            yield Standing(Tag("In force", "green"), f"In force until {short(last)}: {_name(measure, words)}.{given}")


def _marked(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    for marker in facts.markers:
        if marker.requested_on and not marker.authorised_on and not marker.ended_on:
            yield Standing(Tag("Marker asked for", "yellow"), "A marker is asked for and waits for a decision.")
        if marker.authorised_on and not marker.ended_on:
            told = "" if marker.told_on else " The customer has not been told yet."
            yield Standing(Tag("Marker placed", "turquoise"), f"A marker is on the record.{told}")


def _written_to(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    for decided in reversed(facts.decided):
        given = "" if decided.served_on else " That the letter was given is not recorded yet."
        if decided.decision is Decision.WARNING:
            yield Standing(Tag("Warned", "orange"), f"The customer was warned in writing on {short(decided.on)}.{given}")
        outcome = _OUTCOMES.get(decided.outcome, "A finding was made")
        yield Standing(Tag("Finding made", "turquoise"), f"{outcome} on {short(decided.on)}.{given}")


def _begun(facts: Facts, words: Words, on: date) -> Iterator[Standing]:
    for fact, word, says in _STAGES:
        known = facts.fact(fact)
        if known.state is Tri.YES:
            yield Standing(Tag(word, "turquoise"), f"{says} on {short(known.on)}.")
    yield Standing(Tag("Opened"), f"Opened on {short(facts.opened_on)}. The customer has not been asked for their account yet.")


_OUTCOMES = {
    "unacceptable": "It was found that what happened was not acceptable",
    "unreasonable": "It was found that what was asked of us was not reasonable",
    "not_made_out": "It was found that the report is not made out",
}
_STAGES = (
    ("vulnerability_considered", "Assessed", "The circumstances were assessed"),
    ("account_settled", "Account heard", "The customer's account was settled"),
    ("account_sought", "Account sought", "The customer was asked for their account"),
)
_LOOKS = (_closed, _appealed, _proposed, _authorised, _in_force, _marked, _written_to, _begun)


def _name(measure: Measure, words: Words) -> str:
    name = words.name(measure.key)
    return name[:1].lower() + name[1:]

"""Works out the status of a case as a code: the furthest thing that is not settled yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from evenhand.policy.facts.facts import Facts, Measure
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Decision, Tri


def case_status(facts: Facts, on: date) -> Message:
    """Return the status; ``more``: how many decisions wait besides, where any do."""
    found = next(found for look in _LOOKS for found in look(facts, on))
    more = sum(1 for look in _WAITING for _ in look(facts, on)) - (found.code in _WAITS)
    return Message(found.code, **found.params, more=more) if more > 0 else found


def _closed(facts: Facts, _on: date) -> Iterator[Message]:
    if facts.closed_on:
        yield Message("closed", on=facts.closed_on)


def _appealed(facts: Facts, _on: date) -> Iterator[Message]:
    for appeal in facts.appeals:
        if appeal.waits:
            yield Message("appealed", on=appeal.received_on)


def _proposed(facts: Facts, _on: date) -> Iterator[Message]:
    for measure in facts.measures:
        if measure.open_proposal:
            yield Message("proposed", on=measure.proposed_on, what=measure.key)


def _sent_back(facts: Facts, _on: date) -> Iterator[Message]:
    for measure in facts.measures:
        if measure.changeable and measure.sent_back_on:
            yield Message("sent_back", on=measure.sent_back_on, what=measure.key)


def _authorised(facts: Facts, _on: date) -> Iterator[Message]:
    for measure in facts.measures:
        if measure.authorised_on and not measure.imposed_on and not measure.ended_on:
            yield Message("authorised", what=measure.key)


def _in_force(facts: Facts, on: date) -> Iterator[Message]:
    for measure in facts.measures:
        if measure.imposed_on and not measure.ended_on:
            yield _bound(measure, on)


def _bound(measure: Measure, on: date) -> Message:
    given = measure.served_on is not None
    if measure.starts_on and measure.starts_on > on:
        return Message("begins", on=measure.starts_on, what=measure.key, given=given)
    if replace(measure, stays=()).in_force(on) and measure.stay(on):
        return Message("held_back", what=measure.key)
    if not measure.in_force(on):
        return Message("past_its_day", what=measure.key)
    if measure.binds_from is None:
        return Message("not_given", what=measure.key)
    return Message("in_force", until=measure.last_day or measure.review_on, what=measure.key, given=given)


def _asked_for(facts: Facts, _on: date) -> Iterator[Message]:
    for marker in facts.markers:
        if marker.requested_on and not marker.authorised_on and not marker.ended_on:
            yield Message("marker_asked_for")


def _placed(facts: Facts, _on: date) -> Iterator[Message]:
    for marker in facts.markers:
        if marker.authorised_on and not marker.ended_on:
            yield Message("marker_placed", told=marker.told_on is not None)


def _ended(facts: Facts, _on: date) -> Iterator[Message]:
    for measure in reversed(facts.measures):
        if measure.imposed_on and measure.ended_on:
            code = ("untold" if measure.kept_until else "missed") if measure.missed else "ended"
            yield Message(code, on=measure.ended_on, what=measure.key)


def _written_to(facts: Facts, _on: date) -> Iterator[Message]:
    for decided in reversed([row for row in facts.decided if row.decision is not Decision.COMPLAINT]):
        code = "warned" if decided.decision is Decision.WARNING else "found"
        yield Message(code, on=decided.on, outcome=decided.outcome, given=decided.served_on is not None)


def _begun(facts: Facts, _on: date) -> Iterator[Message]:
    for fact, code in _STAGES:
        known = facts.fact(fact)
        if known.state is Tri.YES:
            yield Message(code, on=known.on)
    yield Message("opened", on=facts.opened_on)


_STAGES = (("vulnerability_considered", "assessed"), ("account_settled", "account_heard"), ("account_sought", "account_sought"))
_WAITING = (_appealed, _proposed, _asked_for)
_WAITS = {"appealed", "proposed", "marker_asked_for"}
_LOOKS = (_appealed, _closed, _proposed, _sent_back, _authorised, _in_force, _asked_for, _placed, _ended, _written_to, _begun)

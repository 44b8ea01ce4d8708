"""Applies one narrated act to the facts of a history."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from evenhand.policy.acts import KINDS, Subject, kind
from evenhand.policy.facts.facts import (
    Appeal,
    Complaint,
    ComplaintStage,
    Decided,
    Facts,
    Incident,
    Marker,
    Measure,
    Request,
    ReviewDone,
    Signature,
    so,
)
from evenhand.policy.facts.facts import Person as Officer
from evenhand.policy.layers import Policy
from evenhand.policy.replay.history import Event, HistoryStep, StatedMarker, StatedMeasure
from evenhand.policy.vocabulary import Act, Asks, Decision, MeasureKind, Tri

_ASKED_FOR_ONLY = frozenset({Event.COMPLAINT, Event.APPEAL, Event.RESTRICTION_IMPOSED, Event.MARKER_PLACED})


@dataclass(frozen=True)
class Happening:
    """One act of a step: its subject (``root``), the latest day it can have been done, its actor."""

    step: HistoryStep
    act: Act
    root: str
    on: date
    by: Officer | None


def after(facts: Facts, told: Happening, policy: Policy) -> Facts:
    """Return the facts after the act."""
    facts = _shown(facts, told)
    for acts, change in _CHANGES:
        if told.act in acts:
            facts = change(facts, told, policy)
    return facts


def _shown(facts: Facts, told: Happening) -> Facts:
    key = kind(told.act).shows
    if not key or str(told.step.event) in _ASKED_FOR_ONLY:
        return facts
    return facts.knowing(**{key: so(told.on, told.by.reference if told.by else None)})


def _incident(facts: Facts, told: Happening, policy: Policy) -> Facts:
    what, known = told.step.what, policy.catalogue("behaviour")
    incident = Incident(
        told.step.id,
        tuple(key for key in what.behaviours if key in known),
        told.on,
        what.conduct_of,
        what.towards,
        what.channel,
        Tri.YES if what.manner_only else Tri.NO,
        Tri.YES if what.protected_act else Tri.NO,
        situations=frozenset(what.situations),
    )
    return facts.plus(incidents=(*facts.incidents, incident))


LETTERS = {one.act: one.decision for one in KINDS if one.decision and one.subject is Subject.CASE}
"""The acts that issue a letter of which the history has no row yet, with what the letter decides."""


def _letter(facts: Facts, told: Happening, policy: Policy) -> Facts:  # noqa: ARG001
    says = frozenset(told.step.what.letter)
    decided = Decided(told.step.id, LETTERS[told.act], told.on, _name(told), told.on if says else None, says=says)
    return facts.plus(decided=(*facts.decided, decided))


def _name(told: Happening) -> str | None:
    return told.by.reference if told.by else None


def _measure(facts: Facts, told: Happening, policy: Policy) -> Facts:
    have = next((measure for measure in facts.measures if measure.reference == told.root), None)
    stated = told.step.what.measure
    if have is None:
        stated = stated or StatedMeasure(kind=MeasureKind.OTHER)
        have = Measure(told.root, measure_key(policy, stated), kind=stated.kind)
        facts = facts.plus(measures=(*facts.measures, have))
    changed = _advanced(_with_terms(have, told), told)
    return facts.plus(measures=tuple(changed if m.reference == told.root else m for m in facts.measures))


def _with_terms(have: Measure, told: Happening) -> Measure:
    what = told.step.what
    days = {name: day for name in ("starts_on", "until", "review_on", "withheld_until") if (day := getattr(what, name))}
    have = replace(have, **days, says=have.says | frozenset(what.letter))
    if what.measure is None:
        return have
    agreed = {True: Tri.YES, False: Tri.NO, None: Tri.NOT_KNOWN}[what.measure.agreed]
    return replace(have, terms=what.measure.terms, wide=what.measure.whole_landlord, agreed=agreed)


def _advanced(have: Measure, told: Happening) -> Measure:
    on, act, name = told.on, told.act, _name(told)
    if act in {Act.ENDORSE, Act.CONSULT} and told.by:
        parties = told.step.what.consulted or (None,)
        signed = tuple(Signature(act, told.by, on, party) for party in parties)
        return replace(have, signatures=(*have.signatures, *signed))
    if act in {Act.REVIEW, Act.EXTEND}:
        extended = (*have.extended_on, on) if act is Act.EXTEND else have.extended_on
        return replace(have, reviews=(*have.reviews, ReviewDone(on, name, person=told.by)), extended_on=extended)
    changes: dict[Act, dict[str, object]] = {
        Act.PROPOSE: {"proposed_on": on, "proposed_by": name},
        Act.AUTHORISE: {"authorised_on": on, "authorised_by": name},
        Act.IMPOSE: {"imposed_on": on},
        Act.SERVE: {"served_on": on},
        Act.LIFT: {"ended_on": on, "lifted": True},
        Act.LAPSE: {"ended_on": on},
        Act.WITHDRAW: {"withdrawn_on": on},
        Act.SEND_BACK: {"sent_back_on": on},
    }
    return replace(have, **changes.get(act, {}))  # type: ignore[arg-type]


def _marker(facts: Facts, told: Happening, policy: Policy) -> Facts:
    what, name = told.step.what, _name(told)
    have = next((marker for marker in facts.markers if marker.reference == told.root), None)
    if have is None:
        have = Marker(told.root, marker_key(policy, what.marker or StatedMarker()))
        facts = facts.plus(markers=(*facts.markers, have))
    if what.marker:
        told_to_do = {True: Tri.YES, False: Tri.NO, None: have.instruction}[what.marker.instruction]
        have = replace(have, incidents=what.marker.rests_on or have.incidents, instruction=told_to_do)
    changes: dict[Act, dict[str, object]] = {
        Act.PLACE_MARKER: {"requested_on": told.on, "requested_by": name},
        Act.AUTHORISE_MARKER: {"authorised_on": told.on, "authorised_by": name},
        Act.CONFIRM_MARKER: {"confirmed_on": told.on},
        Act.TELL_MARKER: {"told_on": told.on},
        Act.REVIEW_MARKER: {"reviews": (*have.reviews, ReviewDone(told.on, name, person=told.by))},
        Act.END_MARKER: {"ended_on": told.on},
    }
    days = {name: day for name in ("review_on", "withheld_until") if (day := getattr(what, name))}
    have = replace(have, **changes.get(told.act, {}), **days, says=have.says | frozenset(what.letter))  # type: ignore[arg-type]
    return facts.plus(markers=tuple(have if m.reference == told.root else m for m in facts.markers))


def _appeal_received(facts: Facts, told: Happening, policy: Policy) -> Facts:  # noqa: ARG001
    appeal = Appeal(told.step.id, told.root, _decision(facts, told), told.on, told.step.what.grounds)
    return facts.plus(appeals=(*facts.appeals, appeal))


def _decision(facts: Facts, told: Happening) -> Decision:
    if any(marker.reference == told.root for marker in facts.markers):
        return Decision.MARKER
    letter = next((decided for decided in facts.decided if decided.reference == told.root), None)
    return told.step.what.of_decision or (letter.decision if letter else Decision.MEASURE)


def _appeal_decided(facts: Facts, told: Happening, policy: Policy) -> Facts:  # noqa: ARG001
    changed = tuple(
        replace(appeal, decided_on=told.on, heard_by=_name(told)) if appeal.reference == told.step.of else appeal
        for appeal in facts.appeals
    )
    return facts.plus(appeals=changed)


def _request_received(facts: Facts, told: Happening, policy: Policy) -> Facts:  # noqa: ARG001
    asks = told.step.what.asks or Asks.ADJUSTMENT
    of = told.root if asks in {Asks.END, Asks.REMOVE_MARKER} else None
    return facts.plus(requests=(*facts.requests, Request(told.step.id, asks, told.on, of)))


def _request_settled(facts: Facts, told: Happening, policy: Policy) -> Facts:  # noqa: ARG001
    def settled(row: Request) -> Request:
        answered = told.act is Act.ANSWER_REQUEST
        return replace(row, answered_on=told.on) if answered else replace(row, withdrawn_on=told.on)

    rows = facts.requests
    return facts.plus(requests=tuple(settled(row) if row.reference == told.step.of else row for row in rows))


def _complaint(facts: Facts, told: Happening, policy: Policy) -> Facts:  # noqa: ARG001
    """Record that a complaint was asked for, which published decisions call a complaint, or that one was opened."""
    if str(told.step.event) in _ASKED_FOR_ONLY:
        return facts.plus(requests=(*facts.requests, Request(told.step.id, Asks.COMPLAINT, told.on)))
    return facts.plus(complaints=(*facts.complaints, Complaint(told.step.id, told.on, (ComplaintStage(1, told.on),))))


def _of_either(facts: Facts, told: Happening, policy: Policy) -> Facts:
    if any(marker.reference == told.root for marker in facts.markers):
        return facts
    if any(letter.reference == told.root for letter in facts.decided):
        letters = tuple(replace(d, served_on=told.on) if d.reference == told.root else d for d in facts.decided)
        return facts.plus(decided=letters)
    return _measure(facts, told, policy)


_Change = Callable[[Facts, Happening, Policy], Facts]
_CHANGES: tuple[tuple[frozenset[Act], _Change], ...] = (
    (frozenset({Act.LOG_INCIDENT}), _incident),
    (frozenset(LETTERS), _letter),
    (frozenset({Act.PROPOSE, Act.CONSULT, Act.ENDORSE, Act.AUTHORISE, Act.IMPOSE, Act.SEND_BACK, Act.WITHDRAW}), _measure),
    (frozenset({Act.REVIEW, Act.EXTEND, Act.VARY, Act.LIFT, Act.LAPSE}), _measure),
    (frozenset({Act.SERVE}), _of_either),
    (frozenset({Act.PLACE_MARKER, Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER, Act.TELL_MARKER}), _marker),
    (frozenset({Act.REVIEW_MARKER, Act.END_MARKER}), _marker),
    (frozenset({Act.RECEIVE_APPEAL}), _appeal_received),
    (frozenset({Act.DECIDE_APPEAL}), _appeal_decided),
    (frozenset({Act.TAKE_REQUEST}), _request_received),
    (frozenset({Act.ANSWER_REQUEST, Act.WITHDRAW_REQUEST}), _request_settled),
    (frozenset({Act.TAKE_COMPLAINT}), _complaint),
)


def measure_key(policy: Policy, stated: StatedMeasure) -> str:
    """Return the policy's measure most like a stated one: by key, else by kind and permitted terms."""
    offered = policy.catalogue("measure")
    if stated.key and stated.key in offered:
        return stated.key
    terms = set(stated.terms.stated())
    fitting = [
        (len(terms & named) - sum(rule.required and name not in terms for name, rule in rules.items()), key)
        for key, answer in offered.items()
        if answer.value.kind is stated.kind and terms <= (named := set(rules := answer.value.terms.named()))
    ]
    if fitting:
        return max(fitting, key=lambda found: found[0])[1]
    return next((key for key, answer in offered.items() if answer.value.open), stated.key or stated.kind.value)


def marker_key(policy: Policy, stated: StatedMarker) -> str:
    """Return the policy's marker that a history means: by key, else its only one."""
    offered = policy.catalogue("marker")
    return stated.key or (next(iter(offered)) if len(offered) == 1 else "marker")

"""A case in memory in which people do only what the engine permits, as changes of facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from evenhand.policy.acts import kind
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import (
    Appeal,
    Decided,
    Facts,
    Incident,
    Marker,
    Measure,
    Person,
    Referral,
    ReviewDone,
    Signature,
    so,
)
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import Cure, Verdict
from evenhand.policy.vocabulary import Act, Decision, NoticePart, Part, Tri
from tests.policy.cures import CALENDAR, Asked, applied

PART = {
    Act.LOG_INCIDENT: Part.REPORTED,
    Act.SEEK_ACCOUNT: Part.INVESTIGATED,
    Act.RECORD_ACCOUNT: Part.INVESTIGATED,
    Act.INVESTIGATE_COUNTER_ALLEGATION: Part.INVESTIGATED,
    Act.ASSESS: Part.ASSESSED,
    Act.FIND: Part.FOUND,
    Act.COMMUNICATE_CONCERNS: Part.RAISED_CONCERNS,
    Act.WARN: Part.WARNED,
    Act.PROPOSE: Part.PROPOSED,
    Act.PLACE_MARKER: Part.PROPOSED,
    Act.CONSULT: Part.CONSULTED,
    Act.ENDORSE: Part.ENDORSED,
    Act.AUTHORISE: Part.AUTHORISED,
    Act.AUTHORISE_MARKER: Part.AUTHORISED,
    Act.SEND_BACK: Part.SENT_BACK,
    Act.IMPOSE: Part.IMPOSED,
    Act.REVIEW: Part.REVIEWED,
    Act.REVIEW_MARKER: Part.REVIEWED,
    Act.EXTEND: Part.AUTHORISED,
    Act.VARY: Part.AUTHORISED,
    Act.DECIDE_APPEAL: Part.HEARD_APPEAL,
}
AFTER_THE_FACT = {
    Act.FIND: ("finding_made", "investigated"),
    Act.WARN: ("told_unacceptable", "chance_given", "asked_to_stop", "warned"),
    Act.PROPOSE: ("reasons_written",),
    Act.COMMUNICATE_CONCERNS: ("told_unacceptable", "chance_given", "asked_to_stop"),
    Act.RECORD_ACCOUNT: ("account_settled", "counter_allegations_settled"),
    Act.RECORD_NEEDS: ("needs_asked", "contributing_issues_asked"),
    Act.IMPOSE: ("appeal_route_told", "emergency_route_open"),
}
_OF_A_DRAFT = frozenset({"set_term", "drop_term", "set_date", "open_channel", "drop_matters", "marker_needs"})
MENDS = {
    Act.PROPOSE: _OF_A_DRAFT,
    Act.PLACE_MARKER: _OF_A_DRAFT,
    Act.EXTEND: frozenset({"set_date"}),
    Act.IMPOSE: frozenset({"say"}),
    Act.TELL_NEW_DAY: frozenset({"say"}),
    Act.TELL_MARKER: frozenset({"say"}),
    Act.DECIDE_APPEAL: frozenset({"say"}),
    Act.DECIDE_STAY: frozenset({"say"}),
}
"""Cures that change only what is drawn up and not handed in yet: terms and dates of a draft, words of a letter."""
DRAFT = "EV-DRAFT"


@dataclass
class World:
    """The case, its people, the day, and how many things have been made so far."""

    policy: Policy
    people: tuple[Person, ...]
    day: date
    facts: Facts
    made: int = 0
    done: list[tuple[Act, Person, Facts]] = field(default_factory=list)

    def applicable(self) -> list[tuple[Act, str | None]]:
        """Return each act with what it could be done to."""
        return [(act, subject) for act in Act for subject in kind(act).applies(self.facts)]

    def drafted(self, act: Act, subject: str | None, *, mended: bool, key: str = "", until: date | None = None) -> Facts:
        """Return the facts with what would be done in question; ``mended``: after what the engine says of the draft."""
        facts = _DRAFTS.get(act, _about)(self, subject, key, until)
        return self._mended(facts, act) if mended and act in MENDS else facts

    def _mended(self, facts: Facts, act: Act) -> Facts:
        for _ in range(12):
            asked = Asked(self.policy, facts, act, self.people[0], self.day)
            cure = next((cure for cure in asked.judged().cures if cure.code in MENDS[act]), None)
            if cure is None:
                break
            facts = applied(asked, cure).facts
        return facts

    def judged(self, act: Act, facts: Facts, by: Person) -> Verdict:
        """Return the verdict on a drafted act."""
        return judge(self.policy, facts, act, by, self.day, CALENDAR)

    def attempt(self, act: Act, facts: Facts, by: Person, fact: str | None = None) -> Verdict:
        """Do a drafted act if the engine permits it."""
        verdict = self.judged(act, facts, by)
        if verdict.permitted:
            self._do(act, facts, by, fact)
        return verdict

    def whoever_may(self, act: Act, facts: Facts) -> Person | None:
        """Return a person that the engine lets do it, among those who may do most."""
        return next((person for person in self.people[:6] if self.judged(act, facts, person).permitted), None)

    def _do(self, act: Act, facts: Facts, by: Person, fact: str | None) -> None:
        self.done.append((act, by, facts))
        change = _CHANGES.get(act)
        self.facts = (change(self, facts, by) if change else facts).about(None).plus(reviewing=None)
        established = (*AFTER_THE_FACT.get(act, ()), *([fact] if fact and _establishes(act, fact) else []))
        established += tuple(
            key for key, kind in FACT_CATALOGUE.items() if kind.by is act and act not in {Act.ASSESS, *AFTER_THE_FACT}
        )
        self.facts = self.facts.knowing(**dict.fromkeys(established, so(self.day, by.reference)))
        if part := PART.get(act):
            involved = {**self.facts.involved}
            involved[by.reference] = involved.get(by.reference, frozenset()) | {part}
            self.facts = self.facts.plus(involved=involved)

    def new(self, letter: str) -> str:
        """Return a reference that is not taken."""
        self.made += 1
        return f"EV-{letter}{self.made}"

    def cured_by(self, cure: Cure) -> tuple[Act, str | None, str | None] | None:
        """Return the act that a cure asks for, about what, and the fact that it has to establish."""
        about = cure.params.get("subject") or self.facts.subject
        if cure.code == "do" and cure.params.get("act"):
            return Act(cure.params["act"]), cure.params.get("subject"), cure.params.get("fact")
        if cure.code in {"consult", "signed_by"}:
            return (Act.CONSULT if cure.code == "consult" else Act.ENDORSE), about, cure.params.get("party")
        return None


def _establishes(act: Act, fact: str) -> bool:
    kind = FACT_CATALOGUE.get(fact)
    return act is Act.ASSESS if kind is None else kind.by is act


def _about(world: World, subject: str | None, _: str, __: date | None) -> Facts:
    return world.facts.about(subject)


def _proposal(world: World, _: str | None, key: str, until: date | None) -> Facts:
    day = world.day
    draft = Measure(
        DRAFT, key, Terms(), starts_on=day, until=until, review_on=until and day + (until - day) / 2, proposed_by="nobody"
    )
    facts = world.facts.knowing(reasons_written=so(day))
    return facts.plus(measures=(*facts.measures, draft)).about(DRAFT)


def _marker(world: World, _: str | None, key: str, until: date | None) -> Facts:
    incidents = tuple(incident.reference for incident in world.facts.incidents[:1])
    draft = Marker(DRAFT, key, incidents, instruction=Tri.YES, review_on=until)
    return world.facts.plus(markers=(*world.facts.markers, draft)).about(DRAFT)


def _letter(decision: Decision) -> Callable[[World, str | None, str, date | None], Facts]:
    def draft(world: World, _: str | None, __: str, ___: date | None) -> Facts:
        written = Decided(DRAFT, decision, world.day, says=frozenset(NoticePart))
        return world.facts.plus(decided=(*world.facts.decided, written)).about(DRAFT)

    return draft


def _appeal(world: World, subject: str | None, _: str, __: date | None) -> Facts:
    found = next((row.decision for row in world.facts.decided if row.reference == subject), None)
    if found is None:
        found = Decision.MARKER if any(m.reference == subject for m in world.facts.markers) else Decision.MEASURE
    return world.facts.plus(appeals=(*world.facts.appeals, Appeal(DRAFT, subject or "", found, world.day))).about(DRAFT)


def _extending(world: World, subject: str | None, _: str, until: date | None) -> Facts:
    return _changed(world.facts, "measures", subject, lambda row: {"until_before": row.until, "until": until}).about(subject)


def _reviewing(world: World, subject: str | None, _: str, until: date | None) -> Facts:
    return world.facts.about(subject).plus(reviewing=ReviewDone(world.day, keeps=until is not None, next_on=until))


_DRAFTS: dict[Act, Callable[[World, str | None, str, date | None], Facts]] = {
    Act.PROPOSE: _proposal,
    Act.PLACE_MARKER: _marker,
    Act.FIND: _letter(Decision.FINDING),
    Act.WARN: _letter(Decision.WARNING),
    Act.RECEIVE_APPEAL: _appeal,
    Act.EXTEND: _extending,
    Act.REVIEW: _reviewing,
    Act.REVIEW_MARKER: _reviewing,
}


def _changed(facts: Facts, rows: str, subject: str | None, changes: Callable[[Any], dict[str, Any]]) -> Facts:
    found: Iterable[Any] = getattr(facts, rows)
    return facts.plus(**{rows: tuple(replace(row, **changes(row)) if row.reference == subject else row for row in found)})


def _handed_in(rows: str, letter: str, **how: str) -> Callable[[World, Facts, Person], Facts]:
    def change(world: World, facts: Facts, by: Person) -> Facts:
        values = {"by": by.reference, "on": world.day}
        given = {name: values[value] for name, value in how.items()}
        return _changed(facts, rows, facts.subject, lambda _: {"reference": world.new(letter), **given})

    return change


def _set(rows: str, **how: str) -> Callable[[World, Facts, Person], Facts]:
    def change(world: World, facts: Facts, by: Person) -> Facts:
        values = {"by": by.reference, "on": world.day}
        return _changed(facts, rows, facts.subject, lambda _: {name: values[value] for name, value in how.items()})

    return change


def _signed(world: World, facts: Facts, by: Person, act: Act, party: str | None = None) -> Facts:
    signature = Signature(act, by, world.day, party)
    return _changed(facts, "measures", facts.subject, lambda row: {"signatures": (*row.signatures, signature)})


def _consulted(world: World, facts: Facts, by: Person) -> Facts:
    for party in sorted(world.policy.main.parties):
        facts = _signed(world, facts, by, Act.CONSULT, party)
    return facts


def _reviewed(world: World, facts: Facts, by: Person) -> Facts:
    looked = facts.reviewing
    assert looked is not None
    seen = replace(looked, by=by.reference, person=by)
    ends = {} if looked.keeps else {"ended_on": world.day}
    rows = "markers" if facts.marker else "measures"
    return _changed(
        facts, rows, facts.subject, lambda row: {"reviews": (*row.reviews, seen), "review_on": looked.next_on, **ends}
    )


def _extended(world: World, facts: Facts, _: Person) -> Facts:
    return _changed(
        facts,
        "measures",
        facts.subject,
        lambda row: {"until_before": None, "extended_on": (*row.extended_on, world.day)},
    )


def _served(world: World, facts: Facts, _: Person) -> Facts:
    for rows in ("measures", "decided"):
        facts = _changed(facts, rows, facts.subject, lambda _: {"served_on": world.day})
    return facts


def _use(world: World, facts: Facts, by: Person) -> Facts:
    return facts.plus(use_signatures=(*facts.use_signatures, Signature(Act.DECIDE_USE, by, world.day)))


def _incident(world: World, facts: Facts, _: Person) -> Facts:
    same = facts.incidents[0]
    later = Incident(world.new("I"), same.behaviours, world.day, channel=same.channel)
    facts = facts.plus(incidents=(*facts.incidents, later))
    told = any(facts.fact(key).state is Tri.YES for key in ("told_unacceptable", "warned"))
    return facts.knowing(behaviour_continued=so(world.day)) if told else facts


_CHANGES: dict[Act, Callable[[World, Facts, Person], Facts]] = {
    Act.LOG_INCIDENT: _incident,
    Act.DECIDE_USE: _use,
    Act.FIND: _handed_in("decided", "F", by="by"),
    Act.WARN: _handed_in("decided", "W", by="by"),
    Act.PROPOSE: _handed_in("measures", "M", proposed_by="by", proposed_on="on"),
    Act.PLACE_MARKER: _handed_in("markers", "K", requested_by="by", requested_on="on"),
    Act.RECEIVE_APPEAL: _handed_in("appeals", "A"),
    Act.CONSULT: _consulted,
    Act.ENDORSE: lambda world, facts, by: _signed(world, facts, by, Act.ENDORSE),
    Act.AUTHORISE: _set("measures", authorised_by="by", authorised_on="on"),
    Act.SEND_BACK: _set("measures", sent_back_on="on"),
    Act.WITHDRAW: _set("measures", withdrawn_on="on", ended_on="on"),
    Act.IMPOSE: lambda world, facts, by: _changed(
        facts, "measures", facts.subject, lambda row: {"imposed_on": world.day, "starts_on": max(world.day, row.starts_on)}
    ),
    Act.SERVE: _served,
    Act.LIFT: _set("measures", ended_on="on"),
    Act.LAPSE: _set("measures", ended_on="on"),
    Act.EXTEND: _extended,
    Act.REVIEW: _reviewed,
    Act.REVIEW_MARKER: _reviewed,
    Act.AUTHORISE_MARKER: _set("markers", authorised_by="by", authorised_on="on"),
    Act.CONFIRM_MARKER: _set("markers", confirmed_on="on"),
    Act.TELL_MARKER: _set("markers", told_on="on"),
    Act.END_MARKER: _set("markers", ended_on="on"),
    Act.DECIDE_APPEAL: _set("appeals", heard_by="by", decided_on="on"),
    Act.DECLARE_INTEREST: lambda _, facts, by: facts.plus(interested=facts.interested | {by.reference}),
    Act.CLOSE: lambda world, facts, _: facts.plus(closed_on=world.day),
    Act.REOPEN: lambda _, facts, __: facts.plus(closed_on=None),
    Act.REFER: lambda world, facts, _: facts.plus(referrals=(*facts.referrals, Referral(world.new("R"), "police", world.day))),
}


def a_day_later(world: World, days: int) -> None:
    """Let time pass."""
    world.day += timedelta(days=days)

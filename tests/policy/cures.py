"""Applies a cure as a person would, so that a test can see that the refusal is gone.

`cured` goes on until an act is permitted: tests use it to reach a stage of a case without writing out every step.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.facts.facts import (
    Decided,
    Departure,
    Facts,
    Incident,
    Marker,
    Measure,
    Person,
    Referral,
    Signature,
    so,
)
from evenhand.policy.judge import judge
from evenhand.policy.layers import Adopted, Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.terms import EarlierMatter, Hours, Minutes, Terms, Times
from evenhand.policy.verdict import Cure, RuleResult, Verdict
from evenhand.policy.vocabulary import Act, Channel, Decision, NoticePart, Tri

TODAY = date(2026, 6, 3)
CALENDAR = Calendar(Nation.ENGLAND)
ADOPTABLE: dict[str, dict[str, Any]] = {
    "authority": {"authority": {"act": "authorise", "by": {"roles": ["manager"]}}},
    "review": {"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}},
    "appeal.reviewer": {"appeal.reviewer": {"by": {"roles": ["senior_reviewer"]}}},
    "appeal.decisions": {"appeal.decisions": {"decisions": ["finding", "warning", "measure", "marker"]}},
    "appeal.late": {"appeal.late": {"discretion_of": {"roles": ["senior_reviewer"]}}},
    "marker": {"marker": {"key": "house_marker", "title": "A marker of the house"}},
    "account.fair_time": {"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}},
}
TERM_VALUES: dict[str, Any] = {
    "channels_only": ("email", "letter"),
    "channels_closed": ("telephone",),
    "named_contact": "Priya Shah",
    "days": ("monday",),
    "hours": Hours(from_="09:00", until="12:00"),
    "contacts_per": Times(count=1, per="week"),
    "replies_per": Times(count=1, per="week"),
    "contact_time_per": Minutes(minutes=30, per="week"),
    "minutes_each": 15,
    "limited_channels": ("telephone",),
    "word_limit": 500,
    "live_issues": 2,
    "appointment_only": True,
    "third_party": "Northgate Advice",
    "new_issues_only": True,
    "earlier_matter": EarlierMatter(matter="the charge of 2023", answer="by our letter of 3 March 2026"),
    "topics_closed": ("earlier_issue",),
    "visits": ("in_pairs",),
    "premises": ("Harbour Street office",),
    "services": ("improvements",),
    "complaint": "CO-1042",
    "paused_until": "2026-06-30",
    "body": "County court",
    "description": "What was agreed, in plain words.",
}


@dataclass(frozen=True)
class Asked:
    """One question to the engine: policy, facts, act, actor, day."""

    policy: Policy
    facts: Facts
    act: Act
    actor: Person | None
    at: date = TODAY

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Name the policy instead of printing it, where a failing search prints its question."""
        printer.text(f"Asked({self.policy.main.pack}, {self.act}, {self.actor}, {self.at}, {self.facts})")

    def judged(self) -> Verdict:
        """Return the verdict."""
        return judge(self.policy, self.facts, self.act, self.actor, self.at, CALENDAR)


def policy_of(slug: str, *choices: dict[str, Any], **readings: str) -> Policy:
    """Return a shipped policy on the floor with house choices (as they stand in a file) and readings."""
    adopted = tuple(house_choice(choice) for choice in choices)
    return Policy(floor=shipped("floor"), pack=None if slug == "floor" else shipped(slug), readings=readings, choices=adopted)


def house_choice(answers: dict[str, Any]) -> Adopted:
    """Return a house choice with these answers."""
    import json  # noqa: PLC0415

    model = Answers.model_validate_json(json.dumps(answers))
    return Adopted(model, "Adopted for the test.", ("A. Reed", "B. Osei"), date(2026, 1, 5), "Minute 7")


def officer(reference: str = "officer-1", *roles: str, **more: Any) -> Person:
    """Return a member of staff with some roles."""
    return Person(reference, frozenset(roles), **{name: frozenset(value) for name, value in more.items()})


def opened(behaviour: str, **changes: Any) -> Facts:
    """Return an open case resting on one classified incident."""
    incident = Incident("EV-I1", (behaviour,), date(2026, 5, 20), channel=Channel.TELEPHONE)
    facts = Facts("EV-C1", opened_on=date(2026, 5, 21), opened_by="officer-1", incidents=(incident,))
    facts = facts.knowing(incident_logged=so(date(2026, 5, 20)), evidence_held=so(date(2026, 5, 20)))
    return facts.plus(**changes)


def proposing(facts: Facts, key: str, terms: Terms | None = None, **changes: Any) -> Facts:
    """Return the facts with a draft of a measure in question."""
    draft = Measure("EV-M1", key, terms or Terms(), proposed_by="officer-1", starts_on=TODAY, **changes)
    return facts.plus(measures=(*facts.measures, draft), subject="EV-M1")


def proposed(facts: Facts, **changes: Any) -> Facts:
    """Return the facts with the measure in question proposed."""
    return change_measure(facts, proposed_on=TODAY, proposed_by="officer-1", **changes)


def change_measure(facts: Facts, **changes: Any) -> Facts:
    """Return the facts with the measure in question changed."""
    measures = tuple(replace(m, **changes) if m.reference == facts.subject else m for m in facts.measures)
    return facts.plus(measures=measures)


def change_marker(facts: Facts, **changes: Any) -> Facts:
    """Return the facts with the marker in question changed."""
    markers = tuple(replace(m, **changes) if m.reference == facts.subject else m for m in facts.markers)
    return facts.plus(markers=markers)


def change_appeal(facts: Facts, **changes: Any) -> Facts:
    """Return the facts with the appeal in question changed."""
    appeals = tuple(replace(a, **changes) if a.reference == facts.subject else a for a in facts.appeals)
    return facts.plus(appeals=appeals)


def cured(asked: Asked, most: int = 60) -> Asked:
    """Return the question with cure after cure applied until the act is permitted."""
    for _ in range(most):
        verdict = asked.judged()
        if verdict.permitted:
            return asked
        asked = applied(asked, verdict.refusals[0].cures[0])
    raise AssertionError(f"not cured: {asked.judged().refusals}")


def applied(asked: Asked, cure: Cure) -> Asked:
    """Return the question as it stands after somebody did what a cure says."""
    return _APPLY[cure.code](asked, dict(cure.params))


def refused_by(asked: Asked, demand: str) -> list[RuleResult]:
    """Return the refusals that cite a demand."""
    return [result for result in asked.judged().refusals if result.cited and result.cited.id == demand]


def met_by(asked: Asked, demand: str) -> list[RuleResult]:
    """Return what was looked at under a demand and does not refuse."""
    found = [result for result in asked.judged().results if result.cited and result.cited.id == demand]
    return [result for result in found if not result.refuses]


def lifted(asked: Asked, demand: str) -> bool:
    """Return whether a demand refuses, and the cures of its refusals lift them all."""
    refusals = refused_by(asked, demand)
    for result in refusals:
        asked = applied(asked, result.cures[0])
    return bool(refusals) and not refused_by(asked, demand)


def forgetting(asked: Asked, *keys: str) -> Asked:
    """Return the question where nothing is known of some facts."""
    left = {key: fact for key, fact in asked.facts.known.items() if key not in keys}
    return replace(asked, facts=asked.facts.plus(known=left))


def _facts(asked: Asked, facts: Facts) -> Asked:
    return replace(asked, facts=facts)


def _do(asked: Asked, cure: dict[str, Any]) -> Asked:
    fact = cure["fact"]
    if fact == "incident_logged":
        return _facts(asked, asked.facts.plus(incidents=(*asked.facts.incidents, Incident("EV-I9"))))
    if fact == "behaviours":
        known = next(iter(asked.policy.catalogue("behaviour")), "other")
        held = asked.facts.incidents
        held = (*held, Incident("EV-I9")) if all(incident.withdrawn for incident in held) else held
        incidents = tuple(replace(i, behaviours=(known,)) for i in held)
        return _facts(asked, asked.facts.plus(incidents=incidents))
    if fact == "authorised":
        return _facts(asked, change_measure(asked.facts, authorised_on=asked.at, authorised_by="manager-1"))
    if fact == "marker_told":
        markers = tuple(replace(m, told_on=asked.at) if m.reference == cure["subject"] else m for m in asked.facts.markers)
        return _facts(asked, asked.facts.plus(markers=markers))
    if fact is None:
        return _do_act(asked, cure)
    return _facts(asked, asked.facts.knowing(**{fact: so(asked.at, "officer-1")}))


_STAGES = {
    Act.PROPOSE: ("proposed_on",),
    Act.AUTHORISE: ("authorised_on",),
    Act.IMPOSE: ("authorised_on", "imposed_on"),
}


def _refer_to(asked: Asked, cure: dict[str, Any]) -> Asked:
    key = cure["keys"][0]
    referrals = tuple(replace(r, key=key) if r.reference == asked.facts.subject else r for r in asked.facts.referrals)
    return _facts(asked, asked.facts.plus(referrals=referrals, subject=asked.facts.subject if asked.facts.referral else key))


def _share_marker(asked: Asked, _: dict[str, Any]) -> Asked:
    marker = Marker("EV-K9", "safety_marker", authorised_on=asked.at)
    referred = Referral("EV-R9", "contractors", asked.at, marker=marker.reference)
    facts = asked.facts.plus(markers=(*asked.facts.markers, marker), referrals=(*asked.facts.referrals, referred))
    return _facts(asked, facts.about(referred.reference))


def _tell_now(asked: Asked, _: dict[str, Any]) -> Asked:
    referrals = tuple(
        replace(r, withheld_until=None) if r.reference == asked.facts.subject else r for r in asked.facts.referrals
    )
    return _facts(asked, asked.facts.plus(referrals=referrals))


def _decide_step(asked: Asked, cure: dict[str, Any]) -> Asked:
    catalogue = asked.policy.catalogue("measure")
    key = next(key for key, answer in catalogue.items() if cure["step"] in answer.value.leads_to)
    measure = Measure("EV-M9", key, authorised_on=asked.at)
    orders = tuple(replace(o, measure="EV-M9") if o.reference == asked.facts.subject else o for o in asked.facts.orders)
    return _facts(asked, asked.facts.plus(measures=(*asked.facts.measures, measure), orders=orders))


def _do_act(asked: Asked, cure: dict[str, Any]) -> Asked:  # noqa: PLR0911 - a line for each act
    facts, subject, act = asked.facts, cure.get("subject"), Act(cure["act"])
    if act is Act.OPEN_CASE:
        return _facts(asked, facts.plus(opened_on=asked.at, closed_on=None))
    if act in {Act.LIFT, Act.WITHDRAW}:
        ended = {"ended_on": asked.at} if act is Act.LIFT else {"withdrawn_on": asked.at, "ended_on": asked.at}
        measures = tuple(replace(m, **ended) if m.reference == subject else m for m in facts.measures)
        return _facts(asked, facts.plus(measures=measures))
    if act is Act.END_MARKER:
        markers = tuple(replace(m, ended_on=asked.at) if m.reference == subject else m for m in facts.markers)
        return _facts(asked, facts.plus(markers=markers))
    if act is Act.DECIDE_APPEAL:
        appeals = tuple(replace(a, decided_on=asked.at) if a.reference == subject else a for a in facts.appeals)
        return _facts(asked, facts.plus(appeals=appeals))
    if act in {Act.RECORD_ORDER, Act.ACCEPT_REFERRAL}:
        orders = tuple(replace(o, until=asked.at - timedelta(days=1)) if o.reference == subject else o for o in facts.orders)
        referrals = tuple(replace(r, settled_on=asked.at) if r.reference == subject else r for r in facts.referrals)
        return _facts(asked, facts.plus(orders=orders, referrals=referrals))
    if act in _STAGES:
        return _facts(asked, change_measure(facts, **dict.fromkeys(_STAGES[act], asked.at)))
    if act is Act.WARN:
        warning = Decided(f"EV-W{len(facts.decided)}", Decision.WARNING, asked.at)
        return _facts(asked, facts.plus(decided=(*facts.decided, warning)))
    raise AssertionError(f"no way to do {act} here")


def _actor(asked: Asked, cure: dict[str, Any]) -> Asked:
    roles = cure.get("roles") or ([cure["role"]] if cure.get("role") else [])
    teams, committees = ([cure[name]] if cure.get(name) else [] for name in ("team", "committee"))
    actor = Person("decider-1", frozenset(roles[:1]), frozenset(teams), frozenset(committees))
    return replace(asked, actor=actor)


def _by_another(asked: Asked, cure: dict[str, Any]) -> Asked:
    sitting = tuple(person for person in asked.facts.sitting if person.reference != cure["not_by"])
    if len(sitting) < len(asked.facts.sitting):
        return _facts(asked, asked.facts.plus(sitting=sitting))
    actor = asked.actor or Person("x")
    return replace(asked, actor=replace(actor, reference=f"another-than-{cure['not_by']}", manages=frozenset()))


def _signed_by(asked: Asked, cure: dict[str, Any]) -> Asked:
    facts = asked.facts
    roles = cure.get("roles") or ([cure["role"]] if cure.get("role") else [])
    teams, committees = ([cure[name]] if cure.get(name) else [] for name in ("team", "committee"))
    have = facts.measure.signatures if facts.measure else ()
    for number in range(cure.get("more", 1)):
        person = Person(f"signer-{len(have) + number}", frozenset(roles[:1]), frozenset(teams), frozenset(committees))
        facts = change_measure(
            facts, signatures=(*(facts.measure.signatures if facts.measure else ()), Signature(Act.ENDORSE, person, asked.at))
        )
    return _facts(asked, facts)


def _sit_with(asked: Asked, cure: dict[str, Any]) -> Asked:
    committee = frozenset({cure["committee"]})
    more = tuple(Person(f"member-{number}", committees=committee) for number in range(cure["more"]))
    return _facts(asked, asked.facts.plus(sitting=(*asked.facts.sitting, *more)))


def _choose_outcome(asked: Asked, cure: dict[str, Any]) -> Asked:
    if asked.facts.request:
        rows = (replace(r, outcome=cure["named"][0]) if r is asked.facts.request else r for r in asked.facts.requests)
        return _facts(asked, asked.facts.plus(requests=tuple(rows)))
    assert asked.facts.reviewing is not None
    return _facts(asked, asked.facts.plus(reviewing=replace(asked.facts.reviewing, outcome=cure["named"][0])))


def _consult(asked: Asked, cure: dict[str, Any]) -> Asked:
    signature = Signature(Act.CONSULT, Person("consulted-1"), asked.at, cure["party"])
    have = asked.facts.measure.signatures if asked.facts.measure else ()
    return _facts(asked, change_measure(asked.facts, signatures=(*have, signature)))


def _terms(asked: Asked, **changes: Any) -> Asked:
    assert asked.facts.measure is not None
    kept = asked.facts.measure.terms.stated() | changes
    return _facts(asked, change_measure(asked.facts, terms=Terms(**{k: v for k, v in kept.items() if v is not None})))


def _set_term(asked: Asked, cure: dict[str, Any]) -> Asked:
    few = cure.get("least") or 1
    value = tuple(cure["choose"][:few]) if cure.get("choose") else TERM_VALUES[cure["term"]]
    if cure.get("within"):
        value = Hours(**dict(zip(("from", "until"), cure["within"].split("-"), strict=True)))
    for bound in ("most", "least"):
        if cure.get(bound):
            value = _amount(value, cure[bound])
    return _terms(asked, **{cure["term"]: value})


def _amount(value: Any, amount: int) -> Any:
    if isinstance(value, Times):
        return Times(count=amount, per=value.per)
    if isinstance(value, Minutes):
        return Minutes(minutes=amount, per=value.per)
    return amount if isinstance(value, int) else value


def _open_channel(asked: Asked, cure: dict[str, Any]) -> Asked:
    measure = asked.facts.measure
    assert measure is not None
    asked = _facts(asked, asked.facts.plus(measures=(measure,)))
    terms, usable = measure.terms, [channel for channel in cure["any_of"] if channel != Channel.THIRD_PARTY]
    if not usable:
        return _terms(asked, third_party="Northgate Advice", channels_only=(Channel.THIRD_PARTY,), channels_closed=None)
    narrow = terms.channels_only or terms.paused_until or terms.third_party
    return _terms(
        asked,
        channels_only=tuple(usable) if narrow else None,
        channels_closed=tuple(channel for channel in terms.channels_closed if channel not in usable),
        visits=None if set(usable) <= {Channel.OFFICE, Channel.HOME_VISIT} else terms.visits,
    )


def _drop_matters(asked: Asked, cure: dict[str, Any]) -> Asked:
    assert asked.facts.measure is not None
    terms = asked.facts.measure.terms
    kept = tuple(matter for matter in terms.topics_closed if matter not in cure["matters"])
    services = tuple(service for service in terms.services if service not in cure["matters"])
    return _terms(asked, topics_closed=kept, services=services)


def _as_it_was(asked: Asked) -> Any:
    return replace(asked.facts.reviewing, hard_end_on=None) if asked.facts.reviewing else None


def _set_date(asked: Asked, cure: dict[str, Any]) -> Asked:
    least, most = cure.get("least"), cure.get("most")
    day = most or ((least or asked.at) + timedelta(days=28))
    change = change_marker if asked.facts.marker else change_measure
    return _facts(asked, change(asked.facts, **{cure["field"]: day}))


def _say(asked: Asked, cure: dict[str, Any]) -> Asked:
    parts = frozenset(NoticePart(part) for part in cure["parts"])
    facts = asked.facts
    if facts.request:
        return _facts(asked, facts.plus(says=(facts.says or frozenset()) | parts))
    if facts.measure:
        return _facts(asked, change_measure(facts, says=facts.measure.says | parts))
    if facts.marker:
        return _facts(asked, change_marker(facts, says=facts.marker.says | parts))
    if facts.appeal:
        return _facts(asked, change_appeal(facts, says=facts.appeal.says | parts))
    decided = tuple(replace(d, says=d.says | parts) if d.reference == facts.subject else d for d in facts.decided)
    return _facts(asked, facts.plus(decided=decided))


def _fill_letter(asked: Asked, cure: dict[str, Any]) -> Asked:
    parts = frozenset(NoticePart(part) for part in cure["parts"])
    return _facts(asked, asked.facts.plus(says=(asked.facts.says or frozenset()) | parts))


def _adopt(asked: Asked, cure: dict[str, Any]) -> Asked:
    answers = {topic: dict(value) for topic, value in ADOPTABLE[cure["topic"]].items()}
    if cure["topic"] == "authority" and asked.act is not Act.DECIDE_USE:
        answers["authority"]["act"] = "authorise_marker" if "marker" in asked.act else "authorise"
    if cure["topic"] == "review" and asked.facts.marker:
        answers["review"]["of"] = "marker"
    adopted = (*asked.policy.choices, house_choice(answers))
    return replace(asked, policy=replace(asked.policy, choices=adopted))


def _give_reason(asked: Asked, cure: dict[str, Any]) -> Asked:
    person = Person("decider-1", frozenset(asked.policy.main.roles), frozenset(asked.policy.main.teams))
    departures = {**asked.facts.departures, cure["demand"]: Departure(person, asked.at, now=True)}
    return _facts(asked, asked.facts.plus(departures=departures))


def _rest_on(asked: Asked, cure: dict[str, Any]) -> Asked:
    facts = asked.facts
    if cure["what"] == "measure_in_policy":
        return _facts(asked, change_measure(facts, key=next(iter(asked.policy.catalogue("measure")))))
    known = asked.policy.catalogue("behaviour")
    wanted = cure.get("families", [])
    behaviour = next(key for key, answer in known.items() if not wanted or answer.value.family in wanted)
    sound = Incident("EV-I8", (behaviour,), asked.at)
    kept = tuple(i for i in facts.incidents if i.reference != cure.get("instead_of"))
    return _facts(asked, facts.plus(incidents=(*kept, sound), relationship="tenant"))


def gone_against(facts: Facts, given: date) -> Facts:
    """Return the facts with a measure whose letter was given on a day, and a report of two days later."""
    measure = Measure("EV-M8", "any", Terms(), imposed_on=given, served_on=given, starts_on=given)
    report = Incident("EV-I7", tuple(facts.behaviours), given + timedelta(days=2))
    return facts.plus(measures=(*facts.measures, measure), incidents=(*facts.incidents, report))


def _send_to(asked: Asked, cure: dict[str, Any]) -> Asked:
    left = asked.facts.situations - {cure["situation"]}
    incidents = tuple(replace(i, situations=i.situations - {cure["situation"]}) for i in asked.facts.incidents)
    return _facts(asked, asked.facts.plus(situations=left, incidents=incidents))


def _accept_late(asked: Asked, cure: dict[str, Any]) -> Asked:
    appeals = tuple(
        replace(a, late_accepted_by="senior-1") if a.reference == asked.facts.subject else a for a in asked.facts.appeals
    )
    return _facts(asked, asked.facts.plus(appeals=appeals))


def _marker_needs(asked: Asked, cure: dict[str, Any]) -> Asked:
    live = tuple(incident.reference for incident in asked.facts.incidents if not incident.withdrawn)
    if not live:
        behaviour = next(iter(asked.policy.catalogue("behaviour")))
        asked = _facts(asked, asked.facts.plus(incidents=(*asked.facts.incidents, Incident("EV-I9", (behaviour,)))))
        live = ("EV-I9",)
    change = {"instruction": Tri.YES} if cure["what"] == "instruction" else {"incidents": live}
    return _facts(asked, change_marker(asked.facts, **change))


def _wait(asked: Asked, cure: dict[str, Any]) -> Asked:
    if cure.get("on"):
        return replace(asked, at=cure["on"])
    if cure.get("after"):
        return replace(asked, at=cure["after"] + timedelta(days=1))
    return _facts(asked, change_measure(asked.facts, until=asked.at - timedelta(days=1)))


def _reach_by(asked: Asked, cure: dict[str, Any]) -> Asked:
    ways = frozenset(cure["any_of"][:1])
    rows = (replace(r, told_by=ways) if r.reference == asked.facts.subject else r for r in asked.facts.requests)
    return _facts(asked, asked.facts.plus(requests=tuple(rows)))


_APPLY = {
    "reach_by": _reach_by,
    "do": _do,
    "authorised_by": _actor,
    "name_decider": lambda asked, _: replace(asked, actor=Person("decider-1", frozenset(asked.policy.main.roles))),
    "by_another": _by_another,
    "to_another": lambda asked, cure: _facts(asked, asked.facts.plus(new_owner=f"another-than-{cure['not_to']}")),
    "signed_by": _signed_by,
    "sit_with": _sit_with,
    "choose_outcome": _choose_outcome,
    "consult": _consult,
    "set_term": _set_term,
    "drop_term": lambda asked, cure: _terms(asked, **{cure["term"]: None}),
    "open_channel": _open_channel,
    "drop_matters": _drop_matters,
    "let_through": lambda asked, _: _terms(asked, third_party=" and ".join(one.name for one in asked.facts.representatives)),
    "set_date": _set_date,
    "say": _say,
    "write_letter": lambda asked, _: _facts(asked, asked.facts.plus(says=frozenset(NoticePart))),
    "fill_letter": _fill_letter,
    "adopt": _adopt,
    "give_reason": _give_reason,
    "rest_on": _rest_on,
    "report_after_service": lambda asked, _: _facts(asked, gone_against(asked.facts, asked.at - timedelta(days=9))),
    "send_to": _send_to,
    "refer_to": _refer_to,
    "share_marker": _share_marker,
    "pass_on_by": lambda asked, cure: _facts(asked, asked.facts.plus(route=cure["routes"][0])),
    "tell_now": _tell_now,
    "decide_step": _decide_step,
    "accept_late": _accept_late,
    "marker_needs": _marker_needs,
    "wait_until": _wait,
    "no_stricter": lambda asked, _: _facts(asked, change_appeal(asked.facts, changed_to=None)),
    "keep_or_correct": lambda asked, _: _facts(asked, change_appeal(asked.facts, outcome="corrected")),
    "leave_health_out": lambda asked, _: _facts(asked, change_marker(asked.facts, names_health=Tri.NO)),
    "keep_last_day": lambda asked, _: _facts(asked, asked.facts.plus(reviewing=_as_it_was(asked))),
    "keep_risk": lambda asked, _: _facts(asked, asked.facts.plus(reviewing=replace(asked.facts.reviewing, other_risk=False))),
    "review_marker_there": lambda asked, _: _facts(asked, asked.facts.plus(markers_elsewhere=())),
    "not_urgent": lambda asked, cure: _facts(asked, asked.facts.plus(urgent_since=None)),
}

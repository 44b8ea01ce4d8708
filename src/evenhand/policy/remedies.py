"""Finds where a cure is carried out: the act, its subject, the measure and the blank that it fills."""

from dataclasses import dataclass
from typing import Any

from evenhand.policy.acts import kind
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import Facts
from evenhand.policy.verdict import Cure, Verdict
from evenhand.policy.vocabulary import CONSENT, Act, Tri

_BLANKS = {
    "open_channel": "channels_only",
    "drop_matters": "topics_closed",
    "let_through": "third_party",
    "choose_outcome": "outcome",
    "keep_or_correct": "outcome",
    "leave_health_out": "instruction",
    "keep_last_day": "hard_end_on",
    "keep_risk": "risk",
    "not_urgent": "urgent",
    "reach_by": "channels",
    "to_another": "owner",
    "refer_to": "key",
    "share_marker": "marker",
    "pass_on_by": "route",
    "tell_now": "withheld_until",
    "accept_late": "accept_late",
    "sit_with": "sitting",
    "decide_on_need": "because",
    "report_after_service": "restriction_breached",
    "rest_on": "behaviours",
    "send_to": "key",
}
"""The blank of the act's own form by which a cure is carried out, where its parameters name none."""
_NAMED_IN = {"set_term": "term", "drop_term": "term", "set_date": "field"}
_MARKER_NEEDS = {"incident": "incidents", "instruction": "instruction"}
_AGREED = "agreed_by_customer"
REASONS = "reasons_written"
"""The fact that a decision's reasons are on file: with the proposal where there is one, else on the decision's own form."""
_CHANGED_BY = {
    Act.AUTHORISE: Act.PROPOSE,
    Act.ENDORSE: Act.PROPOSE,
    Act.IMPOSE: Act.WITHDRAW,
    Act.EXTEND: Act.SEND_BACK,
    Act.AUTHORISE_MARKER: Act.END_MARKER,
}
"""What is decided on as it was proposed is changed by another act."""
_OF_THE_DECIDER = frozenset({"hard_end_on"})
"""Blanks that the decision's own form asks for."""
_CHANGES = frozenset(
    {"set_term", "drop_term", "open_channel", "drop_matters", "let_through", "set_date", "marker_needs", "leave_health_out"}
)
_BREACH = "report_after_service"
_ELSEWHERE = {
    "consult": (Act.CONSULT, ""),
    "signed_by": (Act.ENDORSE, ""),
    "decide_step": (Act.PROPOSE, ""),
    "rest_on": (Act.LOG_INCIDENT, "behaviours"),
    "send_to": (Act.REFER, "key"),
    _BREACH: (Act.ASSESS, "restriction_breached"),
}
"""Cures that another act carries out, with the blank on its form; a breach is answered on the assessment's own form too."""
_SAID_BY = {
    "your_account": (Act.RECORD_ACCOUNT, "your_account"),
    "support": (Act.OFFER_SUPPORT, "support"),
    "equality_considered": (Act.ASSESS, "for_letter"),
    "reached_at": (Act.RECORD_REACH, "by"),
}
"""The acts that give a letter what its own form does not ask for, with the blank on their forms."""
_PROPOSED_WITH = {
    "reasons": "words",
    "what_is_decided": "key",
    "from_when": "starts_on",
    "until_when": "until",
    "review_when": "review_on",
    "what_stays_open": "channels_only",
}
"""The blanks of a proposal that give its letter a part."""
_REPORTED_WITH = {"behaviour": "words", "why_unacceptable": "behaviours", "evidence": "words"}
"""The blanks of an incident that give its letter a part."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where a cure is carried out.

    ``cure``: as it can be carried out now, where another act has to come before it. ``act``: None where no act of the case
    does it: a person has to be asked, a day to come, an answer to be adopted. ``subject``: a reference. ``measure``: the
    key of the measure in question. ``field``: a fact, a term, a day or a part of a letter; "" for the act as a whole.
    ``topic``: what no layer says; the landlord adopts an answer.
    """

    cure: Cure
    act: Act | None = None
    subject: str | None = None
    measure: str = ""
    field: str = ""
    topic: str = ""


def remedy_of(cure: Cure, verdict: Verdict) -> Remedy:
    """Return where a cure of a verdict is carried out; a verdict read back from the journal has no facts to choose by."""
    measure = verdict.facts.measure if verdict.facts else None
    key = measure.key if measure else ""
    if cure.code == "do":
        return _doing(cure, verdict, key)
    if cure.code == "say":
        return _saying(cure, verdict, key)
    if cure.code == "fill_letter":
        return _filling(cure, verdict, key)
    if cure.code == "give_reason":
        return Remedy(cure, verdict.act, verdict.subject, key, f"departure-{cure.params['demand']}")
    if cure.code in _ELSEWHERE and verdict.act is not _ELSEWHERE[cure.code][0]:
        return _elsewhere(cure, verdict)
    return _on_its_form(cure, verdict, (verdict.subject, key))


def _elsewhere(cure: Cure, verdict: Verdict) -> Remedy:
    act, field = _ELSEWHERE[cure.code]
    if cure.params.get("what") == "measure_in_policy":
        act, field = Act.PROPOSE, ""
    if families := cure.params.get("families"):
        field = f"behaviours-{families[0]}"
    subject = _subject(act, verdict.subject, verdict.facts) if verdict.facts else verdict.subject
    return Remedy(cure, act, subject, field=cure.params.get("party") or field)


def _on_its_form(cure: Cure, verdict: Verdict, about: tuple[str | None, str]) -> Remedy:
    if cure.code == "pass_on_by" and _waits_for_consent(cure, verdict.facts):
        return Remedy(Cure("do", act=Act.DISCUSS, fact=_AGREED), Act.DISCUSS, None, about[1], _AGREED)
    field = _BLANKS.get(cure.code) or cure.params.get(_NAMED_IN.get(cure.code, ""), "")
    if cure.code == "marker_needs":
        field = _MARKER_NEEDS[cure.params["what"]]
    if cure.code == "no_stricter":
        field = next(iter(cure.params["terms"]), "")
    if cure.code == "write_letter":
        return Remedy(cure, verdict.act, *about)
    if not field:
        return Remedy(cure, topic=cure.params["topic"] if cure.code == "adopt" else "")
    changed_by = _CHANGED_BY.get(verdict.act) if cure.code in _CHANGES and field not in _OF_THE_DECIDER else None
    return Remedy(cure, changed_by or verdict.act, *about, field)


def _waits_for_consent(cure: Cure, facts: Facts | None) -> bool:
    """Return whether a matter can leave by consent alone, and none is recorded: its form does not offer that way yet."""
    return cure.params["routes"] == [CONSENT] and facts is not None and facts.fact(_AGREED).state is not Tri.YES


def _saying(cure: Cure, verdict: Verdict, measure: str) -> Remedy:
    parts = [str(part) for part in cure.params["parts"]]
    part = next((part for part in parts if part in _SAID_BY), "")
    if part:
        act, field = _SAID_BY[part]
        return Remedy(cure, act, None, measure, field)
    return Remedy(cure, verdict.act, verdict.subject, measure, next(iter(parts), ""))


def _filling(cure: Cure, verdict: Verdict, measure: str) -> Remedy:
    """Return where the letter of a proposal is given a part; no act of the case does where the landlord lacks it."""
    part = str(cure.params["parts"][0])
    if part in _SAID_BY:
        return _saying(cure, verdict, measure)
    if part in _PROPOSED_WITH:
        changed_by = _CHANGED_BY.get(verdict.act)
        return Remedy(cure, changed_by, verdict.subject, measure, _PROPOSED_WITH[part])
    if part in _REPORTED_WITH:
        return Remedy(cure, Act.LOG_INCIDENT, None, measure, _REPORTED_WITH[part])
    return Remedy(cure, Act.NAME_REPRESENTATIVE, None, measure) if part == "emergencies" else Remedy(cure)


def _doing(cure: Cure, verdict: Verdict, measure: str) -> Remedy:
    facts, params = verdict.facts, dict(cure.params)
    if params["fact"] == REASONS and verdict.act not in _CHANGED_BY:  # its own form asks for them
        return Remedy(Cure("do", act=verdict.act, fact=REASONS), verdict.act, verdict.subject, measure, "words")
    if facts is not None and facts.complete:
        params |= _first_of(params, facts)
    act, fact, subject = Act(params["act"]), params["fact"], params.get("subject")
    if facts is not None:
        subject = subject or _subject(act, verdict.subject, facts)
        if subject is None and kind(act).subject.is_named:
            act, fact = kind(act).first, None
            subject = _subject(act, verdict.subject, facts)
            params |= {"act": act, "fact": None}
    elif not kind(act).subject.outside_a_case:
        subject = subject or verdict.subject
    field = "words" if fact == REASONS else fact or ""
    return Remedy(Cure("do", **params), act, subject, measure, field)


def _first_of(params: dict[str, Any], facts: Facts) -> dict[str, Any]:
    """Return what has to come first: concerns before conduct can go on, an account before it can be looked into."""
    known = FACT_CATALOGUE.get(params["fact"] or "")
    if known and known.since and facts.fact(known.key).after is None and facts.fact(known.key).state is not Tri.YES:
        return {"act": FACT_CATALOGUE[known.since].by, "fact": known.since}
    if known and known.first and not kind(known.by).applies(facts):
        return {"act": known.first, "fact": None}
    if params["act"] is Act.OPEN_CASE and facts.closed_on:
        return {"act": Act.REOPEN, "fact": None}
    return {}


def _subject(act: Act, present: str | None, facts: Facts) -> str | None:
    """Return what of the case an act is done to: the present subject where it fits, else the latest that does."""
    about = kind(act).subject
    if not (about.is_named or about.may_be_named):
        return None
    fitting = kind(act).applies(facts)
    if present in fitting:
        return present
    return fitting[-1] if about.is_named and fitting else None

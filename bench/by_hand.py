"""The limit: Octavia's policy and the floor for one kind of case, written straight into Python by somebody who knows both.

For a case with at most one contact measure (a single point of contact) it says of every act whether it may be done, with every
reason: rule, demand, outcome, code, and what its sentence needs. It reads no pack and could run no other policy.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from evenhand.policy.calendar import Calendar, Term, Unit
from evenhand.policy.facts import Facts, Measure, Person
from evenhand.policy.vocabulary import Act, Channel, NoticePart, Tri

Reason = tuple[str, str, str, str, dict[str, Any]]
Answered = list[tuple[Act, str | None, bool, list[Reason]]]

IN_ORDER = {act: ("in_order", "floor:2:1", "met", "in_order", {"act": act}) for act in Act}
FREE = (
    Act.LOG_INCIDENT,
    Act.WRONG_PERSON,
    Act.CHANGE_NEED,
    Act.NAME_REPRESENTATIVE,
    Act.RECORD_ORDER,
    Act.RECORD_DEPARTURE,
    Act.RECORD_CONTACT,
    Act.DISCUSS,
    Act.SEEK_ACCOUNT,
    Act.RECORD_ACCOUNT,
    Act.RECORD_NEEDS,
    Act.OFFER_SUPPORT,
    Act.INVESTIGATE_COUNTER_ALLEGATION,
    Act.ASSESS,
    Act.COMMUNICATE_CONCERNS,
    Act.INFORM_TEAMS,
    Act.REFER,
    Act.DECLARE_INTEREST,
)
"""Acts of which these policies ask nothing in such a case but that there is one."""
UNBLOCKED = [
    ("never_blocked", demand, "met", "blocks_nothing_protected", {"matters": []})
    for demand in ("octavia:4.3:9", *(f"floor:{number}:1" for number in (16, 17, 61, 62, 63, 71, 73, 74, 75)))
]
LETTERS = tuple(
    ("notice_complete", demand, "met", "notice_complete", {"parts": []})
    for demand in ("octavia:3.2:1", "octavia:3.5:1", "octavia:4.2:6", "floor:9:1", "floor:56:1", "floor:61:1", "floor:77:1")
)
WARNING_SAYS = [NoticePart.BEHAVIOUR, NoticePart.WHY_UNACCEPTABLE]
NOT_WRITTEN = [
    ("notice_complete", "octavia:4.1:1", "unmet", "notice_lacks", {"parts": WARNING_SAYS}),
    ("notice_complete", "floor:8:2", "unmet", "notice_lacks", {"parts": [*WARNING_SAYS, NoticePart.EXPECTED_BEHAVIOUR]}),
]
COMPLAINTS = [
    ("complaint_always_taken", demand, "met", "complaint_always_taken", {}) for demand in ("floor:16:1", "floor:71:1")
]
ON_FILE = ("rests_on_incident", "floor:13:2", "met", "incident_on_file", {})
IMPARTIAL = ("interested_decide_nothing", "floor:19:1", "met", "no_interest_declared", {})
PARTIAL = ("interested_decide_nothing", "floor:19:1", "unmet", "has_an_interest", {})
STATED = ("tailored", "floor:31:1", "met", "terms_stated", {})
HEARS_NEW = ("new_issues_heard", "floor:35:1", "met", "blocks_nothing_protected", {})
ROUTE = ("appeal_route", "octavia:4.2:2", "met", "appeal_goes_to", {"by": ["assistant_director"]})
IN_POLICY = ("terms_allowed", "octavia:4.3:2", "met", "measure_in_policy", {"measure": "single_point_of_contact"})
ENDS = ("end_set", "floor:14:1", "met", "end_or_review_set", {})
OTHERS_DECIDE = ("decider_not_proposer", "floor:41:1", "met", "decider_did_not_propose", {})
PROPOSER_DECIDES = ("decider_not_proposer", "floor:41:1", "unmet", "decider_proposed", {})
AUTHORISED = ("authorised_before", "floor:54:1", "met", "authorised", {})
NOTHING_LEFT = ("nothing_left_open", "floor:53:1", "met", "nothing_left_open", {})
BEFORE_AUTHORISING = (
    ("octavia:1.2:1", "counter_allegations_settled"),
    ("floor:3:1", "account_sought"),
    ("floor:3:1", "account_settled"),
    ("floor:4:1", "counter_allegations_settled"),
    ("floor:6:1", "vulnerability_considered"),
    ("floor:13:1", "evidence_held"),
    ("floor:13:1", "reasons_written"),
    ("floor:15:1", "proportionality_considered"),
    ("floor:15:1", "lighter_steps_considered"),
    ("floor:18:1", "adjustments_considered"),
    ("floor:29:1", "circumstances_weighed"),
    ("floor:34:1", "own_handling_considered"),
    ("floor:57:1", "disability_link_considered"),
    ("floor:58:1", "equality_considered"),
    ("floor:60:1", "human_rights_considered"),
    ("floor:72:1", "protected_act_excluded"),
)
BEFORE_PROPOSING = (
    ("octavia:3.1:1", "told_unacceptable"),
    ("octavia:4.1:2", "chance_given"),
    ("octavia:4.1:2", "behaviour_continued"),
)
THREE_MONTHS = Term(3, Unit.MONTHS)
OUTCOMES = {Tri.YES: ("met", "fact_is_so"), Tri.NO: ("unmet", "fact_is_not_so"), Tri.NOT_KNOWN: ("not_known", "fact_not_known")}


def judged(facts: Facts, actor: Person, day: date, calendar: Calendar) -> Answered:
    """Return every act that has something to act upon, whether it may be done, and every reason."""
    measure = facts.measures[0] if facts.measures else None
    answered: Answered = [(act, None, True, [IN_ORDER[act]]) for act in FREE]
    conduct = _conduct(facts)
    interest = PARTIAL if actor.reference in facts.interested else IMPARTIAL
    for act, reasons in (
        (Act.FIND, [interest, *conduct[:4], ON_FILE, *conduct[4:]]),
        (Act.WARN, [*conduct[4:], *NOT_WRITTEN, _fact(facts, day, "floor:6:2", "vulnerability_considered")]),
        (Act.PROPOSE, [*conduct, *(_fact(facts, day, *pair) for pair in BEFORE_PROPOSING)]),
        (Act.PLACE_MARKER, [ON_FILE]),
        (Act.TAKE_COMPLAINT, COMPLAINTS),
        (Act.CLOSE, [_left(measure)]),
    ):
        _say(answered, act, None, reasons)
    if measure:
        _of_measure(answered, facts, measure, actor=actor, day=day, calendar=calendar, interest=interest)
    return answered


def _of_measure(
    answered: Answered, facts: Facts, measure: Measure, *, actor: Person, day: date, calendar: Calendar, interest: Reason
) -> None:
    reference = measure.reference
    terms = [IN_POLICY, _channels(facts, measure), *UNBLOCKED, ENDS, _review(measure, day, calendar)]
    equality = _fact(facts, day, "floor:58:1", "equality_considered")
    if measure.open_proposal:
        proposer = PROPOSER_DECIDES if actor.reference == measure.proposed_by else OTHERS_DECIDE
        reasons = [STATED, HEARS_NEW, _authority(actor, Act.AUTHORISE), _consulted(measure), proposer, interest, ROUTE, *terms]
        _say(answered, Act.AUTHORISE, reference, [*reasons, *(_fact(facts, day, *pair) for pair in BEFORE_AUTHORISING)])
        for act in (Act.CONSULT, Act.SEND_BACK, Act.WITHDRAW):
            _say(answered, act, reference, [])
    elif measure.imposed_on is None:
        _say(answered, Act.IMPOSE, reference, [STATED, HEARS_NEW, ROUTE, *terms, *LETTERS, AUTHORISED])
    elif measure.ended_on is None:
        _say(answered, Act.REVIEW, reference, [interest])
        _say(answered, Act.EXTEND, reference, [_authority(actor, Act.EXTEND), interest, *terms[-2:], equality])
        _say(answered, Act.VARY, reference, [STATED, HEARS_NEW, _authority(actor, Act.VARY), interest, *terms, equality])
        _say(answered, Act.LAPSE, reference, [_last_day(measure, day)])
        for act in (Act.LIFT, Act.RECEIVE_APPEAL):
            _say(answered, act, reference, [])


def _say(answered: Answered, act: Act, subject: str | None, reasons: Iterable[Reason]) -> None:
    every = [*reasons, IN_ORDER[act]]
    answered.append((act, subject, all(reason[2] == "met" for reason in every), every))


def _conduct(facts: Facts) -> list[Reason]:
    incident = facts.incidents[0]
    of, behaviour = incident.reference, incident.behaviours[0]
    return [
        ("scope", "floor:12:1", "met", "within_scope", {"topic": "scope.conduct_of", "value": incident.conduct_of, "of": of}),
        ("scope", "octavia:1.3:1", "met", "within_scope", {"topic": "scope.protects", "value": incident.towards, "of": of}),
        ("scope", "floor:27:1", "met", "within_scope", {"topic": "scope.channels", "value": incident.channel, "of": of}),
        ("not_manner_alone", "floor:28:1", "met", "conduct_stated", {}),
        ("behaviour_named", "octavia:2.1:7", "met", "behaviour_is", {"behaviour": behaviour}),
        ("behaviour_named", "octavia:2.1:7", "met", "family_is", {"family": "unreasonable_demands"}),
    ]


def _fact(facts: Facts, day: date, demand: str, key: str) -> Reason:
    known = facts.known.get(key)
    state = known.state if known else Tri.NOT_KNOWN
    if known and state is Tri.YES and known.on and known.on > day:
        state = Tri.NO
    outcome, code = OUTCOMES[state]
    return ("precondition", demand, outcome, code, {"fact": key})


def _authority(actor: Person, act: Act) -> Reason:
    if "service_manager" in actor.roles:
        return ("authority", "octavia:4.2:1", "met", "may_do_this", {"act": act})
    return ("authority", "octavia:4.2:1", "unmet", "not_theirs_to_do", {"act": act, "role": "service_manager"})


def _consulted(measure: Measure) -> Reason:
    asked = any(signed.act is Act.CONSULT and signed.party == "other_teams" for signed in measure.signatures)
    outcome, code = ("met", "consulted") if asked else ("unmet", "not_consulted")
    return ("consultation", "octavia:4.2:5", outcome, code, {"party": "other_teams"})


def _channels(facts: Facts, measure: Measure) -> Reason:
    left = set(measure.terms.channels_only or Channel) - set(measure.terms.channels_closed) - {Channel.THIRD_PARTY}
    usable = sorted(left - facts.unusable)
    code, outcome = ("channels_left", "met") if usable else ("no_channel_left", "unmet")
    return ("channel_left", "floor:56:1", outcome, code, {"usable": usable, "cannot_use": sorted(left & facts.unusable)})


def _review(measure: Measure, day: date, calendar: Calendar) -> Reason:
    latest = calendar.count(max(day, measure.starts_on or day), THREE_MONTHS).last_day
    outcome = "met" if measure.review_on and measure.review_on <= latest else "unmet"
    says = {"review_on": measure.review_on, "latest": latest, "until": measure.until}
    return ("review_set", "octavia:house-choice:1", outcome, "review_date", says)


def _last_day(measure: Measure, day: date) -> Reason:
    last = min(known for known in (measure.until, measure.review_on) if known)
    return ("lapses_after_its_day", "floor:54:2", "met" if day > last else "unmet", "last_day", {"last_day": last})


def _left(measure: Measure | None) -> Reason:
    if measure is None or measure.ended_on:
        return NOTHING_LEFT
    act = Act.LIFT if measure.imposed_on else Act.WITHDRAW
    return ("nothing_left_open", "floor:53:1", "unmet", "left_open", {"subject": measure.reference, "act": act})

"""Writes Octavia's policy and the floor for one kind of case straight into Python: the limit of speed.

For a case with at most one contact measure (a single point of contact) it answers whether each act may be done, with every
reason and cure, in the same values as ours. It reads no pack and could run no other policy.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from evenhand.policy.calendar import Calendar, Term, Unit
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import Facts, Measure, Person
from evenhand.policy.pack.load import shipped
from evenhand.policy.verdict import Cited, Cure, Message, NextAct, Outcome, RuleResult, Verdict
from evenhand.policy.vocabulary import Act, Category, Channel, Layer, Strength, Tri

Answered = list[NextAct]

PACK, SHA256 = f"octavia@{shipped('octavia').version}", shipped("octavia").sha256

SHOULDS = frozenset(
    {
        "floor:27:1",
        "floor:8:1",
        "floor:8:2",
        "floor:3:3",
        "floor:6:2",
        "floor:9:3",
        "floor:29:1",
        "floor:34:1",
        "floor:58:2",
        "octavia:4.1:2",
    }
)
HOUSE = "octavia:house-choice:1"


def _cited(demand: str) -> Cited:
    pack, number, place = demand.split(":")
    layer = Layer.HOUSE_CHOICE if demand == HOUSE else Layer.FLOOR if pack == "floor" else Layer.POLICY
    return Cited(pack, number, int(place), layer, Strength.SHOULD if demand in SHOULDS else Strength.MUST)


def _met(rule: str, demand: str, code: str, breach: Category = Category.OTHER, **says: Any) -> RuleResult:
    return RuleResult(rule, Outcome.MET, _cited(demand), Message(code, **says), breach=breach)


def _not(rule: str, demand: str, message: Message, *cures: Cure, breach: Category = Category.OTHER) -> RuleResult:
    reason = (Cure("give_reason", demand=demand),) if demand in SHOULDS else ()
    return RuleResult(rule, Outcome.UNMET, _cited(demand), message, (*cures, *reason), breach)


IN_ORDER = {act: _met("in_order", "floor:2:1", "in_order", act=act) for act in Act}
FREE = (
    Act.LOG_INCIDENT,
    Act.CORRECT_PERSON,
    Act.END_CONTACT,
    Act.DELETE_EVIDENCE,
    Act.TAKE_ALLEGATION,
    Act.NAME_REPRESENTATIVE,
    Act.RECORD_REACH,
    Act.RECORD_ORDER,
    Act.RECORD_DEPARTURE,
    Act.RECORD_CONTACT,
    Act.DISCUSS,
    Act.SEEK_ACCOUNT,
    Act.RECORD_ACCOUNT,
    Act.RECORD_NEEDS,
    Act.OFFER_SUPPORT,
    Act.PROTECT_WORKER,
    Act.ASSESS,
    Act.COMMUNICATE_CONCERNS,
    Act.INFORM_TEAMS,
    Act.TAKE_REQUEST,
    Act.ASK_FIRM,
    Act.RECORD_FIRM_ANSWER,
    Act.REFER,
    Act.DECLARE_INTEREST,
    Act.NOTE,
    Act.WAIT_FOR,
    Act.REASSIGN_CASE,
    Act.COVER,
)
"""Acts of which these policies ask nothing in such a case but that there is one."""
UNBLOCKED = [
    _met("never_blocked", demand, "blocks_nothing_protected", Category.EMERGENCY_BLOCKED, matters=[])
    for demand in ("octavia:4.3:9", *(f"floor:{number}:1" for number in (16, 17, 61, 62, 63, 71, 73, 74, 75)))
]
LETTERS = tuple(
    _met("notice_complete", demand, "notice_complete", Category.NO_NOTICE, parts=[])
    for demand in (
        "octavia:3.2:1",
        "octavia:3.5:1",
        "octavia:4.2:6",
        "floor:9:1",
        "floor:56:1",
        "floor:58:2",
        "floor:61:1",
        "floor:77:1",
    )
)
REACHES = _met("letter_reaches", "floor:9:3", "letter_reaches", Category.NO_NOTICE)
CONTACT = _met("only_contact_reached", "floor:31:2", "only_contact_reached", Category.NO_NOTICE)
NO_DAY_MOVED = _not("a_day_moved", "floor:37:1", Message("no_day_moved"))
NOT_WRITTEN = [
    RuleResult(
        "notice_complete",
        Outcome.UNMET,
        _cited(demand),
        Message("letter_not_begun"),
        (Cure("write_letter"),),
        Category.NO_REASONS,
    )
    for demand in ("octavia:4.1:1", "floor:8:2")
]
COMPLAINTS = [
    _met("complaint_always_taken", demand, "complaint_always_taken", Category.COMPLAINT_REFUSED_WRONGLY)
    for demand in ("floor:16:1", "floor:71:1")
]
ON_FILE = _met("rests_on_incident", "floor:13:2", "incident_on_file", Category.NO_EVIDENCE)
IMPARTIAL = _met("interested_decide_nothing", "floor:19:1", "no_interest_declared")
STATED = _met("tailored", "floor:31:1", "terms_stated")
HEARS_NEW = _met("new_issues_heard", "floor:35:1", "blocks_nothing_protected")
ROUTE = _met("appeal_route", "octavia:4.2:2", "appeal_goes_to", Category.NO_APPEAL_ROUTE, by=["assistant_director"])
IN_POLICY = _met("terms_allowed", "octavia:4.3:2", "measure_in_policy", measure="single_point_of_contact")
ENDS = _met("end_set", "floor:14:1", "end_or_review_set", Category.NO_DURATION)
OTHERS_DECIDE = _met("decider_not_proposer", "floor:41:1", "decider_did_not_propose", Category.NO_AUTHORISATION)
AUTHORISED = _met("authorised_before", "floor:54:1", "authorised", Category.NO_AUTHORISATION)
NOTHING_LEFT = _met("nothing_left_open", "floor:53:1", "nothing_left_open")
CONSULTED = _met("consultation", "octavia:4.2:5", "consulted", party="other_teams")
ANSWERED = _met("question", "octavia:4.3:1", "question_answered", question="contact_is_the_matter")
STATED_CONDUCT = _met("not_manner_alone", "floor:28:1", "conduct_stated")
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
BEFORE_CONTACT = (*BEFORE_PROPOSING, ("octavia:4.3:1", "contact_is_the_matter"), ("floor:8:1", "chance_given"))
THREE_MONTHS = Term(3, Unit.MONTHS)


def _states(demand: str, key: str) -> dict[Tri, RuleResult]:
    kind = FACT_CATALOGUE.get(key)
    by, breach = (kind.by, kind.breach) if kind else (Act.ASSESS, Category.OTHER)
    cures = (Cure("do", act=by, fact=key), *([Cure("give_reason", demand=demand)] if demand in SHOULDS else []))
    return {
        Tri.YES: _met("precondition", demand, "fact_is_so", breach, fact=key),
        Tri.NO: RuleResult("precondition", Outcome.UNMET, _cited(demand), Message("fact_is_not_so", fact=key), cures, breach),
        Tri.NOT_KNOWN: RuleResult(
            "precondition", Outcome.NOT_KNOWN, _cited(demand), Message("fact_not_known", fact=key), cures, breach
        ),
    }


BEFORE_BLAMING = (("floor:3:3", "account_sought"), ("floor:3:3", "needs_asked"))
WARNING_FACT = ("floor:6:2", "vulnerability_considered")
EQUALITY = ("floor:58:1", "equality_considered")
DISABILITY = (("floor:57:1", "disability_ruled_out"), ("floor:57:1", "disability_justified"))
ALL = (*BEFORE_AUTHORISING, *BEFORE_CONTACT, *BEFORE_BLAMING, *DISABILITY, WARNING_FACT, EQUALITY)
FACTS = {pair: _states(*pair) for pair in ALL}
CITED = {
    demand: _cited(demand)
    for demand in ("floor:12:1", "octavia:1.3:1", "floor:27:1", "octavia:2.1:7", "octavia:4.2:1", "floor:56:1", HOUSE)
}


def judged(facts: Facts, actor: Person, day: date, calendar: Calendar) -> Answered:
    """Return every act that has a subject, whether it may be done, and every reason."""
    measure = facts.measures[0] if facts.measures else None
    answered: Answered = []
    for act in FREE:
        _say(answered, act, None, day, ())
    conduct, interest = _conduct(facts), _interest(facts, actor)
    asked_first = [_fact(facts, day, pair) for pair in BEFORE_BLAMING]
    for act, reasons in (
        (Act.FIND, [interest, *conduct[:4], ON_FILE, *conduct[4:], *asked_first]),
        (Act.WARN, [interest, *conduct[4:], *NOT_WRITTEN, *asked_first, _fact(facts, day, WARNING_FACT)]),
        (Act.PROPOSE, [*conduct, *(_fact(facts, day, pair) for pair in BEFORE_PROPOSING)]),
        (Act.PLACE_MARKER, [ON_FILE]),
        (Act.TAKE_COMPLAINT, COMPLAINTS),
        (Act.CLOSE, [_left(measure)]),
    ):
        _say(answered, act, None, day, reasons)
    if measure:
        asked = _Asked(facts, measure, actor, day, calendar)
        for act, reasons in _of_measure(asked, conduct, interest):
            _say(answered, act, measure.reference, day, reasons)
    return answered


class _Asked(NamedTuple):
    facts: Facts
    measure: Measure
    actor: Person
    day: date
    calendar: Calendar


def _of_measure(asked: _Asked, conduct: list[RuleResult], interest: RuleResult) -> Iterator[tuple[Act, list[RuleResult]]]:
    facts, measure, actor, day, calendar = asked
    terms = [IN_POLICY, _channels(facts, measure), *UNBLOCKED, ENDS, _review(measure, day, calendar)]
    if measure.open_proposal:
        decider = [_authority(actor, Act.AUTHORISE), _consulted(measure), _proposer(measure, actor), interest, ROUTE]
        before = [*(_fact(facts, day, pair) for pair in BEFORE_AUTHORISING), _disability(facts, day)]
        yield Act.AUTHORISE, [STATED, HEARS_NEW, *decider, *terms, *before]
        before = [_fact(facts, day, pair) for pair in BEFORE_CONTACT]
        yield Act.PROPOSE, [STATED, HEARS_NEW, *conduct, *terms, *before, ANSWERED]
        yield from ((act, []) for act in (Act.CONSULT, Act.ASK_PROPOSER, Act.SEND_BACK, Act.WITHDRAW))
    elif measure.imposed_on is None:
        yield Act.IMPOSE, [STATED, HEARS_NEW, ROUTE, *terms, *LETTERS, REACHES, CONTACT, AUTHORISED]
        undated = _not(
            "withholding_is_dated",
            "floor:42:2",
            Message("no_date_to_look_again"),
            Cure("set_date", field="withheld_until", least=day),
        )
        yield Act.WITHHOLD_NOTICE, [interest, undated]
        yield Act.WITHDRAW, []
    elif measure.ended_on is None:
        equality = _fact(facts, day, EQUALITY)
        yield Act.REVIEW, [interest]
        yield Act.PROPOSE_EXTENSION, terms[-2:]
        yield Act.VARY, [STATED, HEARS_NEW, _authority(actor, Act.VARY), interest, *terms, equality]
        yield Act.LAPSE, [_last_day(measure, day)]
        yield Act.TELL_NEW_DAY, [NO_DAY_MOVED]
        yield from ((act, []) for act in (Act.LIFT, Act.RECEIVE_APPEAL))


def _say(answered: Answered, act: Act, subject: str | None, day: date, reasons: Iterable[RuleResult]) -> None:
    results = (*reasons, IN_ORDER[act])
    answered.append(NextAct(act, subject, Verdict(act, subject, day, results, PACK, SHA256)))


def _conduct(facts: Facts) -> list[RuleResult]:
    incident = facts.incidents[0]
    of, behaviour = incident.reference, incident.behaviours[0]
    reached = (
        ("floor:12:1", "scope.conduct_of", incident.conduct_of),
        ("octavia:1.3:1", "scope.protects", incident.towards),
        ("floor:27:1", "scope.channels", incident.channel),
    )
    return [
        *(
            RuleResult("scope", Outcome.MET, CITED[demand], Message("within_scope", topic=topic, value=value, of=of))
            for demand, topic, value in reached
        ),
        STATED_CONDUCT,
        RuleResult("behaviour_named", Outcome.MET, CITED["octavia:2.1:7"], Message("behaviour_is", behaviour=behaviour)),
        RuleResult("behaviour_named", Outcome.MET, CITED["octavia:2.1:7"], Message("family_is", family="unreasonable_demands")),
    ]


def _fact(facts: Facts, day: date, pair: tuple[str, str]) -> RuleResult:
    known = facts.known.get(pair[1])
    if known is None:
        return FACTS[pair][Tri.NOT_KNOWN]
    late = known.state is Tri.YES and known.on and known.on > day
    return FACTS[pair][Tri.NO if late else known.state]


def _disability(facts: Facts, day: date) -> RuleResult:
    """One of two things: that it does not arise from a disability, or why the step is justified all the same."""
    both = [(pair, _fact(facts, day, pair)) for pair in DISABILITY]
    order = (Outcome.MET, Outcome.NOT_KNOWN, Outcome.UNMET)
    return min((found for _, found in both), key=lambda found: order.index(found.outcome))


def _interest(facts: Facts, actor: Person) -> RuleResult:
    if actor.reference not in facts.interested:
        return IMPARTIAL
    cure = Cure("by_another", not_by=actor.reference)
    return _not("interested_decide_nothing", "floor:19:1", Message("has_an_interest"), cure)


def _authority(actor: Person, act: Act) -> RuleResult:
    cited = CITED["octavia:4.2:1"]
    if "service_manager" in actor.roles:
        return RuleResult("authority", Outcome.MET, cited, Message("may_do_this", act=act), (), Category.NO_AUTHORISATION)
    message, cure = Message("not_theirs_to_do", act=act, role="service_manager"), Cure("authorised_by", role="service_manager")
    return RuleResult("authority", Outcome.UNMET, cited, message, (cure,), Category.NO_AUTHORISATION)


def _proposer(measure: Measure, actor: Person) -> RuleResult:
    if actor.reference != measure.proposed_by:
        return OTHERS_DECIDE
    cure, breach = Cure("by_another", not_by=measure.proposed_by), Category.NO_AUTHORISATION
    return _not("decider_not_proposer", "floor:41:1", Message("decider_proposed"), cure, breach=breach)


def _consulted(measure: Measure) -> RuleResult:
    if any(signed.act is Act.CONSULT and signed.party == "other_teams" for signed in measure.signatures):
        return CONSULTED
    message, cure = Message("not_consulted", party="other_teams"), Cure("consult", party="other_teams")
    return _not("consultation", "octavia:4.2:5", message, cure, breach=Category.NO_AUTHORISATION)


def _channels(facts: Facts, measure: Measure) -> RuleResult:
    left = set(measure.terms.channels_only or Channel) - set(measure.terms.channels_closed) - {Channel.THIRD_PARTY}
    says = Message("channels_left", usable=sorted(left - facts.unusable), cannot_use=sorted(left & facts.unusable))
    return RuleResult("channel_left", Outcome.MET, CITED["floor:56:1"], says, (), Category.NO_CHANNEL_LEFT)


def _review(measure: Measure, day: date, calendar: Calendar) -> RuleResult:
    latest = calendar.count(max(day, measure.starts_on or day), THREE_MONTHS).last_day
    says = Message("review_date", review_on=measure.review_on, latest=latest, until=measure.until)
    return RuleResult("review_set", Outcome.MET, CITED[HOUSE], says, (), Category.NO_REVIEW)


def _last_day(measure: Measure, day: date) -> RuleResult:
    code = "review_ends_it" if measure.review_missed else "last_day"
    last = min(known for known in (measure.until, measure.review_on) if known)
    if day > last:
        return _met("lapses_after_its_day", "floor:54:2", code, last_day=last)
    return _not("lapses_after_its_day", "floor:54:2", Message(code, last_day=last), Cure("wait_until", after=last))


def _left(measure: Measure | None) -> RuleResult:
    if measure is None or measure.ended_on:
        return NOTHING_LEFT
    act, of = Act.LIFT if measure.imposed_on else Act.WITHDRAW, measure.reference
    code = "left_open" if measure.authorised_on else "left_undecided"
    message, cure = Message(code, subject=of, act=act, what=measure.key), Cure("do", act=act, fact=None, subject=of)
    return _not("nothing_left_open", "floor:53:1", message, cure)

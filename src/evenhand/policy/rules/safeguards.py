"""Rules that hold whatever the landlord's policy says: tailored terms, new issues, offences, children.

Each applies where a layer names it (`safeguard`), and cites that demand.
"""

from collections.abc import Iterator

from evenhand.policy.acts import Settles, settling
from evenhand.policy.facts.facts import Incident
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.rules.limits import to_fill_in
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import EMERGENCY_REFERRAL, Act, Category, Matter, MeasureKind, Tri

_SAYING = settling(Settles.TERMS | Settles.DATES)
_RESTRICTING = frozenset(
    {
        MeasureKind.CONTACT_RESTRICTION,
        MeasureKind.SERVICE_LIMIT,
        MeasureKind.VISIT_CONDITION,
        MeasureKind.PREMISES,
        MeasureKind.INVOLVEMENT,
        MeasureKind.PAUSE,
        MeasureKind.OTHER,
    }
)


def _resting_on(inquiry: Inquiry) -> list[Incident]:
    return [incident for incident in inquiry.facts.incidents if not incident.withdrawn]


@rule(*_SAYING, topics=("safeguard", "measure"))
def tailored(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A restriction states by terms what it restricts, wherever its policy has terms for it."""
    answer, measure = inquiry.safeguard("tailored"), inquiry.facts.measure
    offered = inquiry.policy.catalogue("measure").get(measure.key) if measure else None
    if answer is None or measure is None or offered is None or inquiry.about.kind not in _RESTRICTING:
        return
    rules = offered.value.terms.named()
    if measure.terms.stated() or not rules:
        yield met("tailored", answer, Message("terms_stated"))
    else:
        term, bounds = next(iter(rules.items()))
        cure = to_fill_in(inquiry, term, bounds)
        yield inquiry.refused("tailored", answer, Message("no_term_stated"), cure)


@rule(*_SAYING, topics=("safeguard",))
def new_issues_heard(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A measure may close settled matters, never new ones."""
    answer, measure = inquiry.safeguard("new_issues_heard"), inquiry.facts.measure
    if answer is None or measure is None:
        return
    if Matter.NEW_ISSUE in measure.terms.topics_closed:
        cure = Cure("drop_matters", matters=[Matter.NEW_ISSUE])
        yield inquiry.refused("new_issues_heard", answer, Message("blocks_matters", matters=[Matter.NEW_ISSUE]), cure)
    else:
        yield met("new_issues_heard", answer, Message("blocks_nothing_protected"))


@rule(Act.PROPOSE, Act.AUTHORISE, topics=("safeguard",))
def represented_instead(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Where a representative's conduct is the matter, it is settled who speaks for the customer instead."""
    answer = inquiry.safeguard("represented_instead")
    if answer and any(incident.conduct_of == "representative" for incident in _resting_on(inquiry)):
        yield inquiry.needs("represented_instead", "representative_considered", answer)


@rule(Act.FIND, Act.AUTHORISE, Act.AUTHORISE_MARKER, topics=("safeguard",))
def offence_condition(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Where conduct may be an offence, the condition for keeping criminal offence data is recorded."""
    answer = inquiry.safeguard("offence_condition")
    if answer and any(incident.possible_offence is Tri.YES for incident in _resting_on(inquiry)):
        yield inquiry.needs("offence_condition", "offence_condition_recorded", answer)


@rule(Act.AUTHORISE_MARKER, topics=("safeguard",))
def child_marker_advised(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A marker about a child's act comes after safeguarding advice."""
    answer = inquiry.safeguard("child_marker_advised")
    situations = inquiry.facts.situations.union(*(incident.situations for incident in _resting_on(inquiry)))
    if answer and "child" in situations:
        yield inquiry.needs("child_marker_advised", "safeguarding_advice_taken", answer)


@rule(Act.AUTHORISE_MARKER, topics=("safeguard",))
def marker_review_dated(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A marker has a review date."""
    answer, marker = inquiry.safeguard("marker_review_dated"), inquiry.facts.marker
    if answer is None or marker is None:
        return
    if marker.review_on and marker.review_on > inquiry.day:
        yield met("marker_review_dated", answer, Message("end_or_review_set"), Category.NO_REVIEW)
    else:
        cure = Cure("set_date", field="review_on", least=inquiry.day)
        yield inquiry.refused("marker_review_dated", answer, Message("no_end_no_review"), cure, breach=Category.NO_REVIEW)


@rule(Act.WARN, Act.IMPOSE, Act.TELL_MARKER, topics=("safeguard",))
def conduct_described(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A letter that is known to label the person is not issued; an unchecked one may be."""
    yield from _unless_known_not(inquiry, "conduct_described")


@rule(Act.IMPOSE, topics=("safeguard",))
def emergency_route_open(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A measure that is known to close the emergency route is not imposed."""
    yield from _unless_known_not(inquiry, "emergency_route_open")


def _unless_known_not(inquiry: Inquiry, key: str) -> Iterator[RuleResult]:
    answer = inquiry.safeguard(key)
    if answer and inquiry.fact(key) is not Tri.NOT_KNOWN:
        yield inquiry.needs(key, key, answer)


def waits_for_nobody(inquiry: Inquiry) -> bool:
    """Return whether this is an emergency call: in immediate danger it needs neither authority nor consent."""
    return (
        inquiry.act is Act.REFER
        and (inquiry.about.referral == EMERGENCY_REFERRAL or "immediate_danger" in inquiry.facts.situations)
        and inquiry.safeguard("emergency_call_waits_for_nobody") is not None
    )

"""What holds whatever a landlord's policy says, where no other noun keeps it: tailored terms, new issues, offences, children.

Each is kept only where a layer binds it by name (`safeguard`), and is cited to that demand.
"""

from collections.abc import Iterator

from evenhand.policy.facts import Incident
from evenhand.policy.look import Look, met, rule
from evenhand.policy.verdict import Cure, Looked, Message
from evenhand.policy.vocabulary import EMERGENCY_REFERRAL, Act, Category, Matter, MeasureKind, Tri

_SAYING = (Act.PROPOSE, Act.AUTHORISE, Act.VARY, Act.IMPOSE)
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


def _resting_on(look: Look) -> list[Incident]:
    return [incident for incident in look.facts.incidents if not incident.withdrawn]


@rule(*_SAYING, topics=("safeguard", "measure"))
def tailored(look: Look) -> Iterator[Looked]:
    """A restriction says by terms what it restricts, wherever its policy gives it terms to say it by."""
    answer, measure = look.safeguard("tailored"), look.facts.measure
    offered = look.policy.catalogue("measure").get(measure.key) if measure else None
    if answer is None or measure is None or offered is None or look.about.kind not in _RESTRICTING:
        return
    rules = offered.value.terms.named()
    if measure.terms.stated() or not rules:
        yield met("tailored", answer, Message("terms_stated"))
    else:
        term, bounds = next(iter(rules.items()))
        cure = Cure("set_term", term=term, choose=list(bounds.choose))
        yield look.refused("tailored", answer, Message("no_term_stated"), cure)


@rule(*_SAYING, topics=("safeguard",))
def new_issues_heard(look: Look) -> Iterator[Looked]:
    """A measure may close what was settled before, never what is new."""
    answer, measure = look.safeguard("new_issues_heard"), look.facts.measure
    if answer is None or measure is None:
        return
    if Matter.NEW_ISSUE in measure.terms.topics_closed:
        cure = Cure("drop_matters", matters=[Matter.NEW_ISSUE])
        yield look.refused("new_issues_heard", answer, Message("blocks_matters", matters=[Matter.NEW_ISSUE]), cure)
    else:
        yield met("new_issues_heard", answer, Message("blocks_nothing_protected"))


@rule(Act.AUTHORISE, topics=("safeguard",))
def represented_instead(look: Look) -> Iterator[Looked]:
    """Where a representative's conduct is the matter, it is settled who speaks for the customer instead."""
    answer = look.safeguard("represented_instead")
    if answer and any(incident.conduct_of == "representative" for incident in _resting_on(look)):
        yield look.needs("represented_instead", "representative_considered", answer)


@rule(Act.FIND, Act.AUTHORISE, Act.AUTHORISE_MARKER, topics=("safeguard",))
def offence_condition(look: Look) -> Iterator[Looked]:
    """What may be an offence is criminal offence data: the condition for keeping it is on record."""
    answer = look.safeguard("offence_condition")
    if answer and any(incident.possible_offence is Tri.YES for incident in _resting_on(look)):
        yield look.needs("offence_condition", "offence_condition_recorded", answer)


@rule(Act.AUTHORISE_MARKER, topics=("safeguard",))
def child_marker_advised(look: Look) -> Iterator[Looked]:
    """A child's act carries no marker before safeguarding advice was taken."""
    answer = look.safeguard("child_marker_advised")
    situations = look.facts.situations.union(*(incident.situations for incident in _resting_on(look)))
    if answer and "child" in situations:
        yield look.needs("child_marker_advised", "safeguarding_advice_taken", answer)


@rule(Act.AUTHORISE_MARKER, topics=("safeguard",))
def marker_review_dated(look: Look) -> Iterator[Looked]:
    """A marker has a day on which it is looked at again."""
    answer, marker = look.safeguard("marker_review_dated"), look.facts.marker
    if answer is None or marker is None:
        return
    if marker.review_on and marker.review_on > look.day:
        yield met("marker_review_dated", answer, Message("end_or_review_set"), Category.NO_REVIEW)
    else:
        cure = Cure("set_date", field="review_on", least=look.day)
        yield look.refused("marker_review_dated", answer, Message("no_end_no_review"), cure, breach=Category.NO_REVIEW)


@rule(Act.WARN, Act.IMPOSE, Act.TELL_MARKER, topics=("safeguard",))
def conduct_described(look: Look) -> Iterator[Looked]:
    """A letter that is known to label the person does not go; what nobody looked at is not held against it."""
    yield from _unless_known_not(look, "conduct_described")


@rule(Act.IMPOSE, topics=("safeguard",))
def emergency_route_open(look: Look) -> Iterator[Looked]:
    """A measure that is known to have closed the way for emergencies is not imposed."""
    yield from _unless_known_not(look, "emergency_route_open")


def _unless_known_not(look: Look, key: str) -> Iterator[Looked]:
    answer = look.safeguard(key)
    if answer and look.fact(key) is not Tri.NOT_KNOWN:
        yield look.needs(key, key, answer)


def waits_for_nobody(look: Look) -> bool:
    """Tell whether this is an emergency call: in immediate danger nobody waits for authority or for consent."""
    return (
        look.act is Act.REFER
        and (look.about.referral == EMERGENCY_REFERRAL or "immediate_danger" in look.facts.situations)
        and look.safeguard("emergency_call_waits_for_nobody") is not None
    )

"""The product's safeguards written out again by hand, for every act that the engine permits.

Nothing here asks the engine or a pack what the rule is; only the landlord's lists (measures, allegations) are looked up.
"""

from collections.abc import Callable, Iterator
from datetime import date

from evenhand.policy.facts.facts import Facts, Incident, Measure
from evenhand.policy.vocabulary import Act, Channel, Matter, NoticePart, Service, Tri, VisitCondition
from tests.policy.cures import Asked

NEVER_BLOCKED = frozenset(Matter) - {Matter.EARLIER_ISSUE, Matter.GENERAL_ENQUIRY}
BEFORE_A_RESTRICTION = frozenset(
    {
        "evidence_held",
        "reasons_written",
        "vulnerability_considered",
        "adjustments_considered",
        "disability_link_considered",
        "equality_considered",
        "human_rights_considered",
        "proportionality_considered",
        "lighter_steps_considered",
        "protected_act_excluded",
    }
)
BEFORE_A_MARKER = frozenset(
    {"vulnerability_considered", "adjustments_considered", "equality_considered", "protected_act_excluded"}
)
HEARD = frozenset({"account_sought", "account_settled", "counter_allegations_settled"})
IN_THE_LETTER = frozenset(
    {
        NoticePart.BEHAVIOUR,
        NoticePart.WHY_UNACCEPTABLE,
        NoticePart.WHAT_IS_DECIDED,
        NoticePart.FROM_WHEN,
        NoticePart.UNTIL_WHEN,
        NoticePart.REVIEW_WHEN,
        NoticePart.WHAT_STAYS_OPEN,
        NoticePart.EMERGENCIES,
        NoticePart.HOW_TO_ASK_FOR_ADJUSTMENT,
        NoticePart.HOW_TO_APPEAL,
        NoticePart.APPEAL_BY_WHEN,
        NoticePart.OMBUDSMAN,
    }
)


def on_file(facts: Facts, key: str, day: date) -> bool:
    fact = facts.fact(key)
    return fact.state is Tri.YES and (fact.on is None or fact.on <= day)


def live(facts: Facts) -> list[Incident]:
    return [incident for incident in facts.incidents if not incident.withdrawn]


def left_open(measure: Measure) -> set[Channel]:
    terms = measure.terms
    channels = set(terms.channels_only) or set(Channel)
    channels -= set(terms.channels_closed)
    if VisitCondition.NO_PERSONAL_CONTACT in terms.visits:
        channels -= {Channel.OFFICE, Channel.HOME_VISIT}
    if VisitCondition.AT_OFFICE_ONLY in terms.visits:
        channels -= {Channel.HOME_VISIT}
    if terms.third_party:
        return channels if terms.channels_only else channels & {Channel.THIRD_PARTY}
    channels -= {Channel.THIRD_PARTY}
    return channels if terms.channels_only or not terms.paused_until else set()


def _somebody_else_decides(asked: Asked) -> Iterator[bool]:
    facts, actor = asked.facts, asked.actor
    proposer = facts.measure.proposed_by if facts.measure else None
    proposer = facts.marker.requested_by if facts.marker else proposer
    yield actor is not None
    yield actor is not None and actor.reference != proposer
    yield actor is not None and actor.reference not in facts.interested


def _considered(asked: Asked) -> Iterator[bool]:
    facts = asked.facts
    wanted = BEFORE_A_MARKER if asked.act is Act.AUTHORISE_MARKER else BEFORE_A_RESTRICTION
    yield from (on_file(facts, key, asked.at) for key in wanted)


def _heard(asked: Asked) -> Iterator[bool]:
    danger = asked.facts.urgent_since is not None and "immediate_danger" in asked.facts.situations
    excused = danger or "floor:4:1" in asked.facts.departures
    yield from (danger or on_file(asked.facts, key, asked.at) for key in HEARD - {"counter_allegations_settled"})
    yield excused or on_file(asked.facts, "counter_allegations_settled", asked.at)


def _rests_on_conduct(asked: Asked) -> Iterator[bool]:
    facts = asked.facts
    alleging = {key for key, answer in asked.policy.catalogue("behaviour").items() if answer.value.allegation}
    yield not any(incident.protected_act is Tri.YES for incident in live(facts))
    yield not (facts.behaviours & alleging) or on_file(facts, "counter_allegations_settled", asked.at)


def _offence_has_its_condition(asked: Asked) -> Iterator[bool]:
    offence = any(incident.possible_offence is Tri.YES for incident in live(asked.facts))
    yield not offence or on_file(asked.facts, "offence_condition_recorded", asked.at)


def _reaches_no_further(asked: Asked) -> Iterator[bool]:
    measure = asked.facts.measure
    assert measure is not None
    terms = measure.terms
    yield measure.key in asked.policy.catalogue("measure")
    yield not NEVER_BLOCKED & set(terms.topics_closed)
    yield Service.HOUSING_APPLICATION not in terms.services
    yield Service.COMPLAINTS_PROCESS not in terms.services or terms.complaint is not None
    yield bool(left_open(measure) - asked.facts.unusable)
    yield not measure.wide or on_file(asked.facts, "wider_reach_justified", asked.at) or "floor:30:1" in asked.facts.departures


def _ends_or_is_reviewed(asked: Asked) -> Iterator[bool]:
    measure = asked.facts.measure
    assert measure is not None
    yield measure.until is not None or measure.review_on is not None


def _authorised_and_complete(asked: Asked) -> Iterator[bool]:
    measure = asked.facts.measure
    assert measure is not None
    yield measure.authorised_on is not None and measure.authorised_on <= asked.at
    yield measure.says >= IN_THE_LETTER


def _uninvolved(asked: Asked) -> Iterator[bool]:
    actor = asked.actor
    yield actor is not None
    yield actor is not None and not asked.facts.involved.get(actor.reference)
    yield actor is not None and actor.reference not in asked.facts.interested


def _classified(asked: Asked) -> Iterator[bool]:
    known = set(asked.policy.catalogue("behaviour"))
    yield bool(asked.facts.behaviours) and asked.facts.behaviours <= known
    yield not all(incident.manner_only is Tri.YES for incident in live(asked.facts))


def _marker_sound(asked: Asked) -> Iterator[bool]:
    marker = asked.facts.marker
    assert marker is not None
    yield bool({incident.reference for incident in live(asked.facts)} & set(marker.incidents))
    yield marker.instruction is Tri.YES
    yield marker.review_on is not None and marker.review_on > asked.at
    child = any("child" in incident.situations for incident in live(asked.facts))
    yield not child or on_file(asked.facts, "safeguarding_advice_taken", asked.at)


Safeguard = Callable[[Asked], Iterator[bool]]
OF: dict[Act, tuple[Safeguard, ...]] = {
    Act.PROPOSE: (_classified, _rests_on_conduct, _reaches_no_further, _ends_or_is_reviewed),
    Act.AUTHORISE: (
        _somebody_else_decides,
        _considered,
        _heard,
        _rests_on_conduct,
        _offence_has_its_condition,
        _reaches_no_further,
        _ends_or_is_reviewed,
    ),
    Act.IMPOSE: (_reaches_no_further, _ends_or_is_reviewed, _authorised_and_complete),
    Act.DECIDE_APPEAL: (_uninvolved,),
    Act.AUTHORISE_MARKER: (_somebody_else_decides, _considered, _offence_has_its_condition, _marker_sound),
}


def broken(asked: Asked) -> list[str]:
    """Return the names of the safeguards that do not hold."""
    return [safeguard.__name__.strip("_") for safeguard in OF[asked.act] if not all(safeguard(asked))]

"""Rules on markers: on an incident, with an instruction, authorised by another officer, reviewed."""

from collections.abc import Iterator

from evenhand.policy.facts.facts import Marker
from evenhand.policy.inquiry import Inquiry, met, rule, silent
from evenhand.policy.layers import Policy, Silent
from evenhand.policy.rules.limits import latest_review, no_interval, review_rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Tri

TWO_STEPS = "provisional_then_confirmed"
_PLACING = (Act.PLACE_MARKER, Act.AUTHORISE_MARKER)


@rule(*_PLACING, topics=("marker", "safeguard"))
def marker_rests_on_incident(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The policy has the marker; it rests on a live incident of this person and has an instruction."""
    marker = inquiry.facts.marker
    if marker is None:
        return
    live = {incident.reference for incident in inquiry.facts.incidents if not incident.withdrawn}
    for safeguard, holds, what in (
        ("marker_rests_on_incident", bool(set(marker.incidents) & live), "incident"),
        ("marker_says_what_to_do", marker.instruction is Tri.YES, "instruction"),
    ):
        answer = inquiry.safeguard(safeguard)
        if answer and holds:
            yield met("marker_rests_on_incident", answer, Message("marker_has", what=what), Category.NO_EVIDENCE)
        elif answer:
            cure = Cure("marker_needs", what=what)
            message = Message("marker_lacks", what=what)
            yield inquiry.refused("marker_rests_on_incident", answer, message, cure, breach=Category.NO_EVIDENCE)
    yield from _of_the_policy(inquiry, marker)


def _of_the_policy(inquiry: Inquiry, marker: Marker) -> Iterator[RuleResult]:
    offered = inquiry.policy.catalogue("marker").get(marker.key)
    if offered is None:
        yield silent("marker_in_policy", "marker", Category.NO_AUTHORISATION)
        return
    families = set(offered.value.families)
    if families and not families & inquiry.about.families:
        cure = Cure("rest_on", what="conduct_of_family", families=sorted(families))
        message = Message("marker_not_for_family", families=sorted(families))
        yield inquiry.refused("marker_in_policy", offered, message, cure)
    else:
        yield met("marker_in_policy", offered, Message("marker_in_policy", marker=marker.key))


@rule(*_PLACING, topics=("safeguard",))
def one_live_marker_of_a_kind(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The customer has no other live marker of this kind: that one is reviewed or changed instead (floor 2)."""
    answer, marker = inquiry.safeguard("same_steps"), inquiry.facts.marker
    if answer is None or marker is None or not marker.key or not inquiry.facts.complete:
        return
    live = next((one for one in _live(inquiry) if one.key == marker.key and one.reference != marker.reference), None)
    if live is None:
        yield met("one_live_marker_of_a_kind", answer, Message("no_other_marker_of_kind", marker=marker.key))
        return
    where = {"reference": live.reference, "last_day": live.hard_end_on}
    message = Message("other_marker_of_kind", marker=marker.key, **where)
    cure = Cure("do", act=Act.REVIEW_MARKER, fact=None, subject=live.reference)
    if live.case:
        message = Message("other_marker_of_kind_elsewhere", marker=marker.key, case=live.case, **where)
        cure = Cure("review_marker_there", reference=live.reference, case=live.case)
    yield inquiry.refused("one_live_marker_of_a_kind", answer, message, cure)


def _live(inquiry: Inquiry) -> Iterator[Marker]:
    """Yield the customer's markers on the record, whose end is not recorded."""
    for one in (*inquiry.facts.markers, *inquiry.facts.markers_elsewhere):
        if one.ended_on is None and one.on_record(inquiry.day):
            yield one


def markers_to_confirm(policy: Policy) -> frozenset[str]:
    """Return the keys of the policy's provisional markers."""
    return frozenset(key for key, answer in policy.catalogue("marker").items() if answer.value.steps == TWO_STEPS)


@rule(Act.CONFIRM_MARKER, topics=("marker",))
def marker_in_two_steps(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Only a provisional marker is confirmed."""
    marker = inquiry.facts.marker
    offered = inquiry.policy.catalogue("marker").get(marker.key) if marker else None
    if offered is None:
        return
    if offered.value.steps == TWO_STEPS:
        yield met("marker_in_two_steps", offered, Message("marker_is_provisional"))
    else:
        cure = Cure("do", act=Act.REVIEW_MARKER, fact=None)
        yield inquiry.refused("marker_in_two_steps", offered, Message("marker_needs_no_confirming"), cure)


@rule(Act.AUTHORISE_MARKER, Act.REVIEW_MARKER, topics=("review", "safeguard"))
def marker_review_set(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A marker has a review date inside the policy's interval; a review that keeps it sets the next one."""
    marker, kept = inquiry.facts.marker, inquiry.facts.reviewing
    keeping = inquiry.act is Act.REVIEW_MARKER and inquiry.facts.complete
    if marker is None or (keeping and not (kept and kept.keeps)):
        return
    review_on = kept.next_on if kept else marker.review_on
    answer = review_rule(inquiry)
    if isinstance(answer, Silent):
        yield no_interval(inquiry, "marker_review_set", review_on, inquiry.day)
        return
    latest = latest_review(inquiry, answer, inquiry.day)
    message = Message("review_date", review_on=review_on, latest=latest, until=None)
    if review_on and inquiry.day < review_on <= latest:
        yield met("marker_review_set", answer, message, Category.NO_REVIEW)
    else:
        cure = Cure("set_date", field="review_on", least=inquiry.day, most=latest)
        yield inquiry.refused("marker_review_set", answer, message, cure, breach=Category.NO_REVIEW)


@rule(Act.CLOSE, Act.END_MARKER, topics=("safeguard",))
def marker_told_before_end(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The person heard of each marker, or a decision to withhold it is dated and still runs."""
    answer = None if inquiry.facts.died_on else inquiry.safeguard("marker_told")  # there is no person to tell
    for marker in inquiry.facts.markers if answer else ():
        if marker.authorised_on is None or marker.told_on or not answer:
            continue
        if marker.withheld_until and marker.withheld_until >= inquiry.day:
            continue
        message = Message("marker_not_told", marker=marker.reference)
        cure = Cure("do", act=Act.TELL_MARKER, fact="marker_told", subject=marker.reference)
        yield inquiry.refused("marker_told", answer, message, cure, breach=Category.MARKER_NOT_TOLD)


@rule(Act.AUTHORISE_MARKER, Act.REVIEW_MARKER, topics=("safeguard", "authority"))
def marker_hard_end(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A marker has a last day after its review, decided by someone who may authorise markers."""
    answer, marker, kept = inquiry.safeguard("marker_hard_end"), inquiry.facts.marker, inquiry.facts.reviewing
    if answer is None or marker is None or (inquiry.act is Act.REVIEW_MARKER and not (kept and kept.keeps)):
        return
    moved = kept.hard_end_on if kept else None
    review_on, last = (kept.next_on if kept else marker.review_on), moved or marker.hard_end_on
    message = Message("last_day_of_marker", last_day=last)
    if last is None or last <= inquiry.day or (review_on and last < review_on):
        least = max(filter(None, (review_on, inquiry.day)))
        breach = Category.NO_REVIEW
        cure = Cure("set_date", field="hard_end_on", least=least)
        yield inquiry.refused("marker_hard_end", answer, message, cure, breach=breach)
    elif moved and not _may_authorise(inquiry):
        yield inquiry.refused("marker_hard_end", answer, Message("last_day_not_theirs"), Cure("keep_last_day"))
    else:
        yield met("marker_hard_end", answer, message, Category.NO_REVIEW)


@rule(Act.REVIEW_MARKER, topics=("authority",))
def marker_risk_by_authoriser(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Contractors are given another kind of risk by a person who may authorise markers."""
    answer, kept = inquiry.provisions.authority(Act.AUTHORISE_MARKER), inquiry.facts.reviewing
    if isinstance(answer, Silent) or kept is None or not (kept.keeps and kept.other_risk):
        return
    if _may_authorise(inquiry):
        yield met("marker_risk_by_authoriser", answer, Message("risk_is_theirs"))
    else:
        yield inquiry.refused("marker_risk_by_authoriser", answer, Message("risk_not_theirs"), Cure("keep_risk"))


def _may_authorise(inquiry: Inquiry) -> bool:
    answer = inquiry.provisions.authority(Act.AUTHORISE_MARKER)
    return inquiry.actor is not None and not isinstance(answer, Silent) and inquiry.is_one_of(inquiry.actor, answer.value.by)


@rule(*_PLACING, topics=("safeguard",))
def no_health_in_marker(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A marker names nobody's health or disability, as far as is known."""
    answer, marker = inquiry.safeguard("no_health_in_marker"), inquiry.facts.marker
    if answer is None or marker is None or marker.names_health is Tri.NOT_KNOWN:
        return
    if marker.names_health is Tri.YES:
        yield inquiry.refused("no_health_in_marker", answer, Message("names_health"), Cure("leave_health_out"))
    else:
        yield met("no_health_in_marker", answer, Message("names_no_health"))

"""Finds where a policy goes against the floor, or its appeal cannot be used."""

import re
from collections.abc import Iterator

from evenhand.policy.calendar import Term, Unit
from evenhand.policy.layers import Answer, Policy
from evenhand.policy.pack.pack import Reach
from evenhand.policy.scrutiny.open_questions import own
from evenhand.policy.scrutiny.remark import Remark
from evenhand.policy.verdict import Cited, Coded
from evenhand.policy.vocabulary import Act, Layer, Matter, MeasureKind, Service

_SEX = re.compile(r"\b(fe)?males?\b|\b(wo)?m[ae]n\b|\bsex\b|\bgender\b", re.IGNORECASE)
_DAYS = {Unit.DAYS: 1.0, Unit.WORKING_DAYS: 1.4, Unit.WEEKS: 7.0, Unit.MONTHS: 30.4, Unit.YEARS: 365.0}
SHORTEST_WINDOW = Term(10, Unit.WORKING_DAYS)


def collisions(policy: Policy) -> Iterator[Remark]:
    """Yield a remark for each collision with the floor, each stated departure, each fault of its appeals."""
    yield from _complaints_closed(policy)
    yield from _open_to_all(policy)
    yield from _shared_without_crime(policy)
    yield from _until_further_notice(policy)
    yield from _names_sex(policy)
    yield from _below_the_law(policy)
    yield from _departures(policy)
    yield from _unusable_appeal(policy)


def _complaints_closed(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "measure"):
        terms = answer.value.terms
        services = terms.services.choose if terms.services else ()
        topics = terms.topics_closed.choose if terms.topics_closed else ()
        closes = answer.value.kind is MeasureKind.COMPLAINT_REFUSAL or Service.COMPLAINTS_PROCESS in services
        if closes or Matter.COMPLAINT in topics:
            yield Remark("collision", Coded("complaints_closed", title=answer.value.title), "measure", answer.cited)


def _open_to_all(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "marker"):
        if answer.value.seen_by == "all_staff":
            yield Remark("collision", Coded("open_to_all", title=answer.value.title), "marker", answer.cited)


def _shared_without_crime(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "sharing"):
        if "crime" not in answer.value.without_consent_when:
            yield Remark("collision", Coded("shared_without_crime"), "sharing", answer.cited)


def _until_further_notice(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "duration"):
        if answer.value.open_ended:
            what = ", ".join(answer.value.about.measures).replace("_", " ")
            says = Coded("open_ended", what=what) if what else Coded("open_ended_all")
            yield Remark("collision", says, "duration", answer.cited)


def _names_sex(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "measure"):
        demand = answer.demand
        words = f"{answer.value.title} {demand.says} {demand.departs.says if demand.departs else ''}"
        if _SEX.search(words):
            yield Remark("collision", Coded("names_sex", title=answer.value.title), "measure", answer.cited)


def _below_the_law(policy: Policy) -> Iterator[Remark]:
    """Yield what the floor's answer holds against: a body that it does not name, a time longer than its own."""
    if policy.pack is None:
        return
    floor = Policy(policy.floor)
    for answer in own(policy, "redress"):
        lawful_here = [found for found in floor.every("redress") if _meet(found.demand.reach, answer.demand.reach)]
        if any(found.value.body != answer.value.body for found in lawful_here):
            yield Remark("collision", Coded("body_of_law"), "redress", answer.cited)
    for answer in own(policy, "complaint.stage"):
        for lawful in (found.value for found in floor.every("complaint.stage") if found.value.stage == answer.value.stage):
            for name in ("acknowledge_within", "answer_within", "extension"):
                ours, most = getattr(answer.value, name), getattr(lawful, name)
                if ours and most and _days(ours.term) > _days(most.term):
                    yield Remark(
                        "collision", Coded("stage_too_long", stage=answer.value.stage), "complaint.stage", answer.cited
                    )
                    break


def _meet(one: Reach, other: Reach) -> bool:
    """Return whether two demands can hold for the same customer."""
    lines = ("nations", "landlords", "relationships")
    pairs = [(set(getattr(one, line)), set(getattr(other, line))) for line in lines]
    return all(not ours or not theirs or ours & theirs for ours, theirs in pairs)


def _departures(policy: Policy) -> Iterator[Remark]:
    if policy.pack is None:
        return
    for clause, place, demand in policy.pack.demands():
        if demand.departs:
            cited = Cited(policy.pack.pack, clause.number, place, Layer.POLICY, demand.strength)
            says = Coded("departs", of=", ".join(demand.departs.of), why=demand.departs.says)
            yield Remark("departure", says, None, cited)


def _unusable_appeal(policy: Policy) -> Iterator[Remark]:
    reviewers = own(policy, "appeal.reviewer")
    for answer in own(policy, "appeal.window"):
        if answer.value.within and _days(answer.value.within.term) < _days(SHORTEST_WINDOW):
            yield Remark("appeal", Coded("window_too_short"), "appeal.window", answer.cited)
        if answer.value.within and answer.value.starts == "imposed":
            yield Remark("appeal", Coded("window_from_decision"), "appeal.window", answer.cited)
    for answer in own(policy, "appeal.decisions"):
        if answer.value.route == "in_writing":
            yield Remark("appeal", Coded("in_writing_only"), "appeal.decisions", answer.cited)
    if own(policy, "appeal.decisions") and not reviewers:
        answer = own(policy, "appeal.decisions")[0]
        yield Remark("appeal", Coded("nobody_hears"), "appeal.reviewer", answer.cited)
    yield from _lower_rank(policy, reviewers)


def _lower_rank(policy: Policy, reviewers: tuple[Answer, ...]) -> Iterator[Remark]:
    deciding = [answer.value for answer in own(policy, "authority") if answer.value.act is Act.AUTHORISE]
    authorising = {role for authority in deciding for role in authority.by.roles}
    roles = policy.main.roles
    for answer in reviewers:
        hearing = answer.value.by.roles
        below = [role for role in hearing if all(roles[role].rank < roles[other].rank for other in authorising)]
        if authorising and below:
            yield Remark("appeal", Coded("lower_rank", role=roles[below[0]].title), "appeal.reviewer", answer.cited)


def _days(term: Term) -> float:
    return term.value * _DAYS[term.unit]

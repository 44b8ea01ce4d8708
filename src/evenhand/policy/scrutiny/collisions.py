"""Finds where a policy goes against the floor, or its appeal cannot be used."""

import re
from collections.abc import Iterator

from evenhand.policy.calendar import Term, Unit
from evenhand.policy.layers import Answer, Policy
from evenhand.policy.scrutiny.open_questions import ADOPT, own
from evenhand.policy.scrutiny.remark import Remark
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act, Layer, Matter, MeasureKind, Service

EXPLAIN = "explain and date it where customers can read it (floor 23); no more is executed than the floor allows"
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
    yield from _departures(policy)
    yield from _unusable_appeal(policy)


def _complaints_closed(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "measure"):
        terms = answer.value.terms
        services = terms.services.choose if terms.services else ()
        topics = terms.topics_closed.choose if terms.topics_closed else ()
        closes = answer.value.kind is MeasureKind.COMPLAINT_REFUSAL or Service.COMPLAINTS_PROCESS in services
        if closes or Matter.COMPLAINT in topics:
            says = f'"{answer.value.title}" closes the complaints process to a customer; the floor keeps it open (16, 71)'
            do = "refuse one complaint at most, for written reasons, in a letter that names the Ombudsman"
            yield Remark("collision", says, do, "measure", answer.cited)


def _open_to_all(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "marker"):
        if answer.value.seen_by == "all_staff":
            says = (
                f'"{answer.value.title}" is open to every member of staff, not only to those who need it for their safety (46)'
            )
            do = "name who needs it; let others see the instruction, never the story"
            yield Remark("collision", says, do, "marker", answer.cited)


def _shared_without_crime(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "sharing"):
        if "crime" not in answer.value.without_consent_when:
            says = "information may go to others without consent, but not for preventing or detecting crime (76)"
            do = "add crime to the routes by which information may go without consent"
            yield Remark("collision", says, do, "sharing", answer.cited)


def _until_further_notice(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "duration"):
        if answer.value.open_ended:
            what = ", ".join(answer.value.about.measures) or "what it decides"
            says = f'"{what.replace("_", " ")}" runs until further notice; the floor asks for an end or a review date (9, 14)'
            yield Remark("collision", says, "set a longest period, or a review date, for it", "duration", answer.cited)


def _names_sex(policy: Policy) -> Iterator[Remark]:
    for answer in own(policy, "measure"):
        demand = answer.demand
        words = f"{answer.value.title} {demand.says} {demand.departs.says if demand.departs else ''}"
        if _SEX.search(words):
            says = f'"{answer.value.title}": the condition on staffing names the sex of staff (Equality Act 2010)'
            do = "say what keeps the visit safe (in pairs, accompanied), not who"
            yield Remark("collision", says, do, "measure", answer.cited)


def _departures(policy: Policy) -> Iterator[Remark]:
    if policy.pack is None:
        return
    for clause, place, demand in policy.pack.demands():
        if demand.departs:
            cited = Cited(policy.pack.pack, clause.number, place, Layer.POLICY, demand.strength)
            says = f"it departs from floor {', '.join(demand.departs.of)}: {demand.departs.says}"
            yield Remark("departure", says, EXPLAIN, None, cited)


def _unusable_appeal(policy: Policy) -> Iterator[Remark]:
    reviewers = own(policy, "appeal.reviewer")
    for answer in own(policy, "appeal.window"):
        if answer.value.within and _days(answer.value.within.term) < _days(SHORTEST_WINDOW):
            says = "the time to ask for an appeal is too short to use"
            yield Remark("appeal", says, "give at least 10 working days from the letter", "appeal.window", answer.cited)
        if answer.value.within and answer.value.starts == "imposed":
            says = "the time to ask for an appeal runs from the decision, not from the day on which the customer hears of it"
            yield Remark("appeal", says, "count it from the letter", "appeal.window", answer.cited)
    for answer in own(policy, "appeal.decisions"):
        if answer.value.route == "in_writing":
            says = "an appeal is taken in writing only; a customer who cannot write cannot use it (56, 71)"
            yield Remark(
                "appeal", says, "take an appeal by any way that the customer can use", "appeal.decisions", answer.cited
            )
    if own(policy, "appeal.decisions") and not reviewers:
        answer = own(policy, "appeal.decisions")[0]
        says = "an appeal is promised, and nobody is named who hears it"
        yield Remark("appeal", says, ADOPT, "appeal.reviewer", answer.cited)
    yield from _lower_rank(policy, reviewers)


def _lower_rank(policy: Policy, reviewers: tuple[Answer, ...]) -> Iterator[Remark]:
    deciding = [answer.value for answer in own(policy, "authority") if answer.value.act is Act.AUTHORISE]
    authorising = {role for authority in deciding for role in authority.by.roles}
    roles = policy.main.roles
    for answer in reviewers:
        hearing = answer.value.by.roles
        below = [role for role in hearing if all(roles[role].rank < roles[other].rank for other in authorising)]
        if authorising and below:
            says = f"{roles[below[0]].title} hears appeals against decisions of a higher rank"
            yield Remark("appeal", says, "let a reviewer at least as senior decide it", "appeal.reviewer", answer.cited)


def _days(term: Term) -> float:
    return term.value * _DAYS[term.unit]

"""Builds a marker under any policy: requested, authorised and notified; and an instruction for a home."""

from datetime import timedelta
from typing import Any

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.casework.details.incidents import Reported
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.policy.vocabulary import Act, Risk, VisitCondition
from evenhand.work.home_instructions import HomeAsked, ask, authorise
from tests.builders.house import House, house
from tests.builders.scenario import LETTER, Scenario, case_under
from tests.clauses import clause
from tests.stages import stage

WORDS = "A visit ended in shouting, and staff go there alone."
TWO_PEOPLE = "Two people go to visits."
MARKERS = [
    pytest.param("a2dominion", "contractor_flag", "", marks=clause("a2dominion:1.2:2"), id="a2dominion-contractor_flag"),
    pytest.param("a2dominion", "conduct_note", "", marks=clause("a2dominion:3.4.4:1"), id="a2dominion-conduct_note"),
    pytest.param(
        "conduct-2024",
        "tenancy_marker",
        "aggression_or_abuse_otherwise",
        marks=clause("conduct-2024:what-well-do-6:1", "conduct-2024:what-well-do-6:2"),
        id="conduct-2024-tenancy_marker",
    ),
    pytest.param("stonewater", "warning_flag", "", id="stonewater-warning_flag"),
    pytest.param("octavia", "safety_marker", "", id="octavia-safety_marker"),
    pytest.param("clarion", "safety_marker", "", id="clarion-safety_marker"),
    pytest.param("northmere", "safety_marker", "threats", id="northmere-safety_marker-in-two-steps"),
]
"""Each marker of each policy: the policy, its key, and the behaviour that lets it be asked for."""


@stage
def marker_asked_for(
    policy: str, key: str, behaviour: str = "", risk: str = "", instruction: str = TWO_PEOPLE
) -> tuple[Scenario, str]:
    """Return a case under a policy with a marker that waits to be authorised, and its reference."""
    case = case_under(house(policy=policy), behaviour)
    place = case.house
    marked = Marked(
        key=key,
        instruction=instruction,
        incidents=tuple(place.customer.incidents.values_list("reference", flat=True)[:1]),
        words=WORDS,
        review_on=place.today + timedelta(days=60),
        risk=risk,
    )
    return case, case.do(Act.PLACE_MARKER, marked).subject


@stage
def marker_authorised(
    policy: str, key: str, behaviour: str = "", risk: str = "", instruction: str = TWO_PEOPLE
) -> tuple[Scenario, str]:
    """Return a case under a policy with a marker that was authorised, and its reference."""
    case, marker = marker_asked_for(policy, key, behaviour, risk, instruction)
    agreed = MarkerAuthorised(words=WORDS, hard_end_on=case.house.today + timedelta(days=300))
    case.do(Act.AUTHORISE_MARKER, agreed, marker)
    return case, marker


@stage
def placed(policy: str, key: str, behaviour: str = "", risk: str = "", instruction: str = TWO_PEOPLE) -> tuple[Scenario, str]:
    """Return a case under a policy with a marker that was authorised, confirmed where that is asked, and told."""
    case, marker = marker_authorised(policy, key, behaviour, risk, instruction)
    if case.policy().catalogue("marker")[key].value.steps != "one":
        case.do(Act.CONFIRM_MARKER, Details(words="It is needed still."), marker)
    case.do(Act.TELL_MARKER, LETTER, marker)
    return case, marker


def asked_again(case: Scenario, key: str, behaviour: str = "", instruction: str = TWO_PEOPLE) -> tuple[Scenario, str]:
    """Return a second case of the same customer with a marker that waits to be authorised, and its reference.

    A live marker of the kind refuses the request: build this before, or where it has ended.
    """
    place = case.house
    other = case_under(place, behaviour)
    incident = Case.objects.get(reference=other.case).incidents.get().reference
    marked = Marked(
        key=key, instruction=instruction, incidents=(incident,), words=WORDS, review_on=place.today + timedelta(days=60)
    )
    return other, other.do(Act.PLACE_MARKER, marked).subject


def home_asked(place: House, who: str = "officer", address: str = "12 Cooper Row, Portmouth PM2 4QT", **told: Any) -> str:
    """Ask for an instruction for a home after a report about a person unknown; return its reference."""
    words = "A visitor threatened an operative on the stairs."
    report = Reported(words=words, customer=None, happened_at=place.at - timedelta(hours=2), channel="home_visit")
    reference = place.do(Act.LOG_INCIDENT, report, "adviser").subject
    asked = {"conditions": (VisitCondition.IN_PAIRS,), "risk": Risk.THREATS, "until": place.today + timedelta(days=28)}
    more = {"address": address, "report": reference, "why": words, **asked, **told}
    return ask(HomeAsked(**more), by=place.officers[who], at=place.at)


def home_marked(place: House, address: str = "12 Cooper Row, Portmouth PM2 4QT", **told: Any) -> str:
    """Ask for an instruction for a home and authorise it; return its reference."""
    reference = home_asked(place, address=address, **told)
    authorise(reference, by=place.officers["manager"], at=place.at)
    return reference

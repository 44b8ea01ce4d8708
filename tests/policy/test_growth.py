"""Checks that next acts cost at most in proportion to the record, in calls and lines."""

import sys
from datetime import timedelta

import pytest

from evenhand.policy.facts.customer_facts import Allegation
from evenhand.policy.facts.facts import (
    Appeal,
    Complaint,
    ComplaintStage,
    Decided,
    Facts,
    Incident,
    Letter,
    Measure,
    Question,
    Referral,
    so,
)
from evenhand.policy.judge import next_acts
from evenhand.policy.vocabulary import Channel, Decision
from tests.policy.borough.borough import policy as northmere
from tests.policy.cures import CALENDAR, TODAY, officer, opened, policy_of

POLICIES = {slug: policy_of(slug) for slug in ("octavia", "a2dominion", "clarion", "conduct-2024", "stonewater")}
POLICIES["northmere"] = northmere()
FEW, MANY, MOST = 200, 400, 2.5
GROWN = [(kind, slug) for kind in ("letters", "appeals") for slug in POLICIES]
GROWN += [(kind, "octavia") for kind in ("incidents", "served", "complaints", "referrals", "allegations")]


def day(number):
    """Return a day of the last months."""
    return TODAY - timedelta(days=number % 90)


def incidents(many):
    kinds = ("disproportionate_contact", "offensive_language", "threats")
    return tuple(Incident(f"I{n}", (kinds[n % 3],), day(n), channel=Channel.TELEPHONE) for n in range(many))


def letters(many, **more):
    kinds = (Decision.FINDING, Decision.WARNING)
    return tuple(Decided(f"L{n}", kinds[n % 2], day(n), "officer-1", outcome="unreasonable", **more) for n in range(many))


def with_many(kind: str, many: int) -> Facts:
    """Return a case of so many incidents, and so many of a kind beside them."""
    facts = opened("disproportionate_contact").plus(incidents=incidents(many), events={"new_incident": TODAY})
    grown = {
        "incidents": dict,
        "letters": lambda: {"decided": letters(many)},
        "served": lambda: {
            "decided": letters(many, served_on=TODAY),
            "letters": tuple(Letter(f"R{n}", Decision.REVIEW, f"L{n}", day(n)) for n in range(many)),
        },
        "appeals": lambda: {
            "decided": letters(many),
            "appeals": tuple(Appeal(f"A{n}", f"L{n}", Decision.WARNING, day(n)) for n in range(many)),
        },
        "complaints": lambda: {
            "complaints": tuple(Complaint(f"C{n}", day(n), (ComplaintStage(1, day(n)),)) for n in range(many))
        },
        "referrals": lambda: {"referrals": tuple(Referral(f"T{n}", "asb_team", day(n), hands_over=True) for n in range(many))},
        "allegations": lambda: {
            "allegations": tuple(Allegation(f"G{n}", opened_on=day(n)) for n in range(many)),
            "measures": (Measure("M0", "single_point_of_contact", proposed_by="officer-1", proposed_on=day(2)),),
            "questions": tuple(Question(f"Q{n}", "M0", day(1)) for n in range(many)),
        },
    }
    return facts.plus(**grown[kind]()).knowing(warned=so(day(80)), told_unacceptable=so(day(80)))


def work(policy, facts):
    """Return how many calls are made and lines are run to find what can happen next, and for how many acts."""
    counted = 0

    def count(_frame, event, _arg):
        nonlocal counted
        counted += event in {"call", "line"}
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        found = next_acts(policy, facts, officer("officer-2", "officer"), TODAY, CALENDAR)
    finally:
        sys.settrace(before)
    return counted, len(found)


@pytest.mark.parametrize(("kind", "slug"), GROWN)
def test_record_of_twice_the_size_takes_twice_the_work(kind, slug):
    policy = POLICIES[slug]
    work(policy, with_many(kind, 3))  # what a policy keeps of its own answers

    (few, acts), (many, more) = work(policy, with_many(kind, FEW)), work(policy, with_many(kind, MANY))

    assert acts <= more <= 2 * acts
    assert many <= MOST * few

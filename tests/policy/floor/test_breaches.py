"""Checks that a restriction can be breached only after its letter was given (floor 9)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.policy.facts.facts import Facts, Incident, Measure, not_so, so
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.cures import TODAY, Asked, lifted, officer, opened, policy_of, refused_by
from tests.policy.questions import PACKS

DEMAND = "floor:9:2"
GIVEN = date(2026, 5, 11)
pytestmark = clause(DEMAND)


def standing(**changes: object) -> Facts:
    measure = Measure("EV-M1", "any", Terms(), imposed_on=GIVEN, starts_on=GIVEN, until=date(2026, 5, 29), served_on=GIVEN)
    known = opened("any").plus(incidents=(), measures=(replace(measure, **changes),))
    return known.knowing(restriction_breached=so(TODAY))


def assessing(facts: Facts, *reported: date, slug: str = "clarion", **changes: bool) -> Asked:
    incidents = tuple(Incident(f"EV-I{n}", (), day, **changes) for n, day in enumerate(reported))
    return Asked(policy_of(slug), facts.plus(incidents=incidents), Act.ASSESS, officer())


@pytest.mark.parametrize("slug", PACKS)
def test_report_after_the_day_of_the_letter_counts(slug):
    assert not refused_by(assessing(standing(), GIVEN + timedelta(days=1), slug=slug), DEMAND)


@pytest.mark.parametrize("days", [-20, -1, 0])
def test_report_before_or_on_the_day_of_the_letter_is_refused(days):
    asked = assessing(standing(), GIVEN + timedelta(days=days))
    assert refused_by(asked, DEMAND)
    assert lifted(asked, DEMAND)


def test_restriction_without_a_served_letter_cannot_be_breached():
    assert refused_by(assessing(standing(served_on=None), TODAY), DEMAND)


def test_restriction_outside_its_dates_cannot_be_breached():
    assert refused_by(assessing(standing(starts_on=date(2026, 5, 20)), date(2026, 5, 15)), DEMAND)
    assert refused_by(assessing(standing(), date(2026, 5, 30)), DEMAND)
    assert not refused_by(assessing(standing(), date(2026, 5, 29)), DEMAND)
    assert refused_by(assessing(standing(ended_on=date(2026, 5, 20)), date(2026, 5, 29)), DEMAND)


def test_a_report_that_was_withdrawn_shows_nothing():
    assert refused_by(assessing(standing(), date(2026, 5, 20), withdrawn=True), DEMAND)


def test_an_answer_that_it_was_kept_to_needs_nothing_more():
    facts = standing(served_on=None).knowing(restriction_breached=not_so(TODAY))
    assert not refused_by(assessing(facts), DEMAND)


def test_clarion_7_nothing_goes_to_legal_services_for_it_either():
    facts = standing(served_on=None).knowing(consent_or_legal_route=so(TODAY)).about("legal_services")
    asked = replace(assessing(facts, date(2026, 5, 20)), act=Act.REFER)
    assert refused_by(asked, DEMAND)
    assert lifted(asked, DEMAND)

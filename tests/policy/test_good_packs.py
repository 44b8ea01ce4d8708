"""Checks that a pack which `policy check` calls good raises nowhere: not in a verdict, a duty, a remark, or their words."""

import json
import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.policy.duties.duties import duties
from evenhand.policy.duties.landlord import policy_duties
from evenhand.policy.judge import judge, next_acts
from evenhand.policy.layers import Policy
from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import PACKS, read, shipped
from evenhand.policy.scrutiny.compare import compared
from evenhand.policy.scrutiny.lint import remarks
from evenhand.policy.scrutiny.show import shown
from evenhand.wording.answers import lines
from evenhand.wording.words import Words
from tests.policy.cures import CALENDAR, TODAY
from tests.policy.drawn_answers import answers
from tests.policy.questions import ACTS, everybody, permitted

EXAMPLES = 1000 if os.environ.get("EVENHAND_LONG") else 25
FLOOR = shipped("floor")
searching = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    derandomize=not os.environ.get("EVENHAND_LONG"),
    database=None,
)
PACKS_OF = {slug: shipped(slug).model_dump(mode="json", by_alias=True, exclude_defaults=True) for slug in PACKS}


def with_clauses(slug, drawn):
    """Return the text of a shipped pack with more clauses, one for each set of drawn answers."""
    content = dict(PACKS_OF[slug])
    more = [
        {"number": f"99.{place}", "demands": [{"says": "Something more.", "strength": strength, "answers": given}]}
        for place, (strength, given) in enumerate(drawn, 1)
    ]
    return json.dumps({**content, "clauses": [*content["clauses"], *more]})


@st.composite
def packs(draw):
    """Draw a shipped pack with one to three clauses that nobody wrote; None where it is refused."""
    slug = draw(st.sampled_from(PACKS))
    clause = st.tuples(st.sampled_from(("must", "should", "may")), answers(shipped(slug)))
    drawn = draw(st.lists(clause, min_size=1, max_size=3))
    try:
        return slug, read(with_clauses(slug, drawn))
    except Unusable:
        return slug, None


def told(verdict, words):
    """Word a verdict as a page does."""
    for result in verdict.results:
        words.message(result.message)
        for cure in result.cures:
            words.cure(cure)


@searching
@given(packs())
def test_good_pack_raises_nowhere(drawn):
    slug, pack = drawn
    if pack is None:
        return
    policy = Policy(FLOOR, pack)
    words = Words(policy)
    for act in ACTS:
        measure = next(iter(policy.catalogue("measure")), "")
        facts = permitted(slug, act, measure).facts
        actor = everybody(policy, "officer-9")
        told(judge(policy, facts, act, actor, TODAY, CALENDAR), words)
        for found in next_acts(policy, facts, actor, TODAY, CALENDAR):
            told(found.verdict, words)
        for duty in duties(policy, facts, date(2027, 3, 1), CALENDAR):
            words.message(duty.message)
    for duty in policy_duties(policy, TODAY, CALENDAR):
        words.message(duty.message)
    for one in remarks(policy, TODAY):
        words.remark(one.remark.says)
    shown(policy, None)
    list(compared([policy]))
    for _, _, demand in pack.demands():
        for value in demand.answers.by_topic().values():
            list(lines(words, value.model_dump(mode="json", by_alias=True, exclude_defaults=True)))


@pytest.mark.parametrize("slug", PACKS)
def test_shipped_pack_drawn_without_a_change_is_good(slug):
    assert read(with_clauses(slug, [])).sha256 == shipped(slug).sha256


def test_enough_of_the_drawn_packs_are_good():
    seen = []

    @searching
    @given(packs())
    def draw(drawn):
        seen.append(drawn[1] is not None)

    draw()
    assert sum(seen) > len(seen) / 5

"""Properties of every shipped policy, for any record and any person."""

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.policy.facts.facts import not_so
from evenhand.policy.judge import judge, next_acts
from evenhand.policy.pack.load import PACKS
from evenhand.policy.verdict import RuleResult
from tests.policy import safeguards
from tests.policy.cures import CALENDAR, Asked, applied
from tests.policy.questions import ACTS, FACTS, permitted, questions

EXAMPLES = 3000 if os.environ.get("EVENHAND_LONG") else 40
searching = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    derandomize=not os.environ.get("EVENHAND_LONG"),
    database=None,
)


@pytest.mark.parametrize("act", ACTS)
@searching
@given(data=st.data())
def test_no_verdict_permits_an_act_against_a_safeguard(act, data):
    asked = data.draw(questions((act,)))

    assert not asked.judged().permitted or safeguards.broken(asked) == []


@searching
@given(questions(), st.sets(st.sampled_from(FACTS), min_size=1, max_size=5))
def test_learning_that_something_was_not_done_never_opens_an_act(asked, keys):
    learnt = replace(asked, facts=asked.facts.knowing(**dict.fromkeys(sorted(keys), not_so(asked.at))))

    assert asked.judged().permitted or not learnt.judged().permitted


@searching
@given(questions(), st.sets(st.sampled_from(FACTS), min_size=1, max_size=5))
def test_losing_a_record_never_opens_an_act(asked, keys):
    left = {key: fact for key, fact in asked.facts.known.items() if key not in keys}
    lost = replace(asked, facts=asked.facts.plus(known=left))

    assert asked.judged().permitted or not lost.judged().permitted


@searching
@given(questions())
def test_next_acts_agree_with_judging_each_act_alone(asked):
    found = next_acts(asked.policy, asked.facts, asked.actor, asked.at, CALENDAR)

    for one in found:
        alone = judge(asked.policy, asked.facts.about(one.subject), one.act, asked.actor, asked.at, CALENDAR)
        assert one.verdict == alone


@searching
@given(questions())
def test_every_refusal_has_a_cure_that_lifts_it(asked):
    for refusal in asked.judged().refusals:
        assert refusal.cures, refusal
        assert any(not _stands(applied(asked, cure), refusal) for cure in refusal.cures), refusal


def _stands(asked: Asked, refusal: RuleResult) -> bool:
    return any(_same(found, refusal) for found in asked.judged().refusals)


def _same(one: RuleResult, other: RuleResult) -> bool:
    return (one.rule, one.cited, one.message.as_json()) == (other.rule, other.cited, other.message.as_json())


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("slug", PACKS)
def test_policy_can_be_followed_without_breaking_a_safeguard(slug, act):
    asked = permitted(slug, act, _first_measure(slug))

    assert asked.judged().permitted
    assert safeguards.broken(asked) == []


def _first_measure(slug: str) -> str:
    policy = permitted(slug, ACTS[-1], "").policy
    return min(policy.catalogue("measure"))

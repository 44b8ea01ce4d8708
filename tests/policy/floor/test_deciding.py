"""The floor: who decides, in which order, with which end, and what must be adopted first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.policy.facts.facts import not_so
from evenhand.policy.pack.load import read
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Strength, VisitCondition
from tests.clauses import clause
from tests.policy.cures import (
    TODAY,
    Asked,
    applied,
    change_measure,
    forgetting,
    lifted,
    met_by,
    officer,
    opened,
    refused_by,
)
from tests.policy.floor.small import MANAGER, SMALL, authorising, draft, imposing, proposal, silent_policy, small_policy


@clause("floor:14:1")
def test_a_restriction_ends_or_is_reviewed_on_a_day():
    asked = proposal()
    endless = replace(asked, facts=change_measure(asked.facts, until=None, review_on=None))

    assert [result.rule for result in refused_by(endless, "floor:14:1")] == ["end_set"]
    assert lifted(endless, "floor:14:1")


def test_end_and_review_ask_for_one_and_the_same_day():
    asked = replace(proposal(), policy=silent_policy())
    endless = replace(asked, facts=change_measure(asked.facts, until=None, review_on=None))

    cures = [one.cures[0] for one in endless.judged().refusals if one.rule in {"end_set", "review_set"}]
    assert [(cure.code, cure.params["field"], cure.params["most"]) for cure in cures] == [
        ("set_date", "review_on", date(2026, 9, 3))
    ] * 2
    assert cures[0] == cures[1]


def test_open_reading_of_reviews_protects_the_customer_more():
    asked = replace(proposal(), policy=silent_policy())

    (found,) = [result for result in asked.judged().results if result.rule == "review_set"]
    assert (found.cited.id, found.cited.layer, found.message.params["latest"]) == ("floor:14:1", "reading", date(2026, 9, 3))


@pytest.mark.parametrize(("option", "latest"), [("once_in_12_months", date(2027, 6, 3)), ("each_quarter", date(2026, 9, 3))])
def test_adopted_reading_of_regular_review_is_cited_as_a_reading(option, latest):
    asked = replace(proposal(), policy=silent_policy(regular_review=option))

    (found,) = [result for result in asked.judged().results if result.rule == "review_set"]
    assert (found.cited.id, found.cited.layer, found.message.params["latest"]) == ("floor:14:1", "reading", latest)


def test_house_choice_on_reviews_overrides_a_reading():
    policy = replace(small_policy(), readings={"regular_review": "once_in_12_months"})

    (found,) = [result for result in replace(proposal(), policy=policy).judged().results if result.rule == "review_set"]
    assert found.cited.layer == "house_choice"


@clause("floor:41:1")
@pytest.mark.parametrize("act", [Act.ENDORSE, Act.AUTHORISE])
def test_the_proposer_does_not_decide_it(act):
    own = replace(authorising(), act=act, actor=officer("officer-1", "manager"))

    assert [result.rule for result in refused_by(own, "floor:41:1")] == ["decider_not_proposer"]
    assert lifted(own, "floor:41:1")


@clause("floor:19:1")
def test_decider_with_an_interest_is_refused():
    asked = authorising()
    interested = replace(asked, facts=asked.facts.plus(interested=frozenset({MANAGER.reference})))

    assert refused_by(interested, "floor:19:1")
    assert lifted(interested, "floor:19:1")


@clause("floor:19:1")
def test_an_officer_with_an_interest_gives_no_warning():
    asked = Asked(small_policy(), opened("shouting"), Act.WARN, officer())
    interested = replace(asked, facts=asked.facts.plus(interested=frozenset({"officer-1"})))

    assert [result.rule for result in refused_by(interested, "floor:19:1")] == ["interested_decide_nothing"]
    assert refused_by(asked, "floor:19:1") == []
    assert lifted(interested, "floor:19:1")


@clause("floor:54:1")
@pytest.mark.parametrize("act", [Act.FIND, Act.ENDORSE, Act.AUTHORISE, Act.REVIEW, Act.EXTEND, Act.DECIDE_APPEAL])
def test_a_machine_decides_nothing(act):
    unnamed = replace(authorising(), act=act, actor=None)

    assert [result.rule for result in refused_by(unnamed, "floor:54:1")] == ["a_person_decides"]
    assert lifted(unnamed, "floor:54:1")


@clause("floor:54:1")
def test_unauthorised_measure_cannot_be_imposed():
    unauthorised = replace(authorising(), act=Act.IMPOSE)

    assert [result.rule for result in refused_by(unauthorised, "floor:54:1")] == ["authorised_before"]
    assert lifted(unauthorised, "floor:54:1")


@clause("floor:54:2")
def test_a_restriction_lapses_after_its_day_and_not_before():
    asked = imposing()
    facts = change_measure(asked.facts, imposed_on=TODAY, until=TODAY, review_on=None)
    lapsing = replace(asked, facts=facts, act=Act.LAPSE, actor=None)

    assert refused_by(lapsing, "floor:54:2")
    (refusal,) = refused_by(lapsing, "floor:54:2")
    assert met_by(applied(lapsing, refusal.cures[0]), "floor:54:2")


@clause("floor:54:2")
@pytest.mark.parametrize(("review_in", "code"), [(1, "review_ends_it"), (3, "last_day"), (9, "last_day")])
def test_review_that_ends_a_measure_is_named_as_its_end(review_in, code):
    until, review = TODAY + timedelta(days=3), TODAY + timedelta(days=review_in)
    asked = imposing()
    facts = change_measure(asked.facts, imposed_on=TODAY, until=until, review_on=review, if_missed="ends")
    (refusal,) = refused_by(replace(asked, facts=facts, act=Act.LAPSE, actor=None), "floor:54:2")

    assert (refusal.message.code, refusal.message.params["last_day"]) == (code, min(until, review))


@clause("floor:2:1")
def test_the_steps_come_in_the_same_order_for_everybody():
    unproposed = replace(authorising(), facts=draft())

    assert [result.rule for result in refused_by(unproposed, "floor:2:1")] == ["in_order"]
    assert lifted(unproposed, "floor:2:1")


@clause("floor:78:2")
def test_agreement_without_capacity_is_refused():
    asked = authorising("agreement", Terms(description="No calls after six."))
    lacking = replace(asked, facts=asked.facts.knowing(capacity_for_agreement=not_so(TODAY)))

    for unsure in (lacking, forgetting(asked, "capacity_for_agreement")):
        assert refused_by(unsure, "floor:78:2")
        assert lifted(unsure, "floor:78:2")
    assert not refused_by(forgetting(authorising(), "capacity_for_agreement"), "floor:78:2")


@clause("floor:17:1")
@pytest.mark.parametrize("act", [Act.PROPOSE, Act.AUTHORISE])
def test_refused_representative_needs_another_representative(act):
    asked = replace(forgetting(authorising(), "representative_considered"), act=act)
    incidents = tuple(replace(incident, conduct_of="representative") for incident in asked.facts.incidents)
    refusing = replace(asked, facts=asked.facts.plus(incidents=incidents))

    assert [result.rule for result in refused_by(refusing, "floor:17:1")] == ["represented_instead"]
    assert lifted(refusing, "floor:17:1")
    assert not refused_by(asked, "floor:17:1")


@clause("floor:56:1")
def test_visit_condition_that_closes_the_last_channel_is_refused():
    terms = Terms(channels_only=("office",), visits=(VisitCondition.NO_PERSONAL_CONTACT,))

    assert refused_by(Asked(small_policy(), draft(terms=terms), Act.PROPOSE, officer()), "floor:56:1")


@pytest.mark.parametrize("strength", ["must", "should", "may"])
def test_a_policy_that_restates_a_safeguard_does_not_weaken_it(strength):
    restated = SMALL + RESTATED.format(strength=strength)
    own = replace(authorising(), policy=replace(small_policy(), pack=read(restated)), actor=officer("officer-1", "manager"))

    (refusal,) = [result for result in own.judged().refusals if result.rule == "decider_not_proposer"]
    assert refusal.cited.strength is Strength.MUST
    assert refusal.cited.pack == ("small" if strength == "must" else "floor")


RESTATED = """
  - number: "4"
    demands:
      - says: The proposer does not decide it.
        strength: {strength}
        answers:
          safeguard: {{rule: decider_not_proposer}}
"""

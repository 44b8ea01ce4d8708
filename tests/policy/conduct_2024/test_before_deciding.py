"""The 2024 conduct policy: investigation, account and notice, and legal action without notice."""

from dataclasses import replace

import pytest

from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.conduct_2024.landlord import drafting, finding, policy
from tests.policy.cures import TODAY, Asked, cured, forgetting, lifted, met_by, officer, opened, refused_by

URGENT = "conduct-2024:what-well-do-8:1"
HEARD = ("facts_and_frequency_established", "account_sought", "account_settled")
LEGAL = Terms(description="An injunction is applied for.")


def needed(number: str, *facts: str) -> list[object]:
    demand = f"conduct-2024:{number}"
    return [pytest.param(demand, fact, marks=clause(demand), id=fact) for fact in facts]


HEARD_AND_ASKED = [*needed("what-well-do-1:1", *HEARD), *needed("what-well-do-2:1", "contributing_issues_asked")]
TOLD = needed("what-well-do-3:1", "finding_told")


@pytest.mark.parametrize(("demand", "fact"), HEARD_AND_ASKED)
def test_conduct_2024_finding_needs_each_fact_recorded(demand, fact):
    assert lifted(forgetting(cured(finding()), fact), demand)


@clause("conduct-2024:what-well-do-1:1")
def test_conduct_2024_finding_needs_facts_and_frequency_asked():
    rules = {result.rule for result in refused_by(finding(), "conduct-2024:what-well-do-1:1")}

    assert rules == {"question", "precondition"}
    assert "how often" in policy().catalogue("question")["facts_and_frequency_established"].value.asks


@pytest.mark.parametrize(("demand", "fact"), [*HEARD_AND_ASKED, *TOLD])
def test_conduct_2024_proposal_needs_each_fact_recorded(demand, fact):
    assert lifted(forgetting(cured(drafting()), fact), demand)


@clause("conduct-2024:what-well-do-3:1")
def test_conduct_2024_finding_must_give_outcome_and_expectation():
    (result,) = refused_by(cured_but_for_the_letter(), "conduct-2024:what-well-do-3:1")

    assert set(result.cures[0].params["parts"]) == {"outcome", "expected_behaviour"}
    assert lifted(cured_but_for_the_letter(), "conduct-2024:what-well-do-3:1")


def cured_but_for_the_letter() -> Asked:
    asked = cured(finding())
    return replace(asked, facts=asked.facts.plus(decided=finding().facts.decided))


def urgently(key: str, situation: str, terms: Terms = LEGAL) -> Asked:
    asked = drafting(key, terms, behaviour="threats")
    facts = asked.facts.plus(situations=frozenset({situation}), urgent_since=TODAY)
    return replace(asked, facts=facts)


@clause(URGENT)
@pytest.mark.parametrize("situation", ["violence", "threats_of_violence"])
def test_conduct_2024_violence_or_threat_speeds_legal_action(situation):
    asked = urgently("legal_action", situation)
    waived = {result.message.params["fact"] for result in asked.judged().results if result.outcome is Outcome.WAIVED}

    assert met_by(asked, URGENT)
    assert {*HEARD, "contributing_issues_asked", "finding_told"} <= waived
    assert not refused_by(urgently("legal_action", situation), "conduct-2024:what-well-do-1:1")


@clause(URGENT)
def test_conduct_2024_only_legal_action_has_that_route():
    assert refused_by(urgently("expected_contact", "threats_of_violence"), "conduct-2024:what-well-do-1:1")
    assert refused_by(urgently("legal_action", "a_busy_week"), "conduct-2024:what-well-do-1:1")


@clause("conduct-2024:what-well-do-2:1")
def test_conduct_2024_support_is_arranged_with_agreement():
    asked = Asked(policy(), opened("excessive_emails").plus(subject="support"), Act.REFER, officer())
    offered = [answer.value for answer in policy().every("support") if answer.cited.id == "conduct-2024:what-well-do-2:1"]

    assert lifted(asked, "conduct-2024:what-well-do-2:1")
    assert [(support.to, support.offers) for support in offered] == [
        ("customer", ("customer_partner", "mediation", "other_agency"))
    ]


def test_conduct_2024_silence_on_roles_must_be_filled():
    silent = replace(policy(), choices=())
    asked = Asked(silent, cured(drafting()).facts, Act.AUTHORISE, officer("manager-1", "manager"))

    topics = {cure.params["topic"] for cure in asked.judged().cures if cure.code == "adopt"}
    assert topics == {"authority", "appeal.reviewer"}

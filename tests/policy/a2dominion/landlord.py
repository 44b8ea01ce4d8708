"""A2Dominion with adopted answers where its policy is silent, and cases at each stage."""

from dataclasses import replace
from datetime import date

from evenhand.policy.facts.facts import Decided, Facts, Marker
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Decision
from tests.policy.cures import TODAY, Asked, change_measure, cured, officer, opened, policy_of, proposed, proposing

MANAGER = officer("manager-1", "manager")
HEAD = officer("head-1", "head_of_service")
IN_A_YEAR = date(2027, 6, 3)
LETTERS = Terms(channels_only=("letter", "email"))


def policy(*choices: dict[str, object]) -> Policy:
    """Return the policy with who authorises and how often a marker is reviewed adopted."""
    return policy_of(
        "a2dominion",
        {"authority": {"act": "authorise", "by": {"roles": ["manager"]}}},
        {"authority": {"act": "authorise_marker", "by": {"roles": ["manager"]}}},
        {"review": {"of": "marker", "every": {"value": 6, "unit": "months"}}},
        *choices,
    )


def drafting(key: str = "written_only", terms: Terms = LETTERS, behaviour: str = "excessive_contact") -> Asked:
    """Return the question whether an officer may propose a measure for a year."""
    facts = proposing(opened(behaviour), key, terms, until=IN_A_YEAR, review_on=IN_A_YEAR)
    return Asked(policy(), facts, Act.PROPOSE, officer())


def authorising(behaviour: str = "excessive_contact") -> Asked:
    """Return a question that is permitted: may a manager authorise it?"""
    asked = cured(drafting(behaviour=behaviour))
    return cured(replace(asked, facts=proposed(asked.facts), act=Act.AUTHORISE, actor=MANAGER))


def imposing() -> Asked:
    """Return the question whether an authorised measure may be imposed, its letter still empty."""
    asked = authorising()
    facts = change_measure(asked.facts, authorised_on=TODAY, authorised_by="manager-1")
    return replace(asked, facts=facts, act=Act.IMPOSE)


def imposed(**changes: object) -> Facts:
    """Return a case with a measure that is in force from today."""
    return change_measure(imposing().facts, imposed_on=TODAY, served_on=TODAY, **changes)


def marking(key: str) -> Asked:
    """Return the question whether an officer may ask for a marker."""
    facts = opened("verbal_abuse").plus(markers=(Marker("EV-K1", key, ("EV-I1",), requested_by="officer-1"),), subject="EV-K1")
    return Asked(policy(), facts, Act.PLACE_MARKER, officer())


def warned(**changes: object) -> Facts:
    """Return a case with a warning."""
    return opened("verbal_abuse").plus(decided=(Decided("EV-W1", Decision.WARNING, TODAY, **changes),), subject="EV-W1")

"""The 2024 conduct policy with adopted answers where it is silent, and cases at each stage."""

from dataclasses import replace
from datetime import date

from evenhand.policy.facts.facts import Appeal, Decided, Facts, Incident, Marker
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Decision
from tests.policy.cures import TODAY, Asked, change_measure, cured, officer, opened, policy_of, proposed, proposing

MANAGER = officer("manager-1", "manager")
BY_EMAIL = Terms(channels_only=("email", "letter"))


def policy(*choices: dict[str, object]) -> Policy:
    """Return the policy with who authorises, who hears appeals and how often a measure is reviewed adopted."""
    return policy_of(
        "conduct-2024",
        {"authority": {"act": "authorise", "by": {"roles": ["manager"]}}},
        {"authority": {"act": "authorise_marker", "by": {"roles": ["manager"]}}},
        {"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}},
        {"appeal.reviewer": {"by": {"roles": ["director"]}}},
        *choices,
    )


def opening(**incident: object) -> Asked:
    """Return the question whether a case may be opened on an incident."""
    facts = opened("personal_abuse", incidents=(Incident("EV-I1", ("personal_abuse",), **incident),), opened_on=None)
    return Asked(policy(), facts, Act.OPEN_CASE, officer())


def finding(behaviour: str = "excessive_emails") -> Asked:
    """Return the question whether an officer may find conduct unacceptable, the letter still empty."""
    letter = Decided("EV-F1", Decision.FINDING, TODAY)
    return Asked(policy(), opened(behaviour).plus(decided=(letter,), subject="EV-F1"), Act.FIND, officer())


def drafting(key: str = "expected_contact", terms: Terms = BY_EMAIL, behaviour: str = "excessive_emails") -> Asked:
    """Return the question whether an officer may propose a measure."""
    facts = proposing(opened(behaviour), key, terms, review_on=date(2026, 8, 3))
    return Asked(policy(), facts, Act.PROPOSE, officer())


def imposing(key: str = "expected_contact", terms: Terms = BY_EMAIL) -> Asked:
    """Return the question whether an authorised measure may be imposed, its letter still empty."""
    asked = cured(drafting(key, terms))
    authorising = cured(replace(asked, facts=proposed(asked.facts), act=Act.AUTHORISE, actor=MANAGER))
    facts = change_measure(authorising.facts, authorised_on=TODAY, authorised_by="manager-1")
    return replace(authorising, facts=facts, act=Act.IMPOSE)


def marking(behaviour: str = "threats", **changes: object) -> Asked:
    """Return the question whether a manager may authorise a marker."""
    requested = {"requested_by": "officer-1", "requested_on": TODAY, **changes}
    marker = Marker("EV-K1", "tenancy_marker", ("EV-I1",), **requested)
    facts = opened(behaviour).plus(markers=(marker,), subject="EV-K1")
    return Asked(policy(), facts, Act.AUTHORISE_MARKER, MANAGER)


def appealed(facts: Facts, of: str, decision: Decision, *grounds: str) -> Asked:
    """Return the question whether an appeal against a decision may be taken down."""
    appeal = Appeal("EV-A1", of, decision, TODAY, grounds)
    return Asked(policy(), facts.plus(appeals=(appeal,), subject="EV-A1"), Act.RECEIVE_APPEAL, officer())

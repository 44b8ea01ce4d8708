"""Cases under Clarion's policy, brought to where a test begins."""

from dataclasses import replace
from datetime import date
from functools import cache

from evenhand.policy.facts.facts import Facts, Signature
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act
from tests.policy.cures import TODAY, Asked, change_measure, cured, officer, opened, policy_of, proposed, proposing

STAFF = officer("officer-1", "staff")
MANAGER = officer("manager-1", "manager")
SPECIALIST = officer("specialist-1", "tenancy_specialist", teams={"tenancy_specialists"})
APPROVER = officer("approver-1", "tenancy_specialist_manager", teams={"tenancy_specialists"})
REVIEWED = {"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}}
HEARD = {"appeal.reviewer": {"by": {"roles": ["tenancy_specialist_manager"]}}}
MEASURES: dict[str, Terms] = {
    "set_times_or_named_person": Terms(days=("monday",)),
    "appointments_with_named_person": Terms(appointment_only=True, named_contact="Priya Shah"),
    "writing_only": Terms(channels_only=("letter", "email")),
    "set_frequency": Terms(replies_per=Times(count=1, per="week")),
    "new_issues_only": Terms(new_issues_only=True),
    "other_restriction": Terms(description="One call a week, on a Monday, with the same officer."),
}


@cache
def policy(**readings: str) -> Policy:
    """Return Clarion's policy where the landlord adopted only how often it reviews and who hears appeals."""
    return policy_of("clarion", REVIEWED, HEARD, **readings)


@cache
def silent_policy(**readings: str) -> Policy:
    """Return Clarion's policy with nothing adopted but readings."""
    return policy_of("clarion", **readings)


def draft(key: str, behaviour: str = "personal_abuse") -> Facts:
    """Return an open case with the draft of a restriction."""
    return proposing(opened(behaviour), key, MEASURES[key], review_on=date(2026, 7, 15))


@cache
def proposal(key: str = "writing_only", behaviour: str = "personal_abuse") -> Asked:
    """Return a question that is permitted: may a member of staff ask for this restriction?"""
    return cured(Asked(policy(), draft(key, behaviour), Act.PROPOSE, STAFF))


def signed(asked: Asked, *people: object) -> Asked:
    """Return the question where these people have endorsed the request, and nobody else."""
    signatures = tuple(Signature(Act.ENDORSE, person, TODAY) for person in people)
    return replace(asked, facts=change_measure(asked.facts, signatures=signatures))


@cache
def endorsing(key: str = "writing_only", behaviour: str = "personal_abuse") -> Asked:
    """Return a question that is permitted: may the manager endorse the request?"""
    asked = proposal(key, behaviour)
    return cured(replace(asked, facts=proposed(asked.facts), act=Act.ENDORSE, actor=MANAGER))


@cache
def authorising(key: str = "writing_only", behaviour: str = "personal_abuse") -> Asked:
    """Return a question that is permitted: may the specialist manager approve what manager and team have signed?"""
    asked = signed(endorsing(key, behaviour), MANAGER, SPECIALIST)
    return cured(replace(asked, act=Act.AUTHORISE, actor=APPROVER))


@cache
def imposing(key: str = "writing_only", behaviour: str = "personal_abuse") -> Asked:
    """Return a question that is permitted: may the team impose it?"""
    asked = authorising(key, behaviour)
    facts = change_measure(asked.facts, authorised_on=TODAY, authorised_by=APPROVER.reference)
    return cured(replace(asked, facts=facts, act=Act.IMPOSE, actor=SPECIALIST))

"""Cases under Stonewater's policy, brought to where a test begins."""

from dataclasses import replace
from datetime import date
from functools import cache

from evenhand.policy.facts.facts import Decided, Facts
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.policy.vocabulary import Act, Decision
from tests.policy.cures import TODAY, Asked, change_measure, cured, officer, opened, policy_of, proposed, proposing

OFFICER = officer("officer-1", "officer")
LINE_MANAGER = officer("manager-1", "line_manager")
RELEVANT_MANAGER = officer("manager-2", "relevant_manager")
SENIOR = officer("senior-1", "senior_officer")
REVIEW_ON = date(2026, 7, 15)
UNTIL = date(2026, 8, 31)
IN_WORDS = Terms(description="What is asked of the customer, in plain words.")
NO_CALLS = Terms(channels_closed=("telephone",))
MEASURES: dict[str, Terms] = {
    "warning_letter": Terms(),
    "contact_methods_limited": NO_CALLS,
    "contact_days_or_times": Terms(hours=Hours(from_="09:00", until="12:00")),
    "contact_through_agency": Terms(third_party="Northgate Advice"),
    "appointment_only": Terms(appointment_only=True),
    "office_access_limited": Terms(premises=("Harbour Street office",)),
    "involvement_limited": Terms(services=("resident_groups",)),
    "no_home_application": Terms(services=("transfer_application",)),
    "acceptable_behaviour_contract": IN_WORDS,
    "other_remedy": IN_WORDS,
    "civil_injunction": IN_WORDS,
    "notice_of_seeking_possession": IN_WORDS,
    "urgent_enforcement": IN_WORDS,
    "possession": IN_WORDS,
    "mediation": Terms(),
}


@cache
def policy(**readings: str) -> Policy:
    """Return Stonewater's policy on the floor, with nothing adopted but readings."""
    return policy_of("stonewater", **readings)


def draft(key: str, behaviour: str = "abusive_behaviour", terms: Terms | None = None) -> Facts:
    """Return an open case with the draft of a measure."""
    return proposing(opened(behaviour), key, terms or MEASURES[key], review_on=REVIEW_ON, until=UNTIL)


@cache
def proposal(key: str = "contact_methods_limited", behaviour: str = "abusive_behaviour") -> Asked:
    """Return a question that is permitted: may an officer propose this?"""
    return cured(Asked(policy(), draft(key, behaviour), Act.PROPOSE, OFFICER))


@cache
def authorising(key: str = "contact_methods_limited", behaviour: str = "abusive_behaviour") -> Asked:
    """Return a question that is permitted once the landlord has adopted who authorises: may it be authorised?"""
    asked = proposal(key, behaviour)
    return cured(replace(asked, facts=proposed(asked.facts), act=Act.AUTHORISE, actor=officer("decider-1", "manager")))


@cache
def imposing(key: str = "contact_methods_limited", behaviour: str = "abusive_behaviour") -> Asked:
    """Return a question that is permitted: may it be imposed?"""
    asked = authorising(key, behaviour)
    facts = change_measure(asked.facts, authorised_on=TODAY, authorised_by="decider-1")
    return cured(replace(asked, facts=facts, act=Act.IMPOSE))


@cache
def warning(behaviour: str = "abusive_behaviour") -> Asked:
    """Return a question that is permitted: may a warning letter be sent?"""
    return cured(Asked(policy(), _with_letter(behaviour), Act.WARN, OFFICER))


def _with_letter(behaviour: str) -> Facts:

    letter = Decided("EV-W1", Decision.WARNING, TODAY, "officer-1", served_on=TODAY)
    return opened(behaviour).plus(decided=(letter,), subject="EV-W1")

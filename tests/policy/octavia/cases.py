"""Cases under Octavia's policy, brought to where a test begins."""

from dataclasses import replace
from datetime import date
from functools import cache

from evenhand.policy.facts.facts import Decided
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Minutes, Terms
from evenhand.policy.vocabulary import Act, Decision
from tests.policy.cures import TODAY, Asked, change_measure, cured, officer, opened, policy_of, proposed, proposing

OFFICER = officer("officer-1", "officer")
SERVICE_MANAGER = officer("manager-1", "service_manager")
ASSISTANT_DIRECTOR = officer("assistant-1", "assistant_director")
DIRECTOR = officer("director-1", "director")
IN_WORDS = Terms(description="What it comes to, in plain words.")
MEASURES: dict[str, Terms] = {
    "standard_times_varied": Terms(services=("standard_times",), description="Answers within 20 working days."),
    "contact_varied_otherwise": IN_WORDS,
    "single_point_of_contact": Terms(named_contact="Priya Shah"),
    "contact_time_limited": Terms(contact_time_per=Minutes(minutes=60, per="week")),
    "contact_method_excluded": Terms(channels_closed=("email",)),
    "correspondence_through_third_party": Terms(third_party="Northgate Advice", channels_only=("telephone", "third_party")),
    "no_telephone": Terms(channels_closed=("telephone",)),
    "accompanied_contact_only": Terms(visits=("accompanied",)),
    "no_personal_contact": Terms(visits=("no_personal_contact",)),
    "service_limited_otherwise": IN_WORDS,
    "standard_times_limited": Terms(services=("standard_times",)),
    "no_improvements": Terms(services=("improvements",)),
    "planned_works_withheld": Terms(services=("planned_works",)),
    "health_and_safety_repairs_only": Terms(services=("routine_repairs",)),
    "no_resident_groups": Terms(services=("resident_groups",)),
    "no_complaints_process": Terms(services=("complaints_process",), complaint="CO-1042"),
    "tenancy_action": IN_WORDS,
}
CONTACT, SERVICE, TENANCY = "single_point_of_contact", "health_and_safety_repairs_only", "tenancy_action"


@cache
def policy() -> Policy:
    """Return Octavia's policy on the floor, with the one choice that nothing goes without: how often measures are reviewed."""
    return policy_of("octavia", {"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}})


@cache
def proposal(key: str = CONTACT, behaviour: str = "disproportionate_contact") -> Asked:
    """Return a question that is permitted: may an officer propose this?"""
    facts = proposing(opened(behaviour), key, MEASURES[key], review_on=date(2026, 8, 20), until=date(2026, 11, 20))
    return cured(Asked(policy(), facts, Act.PROPOSE, OFFICER))


@cache
def authorising(key: str = CONTACT, behaviour: str = "disproportionate_contact") -> Asked:
    """Return a question that is permitted: may the people the policy names authorise it?"""
    asked = proposal(key, behaviour)
    return cured(replace(asked, facts=proposed(asked.facts), act=Act.AUTHORISE, actor=OFFICER))


@cache
def imposing(key: str = CONTACT) -> Asked:
    """Return a question that is permitted: may it be imposed?"""
    asked = authorising(key)
    facts = change_measure(asked.facts, authorised_on=TODAY, authorised_by="decider-1")
    return cured(replace(asked, facts=facts, act=Act.IMPOSE, actor=OFFICER))


def live(key: str = CONTACT) -> Asked:
    """Return a case whose measure is in force since today, its letter given."""
    asked = imposing(key)
    return replace(asked, facts=change_measure(asked.facts, imposed_on=TODAY, starts_on=TODAY, served_on=TODAY))


@cache
def warning(behaviour: str = "disproportionate_contact") -> Asked:
    """Return a question that is permitted: may a warning letter be sent?"""
    letter = Decided("EV-W1", Decision.WARNING, TODAY, "officer-1")
    return cured(Asked(policy(), opened(behaviour).plus(decided=(letter,), subject="EV-W1"), Act.WARN, OFFICER))

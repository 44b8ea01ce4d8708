"""Decides who may do which act at all, by the registry of acts; the default is to refuse."""

from evenhand.casework.registry import may_do
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.policy.vocabulary import Act

CALENDAR = "calendar"
"""The landlord's calendar: it records measures that have ended by their date, and does nothing else."""
REPORTER, CASEWORKER, AUTHORISER, REVIEWER, AUDITOR, POLICY_OWNER = CAPACITIES = (
    "reporter",
    "caseworker",
    "authoriser",
    "reviewer",
    "auditor",
    "policy_owner",
)

_OF_FIRMS = frozenset({Act.ASK_FIRM, Act.SEND_TO_FIRM})
"""Acts that need the pages of contractors."""


def allowed(officer: Officer, act: Act) -> bool:
    """Return whether one of an officer's capacities allows an act at all."""
    return any(officer.may(capacity) for capacity in may_do(act))


def offered(officer: Officer, act: Act) -> bool:
    """Return whether pages offer an act: it is allowed, and what it needs of the product is on for the landlord."""
    return allowed(officer, act) and (act not in _OF_FIRMS or is_on(officer.landlord, Feature.CONTRACTORS_PAGES))


def may_read_cases(officer: Officer) -> bool:
    """Return whether an officer may read cases: every capacity but the reporter's allows it."""
    return any(officer.may(capacity) for capacity in (CASEWORKER, AUTHORISER, REVIEWER, AUDITOR))


def may_visit(officer: Officer) -> bool:
    """Return whether an officer visits and calls customers, and may arrange that: every capacity but auditing and policy."""
    return any(officer.may(capacity) for capacity in (REPORTER, CASEWORKER, AUTHORISER, REVIEWER))


def may_read_privileged(officer: Officer) -> bool:
    """Return whether an officer may read legal advice in a case: caseworkers and decision-makers may."""
    return any(officer.may(capacity) for capacity in (CASEWORKER, AUTHORISER, REVIEWER))


def may_adopt(officer: Officer) -> bool:
    """Return whether an officer may propose and confirm adoptions: of a version, a house choice, a reading."""
    return officer.may(POLICY_OWNER)


def may_administer(officer: Officer) -> bool:
    """Return whether an officer may switch parts of the product on and off for their landlord, and make tokens for programs."""
    return officer.may(POLICY_OWNER)


def may_read_adoptions(officer: Officer) -> bool:
    """Return whether an officer may see proposed adoptions, and what they would change."""
    return may_adopt(officer) or may_read_cases(officer)

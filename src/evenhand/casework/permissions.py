"""Who may do what: the registry of acts names capacities, default deny. Rules of the policy answer *when*, and who decides."""

from evenhand.casework.registry import may_do
from evenhand.landlords.queries import Officer
from evenhand.policy.vocabulary import Act

CALENDAR = "calendar"
"""The landlord's calendar: it notes what has ended by its date, and does nothing else."""
REPORTER, CASEWORKER, AUTHORISER, REVIEWER, AUDITOR, POLICY_OWNER = CAPACITIES = (
    "reporter",
    "caseworker",
    "authoriser",
    "reviewer",
    "auditor",
    "policy_owner",
)


def allowed(officer: Officer, act: Act) -> bool:
    """Return whether any of an officer's capacities lets them do an act at all."""
    return any(officer.may(capacity) for capacity in may_do(act))


def may_read_cases(officer: Officer) -> bool:
    """Return whether an officer may read cases: everybody but those who only report."""
    return any(officer.may(capacity) for capacity in (CASEWORKER, AUTHORISER, REVIEWER, AUDITOR))


def may_read_privileged(officer: Officer) -> bool:
    """Return whether an officer may read legal advice in a case: those who work on cases or decide them, and no one else."""
    return any(officer.may(capacity) for capacity in (CASEWORKER, AUTHORISER, REVIEWER))


def may_adopt(officer: Officer) -> bool:
    """Return whether an officer may propose and confirm what the landlord adopts: a version, a house choice, a reading."""
    return officer.may(POLICY_OWNER)


def may_read_adoptions(officer: Officer) -> bool:
    """Return whether an officer may see what is about to be adopted, and what it would change."""
    return may_adopt(officer) or may_read_cases(officer)

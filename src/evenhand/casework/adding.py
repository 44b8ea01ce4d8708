"""How long a report can be added to: who made it, until the case is decided on; who looks after cases, until it is closed."""

from enum import StrEnum

from evenhand.casework.permissions import may_read_cases
from evenhand.incidents.models import Incident
from evenhand.landlords.queries import Officer
from evenhand.policy.vocabulary import Act

DECIDING = (Act.FIND, Act.WARN, Act.AUTHORISE, Act.AUTHORISE_MARKER)


class Over(StrEnum):
    """Why a report can no longer be added to."""

    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    DECIDED = "decided"


class NoLongerError(ValueError):
    """The time for this has passed; ``over`` says why."""

    def __init__(self, over: Over) -> None:
        """Keep why."""
        super().__init__(over)
        self.over = over


def over(by: Officer, incident: Incident) -> Over | None:
    """Return why an officer can no longer add to a report; None while they can.

    What is added after a decision would stand among its reasons without the customer having been heard on it.
    """
    if incident.withdrawn_at:
        return Over.WITHDRAWN
    cases = list(incident.cases.all())
    if cases and all(case.closed_at for case in cases):
        return Over.CLOSED
    decided = not may_read_cases(by) and any(case.steps.filter(act__in=DECIDING).exists() for case in cases)
    return Over.DECIDED if decided else None


def may_be_added_to(by: Officer, incident: Incident) -> None:
    """Do nothing while a report can be added to. Raises `NoLongerError`."""
    if why := over(by, incident):
        raise NoLongerError(why)

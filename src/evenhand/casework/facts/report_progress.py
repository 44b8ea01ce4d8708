"""Works out the progress of a report for its reporter: a stage, never the story of others or a decision.

Reporters hear of no decision before the customer does: what is withheld from the customer is withheld here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Prefetch

from evenhand.cases.models import Case, Step
from evenhand.incidents.models import Incident
from evenhand.letters.models import Notice
from evenhand.policy.acts import Decides, deciding
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act, Decision


class Stage(StrEnum):
    """How far a report has come."""

    WITHDRAWN = "withdrawn"
    UNIDENTIFIED = "unidentified"
    ELSEWHERE = "elsewhere"
    WAITING = "waiting"
    CLOSED = "closed"
    LOOKED_AT_AGAIN = "looked_at_again"
    TOLD = "told"
    TO_DECIDE = "to_decide"
    WEIGHED = "weighed"
    HEARD = "heard"
    TAKEN_UP = "taken_up"


@dataclass(frozen=True)
class Reached:
    """A stage, with the name and reference of the case's owner, the day and, for a report that belongs elsewhere, the place."""

    stage: Stage
    who: str = ""
    on: date | None = None
    where: str = ""
    owner: str = ""


APPEALS = (Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL, Act.WITHDRAW_APPEAL)
DECIDING = deciding(Decides.BEGINS) | {Act.PROPOSE, Act.PLACE_MARKER}
"""The reporter sees that a decision is pending from the proposal on."""
HEARING = (Act.SEEK_ACCOUNT, Act.RECORD_ACCOUNT)
DECISIONS = (Decision.FINDING, Decision.WARNING, Decision.MEASURE, Decision.MARKER)
_ACTS = [*APPEALS, *DECIDING, *HEARING, Act.ASSESS]
_GIVEN = Notice.objects.exclude(served_on=None).filter(decision__in=DECISIONS, withdrawn_on=None)
STEPS = (
    Prefetch("steps", Step.objects.filter(act__in=_ACTS).only("case_id", "act", "recorded_at"), to_attr="stages"),
    Prefetch("notices", _GIVEN.only("case_id", "issued_on"), to_attr="given"),
)
"""What is fetched with a case for `reached`."""


def reached(incident: Incident) -> Reached:
    """Return the progress of a report. Its cases and signposting are fetched with it, the cases with `STEPS`."""
    return next(_outside(incident), None) or _within(incident, list(incident.cases.all())[-1])


def _outside(incident: Incident) -> Iterator[Reached]:
    if incident.withdrawn_at:
        yield Reached(Stage.WITHDRAWN, on=localdate(incident.withdrawn_at))
    if incident.customer_id is None:
        yield Reached(Stage.UNIDENTIFIED)
    if not incident.cases.all():
        sent: list[Any] = list(incident.signpostings.all())
        yield Reached(Stage.ELSEWHERE, on=localdate(sent[-1].at), where=sent[-1].goes_to) if sent else Reached(Stage.WAITING)


def _within(incident: Incident, case: Case) -> Reached:
    """Return the stage of a report in its case; earlier steps of the case are about other reports."""
    who, owner = case.owner.name, case.owner.reference
    if case.closed_at:
        return Reached(Stage.CLOSED, who, localdate(case.closed_at), owner=owner)
    known: Any = case  # with what `STEPS` fetched
    done = Counter(step.act for step in known.stages if step.recorded_at >= incident.recorded_at)
    told = any(row.issued_on >= localdate(incident.recorded_at) for row in known.given)
    if told and done[Act.RECEIVE_APPEAL] > done[Act.DECIDE_APPEAL] + done[Act.WITHDRAW_APPEAL]:
        return Reached(Stage.LOOKED_AT_AGAIN, owner=owner)
    if told:
        return Reached(Stage.TOLD, who, owner=owner)
    untold = next((stage for stage, acts in _UNTOLD if any(done[act] for act in acts)), Stage.TAKEN_UP)
    return Reached(untold, who, owner=owner)


_UNTOLD = ((Stage.TO_DECIDE, DECIDING), (Stage.WEIGHED, (Act.ASSESS,)), (Stage.HEARD, HEARING))

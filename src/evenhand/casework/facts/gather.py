"""Makes the engine's facts of cases from their rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from evenhand.cases.models import Case
from evenhand.casework.facts.customer import customer_side, ties_of
from evenhand.casework.facts.decisions import decisions
from evenhand.casework.facts.involvement import parts_of
from evenhand.casework.facts.known import known_of
from evenhand.casework.facts.people import as_then, signature
from evenhand.casework.facts.records import CaseRow, ComplaintRow, QuestionRow, StageRow
from evenhand.casework.facts.statement import rows_of
from evenhand.casework.facts.tables import Rows
from evenhand.casework.facts.values import grouped, tri
from evenhand.incidents.models import Incident
from evenhand.policy.acts import KINDS
from evenhand.policy.calendar import Nation, localdate
from evenhand.policy.facts import facts as known
from evenhand.policy.pack.answers import Relationship
from evenhand.policy.vocabulary import HARASSMENT, Act, Asks, Channel

_EVENT_OF = {one.act: one.event for one in KINDS if one.event}

_ASKS_FOR_A_REVIEW = frozenset({Asks.END, Asks.REMOVE_MARKER})


def gather(case: Case) -> known.Facts:
    """Return all facts of one case, in one query."""
    return facts_from(rows_of([case.pk])[case.pk])


def gather_all(cases: Iterable[Case]) -> dict[int, known.Facts]:
    """Return all facts of some cases, by the case's number, in one query."""
    return {number: facts_from(rows) for number, rows in rows_of(case.pk for case in cases).items()}


def facts_from(rows: Rows) -> known.Facts:
    case, steps = rows.case[0], rows.steps
    stages = grouped(rows.stages, lambda row: row.complaint_id)
    protected = grouped(rows.protections, lambda row: row.incident_id)
    return known.Facts(
        reference=case.reference,
        nation=Nation(case.nation),
        landlord_kind=case.landlord_kind,  # type: ignore[arg-type]
        relationship=_relationship(case),
        opened_on=localdate(case.opened_at),
        opened_by=case.opened_by,
        closed_on=localdate(case.closed_at) if case.closed_at else None,
        died_on=case.died_on,
        left_on=case.left_on,
        moved_on=case.moved_on,
        household_changed_on=case.household_changed_on,
        known=known_of(rows),
        situations=frozenset(case.situations),
        urgent_since=case.urgent_since,
        incidents=tuple(incident_fact(incident, protected[incident.id]) for incident in rows.incidents),
        use_signatures=tuple(signature(step, Act.DECIDE_USE) for step in steps if step.act == Act.DECIDE_USE),
        events=_events(rows),
        involved=parts_of(rows),
        interested=frozenset(ties_of(rows)),
        departures={
            demand: known.Departure(as_then(step), step.happened_on)
            for step in steps
            for demand in step.more.get("departures", ())
        },
        rechecks=tuple(row.reference for row in rows.rechecks),
        questions=tuple(_question(row) for row in rows.questions),
        complaints=tuple(_complaint(row, stages[row.id]) for row in rows.complaints),
        **customer_side(rows),
        **decisions(rows),
    )


def _relationship(case: CaseRow) -> Relationship:
    """Return a customer's relationship to the landlord; a resident who has left is a former occupier."""
    lived_there = case.relationship in {"tenant", "leaseholder", "shared_owner", "freeholder"}
    return "former_occupier" if case.left_on and lived_there else case.relationship  # type: ignore[return-value]


class _Report(Protocol):
    """A report, as a record or as a row of the model."""

    @property
    def reference(self) -> str: ...
    @property
    def behaviours(self) -> Any: ...
    @property
    def happened_at(self) -> Any: ...
    @property
    def conduct_of(self) -> str: ...
    @property
    def towards(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def manner_only(self) -> bool: ...
    @property
    def protected_act(self) -> bool: ...
    @property
    def possible_offence(self) -> bool: ...
    @property
    def situations(self) -> Any: ...
    @property
    def withdrawn_at(self) -> Any: ...
    @property
    def ended_because(self) -> str: ...
    @property
    def ended_warnings(self) -> int: ...
    @property
    def harassment(self) -> Any: ...
    @property
    def recorded_at(self) -> Any: ...


class _Protected(Protocol):
    """A record of how a worker is protected."""

    @property
    def on(self) -> date: ...


def incident_fact(incident: _Report, protected: Iterable[_Protected]) -> known.Incident:
    """Return an incident as the engine takes it. A call or visit that was ended, was ended on the day it happened.

    ``protected``: the records of how its worker is protected. A call that ended over harassment was harassment.
    """
    day, because = localdate(incident.happened_at), incident.ended_because
    return known.Incident(
        reference=incident.reference,
        behaviours=tuple(incident.behaviours),
        happened_on=day,
        conduct_of=incident.conduct_of,
        towards=incident.towards,
        channel=Channel(incident.channel),
        manner_only=tri(incident.manner_only),
        protected_act=tri(incident.protected_act),
        possible_offence=tri(incident.possible_offence),
        situations=frozenset(incident.situations),
        withdrawn=incident.withdrawn_at is not None,
        ended=known.Ended(day, because, incident.ended_warnings) if because else None,
        harassment=bool(incident.harassment) or because in HARASSMENT,
        protected_on=min((row.on for row in protected), default=None),
        logged_on=localdate(incident.recorded_at),
    )


def report_fact(incident: Incident) -> known.Incident:
    """Return a row of the model as the engine takes it."""
    return incident_fact(incident, incident.protections.all())


def _events(rows: Rows) -> dict[str, date]:
    """Return the last day of each kind of event upon which a policy may ask for a review."""
    found = [("new_incident", localdate(row.happened_at)) for row in rows.incidents if row.withdrawn_at is None]
    found += [(_EVENT_OF[Act(step.act)], step.happened_on) for step in rows.steps if step.act in _EVENT_OF]
    found += [("request", row.received_on) for row in rows.requests if row.asks in _ASKS_FOR_A_REVIEW]
    last: dict[str, date] = {}
    for event, day in found:
        last[event] = max(day, last.get(event, day))
    return last


def _question(row: QuestionRow) -> known.Question:
    answered_on = localdate(row.answered_at) if row.answered_at else None
    return known.Question(row.reference, row.subject, localdate(row.at), answered_on, row.by)


def _complaint(row: ComplaintRow, stages: list[StageRow]) -> known.Complaint:
    return known.Complaint(
        reference=row.reference,
        received_on=row.received_on,
        stages=tuple(known.ComplaintStage(*stage[1:]) for stage in stages),
        opened_on=localdate(row.recorded_at),
        refused_on=row.refused_on,
        withdrawn_on=row.withdrawn_on,
    )

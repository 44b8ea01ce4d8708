"""Declares the columns that the facts of a case rest on: one record for each kind of row.

A field is a column of the model that `tables` names for the record, by its own name; a person, measure or marker that a row
points to is read as its public reference. Moments are in UTC.
"""

from datetime import date, datetime
from typing import Any, NamedTuple


class CaseRow(NamedTuple):
    """The case itself, with its customer, their home and the landlord."""

    id: int
    reference: str
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    situations: list[str]
    urgent_since: date | None
    nation: str
    landlord_kind: str
    relationship: str
    died_on: date | None
    left_on: date | None
    moved_on: date | None
    household_changed_on: date | None


class IncidentRow(NamedTuple):
    """A report; ``told``: the length of its story."""

    id: int
    reference: str
    reporter: str
    told: int
    happened_at: datetime
    recorded_at: datetime
    channel: str
    behaviours: list[str]
    conduct_of: str
    towards: str
    manner_only: bool
    protected_act: bool
    possible_offence: bool
    offence_condition: str
    situations: list[str]
    withdrawn_at: datetime | None
    ended_because: str
    ended_warnings: int
    harassment: list[str]


class NamedRow(NamedTuple):
    """A colleague that a report names."""

    id: int
    incident_id: int
    user: str


class ProtectionRow(NamedTuple):
    """How the worker of a report is protected: when that was looked at."""

    id: int
    incident_id: int
    on: date


class RecheckRow(NamedTuple):
    """A removed record, and what must be rechecked."""

    id: int
    reference: str
    at: datetime
    done_at: datetime | None


class QuestionRow(NamedTuple):
    """A question to the proposer."""

    id: int
    reference: str
    subject: str
    by: str
    at: datetime
    answered_at: datetime | None


class StepRow(NamedTuple):
    """One act in the case."""

    id: int
    act: str
    subject: str
    by: str
    happened_on: date
    recorded_at: datetime
    facts: list[str]
    more: dict[str, Any]


class AssessedRow(NamedTuple):
    """One answer of an assessment."""

    id: int
    fact: str
    so: bool | None
    by: str
    on: date
    recorded_at: datetime


class NoticeRow(NamedTuple):
    """A letter."""

    id: int
    reference: str
    decision: str
    subject: str
    about: str
    outcome: str
    issued_by: str
    issued_on: date
    says: list[str]
    review_on: date | None
    served_on: date | None


class ReviewRow(NamedTuple):
    """A review of a measure, a marker or a warning."""

    id: int
    reference: str
    subject: str
    by: str
    on: date
    outcome: str
    next_on: date | None


class ComplaintRow(NamedTuple):
    """A linked complaint."""

    id: int
    reference: str
    received_on: date
    recorded_at: datetime
    withdrawn_on: date | None
    refused_on: date | None


class StageRow(NamedTuple):
    """One stage of a complaint."""

    complaint_id: int
    stage: int
    began_on: date
    acknowledged_on: date | None
    until: date | None
    answered_on: date | None

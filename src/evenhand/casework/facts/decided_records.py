"""Declares the records of decisions, referrals and appeals. See `records`."""

from datetime import date, datetime
from typing import Any, NamedTuple


class MeasureRow(NamedTuple):
    """A measure from proposal to end."""

    id: int
    reference: str
    key: str
    terms: dict[str, Any]
    wide: bool
    proposed_by: str
    proposed_on: date
    starts_on: date
    until: date | None
    review_on: date | None
    sent_back_on: date | None
    withdrawn_on: date | None
    authorised_by: str | None
    authorised_on: date | None
    imposed_on: date | None
    if_missed: str
    withheld_until: date | None
    ended_on: date | None
    lifted: bool


class ExtensionRow(NamedTuple):
    """A proposed extension."""

    id: int
    measure_id: int
    until: date
    until_before: date
    asked_by: str
    asked_on: date
    settled_on: date | None
    granted: bool


class SignOffRow(NamedTuple):
    """A consultation or an endorsement."""

    id: int
    measure_id: int
    extension_id: int | None
    act: str
    by: str
    party: str
    standing: dict[str, Any]
    on: date
    signed: dict[str, Any]


class MarkerRow(NamedTuple):
    """A marker from request to end."""

    id: int
    reference: str
    key: str
    instruction: str
    safety: bool
    requested_by: str
    requested_on: date
    authorised_by: str | None
    authorised_on: date | None
    confirmed_on: date | None
    hard_end_on: date | None
    told_on: date | None
    withheld_until: date | None
    review_on: date | None
    ended_on: date | None


class MarkerElsewhereRow(NamedTuple):
    """A live marker of the customer, of any of their cases."""

    id: int
    reference: str
    key: str
    case: str
    requested_on: date
    authorised_on: date
    hard_end_on: date | None


class MarkerIncidentRow(NamedTuple):
    """An incident on which a marker rests."""

    id: int
    marker_id: int
    incident: str


class ReferralRow(NamedTuple):
    """A referral."""

    id: int
    reference: str
    key: str
    hands_over: bool
    marker: str | None
    on: date
    accepted_on: date | None
    declined_on: date | None
    settled_on: date | None
    told_on: date | None
    withheld_until: date | None
    received_at: datetime | None
    by: str
    corrects: str | None


class LegalStepRow(NamedTuple):
    """A legal step."""

    id: int
    reference: str
    kind: str
    measure: str | None
    on: date
    until: date | None


class AppealRow(NamedTuple):
    """An appeal."""

    id: int
    reference: str
    subject: str
    decision: str
    received_on: date
    grounds: list[str]
    late_accepted_by: str | None
    heard_by: str | None
    decided_on: date | None
    outcome: str
    withdrawn_on: date | None


class RequestRow(NamedTuple):
    """A request of the customer."""

    id: int
    reference: str
    asks: str
    subject: str
    received_on: date
    acknowledged_on: date | None
    answered_on: date | None
    outcome: str
    withdrawn_on: date | None
    proposed_by: str | None
    measure: str
    interim: dict[str, Any]

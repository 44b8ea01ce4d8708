"""Keeps how a home is visited after something that a visitor or an unknown person did there: asked, authorised, ended.

It is about no customer, lasts `LONGEST` at most, and nothing lengthens it: who needs it longer asks anew.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from evenhand.casework.context import DRAFT, NotHere
from evenhand.casework.paging import First
from evenhand.casework.permissions import allowed, may_read_cases, may_visit
from evenhand.casework.visit_answers import ask_again
from evenhand.incidents.models import Incident
from evenhand.journal.actions import record
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.markers import actions as markers
from evenhand.markers.models import HomeInstruction
from evenhand.people.queries import home_at
from evenhand.policy.calendar import Nation, localdate
from evenhand.policy.facts import facts as known
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Silent
from evenhand.policy.vocabulary import Act, Risk, VisitCondition
from evenhand.work.stays import NoHomeThere

LONGEST = timedelta(days=28)
MOST = 50
ASKS, AUTHORISES, ENDS = "ask_home_instruction", "authorise_home_instruction", "end_home_instruction"
"""The entries of the journal."""


class NoReport(LookupError):  # noqa: N818
    """The landlord has no such report, or it was withdrawn, or it is about a customer: that needs a marker."""


class NotShort(ValueError):  # noqa: N818
    """Its last day is not ahead, or more than 28 days ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeAsked:
    """What is asked for a home. ``address``: it ends in its postcode; ``report``: its reference; ``why``: for who decides."""

    address: str
    report: str
    conditions: tuple[VisitCondition, ...]
    risk: Risk | None
    until: date
    why: str


@dataclass(frozen=True)
class HomeInstructionView:
    """An instruction for a home. ``decides``: the reader may authorise it now; ``in_force``: it was authorised."""

    reference: str
    address: str
    conditions: tuple[VisitCondition, ...]
    risk: Risk | None
    until: date
    report: str
    why: str
    asked_by: str
    in_force: bool
    decides: bool


def may_ask(by: Officer) -> bool:
    """Return whether an officer asks for an instruction for a home: one who visits and reads cases."""
    return may_visit(by) and may_read_cases(by)


@transaction.atomic
def ask(told: HomeAsked, *, by: Officer, at: datetime) -> str:
    """Ask for an instruction for a home; return its reference.

    Raises:
        PermissionDenied: the officer asks for none.
        NoHomeThere, NoReport, NotShort: as each says.
    """
    if not may_ask(by):
        raise PermissionDenied(ASKS)
    home = home_at(by.landlord, told.address)
    if home is None:
        raise NoHomeThere
    reports = Incident.objects.filter(landlord=by.landlord, customer=None, withdrawn_at=None)
    report = reports.filter(reference=told.report).first()
    if report is None:
        raise NoReport
    if not localdate(at) < told.until <= localdate(at) + LONGEST:
        raise NotShort
    row = markers.ask_for_home(
        home,
        report,
        by=by.user,
        at=at,
        conditions=[one.value for one in told.conditions],
        risk=told.risk.value if told.risk else "",
        why=told.why,
        until=told.until,
    )
    _record(row, ASKS, by, at, words=told.why)
    return row.reference


@transaction.atomic
def authorise(reference: str, *, by: Officer, at: datetime) -> None:
    """Put an instruction in force; visits ahead keep to it from now on. Safe to repeat. Raises `NotHere`."""
    row = _open(by, at, reference)
    if row.authorised_at:
        return
    if not _decides(by, row, at):
        raise NotHere(reference)
    if markers.authorise_for_home(row, by=by.user, at=at):
        _record(row, AUTHORISES, by, at)
        ask_again(by.landlord, Q(pk__in=()), by=by.user, at=at, homes=[row.home_id])


@transaction.atomic
def end(reference: str, because: str, *, by: Officer, at: datetime) -> None:
    """End an instruction, or turn it down, with a reason; firms are told. Raises `NotHere`."""
    row = _open(by, at, reference)
    if markers.end_for_home(row, by=by.user, at=at, because=because):
        _record(row, ENDS, by, at, words=because)
        ask_again(by.landlord, Q(pk__in=()), by=by.user, at=at, homes=[row.home_id])


def home_instructions(by: Officer, at: datetime) -> First[HomeInstructionView]:
    """Return what waits and what is in force, soonest end first; nothing to those who ask for none and decide none."""
    if not _reads(by):
        return First([])
    rows = _all_open(by, at).select_related("home", "incident", "asked_by").order_by("until", "id")
    found = First.of(rows, MOST)
    return First([_view(by, row, at) for row in found], cut=found.cut)


def waiting(by: Officer, at: datetime) -> int:
    """Return how many instructions for a home the officer may decide on."""
    if not allowed(by, Act.AUTHORISE_MARKER):
        return 0
    return sum(_decides(by, row, at) for row in _all_open(by, at).filter(authorised_at=None))


def may_see(by: Officer) -> bool:
    """Return whether an officer sees the instructions for homes: who asks for them and who decides on them."""
    return _reads(by)


def _reads(by: Officer) -> bool:
    return may_ask(by) or allowed(by, Act.AUTHORISE_MARKER)


def _all_open(by: Officer, at: datetime) -> QuerySet[HomeInstruction]:
    return HomeInstruction.objects.filter(landlord=by.landlord, ended_at=None, until__gte=localdate(at))


def _open(by: Officer, at: datetime, reference: str) -> HomeInstruction:
    row = _all_open(by, at).filter(reference=reference).select_related("home").first() if _reads(by) else None
    if row is None:
        raise NotHere(reference)
    return row


def _decides(by: Officer, row: HomeInstruction, at: datetime) -> bool:
    """Return whether an officer may authorise it: another than who asked, in the role that the policy names for markers."""
    if row.asked_by_id == by.user.pk or row.authorised_at or not allowed(by, Act.AUTHORISE_MARKER):
        return False
    on = localdate(at)
    facts = known.Facts(nation=Nation(by.landlord.nation), landlord_kind=by.landlord.kind)  # type: ignore[arg-type]
    facts = facts.plus(markers=(known.Marker(DRAFT, ""),)).about(DRAFT)
    inquiry = Inquiry(by.policy_on(on), facts, Act.AUTHORISE_MARKER, by.person, on, calendar_of(by.landlord))
    answer = inquiry.provisions.authority(Act.AUTHORISE_MARKER)
    return not isinstance(answer, Silent) and inquiry.is_one_of(by.person, answer.value.by)


def _view(by: Officer, row: HomeInstruction, at: datetime) -> HomeInstructionView:
    return HomeInstructionView(
        row.reference,
        f"{row.home.address}, {row.home.postcode}",
        tuple(map(VisitCondition, row.conditions)),
        Risk(row.risk) if row.risk else None,
        row.until,
        row.incident.reference,
        row.why,
        row.asked_by.name,
        row.authorised_at is not None,
        _decides(by, row, at),
    )


def _record(row: HomeInstruction, act: str, by: Officer, at: datetime, *, words: str = "") -> None:
    """Journal a change; words are sealed with the key of the home, which names no person."""
    told: dict[str, Any] = {
        "home": row.home.reference,
        "report": row.incident.reference,
        "conditions": row.conditions,
        "until": row.until.isoformat(),
    }
    stamp: dict[str, Any] = {"by": by.user.reference, "recorded_at": at, "happened_at": at}
    more: dict[str, Any] = {"sealed": {"words": words}, "person": row.home.reference} if words else {}
    record(landlord_id=row.landlord_id, act=act, subject=row.reference, open=told, **more, **stamp)

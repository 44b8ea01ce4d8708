"""Defines the details of reports, additions and corrections."""

from dataclasses import dataclass, field
from datetime import datetime

from evenhand.casework.details import Details


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of evidence: its original name, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Staff who were affected, or witnesses: references. They decide nothing in the case."""

    affected: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Details):
    """LOG_INCIDENT. ``words``: what happened, as the reporter saw it. ``case`` joins it to an open case at once.

    ``reference``: made when the form was opened, so that a form sent twice reports once. ``danger``: what is dangerous or
    broken at home; ``danger_taken_by``: who in repairs took that over. ``harassment``: of a worker, sexual or discriminatory.
    """

    reference: str = ""
    evidence: tuple[Attached, ...] = ()
    customer: str | None = None
    happened_at: datetime
    channel: str
    behaviours: tuple[str, ...] = ()
    conduct_of: str = "customer"
    towards: str = "staff"
    affected: str = ""
    manner_only: bool = False
    protected_act: bool = False
    possible_offence: bool = False
    offence_condition: str = ""
    situations: tuple[str, ...] = ()
    found_out_at: datetime | None = None
    on_behalf_of: str = ""
    on_behalf_name: str = ""
    witnesses: str = ""
    health_and_safety: bool = False
    riddor: bool = False
    harassment: tuple[str, ...] = ()
    danger: str = ""
    danger_taken_by: str = ""
    colleagues: Colleagues = Colleagues()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEnded(Details):
    """END_CONTACT about a report of a call or visit: ``because`` is an `Abuse`; ``words``: what was said at the end.

    ``early``: why fewer warnings came first than the policy has. ``danger``: what dangerous or broken thing, or what emergency,
    they had rung about; ``danger_taken_by``: who took it over.
    """

    because: str
    warnings: int = 0
    early: str = ""
    danger: str = ""
    danger_taken_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerProtected(Details):
    """PROTECT_WORKER about a report. ``words``: the risk that was looked at with the worker; the steps; the support."""

    before: str
    afterwards: str
    support: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Details):
    """CORRECT_PERSON about an incident, a contact or a file. ``words``: why, naming nobody.

    ``to``: the customer it is about, or for a file the incident that it shows; None: not identified yet.
    ``withdraw``: it is about nobody; a file's bytes are deleted.
    """

    to: str | None = None
    withdraw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Details):
    """LOG_INCIDENT about an existing report: what the reporter adds. Fields that are not given stay as they were.

    ``ended_early``: why the call or visit was ended before the usual warnings, where that is not recorded yet.
    ``words``: what else happened, kept beside the first account. ``danger``: what else is dangerous or broken at home.
    """

    customer: str | None = None
    behaviours: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    possible_offence: bool = False
    offence_condition: str = ""
    affected: str = ""
    witnesses: str = ""
    health_and_safety: bool = False
    riddor: bool = False
    harassment: tuple[str, ...] = ()
    danger: str = ""
    danger_taken_by: str = ""
    ended_early: str = ""
    colleagues: Colleagues = Colleagues()
    evidence: tuple[Attached, ...] = ()

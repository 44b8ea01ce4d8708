"""Splits a case's records into those the decision-maker had and those added later, by recording time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from evenhand.cases.models import Case, Step
from evenhand.casework.context import ActContext
from evenhand.casework.earlier_policy import owed_in
from evenhand.casework.facts.customer import allegations_of
from evenhand.casework.facts.landlord_delays import landlord_delays
from evenhand.policy.acts import Decides, deciding
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.wording.dates import short
from evenhand.wording.words import Words

_NOT_APPEALED = {Act.INVESTIGATE_COUNTER_ALLEGATION, Act.DECIDE_STAY}
_DECIDED_BY = deciding(Decides.BEGINS, Decides.ANSWERS, but=_NOT_APPEALED) | {Act.EXTEND, Act.REFER}
"""What an appeal can be against. An extension decides the measure again; an allegation's outcome binds no customer."""
_TOLD_IN_FULL = frozenset(
    {Act.RECORD_ACCOUNT, Act.LOG_INCIDENT, Act.RECEIVE_APPEAL, Act.TAKE_COMPLAINT, Act.TAKE_ALLEGATION, Act.RECORD_CONTACT}
)
KINDS = ("reported", "account", "needs", "complaints", "allegations", "delays")


@dataclass(frozen=True)
class KnownRecord:
    """One record: its kind (of `KINDS`, or "" for a step), its sentence, and whether the decision-maker had it."""

    kind: str
    says: str
    then: bool


def decision_step(case: Case, subject: str) -> Step | None:
    """Return the latest step by which something was decided; None where a case has none."""
    found = [step for step in case.steps.all() if step.subject == subject and step.act in _DECIDED_BY]
    return found[-1] if found else None


def known_records(ctx: ActContext, decided_at: datetime) -> tuple[KnownRecord, ...]:
    """Return every record that matters to a decision, each as known then or new since."""
    return tuple(KnownRecord(kind, says, _was_there(when, decided_at)) for kind, says, when in _records(ctx))


def _was_there(when: date, decided_at: datetime) -> bool:
    return when <= decided_at if isinstance(when, datetime) else when <= localdate(decided_at)


def _records(ctx: ActContext) -> Iterator[tuple[str, str, date]]:
    case, words = ctx.the_case, Words()
    for row in case.incidents.all():
        if row.withdrawn_at is None:
            yield KINDS[0], words.note("dated", day=short(localdate(row.happened_at)), says=row.what), row.recorded_at
    for step in case.steps.all():
        if step.act == Act.RECORD_ACCOUNT and step.words and not step.more.get("none_came"):
            yield KINDS[1], words.note("dated", day=short(step.happened_on), says=step.words), step.recorded_at
    for need in case.customer.needs.all():
        says = words.note("need_until", need=need.says, day=short(need.ended_on)) if need.ended_on else need.says
        yield KINDS[2], says, need.recorded_on
    for complaint in case.complaints.all():
        yield KINDS[3], words.note("dated", day=short(complaint.received_on), says=complaint.about), complaint.recorded_at
    for alleged in allegations_of(case):
        yield KINDS[4], words.note("dated", day=short(alleged.opened_on), says=alleged.says), alleged.recorded_at
    for late in landlord_delays(case, owed_in(ctx), ctx.policy, ctx.calendar, ctx.on):
        yield KINDS[5], late.says, late.due_on


def steps_since(ctx: ActContext, decided_at: datetime) -> tuple[Step, ...]:
    """Return the later steps of the case, without those that the records give in full."""
    return tuple(step for step in ctx.the_case.steps.all() if step.recorded_at > decided_at and step.act not in _TOLD_IN_FULL)


def by_kind(told: tuple[KnownRecord, ...], *, then: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the records known then, or new since, as (kind, sentences), without the empty kinds."""
    of_kind = ((Words().note(kind), tuple(one.says for one in told if one.kind == kind and one.then is then)) for kind in KINDS)
    return tuple((kind, says) for kind, says in of_kind if says)

"""Records an act as a step of its case and an entry of the journal, with the acts it caused."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from evenhand.cases import actions as cases
from evenhand.cases.models import Case
from evenhand.casework.committee import sitting
from evenhand.casework.context import ActContext, ConsequentAct, Effect, standing
from evenhand.casework.registry import ACT_FUNCTIONS
from evenhand.journal.actions import record
from evenhand.policy.acts import KINDS
from evenhand.policy.facts.facts import Facts
from evenhand.policy.serialise import as_kept
from evenhand.policy.verdict import Verdict

DECIDED = tuple(one.act for one in KINDS if one.decides)
"""The acts that decide something: a page can show each as its decision-maker saw it."""


@dataclass(frozen=True)
class Snapshot:
    """The facts of a judgement, and its result."""

    facts: Facts
    verdict: Verdict

    def open(self, ctx: ActContext) -> dict[str, Any]:
        """Return what stays readable: the verdict, and the layers that judged a decision."""
        kept: dict[str, Any] = {"verdict": self.verdict.as_json()}
        return kept | {"layers": ctx.held.layers} if ctx.act in DECIDED and ctx.held else kept

    def sealed(self, ctx: ActContext) -> dict[str, Any]:
        """Return what is sealed with the customer's words, where the act decides something."""
        if ctx.act not in DECIDED:
            return {}
        closed = {day.isoformat(): why for day, why in ctx.calendar.closure_days.items()}
        return {"judged": {"facts": as_kept(self.facts), "by": as_kept(ctx.by.person), "closed": closed}}


LONDON = ZoneInfo("Europe/London")
DATES = ("starts_on", "until", "review_on", "authorised_on", "imposed_on", "withdrawn_on", "ended_on")
"""The dates of a measure that each entry of its case repeats."""


def record_act(ctx: ActContext, changed: Effect, judged: Snapshot, reference: str | None) -> None:
    """Record an act as a step of its case and an entry of the journal; then each act it caused, with its cause."""
    case = ctx.case or (Case.objects.get(landlord=ctx.by.landlord, reference=reference) if reference else None)
    own = ConsequentAct(ctx.act, changed.subject, changed.facts)
    cause = {"act": str(ctx.act), "subject": changed.subject}
    kept = replace(changed, sealed=changed.sealed | judged.sealed(ctx))
    dates: dict[int, dict[str, Any]] = {}
    for one in (own, *changed.followed):
        because = {} if one is own else {"cause": cause}
        where = one.case or case
        if where:
            _step(ctx, where, one, because or _more(ctx), form="" if because else ctx.form)
        if where and where.pk not in dates:
            dates[where.pk] = _dates_of_measures(where)
        bound = {"measures": dates[where.pk]} if where and dates[where.pk] else {}
        _journal(ctx, one, where.reference if where else None, kept, judged.open(ctx) | because | bound)


def _dates_of_measures(case: Case) -> dict[str, dict[str, str | None]]:
    """Return the dates of a case's measures as this act leaves them, by reference: rows are held against them later."""
    rows = case.measures.order_by("id").values("reference", *DATES)
    return {row.pop("reference"): {name: day and day.isoformat() for name, day in row.items()} for row in rows}


def _more(ctx: ActContext) -> dict[str, Any]:
    more: dict[str, Any] = {"departures": dict(ctx.details.departures)}
    if sat_with := getattr(ctx.details, "sat_with", ()):
        more["sitting"] = [{"reference": reference} for reference in sat_with]
    if sat := sitting(ctx):
        more["sitting"] = [{"reference": person.reference} | standing(person) for person in sat]
    kept = {name: value for name in ACT_FUNCTIONS[ctx.act].keeps if (value := getattr(ctx.details, name, None))}
    return more | {name: _plain(value) for name, value in kept.items()}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _step(ctx: ActContext, case: Case, one: ConsequentAct, more: dict[str, Any], *, form: str) -> None:
    cases.take_step(
        case,
        one.act,
        by=ctx.by.user,
        on=ctx.happened_on,
        at=ctx.at,
        words=ctx.details.words,
        subject=one.subject,
        facts=one.facts,
        more={"standing": ctx.standing} | more,
        form=form,
    )


def _journal(ctx: ActContext, one: ConsequentAct, reference: str | None, changed: Effect, why: dict[str, Any]) -> None:
    customer = ctx.case.customer.reference if ctx.case else changed.customer
    words: dict[str, Any] = {name: value for name, value in asdict(ctx.details).items() if isinstance(value, str) and value}
    if not why.get("cause"):
        words |= changed.sealed | _set_aside(ctx)
    form = {"form": ctx.form} if ctx.form and not why.get("cause") else {}
    record(
        landlord_id=ctx.by.landlord.pk,
        act=one.act,
        subject=one.subject or reference or "",
        by=ctx.by.user.reference,
        recorded_at=ctx.at,
        happened_at=_moment(ctx.details.on, ctx.at),
        open={
            "case": reference,
            "customer": customer,
            "token": ctx.case.token if ctx.case else 0,
            "facts": sorted(one.facts),
            "files": sorted(changed.files),
            **({"letters": ctx.issued} if ctx.issued and not why.get("cause") else {}),
            **form,
            **why,
        },
        sealed=words if customer else None,
        person=customer,
    )


def _set_aside(ctx: ActContext) -> dict[str, Any]:
    """Return the reasons for departing from a "should", by the demand."""
    reasons = {demand: why for demand, why in ctx.details.departures.items() if why.strip()}
    return {"departures": reasons} if reasons else {}


def _moment(on: date | None, at: datetime) -> datetime:
    """Return noon of the day given in the details, or the moment of recording where that is earlier."""
    return min(datetime.combine(on, time(12), LONDON), at) if on else at

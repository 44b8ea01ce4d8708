"""What is kept of an act that was done: a step of the case and an entry of the journal, and both of what it brought with it."""

from dataclasses import asdict, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from evenhand.cases import actions as cases
from evenhand.cases.models import Case
from evenhand.casework.doing import Changed, Doing, Followed, standing
from evenhand.casework.judged_on import Judged
from evenhand.casework.sitting import sitting
from evenhand.journal.actions import record

LONDON = ZoneInfo("Europe/London")
_KEPT = ("party", "channels", "tie", "owner", "uninvolved", "awaited_until")
"""What a step keeps of what was handed over, beside its words: who was consulted, which ways, which tie or none, whose."""


def keep(doing: Doing, changed: Changed, judged: Judged, reference: str | None) -> None:
    """Keep an act as a step of its case and an entry of the journal; then what it brought with it, each naming its cause."""
    case = doing.case or (Case.objects.get(landlord=doing.by.landlord, reference=reference) if reference else None)
    own = Followed(doing.act, changed.subject, changed.facts)
    cause = {"act": str(doing.act), "subject": changed.subject}
    kept = replace(changed, sealed=changed.sealed | judged.sealed(doing))
    for one in (own, *changed.followed):
        because = {} if one is own else {"cause": cause}
        where = one.case or case
        if where:
            _step(doing, where, one, because or _more(doing), form="" if because else doing.form)
        _journal(doing, one, where.reference if where else None, kept, judged.open(doing) | because)


def _more(doing: Doing) -> dict[str, Any]:
    more: dict[str, Any] = {"departures": dict(doing.details.departures)}
    if sat_with := getattr(doing.details, "sat_with", ()):
        more["sitting"] = [{"reference": reference} for reference in sat_with]
    if sat := sitting(doing):
        more["sitting"] = [{"reference": person.reference} | standing(person) for person in sat]
    kept = {name: value for name in _KEPT if (value := getattr(doing.details, name, None))}
    return more | {name: _plain(value) for name, value in kept.items()}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _step(doing: Doing, case: Case, one: Followed, more: dict[str, Any], *, form: str) -> None:
    cases.take_step(
        case,
        one.act,
        by=doing.by.user,
        on=doing.happened_on,
        at=doing.at,
        words=doing.details.words,
        subject=one.subject,
        facts=one.facts,
        more={"standing": doing.standing} | more,
        form=form,
    )


def _journal(doing: Doing, one: Followed, reference: str | None, changed: Changed, why: dict[str, Any]) -> None:
    customer = doing.case.customer.reference if doing.case else changed.customer
    words = {name: value for name, value in asdict(doing.details).items() if isinstance(value, str) and value}
    words |= changed.sealed if not why.get("cause") else {}
    form = {"form": doing.form} if doing.form and not why.get("cause") else {}
    record(
        landlord_id=doing.by.landlord.pk,
        act=one.act,
        subject=one.subject or reference or "",
        by=doing.by.user.reference,
        recorded_at=doing.at,
        happened_at=_moment(doing.details.on, doing.at),
        open={
            "case": reference,
            "customer": customer,
            "token": doing.case.token if doing.case else 0,
            "facts": sorted(one.facts),
            "files": sorted(changed.files),
            **form,
            **why,
        },
        sealed=words if customer else None,
        person=customer,
    )


def _moment(on: date | None, at: datetime) -> datetime:
    """Return noon of the day that was claimed, or the moment of recording where that is earlier."""
    return min(datetime.combine(on, time(12), LONDON), at) if on else at

"""Changes to measures. Called by the acts only (`evenhand.casework.actions`)."""

from datetime import date
from typing import Any

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.measures.models import STANDS, Measure, SignOff


def propose(case: Case, *, by: User, on: date, why: str, fields: dict[str, Any]) -> Measure:
    """Keep a proposal with its terms and dates, pinned to the pack that judged it."""
    return Measure.objects.create(landlord=case.landlord, case=case, proposed_by=by, proposed_on=on, why=why, **fields)


def sign(
    measure: Measure, act: str, *, by: User, standing: dict[str, list[str]], on: date, words: str, party: str = ""
) -> SignOff:
    """Keep somebody's step on a proposal."""
    return SignOff.objects.create(
        measure=measure, act=act, by=by, standing=standing, on=on, words=words, party=party, signed=stands(measure)
    )


def stands(measure: Measure) -> dict[str, Any]:
    """Return what a proposal says now, as it is kept."""
    said = {name: getattr(measure, name) for name in STANDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}


def propose_again(measure: Measure, *, by: User, why: str, fields: dict[str, Any]) -> None:
    """Change a proposal that nobody has settled, or that was sent back; it is open again, and theirs who changed it."""
    changes = {**fields, "proposed_by": by, "why": why, "sent_back_on": None}
    for name, value in changes.items():
        setattr(measure, name, value)
    measure.save(update_fields=list(changes))


def authorise(measure: Measure, *, by: User, on: date, because: str, instead: dict[str, Any] | None = None) -> None:
    """Note who authorised it, when and why; and what they authorised instead, beside what was proposed."""
    changes = {"authorised_by": by, "authorised_on": on, "authorised_because": because, **(instead or {})}
    if instead:
        changes["proposed"] = stands(measure)
    for name, value in changes.items():
        setattr(measure, name, value)
    measure.save(update_fields=list(changes))


def send_back(measure: Measure, *, on: date) -> None:
    """Settle a proposal by sending it back."""
    measure.sent_back_on = on
    measure.save(update_fields=["sent_back_on"])


def withdraw(measure: Measure, *, on: date) -> None:
    """Settle a proposal, or a decision not yet told, by withdrawing it."""
    measure.withdrawn_on = measure.ended_on = on
    measure.save(update_fields=["withdrawn_on", "ended_on"])


def impose(measure: Measure, *, on: date) -> None:
    """Bring a measure into force on its first day, which is not before this one."""
    measure.imposed_on, measure.starts_on = on, max(on, measure.starts_on)
    measure.save(update_fields=["imposed_on", "starts_on"])


def keep(measure: Measure, *, review_on: date | None) -> None:
    """Let a measure stand until its next review."""
    measure.review_on = review_on
    measure.save(update_fields=["review_on"])


def end(measure: Measure, *, on: date, because: str, lifted: bool) -> None:
    """End a measure; ``on`` is the last day on which it bound anybody."""
    measure.ended_on, measure.ended_because, measure.lifted = on, because, lifted
    measure.save(update_fields=["ended_on", "ended_because", "lifted"])


def change(measure: Measure, names: tuple[str, ...]) -> None:
    """Keep fields of a measure as they were changed."""
    measure.save(update_fields=list(names))

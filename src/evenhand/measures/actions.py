"""Changes to measures. Called by the acts only (`evenhand.casework.perform`)."""

from datetime import date
from typing import Any

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.measures.models import STANDS, Extension, Measure, SignOff, Variation


def propose(case: Case, *, by: User, on: date, why: str, fields: dict[str, Any]) -> Measure:
    """Keep a proposal with its terms and dates, pinned to the pack that judged it."""
    return Measure.objects.create(landlord=case.landlord, case=case, proposed_by=by, proposed_on=on, why=why, **fields)


def sign(
    measure: Measure, act: str, *, by: User, standing: dict[str, list[str]], on: date, words: str, party: str = ""
) -> SignOff:
    """Keep somebody's step on a proposal: of the measure, or of the extension that waits."""
    asked, kept = open_extension(measure), stands(measure)
    return SignOff.objects.create(
        measure=measure,
        extension=asked,
        act=act,
        by=by,
        standing=standing,
        on=on,
        words=words,
        party=party,
        signed=kept,
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


def impose(measure: Measure, *, on: date, if_missed: str) -> None:
    """Bring a measure into force on its first day, which is not before this one."""
    measure.if_missed = if_missed
    measure.imposed_on, measure.starts_on = on, max(on, measure.starts_on)
    measure.save(update_fields=["imposed_on", "starts_on", "if_missed"])


def withhold(measure: Measure, *, until: date) -> None:
    """Note until when nobody tells of it."""
    measure.withheld_until = until
    measure.save(update_fields=["withheld_until"])


def keep(measure: Measure, *, review_on: date | None) -> None:
    """Let a measure stand until its next review."""
    measure.review_on = review_on
    measure.save(update_fields=["review_on"])


def propose_extension(measure: Measure, *, by: User, on: date, why: str, fields: dict[str, Any]) -> Extension:
    """Keep what is asked for; the measure keeps its last day."""
    return Extension.objects.create(
        measure=measure, asked_by=by, asked_on=on, why=why, **{"until_before": measure.until, **fields}
    )


def open_extension(measure: Measure) -> Extension | None:
    """Return the extension that waits to be decided."""
    return measure.extensions.filter(settled_on=None).first()


def extend(measure: Measure, extension: Extension, *, by: User, on: date, because: str) -> None:
    """Move the measure's last day, and its next review, to what was asked for."""
    settle(extension, on=on, by=by, because=because, granted=True)
    measure.until, measure.review_on = extension.until, extension.review_on or measure.review_on
    measure.save(update_fields=["until", "review_on"])


def settle(extension: Extension, *, on: date, by: User | None = None, because: str = "", granted: bool = False) -> None:
    """Close a request for an extension: granted, sent back, withdrawn, or overtaken by the measure's end."""
    extension.settled_on, extension.decided_by, extension.because, extension.granted = on, by, because, granted
    extension.save(update_fields=["settled_on", "decided_by", "because", "granted"])


def vary(measure: Measure, *, by: User, on: date, why: str, fields: dict[str, Any]) -> None:
    """Change a measure, and keep how it stood before."""
    Variation.objects.create(
        measure=measure,
        terms_before=measure.terms,
        until_before=measure.until,
        review_before=measure.review_on,
        why=why,
        by=by,
        on=on,
    )
    for name, value in fields.items():
        setattr(measure, name, value)
    measure.save(update_fields=list(fields))


def end(measure: Measure, *, on: date, because: str, lifted: bool) -> None:
    """End a measure; ``on`` is the last day on which it bound anybody."""
    measure.ended_on, measure.ended_because, measure.lifted = on, because, lifted
    measure.save(update_fields=["ended_on", "ended_because", "lifted"])
    for extension in measure.extensions.filter(settled_on=None):
        settle(extension, on=on)


def change(measure: Measure, names: tuple[str, ...]) -> None:
    """Keep fields of a measure as they were changed."""
    measure.save(update_fields=list(names))

"""Changes measures. Only the acts call it (`evenhand.casework.perform`)."""

from datetime import date
from typing import Any

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.measures.models import STANDS, Extension, Measure, SignOff, Variation
from evenhand.policy.facts.facts import begins


def propose(case: Case, *, by: User, on: date, why: str, fields: dict[str, Any]) -> Measure:
    """Store a proposal with its terms and dates, and the pack that judged it."""
    return Measure.objects.create(landlord=case.landlord, case=case, proposed_by=by, proposed_on=on, why=why, **fields)


def sign(
    measure: Measure, act: str, *, by: User, standing: dict[str, list[str]], on: date, words: str, party: str = ""
) -> SignOff:
    """Store a signature on a proposal: of the measure, or of its open extension."""
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
    """Return the content of a proposal in its stored form."""
    said = {name: getattr(measure, name) for name in STANDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}


def propose_again(measure: Measure, *, by: User, why: str, fields: dict[str, Any]) -> None:
    """Change a proposal that is undecided or sent back; it is open again, and the editor is its proposer."""
    changes = {**fields, "proposed_by": by, "why": why, "sent_back_on": None}
    for name, value in changes.items():
        setattr(measure, name, value)
    measure.save(update_fields=list(changes))


def authorise(
    measure: Measure, *, by: User, on: date, because: str, if_missed: str, instead: dict[str, Any] | None = None
) -> None:
    """Record who authorised it, when and why; and what they authorised instead, beside the proposal.

    ``if_missed``: "stays" for a safety instruction, which binds from now on; "ends" for a limit, which binds once it is given.
    """
    signed = {"authorised_by": by, "authorised_on": on, "authorised_because": because, "if_missed": if_missed}
    changes = {**signed, **(instead or {})}
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
    """Settle a proposal, or a decision not served yet, by withdrawing it."""
    measure.withdrawn_on = measure.ended_on = on
    measure.save(update_fields=["withdrawn_on", "ended_on"])


def impose(measure: Measure, *, on: date, if_missed: str) -> None:
    """Bring a measure into force on its first day, today at the earliest."""
    measure.if_missed = if_missed
    measure.imposed_on, measure.starts_on = on, begins(measure.starts_on, on)
    measure.save(update_fields=["imposed_on", "starts_on", "if_missed"])


def withhold(measure: Measure, *, until: date) -> None:
    """Record until when the measure is withheld from the customer."""
    measure.withheld_until = until
    measure.save(update_fields=["withheld_until"])


def keep(measure: Measure, *, review_on: date | None) -> None:
    """Keep a measure until its next review; a later day of an endless limit waits for its letter (`kept`)."""
    if measure.until is None and measure.if_missed == "ends" and measure.review_on and review_on:
        review_on = min(review_on, measure.review_on)
    measure.review_on = review_on
    measure.save(update_fields=["review_on"])


def kept(measure: Measure, *, review_on: date | None) -> None:
    """Move the review of an endless limit, now that its customer knows that it goes on; no day comes sooner by it."""
    if measure.until is None and measure.review_on and review_on and measure.review_on < review_on:
        measure.review_on = review_on
        measure.save(update_fields=["review_on"])


def propose_extension(measure: Measure, *, by: User, on: date, why: str, fields: dict[str, Any]) -> Extension:
    """Store a proposed extension; the measure keeps its last day."""
    return Extension.objects.create(
        measure=measure, asked_by=by, asked_on=on, why=why, **{"until_before": measure.until, **fields}
    )


def open_extension(measure: Measure) -> Extension | None:
    """Return the open extension; None where there is none."""
    return measure.extensions.filter(settled_on=None).first()


def extend(measure: Measure, extension: Extension, *, by: User, on: date, because: str) -> None:
    """Grant an extension: it counts as a review, and the measure keeps its last day until its letter is given (`told`)."""
    settle(extension, on=on, by=by, because=because, granted=True)
    if extension.review_on and measure.until:
        measure.review_on = min(extension.review_on, measure.until)
        measure.save(update_fields=["review_on"])


def told(measure: Measure, *, decided_on: date) -> None:
    """Lengthen a measure as an extension of that day does, now that its customer knows; not where its end was changed since."""
    granted = measure.extensions.filter(granted=True, settled_on=decided_on)
    if longer := next((one for one in granted if one.until_before == measure.until), None):
        measure.until, measure.review_on = longer.until, longer.review_on or measure.review_on
        measure.save(update_fields=["until", "review_on"])


def settle(extension: Extension, *, on: date, by: User | None = None, because: str = "", granted: bool = False) -> None:
    """Close a request for an extension: granted, sent back, withdrawn, or overtaken by the measure's end."""
    extension.settled_on, extension.decided_by, extension.because, extension.granted = on, by, because, granted
    extension.save(update_fields=["settled_on", "decided_by", "because", "granted"])


def vary(measure: Measure, *, by: User, on: date, why: str, fields: dict[str, Any]) -> None:
    """Change a measure, and store how it was before."""
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
    """End a measure; ``on`` is the last day on which it was in force."""
    measure.ended_on, measure.ended_because, measure.lifted = on, because, lifted
    measure.save(update_fields=["ended_on", "ended_because", "lifted"])
    for extension in measure.extensions.filter(settled_on=None):
        settle(extension, on=on)


def change(measure: Measure, names: tuple[str, ...]) -> None:
    """Save the changed fields of a measure."""
    measure.save(update_fields=list(names))

"""Changes to measures. Called by the acts only (`evenhand.casework.actions`)."""

from datetime import date
from typing import Any

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.measures.models import Measure, SignOff


def propose(case: Case, key: str, *, by: User, on: date, why: str, fields: dict[str, Any]) -> Measure:
    """Keep a proposal with its terms and dates, pinned to the pack that judged it."""
    return Measure.objects.create(landlord=case.landlord, case=case, key=key, proposed_by=by, proposed_on=on, why=why, **fields)


def sign(
    measure: Measure, act: str, *, by: User, standing: dict[str, list[str]], on: date, words: str, party: str = ""
) -> SignOff:
    """Keep somebody's step on a proposal."""
    return SignOff.objects.create(measure=measure, act=act, by=by, standing=standing, on=on, words=words, party=party)


def authorise(measure: Measure, *, by: User, on: date, because: str) -> None:
    """Note who authorised it, when and why."""
    measure.authorised_by, measure.authorised_on, measure.authorised_because = by, on, because
    measure.save(update_fields=["authorised_by", "authorised_on", "authorised_because"])


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

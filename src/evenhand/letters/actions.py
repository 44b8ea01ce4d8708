"""Changes to notices. Called by the acts only (`evenhand.casework.perform`)."""

from datetime import date
from typing import Any

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.letters.models import Notice


def issue(
    case: Case,
    decision: str,
    *,
    subject: str,
    about: str = "",
    outcome: str = "",
    by: User,
    on: date,
    facts: dict[str, Any],
    says: tuple[str, ...],
) -> Notice:
    """Keep a letter as it is issued: the values that it was made of, and the parts that it says."""
    return Notice.objects.create(
        landlord=case.landlord,
        case=case,
        decision=decision,
        subject=subject,
        about=about or subject,
        outcome=outcome,
        issued_by=by,
        issued_on=on,
        facts=facts,
        says=list(says),
    )


def withdraw(notice: Notice, *, on: date, because: str) -> None:
    """Take a letter out of view. That it was issued and given stays on file."""
    notice.withdrawn_on, notice.withdrawn_because = on, because
    notice.save(update_fields=["withdrawn_on", "withdrawn_because"])


def review(notice: Notice, *, on: date | None) -> None:
    """Note when what a letter tells is looked at again."""
    notice.review_on = on
    notice.save(update_fields=["review_on"])


def serve(notice: Notice, *, on: date, how: str) -> None:
    """Note how and when a letter was given."""
    notice.served_on, notice.served_how = on, how
    notice.save(update_fields=["served_on", "served_how"])

"""Changes to notices. Called by the acts only (`evenhand.casework.perform`)."""

from datetime import date

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.letters.blocks import LetterDocument
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
    letter: LetterDocument,
    must: tuple[str, ...],
    says: tuple[str, ...],
) -> Notice:
    """Keep a letter as it is issued: every word of it, the parts that it had to say and those that it says."""
    return Notice.objects.create(
        landlord=case.landlord,
        case=case,
        decision=decision,
        subject=subject,
        about=about or subject,
        outcome=outcome,
        issued_by=by,
        issued_on=on,
        letter=letter.as_json(),
        must=list(must),
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

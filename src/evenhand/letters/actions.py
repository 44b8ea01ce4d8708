"""Changes notices. Only the acts call it (`evenhand.casework.perform`)."""

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
    """Store a letter as it is issued: every word of it, the required parts and the parts it has."""
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
    """Withdraw a letter from view. That it was issued and given stays recorded."""
    notice.withdrawn_on, notice.withdrawn_because = on, because
    notice.save(update_fields=["withdrawn_on", "withdrawn_because"])


def review(notice: Notice, *, on: date | None) -> None:
    """Record when the decision of a letter is reviewed."""
    notice.review_on = on
    notice.save(update_fields=["review_on"])


def serve(notice: Notice, *, on: date, how: str) -> None:
    """Record how and when a letter was given."""
    notice.served_on, notice.served_how = on, how
    notice.save(update_fields=["served_on", "served_how"])

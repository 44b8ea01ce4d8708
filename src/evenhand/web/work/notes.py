"""Words what colleagues hand to an officer: questions, reassigned cases, cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.casework.stored import StoredCase, StoredCover, StoredQuestion, StoredStep
from evenhand.health.checks import LATE
from evenhand.health.queries import idle_since
from evenhand.landlords.queries import Officer
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.links import Links
from evenhand.ui.timestamps import moment
from evenhand.wording.dates import short


@dataclass(frozen=True)
class Note:
    """One question or reassignment. ``also``: the colleague that the reader covers for in it."""

    text: str
    href: str
    says: str
    case: components.Link
    customer: str
    also: str = ""


def stopped_since(by: Officer, at: datetime) -> str:
    """Return, to a manager, that nothing has been recorded by itself for more than an hour; "" otherwise."""
    since = idle_since(at, LATE) if by.person.manages else None
    says = _("What Evenhand does by itself last ran at {moment}. Tell your Evenhand administrator: no ended limit is recorded.")
    return says.format(moment=moment(since)) if since else ""


def covering(cover: StoredCover) -> str:
    """Return the covered colleague and until when, the last day included."""
    return _("Covering for {away} until {until}").format(away=cover.away.user.name, until=short(cover.until))


def questions(rows: Iterable[StoredQuestion], covers: Iterable[StoredCover], by: Officer) -> list[Note]:
    """Return the questions that wait for an answer."""
    away = {cover.away.user_id: cover for cover in covers}
    return [
        Note(
            _("Answer {by}").format(by=row.by.name),
            Links(row.case.reference).act(Act.ANSWER_QUESTION, row.reference),
            f"“{row.words}”",
            _case(row.case),
            row.case.customer.name,
            covering(away[row.of_id]) if row.of_id in away and row.of_id != by.user.pk else "",
        )
        for row in rows
    ]


def handed(rows: Iterable[StoredStep]) -> list[Note]:
    """Return the recently reassigned cases."""
    return [
        Note(
            _("Case {case}").format(case=row.case.reference),
            reverse("case", args=[row.case.reference]),
            row.words,
            _case(row.case),
            row.case.customer.name,
            _("Handed to you by {by}, {recorded_at}").format(by=row.by.name, recorded_at=moment(row.recorded_at)),
        )
        for row in rows
    ]


def _case(case: StoredCase) -> components.Link:
    return components.Link(_("Case {reference}").format(reference=case.reference), reverse("case", args=[case.reference]))

"""Words jobs and instructions for firms: "Two people. Ring the office first." and nothing more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.ui.components import Link
from evenhand.ui.forms.choices import Choice
from evenhand.wording.dates import on, short
from evenhand.wording.partner_languages import LANGUAGES
from evenhand.wording.visits import LINES, line, risk_line
from evenhand.work.jobs.allegations import AllegationAtFirm
from evenhand.work.jobs.lists import Board, InstructionHeld, JobView, OperativeView
from evenhand.work.jobs.requests import RequestView


@dataclass(frozen=True)
class InOwnLanguage:
    """The fixed sentences of a job's page in the operative's language; English stands beneath each."""

    tag: str
    line: str
    risk: str
    read: str
    cannot: str
    happened: str
    ring: str
    changed: str
    danger: str


def in_own_language(row: JobView, language: str) -> InOwnLanguage | None:
    """Return the fixed sentences of a job in a language; None for English alone."""
    said = LANGUAGES.get(language)
    if said is None:
        return None
    ring = said.ring.format(number=row.number) if row.number else ""
    line, risk = said.line(row.conditions), said.risk_line(row.risks)
    return InOwnLanguage(said.tag, line, risk, said.read, said.cannot, said.happened, ring, said.changed, said.danger)


@dataclass(frozen=True)
class JobShown:
    """One job as a page shows it. ``people``: the operatives who can have it; ``dial``: the number without spaces."""

    reference: str
    href: str
    when: str
    address: str
    note: str
    line: str
    risk: str
    special: bool
    number: str
    dial: str
    due: str
    changed: bool
    cannot: str
    read: bool
    operative: str
    operative_name: str
    people: tuple[Choice, ...] = ()
    own: InOwnLanguage | None = None


def job_shown(row: JobView, href: str = "", people: Sequence[Choice] = (), language: str = "") -> JobShown:
    """Return a job as a page shows it. ``language``: the tag of the operative's own."""
    unknown = row.conditions is None
    return JobShown(
        row.reference,
        href,
        _("{day}, {starts} to {ends}").format(
            day=on(row.starts.date()), starts=f"{row.starts:%H:%M}", ends=f"{row.ends:%H:%M}"
        ),
        row.address,
        " · ".join(filter(None, (row.own_id, row.about))),
        LINES["not_known"] if row.conditions is None else line(row.conditions, None),
        risk_line(row.risks),
        unknown or bool(row.conditions),
        row.number,
        row.number.replace(" ", ""),
        _("This job must still be done by {day}.").format(day=on(row.due_on)) if row.due_on else "",
        row.changed,
        row.cannot,
        row.read,
        row.operative,
        row.operative_name,
        tuple(people),
        in_own_language(row, language),
    )


def board_shown(found: Board) -> list[JobShown]:
    """Return a scheduler's jobs."""
    return [job_shown(row, people=choices_of(found.operatives, row.firm)) for row in found.jobs]


def choices_of(people: Iterable[OperativeView], firm: str) -> list[Choice]:
    """Return the operatives who can have a job of a firm."""
    return [Choice("", _("Not handed out")), *(Choice(one.reference, one.name) for one in people if one.firm == firm)]


@dataclass(frozen=True)
class HeldShown:
    """An instruction at a firm as its page shows it. ``says``: since when, or that it no longer applies."""

    reference: str
    address: str
    says: str
    withdrawn: bool
    assessed: str
    assessment: str
    risk: str = ""
    questions: tuple[tuple[str, str], ...] = ()


def held_shown(row: InstructionHeld) -> HeldShown:
    """Return an instruction as its page shows it."""
    if row.withdrawn:
        says = _("The instruction no longer applies. Delete what your firm kept of it, and confirm.")
    else:
        says = _("Given by {landlord} on {day}, under health and safety law.").format(
            landlord=row.landlord, day=short(row.given_on)
        )
    assessed = (
        _("Assessed by {name} on {day}.").format(name=row.assessed_by, day=short(row.assessed_on)) if row.assessed_on else ""
    )
    return HeldShown(
        row.reference,
        row.address,
        says,
        row.withdrawn,
        assessed,
        row.assessment,
        risk_line([row.risk] if row.risk else ()),
        row.questions,
    )


@dataclass(frozen=True)
class RequestShown:
    """What a firm is asked for, as its page shows it."""

    reference: str
    title: str
    says: str
    due: str
    overdue: bool


def request_shown(row: RequestView) -> RequestShown:
    """Return what a firm is asked for as its page shows it."""
    title = _("{landlord} asks about {day}").format(landlord=row.landlord, day=short(row.about))
    return RequestShown(row.reference, title, row.says, _("Answer by {day}.").format(day=on(row.due_on)), row.overdue)


def allegation_shown(row: AllegationAtFirm) -> RequestShown:
    """Return an allegation that a firm looks into as its page shows it."""
    title = _("{landlord} asks about one of your people").format(landlord=row.landlord)
    return RequestShown(row.reference, title, row.says, _("Answer by {day}.").format(day=on(row.due_on)), row.overdue)


def menu(here: str) -> tuple[Link, ...]:
    """Return the pages of a scheduler; ``here``: the name of the one that is shown."""
    pages = (
        (_("Jobs"), "firm-jobs"),
        (_("Instructions"), "firm-instructions"),
        (_("Requests"), "firm-requests"),
        (_("Allegations"), "firm-allegations"),
        (_("People"), "firm-people"),
        (_("Import jobs"), "firm-import"),
    )
    return tuple(Link(text, reverse(name), current=name == here) for text, name in pages)

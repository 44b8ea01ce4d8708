"""Words visits, jobs and calls for pages: time, place, one line of instruction, and what to press."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredFlag
from evenhand.casework.visit_answers import AtDoor
from evenhand.policy.calendar import local
from evenhand.policy.gate import GateAnswer
from evenhand.ui import components
from evenhand.ui.people import needs_of
from evenhand.visits.queries import CALL, CHANGED
from evenhand.wording import gate as gate_words
from evenhand.wording.dates import on, short
from evenhand.wording.visits import FLAGS, KINDS, LINES, line
from evenhand.work.today import FlagView, VisitToday
from evenhand.work.visits_ahead import SeenBy

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

SEEN_BY: "dict[object, Text]" = {
    (True, True): gettext_lazy("The owner of the case and your manager see it at once."),
    (True, False): gettext_lazy("The owner of the case sees it at once."),
    (False, True): gettext_lazy("Your manager sees it at once."),
    (False, False): gettext_lazy("No colleague has it in a list. Speak to your office too."),
    "arranger": gettext_lazy("The colleague who arranged it sees it at once."),
}


@dataclass(frozen=True)
class FlagShown:
    """An open flag in words. ``was``: the instruction before it changed."""

    reference: str
    says: str
    was: str
    why: str


@dataclass(frozen=True)
class VisitShown:
    """One visit as the page shows it. ``ring``: the number to press, "" where no call is needed or none answers.

    ``dial``: a number without spaces; ``seen``: the mark of the instruction, which reading it hands back.
    ``alone``: reading it asks for a word on lone working.
    """

    reference: str
    href: str
    time: str
    kind: str
    about: str
    address: str
    people: tuple[components.Link, ...]
    telephone: str
    line: str
    special: bool
    ring: str
    dial: str
    none_answers: bool
    due: str
    flags: tuple[FlagShown, ...]
    changed: bool
    read: bool
    went: str
    began: bool
    seen: str
    alone: bool
    needs: tuple[components.Need, ...]


def visit_shown(row: VisitToday, *, lone_working: bool) -> VisitShown:
    """Return a visit as the page shows it. ``lone_working``: the policy wants a word on it before a visit."""
    needs, number = row.needs_call, row.number
    address = f"{row.home.address}, {row.home.postcode}" if row.home and row.kind != CALL else ""
    return VisitShown(
        row.reference,
        reverse("visit", args=[row.reference]),
        _("{starts} to {ends}").format(starts=f"{row.starts:%H:%M}", ends=f"{row.ends:%H:%M}"),
        KINDS[row.kind],
        row.about,
        address,
        tuple(components.Link(one.name, reverse("customer", args=[one.reference])) for one in row.people),
        row.telephone,
        line_of(row),
        needs or bool(row.call and row.call.says.code != "nothing_applies"),
        number if needs else "",
        number.replace(" ", "") if needs else "",
        needs and not number,
        _due(row),
        tuple(map(_flag, row.flags)),
        row.changed,
        row.read,
        row.went,
        row.began,
        row.door.mark if row.door else "",
        lone_working and row.kind != CALL and not row.read,
        needs_of(row.needs),
    )


def _due(row: VisitToday) -> str:
    if row.due_on is None:
        return ""
    if row.starts.date() > row.due_on:
        return _("This is after the day by which it must be done: {day}.").format(day=on(row.due_on))
    return _("This must still be done by {day}.").format(day=on(row.due_on))


def line_of(row: VisitToday) -> str:
    """Return the one line of a visit: what the colleague does, until when; where nothing could be checked, to ring first."""
    if row.call:
        return call_line(row.call)
    if row.kind == CALL:
        return LINES["nothing"]
    return door_line(row.door) if row.door is not None else LINES["not_known"]


def call_line(answer: GateAnswer) -> str:
    """Return how a customer is rung, in one line."""
    return LINES["nothing"] if answer.says.code == "nothing_applies" else gate_words.sentence(answer)


def seen_by_line(found: SeenBy) -> str:
    """Return who sees what is flagged, beside the colleague who attends."""
    only_arranger = found.arranger and not (found.owner or found.manager)
    return str(SEEN_BY["arranger" if only_arranger else (found.owner, found.manager)])


def door_line(door: AtDoor) -> str:
    """Return an answer in one line."""
    return line(door.conditions, door.until, others=door.others)


def _flag(row: FlagView) -> FlagShown:
    return FlagShown(row.reference, FLAGS[row.kind], door_line(row.before) if row.kind == CHANGED else "", row.why)


def flags_shown(rows: Iterable[StoredFlag]) -> list[tuple[components.Link, str]]:
    """Return each flagged visit, its time and place as a link, and what is flagged."""
    return [(_link(row), _says(row)) for row in rows]


def _link(row: StoredFlag) -> components.Link:
    visit = row.visit
    starts = local(visit.starts_at)
    where = visit.home.address if visit.home else KINDS[visit.kind]
    says = _("{day} {time}, {where}").format(day=short(starts.date()), time=f"{starts:%H:%M}", where=where)
    return components.Link(says, reverse("visit", args=[visit.reference]))


def _says(row: StoredFlag) -> str:
    said = FLAGS[row.kind]
    attends = row.visit.attends or row.visit.firm
    who = attends.name if attends else _("no colleague yet")
    if row.kind == CHANGED:
        return _("{said}. Now: {line} Attends: {who}.").format(
            said=said, line=f"{door_line(AtDoor.of(row.visit.answered)).rstrip('.')}.", who=who
        )
    return _("{said}. {why} Attends: {who}.").format(said=said, why=row.why, who=who).replace("  ", " ")

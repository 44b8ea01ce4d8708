"""Shows each person's caseload in a team, drawn and as a table of the same numbers."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from evenhand.casework.context import NotHere
from evenhand.casework.paging import First
from evenhand.casework.permissions import may_read_cases
from evenhand.clock import now
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.bars import bars
from evenhand.ui.csv_export import csv_file
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.work.held import orphaned
from evenhand.web.work.notes import stopped_since
from evenhand.work.case_lists import Load, workload
from evenhand.work.my_work import MOST
from evenhand.work.orphans import orphans

HEAD = tuple(
    components.Cell(text, numeric=numeric)
    for text, numeric in (
        (gettext_lazy("Who"), False),
        (gettext_lazy("Overdue"), True),
        (gettext_lazy("Due in 7 days"), True),
        (gettext_lazy("Others"), True),
        (gettext_lazy("Open cases"), True),
        (gettext_lazy("Reviews missed in 12 months"), True),
    )
)
NOBODY = components.Empty(gettext_lazy("No one in your team owns cases."), gettext_lazy("People you manage will be here."))


@require_safe
@signed_in
def team(request: OfficerRequest) -> HttpResponse:
    """Show the workload of the officers that the reader manages."""
    by, at, loads = request.officer, now(), _loads(request)
    lost = orphans(by.landlord, at, MOST) if by.person.manages else First([])
    drawn = bars(
        _("Open cases of each person in your team"),
        (_("Overdue"), _("Due in 7 days"), _("Others")),
        [(one.member.user.name, (one.overdue, one.soon, one.others)) for one in loads],
    )
    rows = tuple(_row(one) for one in loads)
    context = {
        "idle": stopped_since(by, at),
        "bars": drawn,
        "table": components.Table(HEAD, rows, _("The same in numbers")),
        "file": reverse("workload-file"),
        "empty": None if loads else NOBODY,
        "orphans": list(orphaned(lost, Presenter.of(by, localdate(at)))),
        "most": MOST if lost.cut else 0,
    }
    return render(request, "web/my_work/workload.html", context)


@require_safe
@signed_in
def team_file(request: OfficerRequest) -> HttpResponseBase:
    """Send the same numbers as a file."""
    rows = ([one.member.user.name, *(str(number) for number in _numbers(one))] for one in _loads(request))
    return csv_file("workload", [cell.text for cell in HEAD], rows)


def _loads(request: OfficerRequest) -> list[Load]:
    if not may_read_cases(request.officer):
        raise NotHere
    return workload(request.officer, now())


def _numbers(one: Load) -> tuple[int, int, int, int, int]:
    return one.overdue, one.soon, one.others, one.cases, one.missed


def _row(one: Load) -> tuple[components.Cell, ...]:
    return (
        components.Cell(one.member.user.name, header=True),
        *(components.Cell(str(many), numeric=True) for many in _numbers(one)),
    )

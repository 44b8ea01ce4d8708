"""Serves the page that imports visits from a CSV or iCalendar file: what it would do first, then all of it or nothing."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_visit
from evenhand.clock import now
from evenhand.ui.forms.table import FeedForm
from evenhand.visits.queries import ICALENDAR
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.visits import fault, unreadable
from evenhand.work.feeds.imports import Plan, apply, plan
from evenhand.work.feeds.rows import Unreadable

NOT_ANSWERED = 422
MOST_FAULTS = 50


@dataclass(frozen=True)
class PlanShown:
    """What a file would do, in sentences; what is wrong in it. ``cut``: more is wrong than is shown."""

    says: tuple[str, ...]
    faults: tuple[str, ...]
    cut: bool
    nothing: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def import_visits(request: OfficerRequest) -> HttpResponse:
    """Show what a file would do; import it when its reader says so."""
    if not may_visit(request.officer):
        raise NotHere
    form = FeedForm(request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid():
        return _page(request, form, None)
    text = form.text
    if not text.strip():
        form.add_error("rows", _("Choose a file, or paste rows"))
        return _page(request, form, None)
    try:
        if request.POST.get("action") == "import":
            return _imported(request, form, text)
        found = plan(request.officer, text)
    except Unreadable as wrong:
        form.add_error("rows", unreadable(wrong.code, wrong.said))
        return _page(request, form, None)
    return _page(request, FeedForm(initial={"rows": text}), found)


def _imported(request: OfficerRequest, form: FeedForm, text: str) -> HttpResponse:
    try:
        done = apply(request.officer, text, now())
    except Unreadable:
        raise
    except ValueError:
        return _page(request, FeedForm(initial={"rows": text}), plan(request.officer, text))
    messages.success(request, " ".join((_("Imported."), *_says(done))))
    return redirect("today")


def _page(request: HttpRequest, form: FeedForm, found: Plan | None) -> HttpResponse:
    refused = form.is_bound or bool(found and found.faults)
    context = {"form": form, "plan": _shown(found) if found else None}
    return render(request, "web/today/import.html", context, status=NOT_ANSWERED if refused else 200)


def _shown(found: Plan) -> PlanShown:
    calendar = found.source == ICALENDAR
    faults = [fault(one.row, one.column, one.code, one.said, calendar=calendar) for one in found.faults]
    return PlanShown(_says(found), tuple(faults[:MOST_FAULTS]), len(faults) > MOST_FAULTS, found.nothing)


def _says(found: Plan) -> tuple[str, ...]:
    """Return the counts, a sentence each; none for zero."""
    new, changed, gone = len(found.new), len(found.changed), len(found.cancelled)
    counted = (
        (new, ngettext("{count} visit is new.", "{count} visits are new.", new)),
        (changed, ngettext("{count} visit changes.", "{count} visits change.", changed)),
        (gone, ngettext("{count} visit is cancelled.", "{count} visits are cancelled.", gone)),
        (found.same, ngettext("{count} visit stays as it is.", "{count} visits stay as they are.", found.same)),
        (
            found.special,
            ngettext("{count} visit has special arrangements.", "{count} visits have special arrangements.", found.special),
        ),
    )
    return tuple(says.format(count=count) for count, says in counted if count)

"""Serves the page on which a scheduler imports jobs: what a file would do first, then all of it or nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from evenhand.clock import now
from evenhand.partner.access import SchedulerRequest, of_scheduler
from evenhand.partner.forms import JobImportForm
from evenhand.partner.rows import menu
from evenhand.wording.visits import fault, unreadable
from evenhand.work.feeds.imports import Plan
from evenhand.work.feeds.rows import Unreadable
from evenhand.work.jobs.feed import COLUMNS, import_jobs, plan_jobs

NOT_ANSWERED = 422
MOST_FAULTS = 50


@require_http_methods(["GET", "HEAD", "POST"])
@of_scheduler
def import_page(request: SchedulerRequest) -> HttpResponse:
    """Show what a file would do; import it when the scheduler says so."""
    firms = [
        (one.reference, _("{landlord}, as {firm}").format(landlord=one.landlord.name, firm=one.name))
        for one in request.scheduler.firms
    ]
    if request.method != "POST":
        return _page(request, JobImportForm(firms), None)
    form = JobImportForm(firms, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, None)
    text, firm = form.text, form.cleaned_data["firm"]
    if not text.strip():
        form.add_error("rows", _("Choose a file, or paste rows"))
        return _page(request, form, None)
    try:
        found = plan_jobs(request.scheduler, firm, text)
        if request.POST.get("action") == "import" and not found.faults:
            done = import_jobs(request.scheduler, firm, text, at=now())
            messages.success(request, " ".join((_("Imported."), *_says(done))))
            return redirect("firm-jobs")
    except Unreadable as wrong:
        form.add_error("rows", unreadable(wrong.code, wrong.said))
        return _page(request, form, None)
    return _page(request, JobImportForm(firms, initial={"rows": text, "firm": firm}), found)


def _page(request: SchedulerRequest, form: JobImportForm, found: Plan | None) -> HttpResponse:
    refused = form.is_bound or bool(found and found.faults)
    context: dict[str, Any] = {"menu": menu("firm-import"), "form": form, "plan": found, "columns": ", ".join(COLUMNS)}
    if found:
        faults = [fault(one.row, one.column, one.code, one.said, calendar=False) for one in found.faults]
        context |= {"says": _says(found), "faults": faults[:MOST_FAULTS], "cut": len(faults) > MOST_FAULTS}
    return render(request, "partner/import.html", context, status=NOT_ANSWERED if refused else 200)


def _says(found: Plan) -> tuple[str, ...]:
    """Return the counts, a sentence each; none for zero."""
    new, changed, gone, same = len(found.new), len(found.changed), len(found.cancelled), found.same
    counted = (
        (new, ngettext("{count} job is new.", "{count} jobs are new.", new)),
        (changed, ngettext("{count} job changes.", "{count} jobs change.", changed)),
        (gone, ngettext("{count} job is cancelled.", "{count} jobs are cancelled.", gone)),
        (same, ngettext("{count} job stays as it is.", "{count} jobs stay as they are.", same)),
        (found.special, ngettext("{count} job has an instruction.", "{count} jobs have an instruction.", found.special)),
    )
    return tuple(says.format(count=count) for count, says in counted if count)

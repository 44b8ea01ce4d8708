"""Serves what a firm is asked for by a day: statements and evidence, and what came of allegations about its people."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evenhand.casework.details.allegations import FirmOutcome
from evenhand.clock import now
from evenhand.incidents.files import NotEvidenceError
from evenhand.partner.access import SchedulerRequest, of_scheduler
from evenhand.partner.forms import OutcomeForm, RequestAnswerForm
from evenhand.partner.rows import allegation_shown, menu, request_shown
from evenhand.ui.forms.once import sent
from evenhand.work.jobs.allegations import allegations_at, answer_allegation
from evenhand.work.jobs.requests import answer, requests_of

NOT_ANSWERED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@of_scheduler
def requests(request: SchedulerRequest) -> HttpResponse:
    """Show what the firm is asked for; take the answer to one."""
    about = request.POST.get("request", "") or request.GET.get("answer", "")
    form = RequestAnswerForm(*((request.POST, request.FILES) if "request" in request.POST else ()))
    if form.is_bound and form.is_valid() and _answered(request, about, form):
        messages.success(request, _("Sent. The landlord has your answer."))
        return redirect("firm-requests")
    rows = [request_shown(one) for one in requests_of(request.scheduler, now())]
    chosen = next((one for one in rows if one.reference == about), None)
    if form.is_bound and chosen is None:
        raise Http404(about)
    context: dict[str, Any] = {"menu": menu("firm-requests"), "rows": rows, "chosen": chosen, "form": form}
    return render(request, "partner/requests.html", context, status=NOT_ANSWERED if form.is_bound else 200)


def _answered(request: SchedulerRequest, about: str, form: RequestAnswerForm) -> bool:
    """Lay the answer with the report; False where a file is not kept, which the form says."""
    told = replace(form.told, sent_by=request.scheduler.user.reference)
    try:
        answer(request.scheduler, about, told, at=now(), form=sent(request))
    except NotEvidenceError as why:
        form.add_error("evidence", str(why))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@of_scheduler
def allegations(request: SchedulerRequest) -> HttpResponse:
    """Show the allegations about the firm's people that it looks into; take what came of one."""
    about, at = request.POST.get("allegation", "") or request.GET.get("answer", ""), now()
    form = OutcomeForm(request.POST if "allegation" in request.POST else None)
    if form.is_bound and form.is_valid():
        answer_allegation(request.scheduler, about, FirmOutcome(**form.cleaned_data), at=at)
        messages.success(request, _("Sent. The landlord has what came of it."))
        return redirect("firm-allegations")
    rows = [allegation_shown(one) for one in allegations_at(request.scheduler, at)]
    chosen = next((one for one in rows if one.reference == about), None)
    if form.is_bound and chosen is None:
        raise Http404(about)
    context: dict[str, Any] = {"menu": menu("firm-allegations"), "rows": rows, "chosen": chosen, "form": form}
    return render(request, "partner/allegations.html", context, status=NOT_ANSWERED if form.is_bound else 200)

"""Signposts a report: to which procedure, team or body, and why."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evenhand.casework.access import the_incident
from evenhand.casework.context import SentBefore
from evenhand.casework.details import Details
from evenhand.casework.incident_queries import ReportView, case_of
from evenhand.casework.perform import perform, prepare
from evenhand.casework.stored import StoredIncident
from evenhand.clock import now
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms.once import sent
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.forms.cases import ElsewhereForm
from evenhand.web.acts.refusals import against

NOT_ANSWERED, REFUSED = 422, 409


@signed_in
@require_http_methods(["GET", "POST"])
def elsewhere(request: OfficerRequest, reference: str) -> HttpResponse:
    """Record where a report belongs that the policy does not cover."""
    by, at = request.officer, now()
    ctx = prepare(Act.SIGNPOST, Details(), by=by, at=at, subject=reference)
    incident = the_incident(by, reference)
    if incident.withdrawn_at or case_of(by, incident):
        messages.info(request, _("This report is withdrawn, or in a case already: it is not sent elsewhere from here."))
        return redirect("incident", reference)
    reported = frozenset(incident.situations) | frozenset(request.GET.getlist("so"))
    if request.method == "GET":
        return _page(request, opened(request, partial(ElsewhereForm, ctx, reported=reported)), incident)
    form = ElsewhereForm(ctx, request.POST, reported=reported)
    if not form.is_valid():
        return _page(request, form, incident, NOT_ANSWERED)
    try:
        perform(Act.SIGNPOST, form.details(), by=by, at=at, subject=reference, form=sent(request))
    except SentBefore:
        pass  # it is done: said once more
    except ActRefused as refused:
        presenter = Presenter(ctx.policy, Links(), ctx.on, ctx.calendar)
        return _page(request, form, incident, REFUSED, against=against(refused.verdict, form, presenter))
    messages.success(request, _("Recorded: it belongs elsewhere. You can still open a case here, if that changes."))
    return redirect("incident", reference)


def _page(
    request: OfficerRequest, form: ElsewhereForm, incident: StoredIncident, status: int = 200, **more: Any
) -> HttpResponse:
    about = incident.customer.reference if incident.customer else ""
    draft = offered(request, form, _("Say where a report belongs"), customer=about)
    context = {"form": form, "incident": ReportView.of(incident), "draft": draft, **more}
    return render(request, "web/incidents/signpost.html", context, status=status)

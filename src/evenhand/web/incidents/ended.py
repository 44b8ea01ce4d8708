"""Serves the page on which a worker records that they ended a call or a visit."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework.access import the_incident
from evenhand.casework.acts.incidents import closed_to_additions
from evenhand.casework.context import NotHere, SentBefore
from evenhand.casework.details import Details
from evenhand.casework.incident_queries import ReportView, case_of, may_be_ended
from evenhand.casework.perform import perform, prepare
from evenhand.casework.stored import StoredIncident
from evenhand.clock import now
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms.once import sent
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter, joined
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.forms.on_the_spot import EndedForm
from evenhand.web.acts.refusals import against
from evenhand.web.incidents.page import OVER

NOT_ANSWERED, REFUSED = 422, 409


@signed_in
@require_http_methods(["GET", "POST"])
def ended(request: OfficerRequest, reference: str) -> HttpResponse:
    """Record how the call or visit of a report was ended, by one worker; nobody signs it besides."""
    incident = the_incident(request.officer, reference)
    if incident.ended_because:
        messages.info(request, _("How this call or visit was ended is recorded already."))
        return redirect("incident", reference)
    if not may_be_ended(incident):
        raise NotHere(reference)
    if why := closed_to_additions(request.officer, incident):
        messages.info(request, OVER[why])
        return redirect("incident", reference)
    case = case_of(request.officer, incident)
    ctx = prepare(Act.END_CONTACT, Details(), by=request.officer, at=now(), case=case, subject=reference)
    if request.method == "GET":
        return _page(request, opened(request, partial(EndedForm, ctx)), incident)
    form = EndedForm(ctx, request.POST)
    return _record(request, form, incident) if form.is_valid() else _page(request, form, incident, NOT_ANSWERED)


def _record(request: OfficerRequest, form: EndedForm, incident: StoredIncident) -> HttpResponse:
    ctx, case = form.ctx, form.ctx.case.reference if form.ctx.case else None
    try:
        perform(
            Act.END_CONTACT, form.details(), by=ctx.by, at=ctx.at, case=case, subject=ctx.subject, form=sent(request)
        )  # fmt: skip
    except ActRefused as refused:
        presenter = Presenter(ctx.policy, Links(), ctx.on, ctx.calendar)
        standing = against(refused.verdict, form, presenter)
        return _page(request, form, incident, REFUSED, against=standing, verdict=presenter.verdict(refused.verdict))
    except CaseMoved:
        form.add_error(None, _("A colleague acted on this case at the same moment. Send it again."))
        return _page(request, form, incident, REFUSED)
    except SentBefore:
        return redirect("incident", incident.reference)
    messages.success(request, form.english.of_act(Act.END_CONTACT).after)
    return redirect("incident", incident.reference)


def _page(request: OfficerRequest, form: EndedForm, incident: StoredIncident, status: int = 200, **more: Any) -> HttpResponse:
    presenter, ctx = Presenter(form.ctx.policy, Links(), form.ctx.on, form.ctx.calendar), form.ctx
    about = incident.customer.reference if incident.customer else ""
    draft = offered(request, form, _("Say how a call or visit was ended"), customer=about)
    rules = joined(presenter.clause(answer.cited) for answer in ctx.policy.every("on_the_spot"))
    context = {"form": form, "incident": ReportView.of(incident), "draft": draft, "clauses": rules, **more}
    return render(request, "web/incidents/ended.html", context, status=status)

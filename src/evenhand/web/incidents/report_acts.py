"""Serves the pages of acts on one report: how its call or visit was ended, and how its worker is protected."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework.access import the_incident
from evenhand.casework.acts.incidents import closed_to_additions
from evenhand.casework.context import NotHere, SentBefore
from evenhand.casework.details import Details
from evenhand.casework.forms_sent import sent_before
from evenhand.casework.incident_queries import ReportView, case_of, is_live, last_case_of, may_be_ended
from evenhand.casework.perform import perform, prepare
from evenhand.casework.stored import StoredIncident
from evenhand.clock import now
from evenhand.landlords.queries import Officer
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms.once import sent
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter, joined
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.harassment import ProtectWorkerForm
from evenhand.web.acts.forms.on_the_spot import EndedForm
from evenhand.web.incidents.page import OVER

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

NOT_ANSWERED, REFUSED = 422, 409
MOVED = gettext_lazy("A colleague changed this report or its case while you wrote. All that you wrote is below: send it again.")


@dataclass(frozen=True)
class ReportAct:
    """The page of one act on a report. ``late``: why it can no longer be recorded; ``case``: the case whose step it becomes.

    ``lead``: the first words under the title; ``topic``: whose clauses are shown above the questions.
    """

    act: Act
    form: type[ActForm]
    title: "Text"
    lead: "Text"
    draft: "Text"
    topic: str
    late: Callable[[Officer, StoredIncident], str]
    case: Callable[[Officer, StoredIncident], str | None]


def _end_is_late(by: Officer, incident: StoredIncident) -> str:
    if incident.ended_because:
        return _("How this call or visit was ended is recorded already.")
    if why := closed_to_additions(by, incident):
        return str(OVER[why])
    if not may_be_ended(by, incident):
        return _("Only the person who reported this, or a colleague named in it as affected, can record that they ended it.")
    return ""


def _protection_is_late(_by: Officer, incident: StoredIncident) -> str:
    return _("This report was withdrawn.") if incident.withdrawn_at else ""


ENDED = ReportAct(
    Act.END_CONTACT,
    EndedForm,
    gettext_lazy("How the call or visit was ended"),
    gettext_lazy("You may end abuse on the spot, alone. No colleague has to agree."),
    gettext_lazy("Say how a call or visit was ended"),
    "on_the_spot",
    _end_is_late,
    case_of,
)
PROTECTED = ReportAct(
    Act.PROTECT_WORKER,
    ProtectWorkerForm,
    gettext_lazy("How the worker is protected"),
    gettext_lazy("Look at the risk together with the worker. It is kept with the report and in the employer’s record."),
    gettext_lazy("Record how a worker is protected"),
    "worker_protection",
    _protection_is_late,
    last_case_of,
)


@signed_in
@require_http_methods(["GET", "POST"])
def ended(request: OfficerRequest, reference: str) -> HttpResponse:
    """Record how the call or visit of a report was ended, by the worker alone; nobody signs it besides."""
    incident = the_incident(request.officer, reference)
    if not is_live(incident) and request.method == "GET":
        raise NotHere(reference)
    return _page_of(request, incident, ENDED)


@signed_in
@require_http_methods(["GET", "POST"])
def protect(request: OfficerRequest, reference: str) -> HttpResponse:
    """Record how the worker of a report is protected, in its case or before there is one."""
    return _page_of(request, the_incident(request.officer, reference), PROTECTED)


def _page_of(request: OfficerRequest, incident: StoredIncident, page: ReportAct) -> HttpResponse:
    """Open the form, or record its act; what is typed too late is refused on the form that holds it."""
    by, late = request.officer, page.late(request.officer, incident)
    ctx = prepare(page.act, Details(), by=by, at=now(), case=page.case(by, incident), subject=incident.reference)
    if late and request.method == "GET":
        messages.info(request, late)
        return redirect("incident", incident.reference)
    if request.method == "GET":
        return _page(request, opened(request, partial(page.form, ctx)), incident, page)
    form = page.form(ctx, request.POST)
    if not form.is_valid():
        return _page(request, form, incident, page, NOT_ANSWERED)
    if late and not sent_before(by, incident.reference, sent(request)):
        form.add_error(None, late)
        return _page(request, form, incident, page, REFUSED)
    return _record(request, form, incident, page)


def _record(request: OfficerRequest, form: ActForm, incident: StoredIncident, page: ReportAct) -> HttpResponse:
    ctx, case = form.ctx, form.ctx.case.reference if form.ctx.case else None
    try:
        perform(page.act, form.details(), by=ctx.by, at=ctx.at, case=case, subject=ctx.subject, form=sent(request))
    except (CaseMoved, NotHere, SentBefore):
        if not sent_before(ctx.by, incident.reference, sent(request)):
            form.add_error(None, MOVED)
            return _page(request, form, incident, page, REFUSED)
    messages.success(request, form.english.of_act(page.act).after)
    return redirect("incident", incident.reference)


def _page(request: OfficerRequest, form: ActForm, incident: StoredIncident, page: ReportAct, status: int = 200) -> HttpResponse:
    presenter, ctx = Presenter(form.ctx.policy, Links(), form.ctx.on, form.ctx.calendar), form.ctx
    about = incident.customer.reference if incident.customer else ""
    draft = offered(request, form, str(page.draft), customer=about)
    rules = joined(presenter.clause(answer.cited) for answer in ctx.policy.every(page.topic))
    context = {"page": page, "form": form, "incident": ReportView.of(incident), "draft": draft, "clauses": rules}
    return render(request, "web/incidents/act.html", context, status=status)

"""Serves the pages before there is a case: log an incident, add to it, open a case, signpost."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework.access import the_case, the_customer, the_incident
from evenhand.casework.acts.incidents import ClosedToAdditions, NoLongerError, closed_to_additions
from evenhand.casework.context import ActContext, NotHere, SentBefore
from evenhand.casework.details import Details
from evenhand.casework.forms_sent import sent_before
from evenhand.casework.incident_queries import (
    ReportView,
    case_of,
    ended_early,
    files_of,
    may_be_ended,
    new_reference,
    open_cases_about,
    without_a_case,
)
from evenhand.casework.paging import First
from evenhand.casework.perform import perform, prepare
from evenhand.casework.permissions import allowed
from evenhand.casework.stored import StoredIncident
from evenhand.clock import now
from evenhand.incidents.files import NotEvidenceError
from evenhand.landlords.queries import Officer
from evenhand.landlords.references import normalise
from evenhand.people.queries import needs_now
from evenhand.policy.scrutiny.open_questions import own
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, Channel
from evenhand.ui.components import Clause
from evenhand.ui.forms.fields import Choice
from evenhand.ui.forms.once import sent
from evenhand.ui.links import Links
from evenhand.ui.people import needs_of
from evenhand.ui.presenters import Presenter, joined
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.forms.cases import OpenForm
from evenhand.web.acts.forms.choices import report
from evenhand.web.acts.forms.incident_form import IncidentForm
from evenhand.web.acts.forms.incidents import AddForm, ReportForm
from evenhand.web.acts.refusals import against
from evenhand.web.incidents.page import OVER
from evenhand.web.incidents.reported_person import ReportedPerson, line_of, settle
from evenhand.wording.dates import listed

NOT_ANSWERED, REFUSED = 422, 409


@signed_in
@require_http_methods(["GET", "POST"])
def log_incident(request: OfficerRequest) -> HttpResponse:
    """Log what happened, with or without a known customer."""
    ctx = prepare(Act.LOG_INCIDENT, Details(), by=request.officer, at=now())
    if request.method == "GET":
        known = the_customer(ctx.by, normalise(request.GET["customer"])) if request.GET.get("customer") else None
        people = (Choice(known.reference, known.name, hint=line_of(known)),) if known else ()
        initial = {"customer": known.reference if known else ""}
        initial |= {"channel": Channel.HOME_VISIT.value} if request.GET.get("visit") else {}
        return _log_page(request, opened(request, partial(_report_form, ctx, people), **initial))
    who = settle(ctx.by, request.POST)
    form = ReportForm(ctx, request.POST, request.FILES, people=who.people)
    valid = form.is_valid()
    if request.POST.get("action") == "find" or not valid or who.unsettled:
        _ask_who_again(form, who, finding=request.POST.get("action") == "find")
        return _log_page(request, form, status=200 if request.POST.get("action") == "find" else NOT_ANSWERED)
    return _log(request, ctx, form, who)


def _report_form(ctx: ActContext, people: tuple[Choice, ...], answers: QueryDict | None, **more: Any) -> ReportForm:
    """Return the opened form; a customer found for the draft is found again."""
    return ReportForm(ctx, answers, people=settle(ctx.by, answers).people if answers else people, **more)


def _add_form(ctx: ActContext, answers: QueryDict | None, *, unknown: bool, early: str) -> AddForm:
    people = settle(ctx.by, answers).people if answers and unknown else ()
    return AddForm(ctx, answers, people=people, unknown=unknown, early=early)


def _unexplained(ctx: ActContext, incident: StoredIncident) -> str:
    """Return how an officer's own end of a call departs from the rule, while they have not said why."""
    theirs = incident.ended_by == ctx.by.user and not incident.ended_early
    departed = ended_early(ctx.by, incident, ctx.at) if theirs else None
    return _presenter(ctx).words.message(departed.message) if departed else ""


def _ask_who_again(form: IncidentForm, who: ReportedPerson, *, finding: bool) -> None:
    """Report what is still open about the customer. During a search it reports nothing else."""
    if finding:
        form.errors.clear()
    if who.both and not finding:
        form.add_error("customer", _("You chose a customer and also “Not identified yet”: select one of them"))
    elif who.unsettled and not finding:
        form.add_error("customer" if who.people else "who", _who_to_select(who))


def _who_to_select(who: ReportedPerson) -> str:
    """Return the error where no customer was chosen; with the name, where only one was found."""
    if not who.people:
        return _("Enter a name, a reference or a postcode that matches a customer, or leave it empty")
    if len(who.people) != 1:
        return _("Select who it was, or “None of these: not identified yet”")
    return _("Select {name}, or “None of these: not identified yet”").format(name=who.people[0].label)


def _log(request: OfficerRequest, ctx: ActContext, form: ReportForm, who: ReportedPerson) -> HttpResponse:
    reference = new_reference(sent(request))
    if _is_there(ctx.by, reference):
        return redirect("incident-logged", reference)
    told = replace(form.details(), customer=who.customer, reference=reference)
    try:
        done = perform(Act.LOG_INCIDENT, told, by=ctx.by, at=ctx.at)
    except IntegrityError:  # the same form at the same moment
        return redirect("incident-logged", reference)
    except NotEvidenceError as why:
        form.add_error("evidence", str(why))
        return _log_page(request, form, status=NOT_ANSWERED)
    except ActRefused as refused:
        return _log_page(request, form, status=REFUSED, against=against(refused.verdict, form, _presenter(ctx)))
    return redirect("incident-logged", done.subject)


def _is_there(by: Officer, reference: str) -> bool:
    try:
        return the_incident(by, reference) is not None
    except NotHere:
        return False


def _log_page(request: OfficerRequest, form: ReportForm, status: int = 200, **more: Any) -> HttpResponse:
    names = [name for name in ("who", "words", "happened_at", "channel") if name in form.fields]
    draft = offered(request, form, _("Log an incident"))
    said = [answer.demand.says for answer in form.ctx.policy.every("on_the_spot")]
    context = {"form": form, "quick": [form[name] for name in names], "draft": draft, "on_the_spot": said, **more}
    return render(request, "web/incidents/log_incident.html", context, status=status)


@signed_in
@require_GET
def logged(request: OfficerRequest, reference: str) -> HttpResponse:
    """Confirm the report with its reference, and the support for the reporter."""
    incident = the_incident(request.officer, reference)
    ctx = prepare(Act.LOG_INCIDENT, Details(), by=request.officer, at=now())
    manager = request.officer.membership.manager
    context = {
        "incident": ReportView.of(incident),
        "missing": listed(_missing(incident)),
        "offered": [answer.demand.says for answer in own(ctx.policy, "support") if answer.value.to == "staff"],
        "support": _support(ctx),
        "may_be_ended": may_be_ended(request.officer, incident),
        "manager": manager.user.name if manager else "",
        "landlord": request.officer.landlord.name,
        "may_open": allowed(request.officer, Act.OPEN_CASE),
        "others": open_cases_about(request.officer, incident.customer.reference) if incident.customer else [],
    }
    return render(request, "web/incidents/logged.html", context)


def _missing(incident: StoredIncident) -> Iterator[str]:
    """Yield what a report does not have yet."""
    if incident.customer is None:
        yield _("who it was")
    if not incident.behaviours:
        yield _("what the policy calls it")
    if not files_of([incident]):
        yield _("evidence")


def _support(ctx: ActContext) -> list[Clause]:
    """Return each layer's words on support for staff."""
    presenter = _presenter(ctx)
    found = (answer for answer in ctx.policy.every("support") if answer.value.to == "staff")
    return list(joined(presenter.clause(answer.cited) for answer in found))


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: OfficerRequest, reference: str) -> HttpResponse:
    """Add to a report what its reporter did not know at first."""
    incident = the_incident(request.officer, reference)
    case = case_of(request.officer, incident)
    ctx = prepare(Act.LOG_INCIDENT, Details(), by=request.officer, at=now(), case=case, subject=reference)
    unknown, early = incident.customer is None, _unexplained(ctx, incident)
    if why := closed_to_additions(request.officer, incident):
        return _too_late(request, reference, why)
    if request.method == "GET":
        return _add_page(request, opened(request, partial(_add_form, ctx, unknown=unknown, early=early)), incident)
    who = settle(ctx.by, request.POST) if incident.customer is None else ReportedPerson()
    form = AddForm(ctx, request.POST, request.FILES, people=who.people, unknown=unknown, early=early)
    if request.POST.get("action") == "find":
        _ask_who_again(form, who, finding=True)
        return _add_page(request, form, incident)
    if form.is_valid() and not who.unsettled and (done := _added(request, ctx, form, who)):
        return done
    if who.unsettled:
        form.errors.pop("customer", None)
        form.add_error("customer" if who.people else "who", _who_to_select(who))
    return _add_page(request, form, incident, NOT_ANSWERED)


def _added(request: OfficerRequest, ctx: ActContext, form: AddForm, who: ReportedPerson) -> HttpResponse | None:
    """Add to the report; None where the form has errors."""
    told, report = replace(form.details(), customer=who.customer), ctx.subject or ""
    case = ctx.case.reference if ctx.case else None
    try:
        perform(Act.LOG_INCIDENT, told, by=ctx.by, at=ctx.at, case=case, subject=report, form=sent(request))
    except NotEvidenceError as why:
        form.add_error("evidence", str(why))
        return None
    except NoLongerError as no_longer:
        return _too_late(request, report, no_longer.why)
    except (CaseMoved, SentBefore):
        if not sent_before(ctx.by, report, sent(request)):
            form.add_error(None, _("A colleague acted on this case at the same moment. Send it again."))
            return None
    messages.success(request, _("Added to the report."))
    return redirect("incident", report)


def _add_page(request: OfficerRequest, form: AddForm, incident: StoredIncident, status: int = 200) -> HttpResponse:
    draft = offered(request, form, _("Add to a report"), customer=incident.customer.reference if incident.customer else "")
    context = {"form": form, "incident": ReportView.of(incident), "draft": draft}
    return render(request, "web/incidents/add.html", context, status=status)


def _too_late(request: OfficerRequest, reference: str, why: ClosedToAdditions) -> HttpResponse:
    messages.info(request, _("{over} Log what is new as an incident of its own.").format(over=OVER[why]))
    return redirect("incident", reference)


@signed_in
@require_http_methods(["GET", "POST"])
def open_case(request: OfficerRequest, reference: str) -> HttpResponse:
    """Open a case on a report, or signpost it."""
    ctx = prepare(Act.OPEN_CASE, Details(), by=request.officer, at=now())
    incident = the_incident(request.officer, reference)
    if found := case_of(request.officer, incident):
        messages.info(request, _("This report is in this case already."))
        return redirect("case", found)
    if incident.customer is None:
        messages.info(request, _("Say who it was first: a case is about one customer."))
        return redirect("add-to-incident", reference)
    rows = without_a_case(request.officer, incident, incident.customer.reference)
    leave = {answer.value.situation for answer in ctx.policy.every("scope.elsewhere")}
    asked: dict[str, Any] = {
        "offered": First((report(row) for row in rows), cut=rows.cut),
        "reported": sorted(leave & {key for row in rows for key in row.situations}),
        "others": open_cases_about(request.officer, incident.customer.reference),
    }
    if request.method == "GET":
        form = opened(request, partial(OpenForm, ctx, **asked), incidents=[reference])
        return _open_page(request, form, incident)
    form = OpenForm(ctx, request.POST, **asked)
    if not form.is_valid():
        return _open_page(request, form, incident, status=NOT_ANSWERED)
    return _open(request, ctx, form, incident)


def _open(request: OfficerRequest, ctx: ActContext, form: OpenForm, incident: StoredIncident) -> HttpResponse:
    reference = new_reference(sent(request))
    assert incident.customer is not None  # noqa: S101  (it was asked for first)
    told = replace(form.opened(incident.customer.reference), reference=reference)
    try:
        done = perform(Act.OPEN_CASE, told, by=ctx.by, at=ctx.at)
    except ActRefused as refused:
        presenter = _presenter(ctx)
        standing = against(refused.verdict, form, presenter)
        elsewhere = [one.params for one in refused.verdict.cures if one.code == "send_to"]
        more: dict[str, Any] = {"against": standing, "verdict": presenter.verdict(refused.verdict), "elsewhere": elsewhere}
        if any(one.rule in {"belongs_elsewhere", "scope"} for one in refused.verdict.refusals):
            so = "&".join(f"so={key}" for key in form.cleaned_data.get("situations", ()))
            more["elsewhere_href"] = f"{reverse('where-it-belongs', args=[incident.reference])}{so and '?'}{so}"
        return _open_page(request, form, incident, status=REFUSED, **more)
    except (IntegrityError, NotHere):  # the same form at the same moment
        return redirect("case", the_case(ctx.by, reference).reference)
    messages.success(request, _("The case is open, under {subject}.").format(subject=done.subject))
    return redirect("case", done.subject)


def _open_page(
    request: OfficerRequest, form: OpenForm, incident: StoredIncident, status: int = 200, **more: Any
) -> HttpResponse:
    report, needs = ReportView.of(incident), needs_of(needs_now(incident.customer))
    draft = offered(request, form, _("Open a case"), customer=report.customer.reference if report.customer else "")
    context = {"form": form, "incident": report, "needs": needs, "draft": draft, "others": form.others, **more}
    return render(request, "web/incidents/open_case.html", context, status=status)


def _presenter(ctx: ActContext) -> Presenter:
    return Presenter(ctx.policy, Links(), ctx.on, ctx.calendar)

"""Serves the lists of cases, incidents and decisions as pages and files; saves and deletes views."""

from collections.abc import Callable, Iterable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from evenhand.casework.context import NotHere
from evenhand.casework.incident_queries import protections
from evenhand.casework.paging import every
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.casework.rows import cases_on
from evenhand.casework.stored import StoredMember
from evenhand.clock import now
from evenhand.personal.actions import TooManyViews, drop_view, keep_view
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.csv_export import csv_file
from evenhand.ui.forms.fields import Choice
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.case.rows import CASE_COLUMNS, case_columns, case_table
from evenhand.web.decisions.rows import DECISION_COLUMNS, decision_columns, decision_table
from evenhand.web.incidents.rows import INCIDENT_COLUMNS, incident_columns, incident_table
from evenhand.web.work.list_forms import CasesForm, DecisionsForm, IncidentsForm, ListForm
from evenhand.web.work.toolbar import toolbar_of
from evenhand.work.case_lists import case_list, every_case, every_incident, incident_list
from evenhand.work.decision_lists import decided_list
from evenhand.work.people import deciders, owners

EMPTY = {
    "open": gettext_lazy("No case is open."),
    "mine": gettext_lazy("You own no open case."),
    "all": gettext_lazy("There is no case yet."),
}
NONE_LIKE_IT = components.Empty(
    gettext_lazy("Nothing is like that."), gettext_lazy("Ask for less: take something out of what narrows the list down.")
)
PROTECTION_COLUMNS = (
    gettext_lazy("Report"),
    gettext_lazy("Case"),
    gettext_lazy("Day"),
    gettext_lazy("Recorded by"),
    gettext_lazy("Risk"),
    gettext_lazy("Steps before"),
    gettext_lazy("Steps since"),
    gettext_lazy("Support"),
)
DRAWN = gettext_lazy("The same word draws the same decisions again, among those of the same days, by the same people.")
UNSURE = gettext_lazy(
    "Something has changed for many cases, and we are still working some of them out. "
    "Those come after all others. Load this page again to see more in their place."
)
A_CHUNK = 200


@require_safe
@signed_in
def cases(request: OfficerRequest) -> HttpResponse:
    """List cases by the address (`CasesForm`); ``?after=`` continues after a case."""
    form, presenter = _cases_form(request, request.GET.dict()), _presenter(request)
    page = case_list(request.officer, now(), form.asked(), after=request.GET.get("after"))
    around = toolbar_of(request, "cases", form, page.next_after)
    which = form.cleaned_data["which"]
    begun = components.Empty(
        EMPTY[which], _("A case begins with an incident."), components.Link(_("See the incidents"), reverse("incidents"))
    )
    context = {
        **around.context,
        "heading": _("Cases"),
        "table": case_table(page.rows, presenter, around.says, mine=which == "mine"),
        "note": UNSURE if page.unsure else "",
        "empty": NONE_LIKE_IT if form.narrowed else begun,
    }
    return render(request, "web/my_work/list.html", context)


@require_safe
@signed_in
def cases_file(request: OfficerRequest) -> HttpResponseBase:
    """Send all cases of a list as a file."""
    form, presenter, at = _cases_form(request, request.GET.dict()), _presenter(request), now()
    rows = every_case(request.officer, at, form.asked(), A_CHUNK)
    return csv_file("cases", CASE_COLUMNS, (case_columns(row, presenter) for row in rows))


@require_safe
@signed_in
def incidents(request: OfficerRequest) -> HttpResponse:
    """List incidents by the address (`IncidentsForm`); reporters find their own, newest first."""
    by, presenter = request.officer, _presenter(request)
    reads, form = may_read_cases(by), _incidents_form(request, request.GET.dict())
    page = incident_list(by, form.asked(), after=request.GET.get("after"))
    around = toolbar_of(request, "incidents", form, page.next_after)
    none = _("Nothing has been reported yet.") if reads else _("You have reported nothing yet.")
    context = {
        **around.context,
        "plain": not reads,
        "also": components.Link(_("How workers are protected, as a file"), reverse("workers-protected")) if reads else None,
        "heading": _("Incidents") if reads else _("My reports"),
        "log": reverse("log-incident") if allowed(by, Act.LOG_INCIDENT) else "",
        "table": incident_table(
            page.rows,
            presenter,
            around.says if reads else _("Your reports, newest first"),
            reads_cases=reads,
            reader=by.user.reference,
        ),
        "empty": NONE_LIKE_IT if form.chosen else components.Empty(none, _("What you log is here, with its progress.")),
    }
    return render(request, "web/my_work/list.html", context)


@require_safe
@signed_in
def incidents_file(request: OfficerRequest) -> HttpResponseBase:
    """Send all incidents of a list as a file; reporters get their own."""
    presenter = _presenter(request)
    form = _incidents_form(request, request.GET.dict())
    rows = every_incident(request.officer, form.asked(), A_CHUNK)
    return csv_file("incidents", INCIDENT_COLUMNS, (incident_columns(row, presenter) for row in rows))


@require_safe
@signed_in
def protection_file(request: OfficerRequest) -> HttpResponseBase:
    """Send how workers are protected as a file, for the employer's record of harassment."""
    found = [
        (
            row.incident.reference,
            ", ".join(case.reference for case in cases_on(row.incident)),
            row.on.isoformat(),
            row.by.name,
            row.risk,
            row.before,
            row.afterwards,
            row.support,
        )
        for row in protections(request.officer)
    ]
    return csv_file("workers-protected", PROTECTION_COLUMNS, found)


@require_safe
@signed_in
def decisions(request: OfficerRequest) -> HttpResponse:
    """List decisions by the address (`DecisionsForm`), each linked to its page."""
    form = _decisions_form(request, request.GET.dict())
    page = decided_list(request.officer, form.asked(), after=request.GET.get("after"))
    around = toolbar_of(request, "decisions", form, page.next_after)
    none = components.Empty(
        _("Nothing has been decided yet."), _("Each decision is here with its rules, its facts and its reason.")
    )
    context = {
        **around.context,
        "heading": _("Decisions"),
        "table": decision_table(page.rows, _presenter(request), around.says),
        "note": DRAWN if form.asked().sample else "",
        "empty": NONE_LIKE_IT if form.narrowed else none,
    }
    return render(request, "web/my_work/list.html", context)


@require_safe
@signed_in
def decisions_file(request: OfficerRequest) -> HttpResponseBase:
    """Send all decisions of a list as a file."""
    form, presenter = _decisions_form(request, request.GET.dict()), _presenter(request)
    rows = every(lambda after: decided_list(request.officer, form.asked(), after=after, size=A_CHUNK))
    return csv_file("decisions", DECISION_COLUMNS, (decision_columns(row, presenter) for row in rows))


def _decisions_form(request: OfficerRequest, sent: Mapping[str, str]) -> DecisionsForm:
    if not may_read_cases(request.officer):
        raise NotHere
    form = DecisionsForm(sent, by=_people(deciders(request.officer)))
    form.is_valid()
    return form


def _cases_form(request: OfficerRequest, sent: Mapping[str, str]) -> CasesForm:
    if not may_read_cases(request.officer):
        raise NotHere
    return CasesForm(sent, owner=_people(owners(request.officer)))


def _incidents_form(request: OfficerRequest, sent: Mapping[str, str]) -> IncidentsForm:
    words, policy = _presenter(request).words, request.officer.policy_on(localdate(now()))
    offered = [Choice(key, words.name(key)) for key in policy.catalogue("behaviour")]
    return IncidentsForm(sent if may_read_cases(request.officer) else {}, about=offered)


FORMS: Mapping[str, Callable[[OfficerRequest, Mapping[str, str]], ListForm]] = {
    "cases": _cases_form,
    "incidents": _incidents_form,
    "decisions": _decisions_form,
}


def _people(rows: Iterable[StoredMember]) -> list[Choice]:
    return [Choice(one.user.reference, one.user.name) for one in rows]


def _presenter(request: OfficerRequest) -> Presenter:
    return Presenter.of(request.officer, localdate(now()))


@require_POST
@signed_in
def keep(request: OfficerRequest) -> HttpResponse:
    """Save a list as a view, under a name; the same name replaces the earlier view."""
    page, form = _asked(request)
    name = " ".join(request.POST.get("name", "").split()) or form.says
    try:
        kept = keep_view(request.officer, page, name, form.query())
    except TooManyViews as why:
        messages.error(request, str(why))
    else:
        messages.success(request, _("“{kept}” is kept above this list, for you alone.").format(kept=kept.name))
    return redirect(f"{reverse(page)}?{form.query()}")


@require_POST
@signed_in
def drop(request: OfficerRequest) -> HttpResponse:
    """Delete a saved view."""
    page, form = _asked(request)
    name = request.POST.get("name", "")
    if drop_view(request.officer, page, name):
        messages.success(request, _("“{name}” is no longer kept. The list itself is as it was.").format(name=name))
    return redirect(f"{reverse(page)}?{form.query()}")


def _asked(request: OfficerRequest) -> tuple[str, ListForm]:
    """Return which list a form is about, and its filters."""
    page = request.POST.get("page", "")
    if page not in FORMS or not may_read_cases(request.officer):
        raise Http404
    return page, FORMS[page](request, QueryDict(request.POST.get("asked", "")[:400]).dict())

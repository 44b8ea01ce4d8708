"""Shows the page of one incident."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evenhand.casework.access import the_incident
from evenhand.casework.acts.incidents import closed_to_additions
from evenhand.casework.incident_queries import (
    ReportView,
    ended_early,
    files_of,
    may_be_ended,
    note_reading,
    owed_after,
    readings_of,
)
from evenhand.casework.permissions import AUDITOR, allowed, may_read_cases
from evenhand.casework.rows import cases_on
from evenhand.clock import now
from evenhand.people.queries import PersonView, needs_now
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.evidence import files_shown
from evenhand.ui.people import person_of
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.incidents.page import UNTIL, additions, elsewhere_of, incident_rows, protected, readers, title_of
from evenhand.web.incidents.rows import UNKNOWN, stage_of


@require_safe
@signed_in
def incident(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show an incident as it was reported, its progress, and the next steps."""
    by = request.officer
    row = the_incident(by, reference)
    reads, presenter = may_read_cases(by), Presenter.of(by, localdate(now()))
    cases = cases_on(row) if reads else []
    may_open = allowed(by, Act.OPEN_CASE) and row.customer and not cases and not row.withdrawn_at
    may_add = allowed(by, Act.LOG_INCIDENT) and closed_to_additions(by, row) is None
    may_move = allowed(by, Act.CORRECT_PERSON) and not row.withdrawn_at
    may_end = may_add and may_be_ended(by, row)
    may_protect = allowed(by, Act.PROTECT_WORKER) and not row.withdrawn_at
    note_reading(by, [row], now())
    context = {
        "incident": ReportView.of(row),
        "title": title_of(row, presenter),
        "person": person_of(PersonView.of(row.customer), needs_now(row.customer)) if row.customer else None,
        "unknown": UNKNOWN,
        "stage": stage_of(row, mine=not reads, reader=by.user.reference),
        "rows": incident_rows(row, presenter, owed_after(by, row, now()), ended_early(by, row, now())),
        "protected": protected(row),
        "protect_href": reverse("protect-worker", args=[reference]) if may_protect else "",
        "additions": additions(row),
        "files": files_shown(files_of([row]), may_move=may_move),
        "elsewhere": reverse("incident-elsewhere", args=[reference]) if may_move else "",
        "readers": readers(readings_of(by, row)) if by.may(AUDITOR) else None,
        "belongs": elsewhere_of(row) if reads else (),
        "until": UNTIL[reads] if may_add else "",
        "add_href": reverse("add-to-incident", args=[reference]) if may_add else "",
        "ended_href": reverse("contact-ended", args=[reference]) if may_end else "",
        "cases": [(one.reference, one.owner.name) for one in cases],
        "open_href": reverse("open-case", args=[reference]) if may_open else "",
        "trail": (
            components.Link(_("Incidents") if reads else _("My reports"), reverse("incidents")),
            components.Link(row.reference),
        ),
    }
    return render(request, "web/incidents/incident.html", context)

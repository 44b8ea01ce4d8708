"""Incidents: the list (for who only reports, their own), and one of them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evenhand.casework.adding import over
from evenhand.casework.lists import incident_list as listed_incidents
from evenhand.casework.permissions import AUDITOR, allowed, may_read_cases
from evenhand.casework.queries import the_incident
from evenhand.casework.reports import files_of, note_reading, readings_of
from evenhand.clock import now
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.web import parts
from evenhand.web.evidence import files_shown
from evenhand.web.incident_page import UNTIL, additions_of, elsewhere_of, incident_rows, readers, title_of
from evenhand.web.incident_rows import UNKNOWN, incident_table, stage_of
from evenhand.web.people import person_of
from evenhand.web.shapes import Shapes
from evenhand.web.signed_in import OfficerRequest, signed_in


@require_safe
@signed_in
def incident_list(request: OfficerRequest) -> HttpResponse:
    """List incidents, newest first; ``?after=`` goes on after one of them."""
    by = request.officer
    reads = may_read_cases(by)
    page = listed_incidents(by, after=request.GET.get("after"))
    caption = "Incidents, newest first" if reads else "Your reports, newest first"
    here = reverse("incidents")
    context = {
        "table": incident_table(page.rows, Shapes.of(by, localdate(now())), caption, reads_cases=reads),
        "heading": "Incidents" if reads else "My reports",
        "log": reverse("log-incident") if allowed(by, Act.LOG_INCIDENT) else "",
        "empty": parts.Empty("Nothing has been reported yet." if reads else "You have reported nothing yet."),
        "pages": parts.Pages(next=f"{here}?after={page.next_after}", label="More incidents") if page.next_after else None,
        "newest": here if request.GET.get("after") else "",
    }
    return render(request, "web/incidents.html", context)


@require_safe
@signed_in
def incident(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show an incident as it was reported, what became of it, and how to go on."""
    by = request.officer
    row = the_incident(by, reference)
    reads, shapes = may_read_cases(by), Shapes.of(by, localdate(now()))
    cases = list(row.cases.all()) if reads else []
    may_open = allowed(by, Act.OPEN_CASE) and row.customer and not cases and not row.withdrawn_at
    may_add = allowed(by, Act.LOG_INCIDENT) and over(by, row) is None
    may_move = allowed(by, Act.WRONG_PERSON) and not row.withdrawn_at
    note_reading(by, [row], now())
    context = {
        "incident": row,
        "title": title_of(row, shapes),
        "person": person_of(row.customer, row.customer.needs.all()) if row.customer else None,
        "unknown": UNKNOWN,
        "stage": stage_of(row, mine=not reads),
        "rows": incident_rows(row, shapes),
        "additions": additions_of(row),
        "files": files_shown(files_of([row]), may_move=may_move),
        "elsewhere": reverse("incident-elsewhere", args=[reference]) if may_move else "",
        "readers": readers(readings_of(by, row)) if by.may(AUDITOR) else None,
        "belongs": elsewhere_of(row) if reads else (),
        "until": UNTIL[reads] if may_add else "",
        "add_href": reverse("add-to-incident", args=[reference]) if may_add else "",
        "cases": cases,
        "open_href": reverse("open-case", args=[reference]) if may_open else "",
        "trail": (parts.Link("Incidents" if reads else "My reports", reverse("incidents")), parts.Link(row.reference)),
    }
    return render(request, "web/incident.html", context)

"""The page of one case."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evenhand.casework.customer_side import allegations_of
from evenhand.casework.lists import speaking_for
from evenhand.casework.permissions import allowed, may_read_privileged
from evenhand.casework.queries import CaseView, case_view, open_to_others, who_could_hear
from evenhand.casework.reports import files_of, note_reading
from evenhand.clock import now
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act, Tri
from evenhand.web import parts
from evenhand.web.addresses import Links
from evenhand.web.allegations import alleged
from evenhand.web.asked import asked_of
from evenhand.web.case_chart import case_chart, contact_by_week
from evenhand.web.case_decisions import CaseDecisions
from evenhand.web.case_passed_on import PassedOn
from evenhand.web.case_record import CaseRecord
from evenhand.web.case_rows import waits
from evenhand.web.closing_rows import closing_cards
from evenhand.web.complaint_rows import complaint_card
from evenhand.web.evidence import files_shown
from evenhand.web.hearers import could_hear, hearer_rows
from evenhand.web.look_again import LookAgain
from evenhand.web.next_steps import NextSteps
from evenhand.web.people import need_rows, person_of
from evenhand.web.shapes import Shapes
from evenhand.web.signed_in import OfficerRequest, signed_in
from evenhand.web.since import since_then
from evenhand.web.standing import standing_of
from evenhand.web.subjects import Subjects
from evenhand.web.timeline import Timeline
from evenhand.work.actions import look

NEWEST = 8
"""So much of the timeline stands open; the rest is folded."""
SECTIONS = (
    ("Next", "#next"),
    ("Due", "#due"),
    ("Decided", "#decided"),
    ("Passed on", "#passed-on"),
    ("What happened", "#reported"),
    ("Account", "#account"),
    ("Complaints", "#complaints"),
    ("Needs", "#needs"),
    ("Assessment", "#assessment"),
    ("Letters", "#letters"),
    ("Timeline", "#timeline"),
)


@require_safe
@signed_in
def case(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show a case: where it stands, what can happen next and why, what is due, and everything on file."""
    by, at = request.officer, now()
    view = case_view(by, reference, at)
    note_reading(by, view.incidents, at, case=view.case)
    last = look(by, reference, at)
    shapes = Shapes(
        view.policy, Links(reference, frozenset(act for act in Act if allowed(by, act))), localdate(at), view.calendar
    )
    return render(request, "web/case.html", _page(request, view, shapes, last))


def _page(request: OfficerRequest, view: CaseView, shapes: Shapes, last: datetime | None) -> dict[str, Any]:
    subjects = Subjects(view.facts, shapes.words)
    record, decisions = CaseRecord(view, shapes), CaseDecisions(view, shapes, subjects)
    passed_on = PassedOn(view, subjects)
    row, customer, facts = view.case, view.case.customer, view.facts
    needs = list(customer.needs.all())
    appealable = decisions.appealable()
    hearers = who_could_hear(view, appealable, now()) if appealable else []
    events = list(Timeline(view, shapes, subjects, request.officer.user.pk, last).events())
    return {
        "case": row,
        "title": record.title(),
        "stands": standing_of(facts, shapes.words, shapes.on),
        "waits": waits(row, shapes.on),
        "person": person_of(
            customer, needs, speaking_for(customer, shapes.on), asked=facts.fact("needs_asked").state is Tri.YES
        ),
        "sections": [parts.Link(text, href) for text, href in SECTIONS],
        "acts": NextSteps(view, shapes, subjects).shape(open_to_others(request.officer, view)),
        "to_look_at": LookAgain(view, shapes, subjects).shape(),
        "to_decide": asked_of(view.asked, shapes, subjects),
        "duties": _duties(view, shapes, subjects),
        "incidents": record.incidents(),
        "files": files_shown(files_of(view.incidents), says_which=True),
        "account": record.account(),
        "asked": record.asked_for_account(),
        "complaints": _complaints(view, shapes),
        "alleged": alleged(allegations_of(row)),
        "too_close": record.too_close(),
        "closings": closing_cards(view.case),
        "answers": record.answers(privileged=may_read_privileged(request.officer)),
        "weighed": record.weighed(),
        "people": record.people(),
        "measures": decisions.measures(),
        "markers": decisions.markers(),
        "appeals": decisions.appeals(),
        "nothing_decided": not (facts.measures or facts.markers or facts.appeals),
        "referrals": passed_on.referrals(),
        "legal_steps": passed_on.steps(),
        "letters": decisions.letters(),
        "hearers": hearer_rows(hearers, shapes),
        "nobody_hears": bool(appealable) and all(one.against for one in hearers),
        "hearing": decisions.hearing(appealable),
        "could_hear": could_hear(hearers),
        "chart": case_chart(view, shapes),
        "weeks": contact_by_week(view, shapes),
        "needs": need_rows(needs, shapes.on),
        "since": since_then(events, last),
        "events": events[:NEWEST],
        "earlier": events[NEWEST:],
        "trail": (parts.Link("Cases", reverse("cases")), parts.Link(row.reference)),
    }


def _complaints(view: CaseView, shapes: Shapes) -> list[parts.Card]:
    """Return the linked complaints, each with its stages and days."""
    still_open = {complaint.reference for complaint in view.facts.complaints if complaint.is_open}
    rows = view.case.complaints.all()
    return [complaint_card(row, view.duties, shapes, is_open=row.reference in still_open) for row in rows]


def _duties(view: CaseView, shapes: Shapes, subjects: Subjects) -> dict[str, list[parts.Duty]]:
    """Return what is still owed, soonest first, and what was done."""
    found: dict[str, list[parts.Duty]] = {"owed": [], "done": []}
    for duty in view.duties:
        about = subjects.name(duty.subject)
        shaped = shapes.duty(duty, who=about)
        if shaped:
            found["done" if duty.done is Tri.YES else "owed"].append(shaped)
    return found

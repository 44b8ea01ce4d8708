"""Shows the page of one case."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from evenhand.casework.case_view import case_view, open_to_others, who_could_hear
from evenhand.casework.entries import texts_of
from evenhand.casework.facts.records import IncidentRow
from evenhand.casework.incident_queries import files_of, note_reading
from evenhand.casework.permissions import may_read_privileged
from evenhand.clock import now
from evenhand.people.queries import PersonView, recorded_needs, speaking_for
from evenhand.personal.actions import mark_seen
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Tri
from evenhand.ui import components
from evenhand.ui.evidence import files_shown
from evenhand.ui.labels import Labels
from evenhand.ui.links import Links
from evenhand.ui.paging import FEW, Pager
from evenhand.ui.people import need_rows, person_of
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.case.changes_since import changes_since, first_new
from evenhand.web.case.chart import case_chart, contact_by_week
from evenhand.web.case.decisions import CaseDecisions
from evenhand.web.case.missing import missing_people
from evenhand.web.case.next_steps import NextSteps
from evenhand.web.case.policy_change import changes_to_decide
from evenhand.web.case.rechecks import Rechecks
from evenhand.web.case.record import CaseRecord
from evenhand.web.case.reviewers import reviewer_rows, reviewers_in_words
from evenhand.web.case.rows import waits
from evenhand.web.case.sections import CaseSections
from evenhand.web.case.status import case_status_of
from evenhand.web.case.timeline import Timeline

NEWEST = 8
"""The entries of the timeline that are open; the rest is folded."""
SECTIONS = (
    (gettext_lazy("Next"), "#next"),
    (gettext_lazy("Due"), "#due"),
    (gettext_lazy("Decided"), "#decided"),
    (gettext_lazy("Passed on"), "#passed-on"),
    (gettext_lazy("What happened"), "#reported"),
    (gettext_lazy("Account"), "#account"),
    (gettext_lazy("Complaints"), "#complaints"),
    (gettext_lazy("Needs"), "#needs"),
    (gettext_lazy("Assessment"), "#assessment"),
    (gettext_lazy("Letters"), "#letters"),
    (gettext_lazy("Timeline"), "#timeline"),
)


@require_safe
@signed_in
def case(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show a case: its status, what can happen next and why, what is due, and the whole record."""
    by, at = request.officer, now()
    view = case_view(by, reference, at)
    last = mark_seen(by, reference, at)
    presenter = Presenter(view.policy, Links.of(by, reference), localdate(at), view.calendar, colleagues=view.colleagues)
    pager = Pager(request.path, request.GET.dict())
    sections = CaseSections(view, presenter, Labels(view.facts, presenter.words), pager)
    return render(request, "web/case/case.html", _page(request, sections, last, at))


def _page(request: OfficerRequest, sections: CaseSections, last: datetime | None, at: datetime) -> dict[str, Any]:
    view, presenter, labels, pager = sections.view, sections.presenter, sections.labels, sections.pager
    record, decisions = CaseRecord(view, presenter), CaseDecisions(view, presenter, labels)
    told = Timeline(view, presenter, labels, pager, request.officer.user.reference, last)
    entries = told.entries()
    incidents = pager.cut("reported", view.incidents, _("reports"), size=FEW)
    timeline = pager.cut("timeline", entries, _("entries"))
    stories = (entry.about for entry in timeline.rows if isinstance(entry.about, IncidentRow))
    note_reading(request.officer, [*incidents.rows, *stories], at, case=view.case)
    row, customer, facts = view.case, view.case.customer, view.facts
    worded = told.worded([*timeline.rows, *first_new(entries)])
    events = [worded[entry] for entry in timeline.rows]
    needs = recorded_needs(customer)
    appealable = decisions.appealable()
    hearers = who_could_hear(view, appealable, at) if appealable else []
    return sections.context() | {
        "reference": row.reference,
        "owner": row.owner.name,
        "title": record.title(),
        "stands": case_status_of(facts, presenter.words, presenter.on),
        "waits": waits(row, presenter.on),
        "missing": missing_people(view, presenter, labels),
        "person": person_of(
            PersonView.of(customer),
            needs,
            speaking_for(customer, presenter.on),
            asked=facts.fact("needs_asked").state is Tri.YES,
        ),
        "sections": [components.Link(text, href) for text, href in SECTIONS],
        "acts": NextSteps(view, presenter, labels).shape(open_to_others(request.officer, view), pager),
        "rechecks": Rechecks(view, presenter, labels).shape(),
        "to_decide": changes_to_decide(view, presenter, labels),
        "incidents": record.incidents(incidents.rows, texts_of(incidents.rows)),
        "incidents_part": incidents.part,
        "files": files_shown(files_of(incidents.rows), says_which=True),
        "asked": record.asked_for_account(),
        "too_close": record.too_close(),
        "answers": record.answers(privileged=may_read_privileged(request.officer)),
        "weighed": record.weighed(),
        "people": record.people(),
        "nothing_decided": not (facts.measures or facts.markers or facts.appeals),
        "hearers": reviewer_rows(hearers, presenter, undecided=decisions.undecided(appealable)),
        "nobody_hears": bool(appealable) and all(one.against for one in hearers),
        "hearing": decisions.hearing(appealable),
        "could_hear": reviewers_in_words(hearers),
        "chart": case_chart(view, presenter),
        "weeks": contact_by_week(view, presenter),
        "needs": need_rows(needs, presenter.on),
        "since": changes_since(entries, worded, last, pager),
        "events": events[:NEWEST],
        "earlier": events[NEWEST:],
        "timeline_part": timeline.part,
        "trail": (components.Link(_("Cases"), reverse("cases")), components.Link(row.reference)),
    }

"""One complaint: what to tell the customer, and where it stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evenhand.casework.case_view import the_complaint
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.clock import now
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.links import Links
from evenhand.ui.people import needs_of
from evenhand.ui.presenters import Shapes
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.complaint_rows import called, complaint_card, how, receipt


@require_safe
@signed_in
def complaint(request: OfficerRequest, reference: str, subject: str) -> HttpResponse:
    """Show a complaint: for whoever took it down, what to tell the customer; for who may read the case, all of it."""
    by, at = request.officer, now()
    view, on = the_complaint(by, reference, subject, at), localdate(at)
    links = Links(reference if may_read_cases(by) else "", frozenset(act for act in Act if allowed(by, act)))
    shapes = Shapes(policy_of(by.landlord, on), links, on, calendar_of(by.landlord))
    row = view.complaint
    card = complaint_card(row, view.duties, shapes, is_open=view.is_open)
    trail = (
        components.Link("Cases", reverse("cases")),
        components.Link(f"Case {reference}", reverse("case", args=[reference])),
    )
    context = {
        "title": called(row),
        "customer": row.case.customer if may_read_cases(by) else None,
        "needs": needs_of(row.case.customer),
        "reference": row.reference,
        "says": receipt(row, view.duties) if view.is_open else (),
        "card": components.Card("Where it stands", (*card.rows, *how(row)), card.actions[1:]),
        "trail": (
            *(trail if may_read_cases(by) else (components.Link("My reports", reverse("my-work")),)),
            components.Link("Complaint"),
        ),
    }
    return render(request, "web/complaint.html", context)

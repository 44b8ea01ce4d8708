"""Finds anybody from the box on every page: a reference or a clause opens its page, other words search for customers."""

import re

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.casework.access import noun_of, people_named
from evenhand.clock import now
from evenhand.landlords.references import is_reference, normalise
from evenhand.personal.queries import opened_last
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.customers.views import LOOKED_FOR

MOST = 100
"""Signs of what was typed that are read."""
_CLAUSE = re.compile(r"(?:(?P<of>[a-z][a-z0-9-]*)\s+)?(?P<number>\d+(?:\.\d+)*[a-z]?)", re.IGNORECASE)
HEAD = tuple(map(components.Cell, (gettext_lazy("Customer"), gettext_lazy("Page"), gettext_lazy("Reference"))))
_PAGES = {"customer": "customer", "case": "case", "incident": "incident", "letter": "notice"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def find(request: OfficerRequest) -> HttpResponse:
    """Open what was typed, or search for it; with nothing typed, show what the officer opened last.

    What is typed comes by POST and stays in the session: an address shows at most a reference.
    """
    if request.method != "POST":
        return render(request, "web/customers/find.html", {"table": _opened(request)})
    typed = request.POST.get("q", "").replace("\0", "").strip()[:MOST]
    reference = normalise(typed)
    if is_reference(reference) and (noun := noun_of(request.officer, reference, now())):
        return redirect(_PAGES[noun], reference)
    if clause := _clause(request, typed):
        return redirect(clause)
    request.session[LOOKED_FOR] = typed
    return redirect("customers" if typed else "find")


def _clause(request: OfficerRequest, typed: str) -> str:
    """Return the address of a clause of the policy in force or the floor: 4.2, clause 4, floor 71; "" where there is none."""
    asked = _CLAUSE.fullmatch(typed)
    if not asked or not (asked["of"] or "." in typed):
        return ""
    try:
        policy = request.officer.policy_on(localdate(now()))
    except LookupError:
        return ""
    of, number = (asked["of"] or "clause").lower(), asked["number"].lower()
    packs = [pack for pack in (policy.main, policy.floor) if of in {"clause", pack.pack}]
    found = ((pack.pack, one.number) for pack in packs for one in pack.clauses if one.number.lower() == number)
    return next((reverse("policy-clause", args=place) for place in found), "")


def _opened(request: OfficerRequest) -> components.Table:
    """Return the customers and cases that the officer opened last, the newest first."""
    references = opened_last(request.officer)
    named = people_named(request.officer, references)
    nouns = {"customer": _("Customer"), "case": _("Case")}
    rows = (
        (components.Cell(name, reverse(noun, args=[reference])), components.Cell(nouns[noun]), components.Cell(reference))
        for reference in references
        for noun, name in [named.get(reference, ("", ""))]
        if noun
    )
    return components.Table(HEAD, tuple(rows), _("You opened last"))

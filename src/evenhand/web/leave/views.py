"""The page before leave: cover with dates, and cases that pass to colleagues, each with what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework import details as said
from evenhand.casework.actions import perform
from evenhand.casework.desk import to_hand_over, who_may_cover, whose_leave
from evenhand.casework.listing import Listed
from evenhand.casework.permissions import allowed
from evenhand.casework.queries import NotHere
from evenhand.clock import now
from evenhand.landlords.covering import covers_of
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.web import parts
from evenhand.web.leave.forms import CoverForm, HandOverForm
from evenhand.web.shapes import Shapes
from evenhand.web.signed_in import OfficerRequest, signed_in
from evenhand.web.standing import worded
from evenhand.wording.dates import short

NOT_ANSWERED = 422
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Result:
    """What came of one case: handed over, or not and why."""

    case: parts.Link
    tag: parts.Tag
    says: str


@dataclass
class Desk:
    """Everything that the page shows for one officer at one moment."""

    by: Officer
    at: datetime
    away: Sequence[Any] = field(init=False)
    people: Sequence[Any] = field(init=False)
    rows: Sequence[Listed] = field(init=False)

    def __post_init__(self) -> None:
        """Ask who may be away, who may see to it, and for which cases."""
        self.away, self.people = whose_leave(self.by), who_may_cover(self.by)
        self.rows = to_hand_over(self.by, self.at) if allowed(self.by, Act.REASSIGN_CASE) else []

    def cover(self, *sent: Any) -> CoverForm:
        """Return the form for cover."""
        return CoverForm(self.by, self.away, self.people, localdate(self.at), *sent)

    def hand_over(self, *sent: Any) -> HandOverForm:
        """Return the form for cases."""
        words = Shapes.of(self.by, localdate(self.at)).words
        people = [one for one in self.people if {"caseworker", "authoriser"} & set(one.capacities)]
        return HandOverForm([(row.case, worded(row.stands, words)) for row in self.rows], people, *sent)

    def answer(self, request: OfficerRequest, status: int = 200, **more: Any) -> HttpResponse:
        """Answer with the page."""
        context = {
            "arranged": [_arranged(one) for one in covers_of(list(self.away), localdate(self.at))],
            "cover": more.get("cover") or self.cover(),
            "hand_over": more.get("hand_over") or self.hand_over(),
            "has_cases": bool(self.rows),
        }
        return render(request, "web/leave/leave.html", context | more, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def leave(request: OfficerRequest) -> HttpResponse:
    """Show what is arranged, and arrange it."""
    if not allowed(request.officer, Act.COVER):
        raise PermissionDenied(Act.COVER)
    desk = Desk(request.officer, now())
    if request.method == "GET":
        return desk.answer(request)
    send = {"cover": _cover, "back": _back, "hand-over": _hand_over}.get(request.POST.get("action", ""))
    if send is None:
        raise Http404
    return send(request, desk)


def _cover(request: OfficerRequest, desk: Desk) -> HttpResponse:
    form = desk.cover(request.POST)
    if not form.is_valid():
        return desk.answer(request, NOT_ANSWERED, cover=form, form=form)
    perform(Act.COVER, form.details(), by=desk.by, at=desk.at)
    messages.success(request, f"Arranged. They see the work until {short(form.cleaned_data['until'])}, that day included.")
    return redirect("leave")


def _back(request: OfficerRequest, desk: Desk) -> HttpResponse:
    """End the cover for somebody: they are back today, or it was called off."""
    away = request.POST.get("away", "")
    if away not in {one.user.reference for one in desk.away}:
        raise Http404
    perform(Act.COVER, said.Covered(away=away, since=localdate(desk.at)), by=desk.by, at=desk.at)
    messages.success(request, "Ended: nobody covers from today on.")
    return redirect("leave")


def _hand_over(request: OfficerRequest, desk: Desk) -> HttpResponse:
    form = desk.hand_over(request.POST)
    if not form.is_valid():
        return desk.answer(request, NOT_ANSWERED, hand_over=form, form=form)
    results = [_handed(desk, reference, form.details()) for reference in form.cleaned_data["cases"]]
    return Desk(desk.by, desk.at).answer(request, results=results)


def _handed(desk: Desk, reference: str, details: said.Reassigned) -> Result:
    """Hand one case over; where that is refused, say why, and go on with the others."""
    case = parts.Link(f"Case {reference}", reverse("case", args=[reference]))
    try:
        perform(Act.REASSIGN_CASE, details, by=desk.by, at=desk.at, case=reference)
    except ActRefused as refused:
        words = Shapes.of(desk.by, localdate(desk.at)).words
        why = " ".join(words.message(looked.message) for looked in refused.verdict.refusals)
        return Result(case, parts.Tag("Not handed over", "red"), why)
    except (NotHere, CaseMoved):
        return Result(case, parts.Tag("Not handed over", "red"), "Somebody acted on it at the same moment: try it again.")
    return Result(case, parts.Tag("Handed over", "green"), "It is in their work now, with what you wrote.")


@dataclass(frozen=True)
class Arranged:
    """Cover that is arranged, in words."""

    says: str
    away: str
    name: str


def _arranged(row: Any) -> Arranged:
    days = f"from {short(row.since)} until {short(row.until)}, that day included"
    return Arranged(f"{row.by.user.name} covers for {row.away.user.name} {days}.", row.away.user.reference, row.away.user.name)

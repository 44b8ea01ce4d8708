"""Serves the pages before leave: cover with dates, and reassigning cases, each with its result."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from evenhand.cases.actions import CaseMoved
from evenhand.casework.context import NotHere
from evenhand.casework.details.colleagues import Covered, Reassigned
from evenhand.casework.forms_sent import cases_done
from evenhand.casework.perform import perform
from evenhand.casework.permissions import allowed
from evenhand.casework.stored import StoredCover
from evenhand.clock import now
from evenhand.landlords.cover import covers_of
from evenhand.landlords.queries import Officer
from evenhand.personal.actions import throw_away
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.forms.once import sent
from evenhand.ui.presenters import Presenter
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.places import place_of
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.case.status import worded
from evenhand.web.work.leave_forms import CoverForm, HandOverForm
from evenhand.wording.dates import short
from evenhand.work.handover import to_hand_over, who_may_cover, whose_leave

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

NOT_ANSWERED = 422


@dataclass(frozen=True)
class Result:
    """The result for one case: reassigned, or not and why."""

    case: components.Link
    tag: components.Tag
    says: "Text"


HANDED = partial(
    Result,
    tag=components.Tag(gettext_lazy("Handed over"), "green"),
    says=gettext_lazy("It is in their work now, with what you wrote."),
)
LEFT = partial(
    Result,
    tag=components.Tag(gettext_lazy("Not handed over"), "red"),
    says=gettext_lazy("A colleague acted on it at the same moment: try it again."),
)


@signed_in
@require_http_methods(["GET", "POST"])
def leave(request: OfficerRequest) -> HttpResponse:
    """Show the cover, and arrange it."""
    by, at = _who_may(request, Act.COVER), now()
    away = whose_leave(by)

    def made(answers: QueryDict | None) -> CoverForm:
        return CoverForm(by, away, who_may_cover(by), localdate(at), answers)

    form = made(request.POST) if request.method == "POST" else opened(request, made)
    if request.method == "POST" and form.is_valid():
        if not _is_arranged(form.details(), covers_of(list(away), localdate(at))):
            perform(Act.COVER, form.details(), by=by, at=at)
        messages.success(
            request,
            _("Arranged. They see the work until {until}, that day included.").format(until=short(form.cleaned_data["until"])),
        )
        return redirect("leave")
    context = {
        "form": form,
        "arranged": [
            _arranged(one, may_end=one.away in away) for one in covers_of(list(away), localdate(at), by=by.membership)
        ],
        "hands_over": allowed(by, Act.REASSIGN_CASE),
        "manages": len(away) > 1,
        "draft": offered(request, form, _("Leave and cover")),
    }
    return render(request, "web/my_work/leave.html", context, status=200 if request.method == "GET" else NOT_ANSWERED)


@require_POST
@signed_in
def end_cover(request: OfficerRequest) -> HttpResponse:
    """End an officer's cover: they are back today, or it was cancelled."""
    by, at = _who_may(request, Act.COVER), now()
    away = [one for one in whose_leave(by) if one.user.reference == request.POST.get("away", "")]
    if not away:
        raise Http404
    if covers_of(away, localdate(at)):  # not ended before
        perform(Act.COVER, Covered(away=away[0].user.reference, since=localdate(at)), by=by, at=at)
    messages.success(request, _("Ended: there is no cover from today on."))
    return redirect("leave")


@signed_in
@require_http_methods(["GET", "POST"])
def hand_over(request: OfficerRequest) -> HttpResponse:
    """Reassign several cases to a colleague, and show the result of each."""
    by, at = _who_may(request, Act.REASSIGN_CASE), now()
    people = [one for one in who_may_cover(by) if {"caseworker", "authoriser"} & set(one.capacities)]
    words = Presenter.of(by, localdate(at)).words

    def made(answers: QueryDict | None = None) -> HandOverForm:
        return HandOverForm([(row.case, worded(row.stands, words)) for row in to_hand_over(by, at)], people, answers)

    form, results = made(request.POST) if request.method == "POST" else opened(request, made), _handed_before(request)
    if request.method == "POST" and not results and form.is_valid():
        told = form.details()
        results = [_handed(by, at, reference, told, sent(request)) for reference in form.cleaned_data["cases"]]
    if results:
        throw_away(by, place_of(request))
        form = made()
    status = NOT_ANSWERED if request.method == "POST" and not results else 200
    context = {"form": form, "results": results, "draft": offered(request, form, _("Hand cases over"))}
    return render(request, "web/my_work/hand_over.html", context, status=status)


def _who_may(request: OfficerRequest, act: Act) -> Officer:
    """Return the officer; raises `PermissionDenied` without the right to this act."""
    if not allowed(request.officer, act):
        raise PermissionDenied(act)
    return request.officer


def _handed_before(request: OfficerRequest) -> list[Result]:
    """Return the result of each case where this form was sent before; empty where it was not."""
    if request.method != "POST":
        return []
    asked = request.POST.getlist("cases")
    done = cases_done(request.officer, asked, sent(request))
    return [HANDED(_case(one)) if one in done else LEFT(_case(one)) for one in asked] if done else []


def _case(reference: str) -> components.Link:
    return components.Link(_("Case {reference}").format(reference=reference), reverse("case", args=[reference]))


def _handed(by: Officer, at: datetime, reference: str, details: Reassigned, form: str) -> Result:
    """Reassign one case; where that is refused, give the reason, and continue with the others."""
    case = _case(reference)
    try:
        perform(Act.REASSIGN_CASE, details, by=by, at=at, case=reference, form=form)
    except ActRefused as refused:
        words = Presenter.of(by, localdate(at)).words
        why = " ".join(words.message(result.message) for result in refused.verdict.refusals)
        return Result(case, components.Tag(_("Not handed over"), "red"), why)
    except (NotHere, CaseMoved):
        return LEFT(case)
    return HANDED(case)


@dataclass(frozen=True)
class Arranged:
    """A cover in words. ``away``: whose it is, where the reader may end it; "" where they may not."""

    says: str
    away: str
    name: str


def _is_arranged(told: Covered, rows: list[StoredCover]) -> bool:
    asked = (told.away, told.by, told.since, told.until)
    return asked in {(row.away.user.reference, row.by.user.reference, row.since, row.until) for row in rows}


def _arranged(row: StoredCover, *, may_end: bool) -> Arranged:
    days = _("from {since} until {until}, that day included").format(since=short(row.since), until=short(row.until))
    return Arranged(
        _("{by} covers for {away} {days}.").format(by=row.by.user.name, away=row.away.user.name, days=days),
        row.away.user.reference if may_end else "",
        row.away.user.name,
    )

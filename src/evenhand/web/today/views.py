"""Serves Today, the page of one visit, and the form that arranges one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.casework.access import the_customer
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_visit
from evenhand.clock import now
from evenhand.people.queries import stays_of
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.ui.forms.once import sent
from evenhand.ui.people import person_of
from evenhand.visits.queries import FINE, HAPPENED
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.today.forms import ArrangeForm, CannotForm, CloseFlagForm, LoneWorkingForm
from evenhand.web.today.rows import call_line, door_line, seen_by_line, visit_shown
from evenhand.wording.dates import on as day_in_words
from evenhand.wording.dates import short
from evenhand.work import visits_ahead as ahead
from evenhand.work.home_instructions import may_see
from evenhand.work.instructions import instruction
from evenhand.work.today import OneVisit, call_answer, day, one_visit

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

NOT_ANSWERED = 422
DAY = timedelta(days=1)
SAID: "dict[str, Text]" = {
    "read": gettext_lazy("Recorded: you have read it."),
    "fine": gettext_lazy("Recorded: it went fine."),
    "cannot": gettext_lazy("Sent. The day by which it must be done stays."),
    "close": gettext_lazy("Closed."),
}


@require_safe
@signed_in
def today(request: OfficerRequest) -> HttpResponse:
    """Show a day: the reader's own, or that of a colleague they manage (``?of=``), on a day (``?on=``)."""
    at = now()
    shown_on = _day(request.GET.get("on", ""), localdate(at))
    found = day(request.officer, shown_on, at, request.GET.get("of", ""))
    of = f"&of={request.GET['of']}" if request.GET.get("of") else ""
    context = {
        "heading": _("Today") if shown_on == localdate(at) else day_in_words(shown_on),
        "day": day_in_words(shown_on),
        "name": found.name,
        "own": found.own,
        "visits": [visit_shown(one, lone_working=found.lone_working) for one in found.visits],
        "changed": found.changed,
        "before": f"{reverse('today')}?on={shown_on - DAY}{of}",
        "after": f"{reverse('today')}?on={shown_on + DAY}{of}",
        "colleagues": [
            components.Link(one.user.name, f"{reverse('today')}?on={shown_on}&of={one.user.reference}")
            for one in found.colleagues
        ],
        "homes": found.own and may_see(request.officer),
        "empty": components.Empty(_("Nothing is arranged for this day.")),
    }
    return render(request, "web/today/today.html", context)


def _day(typed: str, otherwise: date) -> date:
    """Return the day in an address; a year either way of today, else today."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        return otherwise
    return found if abs((found - otherwise).days) <= 366 else otherwise


@dataclass(frozen=True)
class VisitForms:
    """The forms of a visit's page; the one that was sent is bound."""

    cannot: CannotForm
    close: CloseFlagForm
    alone: LoneWorkingForm

    @property
    def bound(self) -> Form | None:
        """Return the form that was sent; None for a button alone."""
        return next((one for one in (self.cannot, self.close, self.alone) if one.is_bound), None)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def visit(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show one visit; record that it was read, that it cannot be made this way, how it went, or close its flag."""
    action = request.POST.get("action", "")
    if action == "happened":
        return _happened(request, reference)
    row = one_visit(request.officer, reference, now())
    forms = _forms(request, action, row)
    if action in SAID and (forms.bound is None or forms.bound.is_valid()):
        return _done(request, reference, action, forms, row.visit.starts.date())
    return _visit_page(request, reference, forms)


def _done(request: OfficerRequest, reference: str, action: str, forms: VisitForms, on: date) -> HttpResponse:
    """Do what the button asks, and lead back to its page, of the visit or of the day ``on``.

    Where the visit changed meanwhile, nothing is recorded: the page says why, and holds what was typed.
    """
    refused = ""
    try:
        _do(request, reference, action, forms)
    except ahead.Changed:
        refused = _("The instruction changed after you opened the page. Read it again.")
    except ahead.NotBegun:
        refused = _("It has not begun yet. Record afterwards how it went.")
    except ahead.ClosedBefore as closed:
        says = _("A colleague closed this before: “{because}” Your reason was not kept.").format(because=closed.because)
        forms.close.add_error("because", says)
        return _visit_page(request, reference, forms)
    except NotHere:
        if action != "cannot":
            raise
        forms.cannot.add_error("why", _("This visit was cancelled, or a colleague attends it now. Nothing was sent."))
        return _visit_page(request, reference, forms)
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, SAID[action])
    if refused or request.POST.get("next") != "today":
        return redirect("visit", reference)
    return redirect("today" if on == localdate(now()) else f"{reverse('today')}?on={on}")


def _forms(request: OfficerRequest, action: str, row: OneVisit) -> VisitForms:
    """Return the forms; the word on lone working is asked for where the policy wants it."""
    asked = action == "read" and row.lone_working
    return VisitForms(
        CannotForm(seen_by_line(row.seen_by), request.POST if action == "cannot" else None),
        CloseFlagForm(request.POST if action == "close" else None, prefix="close"),
        LoneWorkingForm(request.POST if asked else None),
    )


def _do(request: OfficerRequest, reference: str, action: str, forms: VisitForms) -> None:
    by, at = request.officer, now()
    match action:
        case "read":
            ahead.read(reference, seen=request.POST.get("seen", ""), lone_working=forms.alone.is_bound, by=by, at=at)
        case "fine":
            ahead.went(reference, FINE, by=by, at=at)
        case "cannot":
            ahead.cannot(reference, forms.cannot.cleaned_data["why"], by=by, at=at)
        case _:
            ahead.close_flag(request.POST.get("flag", ""), forms.close.cleaned_data["because"], by=by, at=at)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def cancel_visit(request: OfficerRequest, reference: str) -> HttpResponse:
    """Ask whether a visit is cancelled, and cancel it: for those who attend it, arranged it or manage them."""
    found = one_visit(request.officer, reference, now())
    if request.method == "POST":
        ahead.cancel(reference, by=request.officer, at=now())
        messages.success(request, _("Cancelled."))
        return redirect("visit", reference)
    if not found.may_cancel:
        raise NotHere(reference)
    shown = visit_shown(found.visit, lone_working=found.lone_working)
    context = {"visit": shown, "day": day_in_words(found.visit.starts.date()), "attends": found.attends}
    return render(request, "web/today/cancel.html", context)


def _happened(request: OfficerRequest, reference: str) -> HttpResponse:
    """Record that something happened, and lead to the report, filled in with who and where."""
    row = one_visit(request.officer, reference, now())
    if row.visit.began:
        ahead.went(reference, HAPPENED, by=request.officer, at=now())
    person = row.visit.people[0].reference if row.visit.people else ""
    return redirect(f"{reverse('log-incident')}?{f'customer={person}&' if person else ''}visit={reference}")


def _visit_page(request: OfficerRequest, reference: str, forms: VisitForms) -> HttpResponse:
    row = one_visit(request.officer, reference, now())
    shown = visit_shown(row.visit, lone_working=row.lone_working)
    context = {
        "visit": shown,
        "day": day_in_words(row.visit.starts.date()),
        "attends": row.attends,
        "own": row.own,
        "cancelled": row.cancelled,
        "began": row.visit.began,
        "cancels": reverse("cancel-visit", args=[reference]) if row.may_cancel else "",
        "closes": row.closes,
        "form": forms.bound,
        "cannot": forms.cannot,
        "close": forms.close,
        "alone": forms.alone,
        "trail": (components.Link(_("Today"), reverse("today")), components.Link(shown.time)),
    }
    return render(request, "web/today/visit.html", context, status=NOT_ANSWERED if forms.bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def arrange_visit(request: OfficerRequest, reference: str) -> HttpResponse:
    """Arrange a visit, a job or a call for a customer, with the instruction beside the form."""
    by, at = request.officer, now()
    if not may_visit(by):
        raise NotHere
    person = the_customer(by, reference)
    stays = [] if person.hidden else stays_of(by.landlord, reference)

    def made(answers: QueryDict | None) -> ArrangeForm:
        return ArrangeForm(by, ahead.who_visits(by), stays, answers)

    form = made(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.details(reference)
        try:
            made_one = ahead.arrange(told, by=by, at=at, form=sent(request))
        except ahead.NoNumberThen as none:
            says = _("{line} No number answers at that hour. Choose an hour in which the office answers: {hours}.")
            hours = _("{opens} to {closes} on working days").format(
                opens=f"{by.landlord.office_opens:%H:%M}", closes=f"{by.landlord.office_closes:%H:%M}"
            )
            form.add_error("starts_at", says.format(line=door_line(none.answer), hours=hours))
        except ahead.Over:
            form.add_error("starts_at", _("The start has passed. Enter a time that is ahead."))
        except ahead.NowhereToGo:
            form.add_error("kind", _("This customer has no home with us. Arrange a call instead."))
        except NotHere:
            form.add_error("attends", _("Select a colleague who visits"))
        else:
            messages.success(request, _("Arranged for {day}.").format(day=short(localdate(told.starts_at))))
            return redirect("visit", made_one)
    applies = instruction(by, reference, localdate(at))
    context = {
        "form": form,
        "person": person_of(person, applies.needs),
        "line": door_line(ahead.door_today(by, reference, at)),
        "call": call_line(call_answer(by, reference, at)),
        "trail": (
            components.Link(_("Customers"), reverse("customers")),
            components.Link(reference, reverse("customer", args=[reference])),
            components.Link(_("Arrange a visit")),
        ),
    }
    return render(request, "web/today/arrange.html", context, status=NOT_ANSWERED if form.is_bound else 200)

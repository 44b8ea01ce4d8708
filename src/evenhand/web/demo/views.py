"""Serves *Start here*: the scenarios, sign-in by one click, the clock, and starting again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from evenhand import clock, snapshot
from evenhand.health.actions import note_run
from evenhand.landlords.queries import landlords
from evenhand.policy.calendar import localdate
from evenhand.ui.timestamps import LONDON
from evenhand.web.demo.people import Tried, as_operative, people, sign_in
from evenhand.web.demo.places import where
from evenhand.web.demo.scenarios import OPERATIVE, SCENARIOS, Scenario, step_of
from evenhand.web.demo.story import TOLD
from evenhand.wording.dates import on
from evenhand.work.case_rows import next_due_day
from evenhand.work.sweep import sweep_all

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

View = Callable[[HttpRequest], HttpResponse]
DAYS = {"day": 1, "week": 7}


def in_the_demo(view: View) -> View:
    """Let a page be found in demo mode only."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request)

    return guarded


@dataclass(frozen=True)
class ShownStep:
    """A step, and its person."""

    value: str
    does: "Text"
    person: Tried


@in_the_demo
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the scenarios, what to notice in each, and the people to try."""
    today = localdate(clock.now())
    landlords_here = people()
    tried = {one.username: one for landlord in landlords_here for one in landlord.people}
    context = {
        "scenarios": [(one, _steps(one, tried)) for one in SCENARIOS],
        "landlords": landlords_here,
        "today": on(today),
        "next_day": _next_day(today),
        "moved": bool(clock.offset()),
        "may_start_again": snapshot.can_restore(),
    }
    return render(request, "web/demo/start.html", context)


@in_the_demo
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Sign in as the person of a step, and go to its page."""
    value = request.POST.get("step", "")
    found = step_of(value)
    if found is None:
        raise Http404
    step = found[1]
    by = sign_in(request, username=step.who)
    request.session[TOLD] = value
    if step.place == OPERATIVE:
        return redirect("operative-jobs", as_operative(request, step.about))
    return redirect(where(step, by, clock.now()) if by else step.place)


@in_the_demo
@require_POST
def try_as(request: HttpRequest) -> HttpResponse:
    """Sign in as a person of the demo."""
    sign_in(request, reference=request.POST.get("as", ""))
    return redirect("my-work")


@in_the_demo
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Move the clock on, and record what has ended by then."""
    before = clock.now().astimezone(LONDON)
    day = _day(request.POST.get("by", ""), before.date())
    if day is None:
        messages.info(request, _("Nothing more falls due by itself. Move the clock by a day or a week instead."))
    else:
        then = datetime.combine(day, before.timetz())  # the same time by the clock on the wall, also in summer
        clock.move(clock.offset() + (then.astimezone(UTC) - before.astimezone(UTC)))
        messages.success(request, _told((day - before.date()).days))
    return redirect(_back(request))


@in_the_demo
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Restore everything as it was made."""
    if not snapshot.can_restore():
        raise Http404
    logout(request)
    snapshot.restore()
    response = redirect("start")
    response["Clear-Site-Data"] = '"cache"'
    return response


def _steps(scenario: Scenario, tried: Mapping[str, Tried]) -> list[ShownStep]:
    return [ShownStep(value, step.does, tried[step.who]) for value, step in scenario.numbered() if step.who in tried]


def _day(by: str, today: date) -> date | None:
    """Return the day to move to; None where nothing is ahead.

    Raises:
        Http404: it is none of the ways to move.
    """
    if by in DAYS:
        return today + timedelta(days=DAYS[by])
    if by != "next":
        raise Http404
    found = _next_day(today)
    return found.day if found else None


@dataclass(frozen=True)
class NextDay:
    """The next day on which something is due or ends, and its words."""

    day: date
    says: str


def _next_day(today: date) -> NextDay | None:
    days = [day for landlord in landlords() if (day := next_due_day(landlord, today))]
    return NextDay(min(days), on(min(days))) if days else None


def _told(days: int) -> str:
    at = clock.now()
    ended = sweep_all(at)
    note_run("work", at)
    later = ngettext("A day later", "{days} days later", days).format(days=days)
    noted = ngettext(" One limit ended by its date.", " {ended} limits ended by their dates.", ended) if ended else ""
    return _("{later}: it is {day}.{noted}").format(later=later, day=on(localdate(at)), noted=noted.format(ended=ended))


def _back(request: HttpRequest) -> str:
    """Return the page from which the clock was moved, where it is one of ours."""
    asked = request.POST.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, None) else "start"

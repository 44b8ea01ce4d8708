"""Gives views the officer who is signed in, and every page its frame."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.context import NotHere
from evenhand.casework.permissions import AUDITOR, allowed, may_administer, may_read_cases, may_visit
from evenhand.clock import now
from evenhand.firms.queries import schedules
from evenhand.landlords.queries import NoPolicy, Officer, officer
from evenhand.personal.actions import throw_away
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.ui.components import Link
from evenhand.web.account.draft_tokens import ENDED, keep_unsent
from evenhand.web.account.frame import Frame, Key, branding_links
from evenhand.web.account.places import place_of
from evenhand.web.account.sessions import extended_every
from evenhand.web.demo.story import story_of
from evenhand.web.login import KEYS
from evenhand.wording.dates import on

NO_POLICY = gettext_lazy("Your landlord has not adopted a policy yet. Ask your Evenhand administrator to adopt one.")
NOWHERE = gettext_lazy("You are signed in, but you do not work at any landlord here any more.")
SIGNED_OUT = 401
SENT = 302
"""An accepted form redirects to another page; each other answer shows the form again."""
Given = ParamSpec("Given")


class OfficerRequest(HttpRequest):
    """A request of a landlord's officer."""

    officer: Officer
    began: str = ""
    """When the draft in the page's form was saved; "" for a form without a draft."""


View = Callable[Concatenate[OfficerRequest, Given], HttpResponseBase]


def signed_in(view: View[Given]) -> Callable[Concatenate[HttpRequest, Given], HttpResponseBase]:
    """Admit only staff of a landlord; what is not theirs is not found. No cache keeps the page.

    The view finds them as ``request.officer``. A user who is not signed in signs in first and returns; a form that they sent
    is saved for them meanwhile. An accepted form leaves no draft.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if request.headers.get("HX-Request"):  # asked by a page that is open: a page to sign in has no place in it
                return HttpResponse(status=SIGNED_OUT)
            if request.method == "POST" and keep_unsent(request):
                messages.info(request, ENDED)
            return redirect_to_login(request.get_full_path())
        at_work, found = cast("OfficerRequest", request), officer(request.user)
        if found is None:
            return _elsewhere(request)
        at_work.officer, at_work.began = found, ""
        try:
            response = view(at_work, *args, **kwargs)
        except NotHere as unknown:
            raise Http404 from unknown
        except NoPolicy:
            return render(request, "403.html", {"reason": NO_POLICY}, status=409)
        if request.method == "POST" and response.status_code == SENT:
            throw_away(found, place_of(request))
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return guarded  # type: ignore[return-value]


def _elsewhere(request: HttpRequest) -> HttpResponse:
    """Lead a firm's scheduler to their own pages; tell others that they work at no landlord here."""
    if request.user.is_authenticated and schedules(request.user):
        return redirect("firm-jobs")
    return render(request, "403.html", {"reason": NOWHERE}, status=403)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page: a context processor."""
    who = _whoever(request)
    if who is None:
        story = story_of(request) if settings.DEMO else None
        return {"frame": Frame(demo=settings.DEMO, today=_today(), story=story, footer=_footer())}
    navigation = _navigation(request, who)
    return {
        "frame": Frame(
            landlord=who.landlord.name,
            **branding_links(who),
            navigation=tuple(navigation),
            signed_in_as=f"{who.user.name}, {who.membership.title}",
            sign_out=reverse("sign-out"),
            find=reverse("find"),
            demo=settings.DEMO,
            today=_today(),
            story=story_of(request) if settings.DEMO else None,
            footer=(*_footer(), Link(_("Words"), reverse("words")), Link(_("Keyboard shortcuts"), reverse("settings"))),
            foot=_foot(who),
            lasts=settings.SESSION_COOKIE_AGE - extended_every(),
            keys=tuple(_keys(navigation)) if request.session.get(KEYS) else (),
        )
    }


def _whoever(request: HttpRequest) -> Officer | None:
    """Return the officer who is signed in, also on public pages and error pages."""
    if hasattr(request, "officer"):
        return cast("OfficerRequest", request).officer
    user = getattr(request, "user", None)
    return officer(user) if user and user.is_authenticated else None


def _navigation(request: HttpRequest, who: Officer) -> list[Link]:
    names = [(_("My work"), "my-work")]
    names += [(_("Today"), "today")] if may_visit(who) else []
    names += [(_("Cases"), "cases")] if may_read_cases(who) else []
    names += [(_("Customers"), "customers"), (_("Incidents") if may_read_cases(who) else _("My reports"), "incidents")]
    names += [(_("Decisions"), "decisions")] if who.may(AUDITOR) else []
    names += [(_("Log an incident"), "log-incident")] if allowed(who, Act.LOG_INCIDENT) else []
    names += [(_("Policy"), "policy")]
    names += [(_("Administration"), "administration")] if may_administer(who) else []
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [Link(text, href, current=_within(here or "", name)) for text, name in names if (href := _address(name))]


LETTERS = {
    "my-work": "w", "today": "t", "cases": "c", "customers": "u", "incidents": "i", "decisions": "d", "log-incident": "n",
    "policy": "p",
}  # fmt: skip


def _keys(navigation: list[Link]) -> Iterator[Key]:
    """Yield a letter for each page of the menu."""
    letters = {reverse(name): letter for name, letter in LETTERS.items()}
    yield from (Key(letters[link.href], link) for link in navigation if link.href in letters)


def _within(here: str, name: str) -> bool:
    """Return whether a page belongs to an entry of the navigation, by its name."""
    under = {
        "today": {"visit", "import-visits"},
        "cases": {"case", "act", "notice"},
        "customers": {"customer", "arrange-visit", "stays"},
        "incidents": {"incident", "open-case"},
        "administration": {
            *("people", "add-person", "person", "change-person", "cover-person", "end-post", "import-people"),
            *("homes", "add-home", "import-homes", "add-customer", "import-customers"),
            *("closure-days", "controllers", "add-controller", "controller", "branding"),
        },
    }
    return here == name or here in under.get(name, ()) or (name == "policy" and here.startswith(("policy-", "adopt")))


def _today() -> str:
    return on(localdate(now())) if settings.DEMO else ""


def _footer() -> tuple[Link, ...]:
    return (Link(_("Accessibility statement"), reverse("accessibility")), Link(_("Privacy"), reverse("privacy")))


def _foot(who: Officer) -> str:
    try:
        pack = who.policy_on(localdate(now())).main
    except LookupError:
        return _("{landlord} has adopted no policy yet.").format(landlord=who.landlord.name)
    version = _("{policy_source}, version {version}").format(
        policy_source=who.landlord.policy_source or pack.pack, version=pack.version
    )
    return _("{landlord} runs {version}.").format(landlord=who.landlord.name, version=version)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

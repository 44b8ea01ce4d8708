"""Shows the people of a landlord: who is needed, what waits for a second person, each colleague's post, cover and leaving."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.administration import staff, two_people
from evenhand.administration.power import KINDS, needed_roles, policy_words, unheld_decisions
from evenhand.administration.staff import ColleagueView, NotTaken
from evenhand.administration.two_people import PowerView
from evenhand.clock import now
from evenhand.policy.calendar import localdate
from evenhand.ui import components
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.administration.admitted import NOT_ANSWERED, administers, trail
from evenhand.web.administration.people_forms import CAPACITY, TITLES, LeaveForm, PersonForm, PostCoverForm, refuse
from evenhand.wording.dates import short
from evenhand.wording.words import Words


@dataclass(frozen=True)
class ShownOnce:
    """A link or a code that a page shows this once, and what it is for."""

    title: str
    says: str
    secret: str


@require_safe
@administers
def index(request: OfficerRequest) -> HttpResponse:
    """Show what an administrator keeps, with what is needed first."""
    by, on = request.officer, localdate(now())
    pages = [
        (components.Link(_("People"), reverse("people")), _("Add, change and end posts; import colleagues.")),
        (components.Link(_("Homes and customers"), reverse("homes")), _("One by one, or from a file.")),
        (
            components.Link(_("Closure days"), reverse("closure-days")),
            _("When the office is closed, and what that moves."),
        ),
        (components.Link(_("Controllers of data"), reverse("controllers")), _("What letters say about personal information.")),
        (components.Link(_("Colour and logo"), reverse("branding")), _("How pages look.")),
        (components.Link(_("Settings of your landlord"), reverse("landlord")), _("Parts of Evenhand, programs, health.")),
        (components.Link(_("What we adopt"), reverse("adoptions")), _("The policy, house choices and readings.")),
    ]
    needed = list(needed_roles(by.landlord, on).values())
    context = {"pages": pages, "needed": needed, "waiting": len(two_people.powers_waiting(by))}
    return render(request, "web/administration/index.html", context)


@require_safe
@administers
def people(request: OfficerRequest) -> HttpResponse:
    """List the roles that nobody holds, what waits for a second person, then everybody who works here."""
    by, on, words = request.officer, localdate(now()), Words()
    titles = _titles(request, on)
    rows = [_row(one, titles) for one in staff.colleagues(by.landlord)]
    head = tuple(components.Cell(text) for text in (_("Name"), _("Post"), _("Holds"), _("Signs in")))
    context = {
        "needed": list(needed_roles(by.landlord, on).values()),
        "decisions": [_("{decision}: {who}").format(decision=words.act(act), who=who)
            for act, who in unheld_decisions(by.landlord, on)],
        "waiting": [(one.name, reverse("person", args=[_reference(request, one)]), _gives(one, titles))
            for one in two_people.powers_waiting(by)],
        "table": components.Table(head, tuple(rows)),
        "trail": trail(components.Link(_("People"))),
    }  # fmt: skip
    return render(request, "web/administration/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def add(request: OfficerRequest) -> HttpResponse:
    """Add a colleague, and show their link or their code once."""
    by, on = request.officer, localdate(now())
    known = (policy_words(by.landlord, on), staff.colleagues(by.landlord))
    form = PersonForm(*known, request.POST if request.method == "POST" else None)
    if form.is_valid() and any(one.username == form.cleaned_data["username"] for one in known[1]):
        form.add_error("username", _("A colleague here has this user name. Choose another, or change that colleague’s post"))
    if form.is_valid():
        try:
            done = staff.state_person(by.landlord, form.stated(), by=by.user.reference, at=now())
        except NotTaken as wrong:
            form.refuse(wrong)
        else:
            said = _("Added. What lets them decide waits for a second person.") if done.waits else _("Added.")
            messages.success(request, said)
            return _person(request, done.reference, _secrets(request, done))
    context = {"form": form, "title": _("Add a colleague"), "back": reverse("people"), "button": _("Add them"),
        "trail": trail(components.Link(_("People"), reverse("people")), components.Link(_("Add a colleague")))}  # fmt: skip
    return render(request, "web/administration/form.html", context, status=NOT_ANSWERED if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def person(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show a colleague's post; make or ask for a link, confirm or withdraw what waits, each shown once."""
    by, action = request.officer, request.POST.get("action", "")
    one = _named(request, reference)
    if action == "link":
        made = two_people.ask_for_link(by.landlord, one.username, by=by.user.reference, at=now())
        if made and made.waits:
            messages.success(request, _("Asked for. Another administrator confirms it."))
        return _person(request, reference, _secrets(request, made) if made else ())
    if action in {"confirm", "withdraw"}:
        return _settled(request, one, confirm=action == "confirm")
    return _person(request, reference)


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def change(request: OfficerRequest, reference: str) -> HttpResponse:
    """Change a colleague's post; what gives power waits for a second person."""
    by, on = request.officer, localdate(now())
    one = _named(request, reference)
    others = [row for row in staff.colleagues(by.landlord) if row.username != one.username]
    known, of = policy_words(by.landlord, on), staff.stated_now(by.landlord, one.username)
    form = PersonForm(known, others, request.POST if request.method == "POST" else None, of)
    if form.is_valid():
        try:
            done = staff.state_person(by.landlord, form.stated(), by=by.user.reference, at=now())
        except NotTaken as wrong:
            form.refuse(wrong)
        else:
            messages.success(request, _says_changed(done))
            return _person(request, reference, _secrets(request, done))
    context = {"form": form, "title": one.name, "button": _("Save"), "trail": _trail(one, _("Change")),
        "back": reverse("person", args=[reference])}  # fmt: skip
    return render(request, "web/administration/form.html", context, status=NOT_ANSWERED if form.is_bound else 200)


def _says_changed(done: staff.Employed) -> str:
    if done.waits:
        return _("Saved. What lets them decide waits for a second person.")
    return _("Saved.") if done.changed else _("Nothing changed.")


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def leave(request: OfficerRequest, reference: str) -> HttpResponse:
    """End a colleague's post; their cases, visits ahead and people pass to another in the same act."""
    by, one = request.officer, _named(request, reference)
    form = LeaveForm(staff.colleagues(by.landlord), one.username, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            given = form.cleaned_data
            done = staff.leave(one.username, to=given["to"], by=by, at=now(), words=given["words"])
        except NotTaken as wrong:
            refuse(form, wrong)
        else:
            messages.success(request, _says_left(one, done))
            for case in done.kept:
                messages.error(request, _("Case {case} cannot pass to them. Hand it to another.").format(case=case))
            return redirect("people")
    context = {"form": form, "title": _("End the post of {name}").format(name=one.name), "button": _("End the post"),
        "says": _("From now on they see no page. Their open cases, visits ahead and people pass to the colleague you name."),
        "warns": True, "back": reverse("person", args=[reference]), "trail": _trail(one, _("End the post"))}  # fmt: skip
    return render(request, "web/administration/form.html", context, status=NOT_ANSWERED if form.is_bound else 200)


def _says_left(one: ColleagueView, done: staff.Left) -> str:
    counted = (
        ngettext("{count} case", "{count} cases", done.cases).format(count=done.cases),
        ngettext("{count} visit", "{count} visits", done.visits).format(count=done.visits),
        ngettext("{count} person", "{count} people", done.managed).format(count=done.managed),
    )
    return _("{name} has left. Handed over: {counted}.").format(name=one.name, counted=", ".join(counted))


@require_http_methods(["GET", "HEAD", "POST"])
@administers
def cover(request: OfficerRequest, reference: str) -> HttpResponse:
    """Arrange who sees to a colleague's work from a day to a day."""
    by, one, on = request.officer, _named(request, reference), localdate(now())
    form = PostCoverForm(staff.colleagues(by.landlord), one.username, on, request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        days = (given["since"], given["until"])
        staff.arrange_cover(one.username, to=given["to"], days=days, by=by, at=now())
        messages.success(request, _("Arranged."))
        return redirect("person", reference)
    context = {"form": form, "title": _("Cover for {name}").format(name=one.name), "button": _("Arrange it"),
        "says": _("They see this work in theirs, marked. They decide only what they may decide themselves."),
        "back": reverse("person", args=[reference]), "trail": _trail(one, _("Cover"))}  # fmt: skip
    return render(request, "web/administration/form.html", context, status=NOT_ANSWERED if form.is_bound else 200)


def _settled(request: OfficerRequest, one: ColleagueView, *, confirm: bool) -> HttpResponse:
    try:
        done = two_people.settle_power(request.officer, request.POST.get("proposal", ""), confirm=confirm, at=now())
    except PermissionError:
        messages.error(request, _("Another administrator confirms it: not its proposer, and not the colleague it is about."))
        return redirect("person", one.reference)
    if done is None:
        messages.error(request, _("This waits no longer: a colleague settled it before."))
        return redirect("person", one.reference)
    messages.success(request, _("Confirmed.") if confirm else _("Withdrawn."))
    if not done.token:
        return redirect("person", one.reference)
    says = _("They set a password with it, once, within three days. They need the code too, which {name} tells them.")
    return _person(request, one.reference, (_link(request, done.reference, done.token, says.format(name=done.asked_by)),))


def _secrets(request: OfficerRequest, done: staff.Employed | two_people.LinkAsked) -> tuple[ShownOnce, ...]:
    """Return what came of it that is shown this once."""
    if done.token:
        return (_link(request, done.reference, done.token, _("They set a password with it, once, within three days.")),)
    if done.code:
        says = _("Tell them this code yourself. Once another administrator has confirmed, they need it beside the link.")
        return (ShownOnce(_("Their code"), says, done.code),)
    return ()


def _link(request: OfficerRequest, reference: str, token: str, says: str) -> ShownOnce:
    return ShownOnce(_("Their link"), says, request.build_absolute_uri(reverse("join", args=[reference, token])))


def _person(request: OfficerRequest, reference: str, shown: tuple[ShownOnce, ...] = ()) -> HttpResponse:
    by, one, on = request.officer, _named(request, reference), localdate(now())
    titles = _titles(request, on)
    waiting = [row for row in two_people.powers_waiting(by) if row.username == one.username]
    rows = [components.Row(_("Job title"), one.title), components.Row(_("User name"), one.username)]
    rows += [components.Row(_("Work email address"), one.email or _("None"))]
    rows += [components.Row(TITLES[kind], _held(kind, getattr(one, kind), titles)) for kind in KINDS]
    covered = "; ".join(_covered(row) for row in staff.covers(by.landlord, one.username, on))
    managers = {row.username: row.name for row in staff.colleagues(by.landlord)}
    rows += [
        components.Row(_("Manager"), managers.get(one.manager) or _("Nobody here")),
        components.Row(_("Cover"), covered or _("None")),
        components.Row(_("Password"), _("Set") if one.joined else _("Not set yet")),
    ]
    context = {
        "one": one, "rows": rows, "shown": shown, "trail": trail(
            components.Link(_("People"), reverse("people")), components.Link(one.name)),
        "waiting": [(row, _gives(row, titles)) for row in waiting],
    }  # fmt: skip
    return render(request, "web/administration/person.html", context)


def _covered(row: staff.CoverView) -> str:
    return _("{name}, {since} to {until}").format(name=row.name, since=short(row.since), until=short(row.until))


def _named(request: OfficerRequest, reference: str) -> ColleagueView:
    found = staff.colleague_named(request.officer.landlord, reference)
    if found is None:
        raise Http404(reference)
    return found


def _reference(request: OfficerRequest, one: PowerView) -> str:
    return next(row.reference for row in staff.colleagues(request.officer.landlord) if row.username == one.username)


def _trail(one: ColleagueView, here: str) -> tuple[components.Link, ...]:
    person = components.Link(one.name, reverse("person", args=[one.reference]))
    return trail(components.Link(_("People"), reverse("people")), person, components.Link(here))


def _titles(request: OfficerRequest, on: date) -> dict[str, str]:
    """Return the titles of roles, teams, committees and capacities by their keys."""
    words = policy_words(request.officer.landlord, on)
    return {key: title for of in words.values() for key, title in of.items()} | {
        key: str(title) for key, (title, _says) in CAPACITY.items()
    }


def _gives(row: PowerView, titles: dict[str, str]) -> str:
    what = ", ".join(titles.get(one, one) for one in row.gives) or _("A new link")
    return _("{what}. Proposed by {name}.").format(what=what, name=row.proposed_by)


def _held(kind: str, keys: tuple[str, ...], titles: dict[str, str]) -> str:
    return ", ".join(titles.get(one, one) for one in keys) or _("None")


def _row(one: ColleagueView, titles: dict[str, str]) -> tuple[components.Cell, ...]:
    held = ", ".join(titles.get(key, key) for kind in KINDS for key in getattr(one, kind))
    return (
        components.Cell(one.name, reverse("person", args=[one.reference]), header=True),
        components.Cell(one.title),
        components.Cell(held),
        components.Cell(_("Yes") if one.joined else _("No password yet")),
    )

"""Serves a scheduler's pages: live jobs, operatives and their links, instructions to assess and to confirm."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evenhand.casework.context import NotHere
from evenhand.clock import now
from evenhand.firms.actions import NameInUse, NewLink, add_operative, end_operative, set_language
from evenhand.firms.sharing import OwnAssessment
from evenhand.partner.access import SchedulerRequest, of_scheduler
from evenhand.partner.forms import AssessmentForm, JobForm, MoreForm, OperativeForm
from evenhand.partner.rows import board_shown, held_shown, menu
from evenhand.policy.calendar import localdate
from evenhand.ui.forms.choices import Choice
from evenhand.wording.partner_languages import LANGUAGES
from evenhand.work.jobs import changes
from evenhand.work.jobs.allegations import allegations_at
from evenhand.work.jobs.changes import JobTold, NoHome, Past
from evenhand.work.jobs.lists import board, held_by, operative_row, people_of
from evenhand.work.jobs.more import ask_more
from evenhand.work.jobs.requests import requests_of

NOT_ANSWERED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@of_scheduler
def jobs(request: SchedulerRequest) -> HttpResponse:
    """Show the live jobs in order of time; take one job, or hand one out."""
    who, at = request.scheduler, now()
    firms = [(one.reference, _("{landlord}, as {firm}").format(landlord=one.landlord.name, firm=one.name)) for one in who.firms]
    action = request.POST.get("action", "")
    if action == "hand-out":
        changes.hand_out(who, request.POST.get("job", ""), request.POST.get("operative", ""), at=at)
        messages.success(request, _("Handed out. The operative sees it in their list."))
        return redirect("firm-jobs")
    form = JobForm(firms, request.POST if action == "add" else None)
    if form.is_bound and form.is_valid() and _sent(request, form):
        return redirect("firm-jobs")
    found = board(who, at)
    context = {
        "menu": menu("firm-jobs"),
        "jobs": board_shown(found),
        "changed": found.changed,
        "withdrawn": sum(one.withdrawn for one in found.held),
        "to_assess": sum(not one.withdrawn and one.assessed_on is None for one in found.held),
        "asked": len(requests_of(who, at)),
        "alleged": len(allegations_at(who, at)),
        "form": form,
    }
    return render(request, "partner/jobs.html", context, status=NOT_ANSWERED if form.is_bound else 200)


def _sent(request: SchedulerRequest, form: JobForm) -> bool:
    """Store the job that was typed; False where it is refused, which the form says."""
    said = form.cleaned_data
    told = JobTold(address=said["address"], starts_at=said["starts_at"], about=said["about"])
    try:
        changes.send_job(request.scheduler, said["firm"], told, at=now())
    except NoHome:
        form.add_error("address", _("This landlord has no home at this address. Check it, with its postcode."))
    except Past:
        form.add_error("starts_at", _("Enter a start that is ahead, within a year."))
    else:
        messages.success(request, _("The job is in the list."))
        return True
    return False


@require_http_methods(["GET", "HEAD", "POST"])
@of_scheduler
def people(request: SchedulerRequest) -> HttpResponse:
    """Show the operatives; add one, replace a lost link, or end one. A link and its PIN are shown this once."""
    who, at, by = request.scheduler, now(), request.scheduler.user.reference
    action, form, made = request.POST.get("action", ""), None, None
    firms = [(one.reference, _("{landlord}, as {firm}").format(landlord=one.landlord.name, firm=one.name)) for one in who.firms]
    if action == "replace":
        made = changes.new_link(who, request.POST.get("operative", ""), at=at)
    elif action == "end":
        end_operative(operative_row(who, request.POST.get("operative", "")), by=by, at=at)
        messages.success(request, _("Their link is dead."))
        return redirect("firm-people")
    elif action == "language" and request.POST.get("language", "") in {"", *LANGUAGES}:
        set_language(operative_row(who, request.POST.get("operative", "")), request.POST.get("language", ""), by=by, at=at)
        messages.success(request, _("The instruction comes in this language from now on, English beneath."))
        return redirect("firm-people")
    elif action == "add":
        form = OperativeForm(firms, request.POST)
        made = _added(request, form) if form.is_valid() else None
    refused = form is not None and made is None
    context = {
        "menu": menu("firm-people"),
        "people": people_of(who),
        "languages": [Choice("", _("English alone")), *(Choice(one.tag, one.name) for one in LANGUAGES.values())],
        "form": form if form and refused else OperativeForm(firms),
        "made": _made(request, made) if made else None,
    }
    return render(request, "partner/people.html", context, status=NOT_ANSWERED if refused else 200)


def _added(request: SchedulerRequest, form: OperativeForm) -> NewLink | None:
    who, said = request.scheduler, form.cleaned_data
    firm = who.firm(said["firm"])
    if firm is None:
        raise NotHere(said["firm"])
    try:
        return add_operative(firm, said["name"], language=said["language"], by=who.user.reference, at=now())
    except NameInUse:
        form.add_error("name", _("An operative has this name. Add a second name, or replace their link."))
        return None


@dataclass(frozen=True)
class Made:
    """A new link with its PIN, shown this once."""

    name: str
    link: str
    pin: str


def _made(request: HttpRequest, opened: NewLink) -> Made:
    link = request.build_absolute_uri(reverse("operative-jobs", args=[opened.token]))
    return Made(opened.name, link, f"{opened.pin[:3]} {opened.pin[3:]}")


@require_http_methods(["GET", "HEAD", "POST"])
@of_scheduler
def instructions(request: SchedulerRequest) -> HttpResponse:
    """Show the instructions that the firm holds; take its assessment of one, or the word that it knows of an end."""
    who, at = request.scheduler, now()
    action, about = request.POST.get("action", ""), request.POST.get("instruction", "")
    form = AssessmentForm(request.POST if action == "assess" else None)
    if action == "confirm":
        changes.confirm(who, about, at=at)
        messages.success(request, _("Recorded: your firm knows that it no longer applies."))
        return redirect("firm-instructions")
    more = MoreForm(request.POST if action == "more" else None)
    if more.is_bound and more.is_valid():
        ask_more(who, about, more.cleaned_data["more"], at=at)
        messages.success(request, _("Asked. The answer comes on this page."))
        return redirect("firm-instructions")
    if form.is_bound and form.is_valid() and form.cleaned_data["on"] > localdate(at):
        form.add_error("on", _("This day has not come yet. Enter the day of the assessment."))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        changes.assess(who, about, OwnAssessment(said["by"], said["on"], said["says"]), at=at)
        messages.success(request, _("Your assessment is recorded."))
        return redirect("firm-instructions")
    return _instructions(request, form, more)


def _instructions(request: SchedulerRequest, form: AssessmentForm, more: MoreForm) -> HttpResponse:
    """Show the instructions; below one of them the form that was opened or refused."""
    held = [held_shown(one) for one in held_by(request.scheduler.firms, localdate(now()))]
    about, bound = request.POST.get("instruction", ""), next((one for one in (form, more) if one.is_bound), None)
    asks = "" if form.is_bound else about or request.GET.get("more", "")
    named = about or asks or request.GET.get("assess", "")
    chosen = next((one for one in held if one.reference == named and not one.withdrawn), None)
    if bound and chosen is None:
        raise NotHere(about)
    context = {
        "menu": menu("firm-instructions"),
        "held": held,
        "chosen": chosen,
        "asks": bool(asks),
        "form": (more if asks else form),
    }
    return render(request, "partner/instructions.html", context, status=NOT_ANSWERED if bound else 200)

"""Serves an operative's jobs: behind the link a PIN once a shift, then the instruction and three answers."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from evenhand.casework.context import SentBefore
from evenhand.casework.stored import StoredOperative
from evenhand.clock import now
from evenhand.firms.actions import COOLS, is_locked, opens
from evenhand.incidents.files import NotEvidenceError
from evenhand.partner.access import begin_shift, on_shift, unkept
from evenhand.partner.forms import CannotDoForm, HappenedForm, PinForm
from evenhand.partner.rows import job_shown
from evenhand.policy.calendar import local
from evenhand.ui.forms.once import sent
from evenhand.work.jobs import changes
from evenhand.work.jobs.changes import Happened
from evenhand.work.jobs.lists import job_of, jobs_of, operative_named

NOT_ANSWERED, REFUSED, TOO_MANY = 422, 403, 429


@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def jobs(request: HttpRequest, token: str) -> HttpResponse:
    """Show the operative's jobs in order of time; before a shift, ask for their PIN."""
    return unkept(_jobs, request, token)


def _jobs(request: HttpRequest, token: str) -> HttpResponse:
    who, path = operative_named(token, now()), reverse("operative-jobs", args=[token])
    if request.method == "POST":
        return _pin_given(request, who, path)
    if not on_shift(request, who):
        return _ask_pin(request, PinForm(), 200)
    shown = [
        job_shown(row, reverse("operative-job", args=[token, row.reference]), language=who.language)
        for row in jobs_of(who, now())
    ]
    changed = sum(one.changed and not one.read for one in shown)
    return render(request, "partner/operative.html", {"jobs": shown, "changed": changed, "landlord": who.landlord.name})


def _pin_given(request: HttpRequest, who: StoredOperative, path: str) -> HttpResponse:
    form, at = PinForm(request.POST), now()
    locked = _("Too many wrong PINs. Try again in {minutes} minutes, or ask your scheduler for a new link.")
    minutes = round(COOLS.total_seconds() / 60)
    if is_locked(who, at):
        form.add_error("pin", locked.format(minutes=minutes))
        return _ask_pin(request, form, TOO_MANY)
    if not form.is_valid():
        return _ask_pin(request, form, NOT_ANSWERED)
    if not opens(who, form.cleaned_data["pin"].replace(" ", ""), at=at):
        form.add_error("pin", _("This PIN is wrong. Check it, or ask your scheduler for a new link and PIN."))
        return _ask_pin(request, form, REFUSED)
    response = redirect(path)
    begin_shift(response, who, path)
    return response


def _ask_pin(request: HttpRequest, form: PinForm, status: int) -> HttpResponse:
    return render(request, "partner/pin.html", {"form": form}, status=status)


@dataclass(frozen=True)
class JobForms:
    """The forms of a job's page; the one that was sent is bound. ``open``: which of them is shown."""

    cannot: CannotDoForm
    happened: HappenedForm
    open: str

    @property
    def bound(self) -> CannotDoForm | HappenedForm | None:
        return next((one for one in (self.cannot, self.happened) if one.is_bound), None)


@require_http_methods(["GET", "HEAD", "POST"])
def job(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    """Show one job; record that it was read, that it cannot be done this way, or what happened."""
    return unkept(_job, request, token, reference)


def _job(request: HttpRequest, token: str, reference: str) -> HttpResponse:
    who, back = operative_named(token, now()), reverse("operative-jobs", args=[token])
    if not on_shift(request, who):
        return redirect(back)
    action = request.POST.get("action", "")
    forms = _forms(request, action)
    if action == "read":
        changes.read_job(who, reference, at=now())
        messages.success(request, _("Recorded: you have read this."))
        return redirect("operative-job", token, reference)
    if action == "cannot" and forms.cannot.is_valid():
        changes.cannot_do(who, reference, forms.cannot.cleaned_data["why"], at=now())
        messages.success(request, _("Your scheduler and the landlord see it now. The last day of the job stays."))
        return redirect("operative-job", token, reference)
    if action == "happened" and forms.happened.is_valid() and _report(request, who, reference, forms.happened):
        said = _("Reported. The landlord has it now. Are you all right? Talk to your safety lead.")
        if who.firm.one_visit:
            return render(request, "partner/reported.html", {"said": said})
        messages.success(request, said)
        return redirect(back)
    row = job_of(who, reference, now())
    context = {
        "job": job_shown(row, language=who.language),
        "forms": forms,
        "form": forms.bound,
        "back": back,
        "safety_lead": who.firm.safety_lead,
    }
    return render(request, "partner/job.html", context, status=NOT_ANSWERED if forms.bound else 200)


def _forms(request: HttpRequest, action: str) -> JobForms:
    wanted = request.GET.get("answer", "")
    cannot = CannotDoForm(request.POST if action == "cannot" else None, prefix="cannot")
    sent_now = (request.POST, request.FILES) if action == "happened" else ()
    happened = HappenedForm(*sent_now, initial={"happened_at": local(now())})
    return JobForms(cannot, happened, action if action in {"cannot", "happened"} else wanted)


def _report(request: HttpRequest, who: StoredOperative, reference: str, form: HappenedForm) -> bool:
    """Report it, once for a form that is sent twice; False where a file is not kept, which the form says."""
    said = form.cleaned_data
    told = Happened(said["words"], said["happened_at"], said["evidence"])
    try:
        changes.report(who, reference, told, at=now(), form=sent(request))
    except NotEvidenceError as why:
        form.add_error("evidence", str(why))
        return False
    except SentBefore:
        return True
    return True

"""Serves a landlord's firms with their schedulers."""

from collections.abc import Iterable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.casework.permissions import may_administer
from evenhand.clock import now
from evenhand.firms.actions import FirmTold, NameInUse, add_firm, add_scheduler, end_firm, end_scheduler
from evenhand.firms.queries import FirmView, firm_named, firm_views, post_named
from evenhand.landlords.switches import Feature, is_on
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.web.account.signed_in import OfficerRequest, signed_in

NOT_ANSWERED = 422


class FirmForm(forms.Form):
    """A firm that does jobs for the landlord."""

    name = fields.TextField(gettext_lazy("What is the firm called?"), max_length=100, width=30)
    telephone = fields.PhoneField(gettext_lazy("Its office number"))
    safety_lead = fields.TextField(
        gettext_lazy("Who answers for safety there?"), hint=gettext_lazy("A name and a telephone number"), max_length=200
    )


class SchedulerForm(forms.Form):
    """A user who schedules for a firm."""

    firm = fields.SelectField(gettext_lazy("For which firm?"), missing=gettext_lazy("Select the firm"))
    first_name = fields.TextField(gettext_lazy("First name"), max_length=100, width=20)
    last_name = fields.TextField(gettext_lazy("Last name"), max_length=100, width=20)
    email = fields.EmailField(gettext_lazy("Email address"), hint=gettext_lazy("They sign in with it."), max_length=150)

    def __init__(self, firms: Iterable[FirmView], sent: QueryDict | None = None) -> None:
        super().__init__(sent)
        self.fields["firm"].offer(fields.Choice(one.reference, one.name) for one in firms)  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def firms(request: OfficerRequest) -> HttpResponse:
    """Show the firms; add one, add a scheduler and show their link once, or end either."""
    by, at = request.officer, now()
    if not (may_administer(by) and is_on(by.landlord, Feature.CONTRACTORS_PAGES)):
        raise Http404
    action = request.POST.get("action", "")
    if action in {"end-firm", "end-scheduler"}:
        return _ended(request, action, request.POST.get("which", ""))
    form = FirmForm(request.POST if action == "firm" else None)
    users = SchedulerForm(firm_views(by.landlord), request.POST if action == "scheduler" else None)
    if form.is_bound and form.is_valid():
        try:
            add_firm(FirmTold(**form.cleaned_data), by=by, at=at)
        except NameInUse:
            form.add_error("name", _("A firm has this name. Enter another name, or end that firm first"))
        else:
            messages.success(request, _("The firm is added. Add a scheduler, who adds its operatives."))
            return redirect("firms")
    made = _scheduler(request, users) if users.is_bound and users.is_valid() else None
    if made == "":
        messages.success(request, _("Added. They sign in with the password that they have."))
        return redirect("firms")
    return _page(request, form, SchedulerForm(firm_views(by.landlord)) if made else users, made or "")


def _scheduler(request: OfficerRequest, form: SchedulerForm) -> str | None:
    """Add a scheduler; return the link by which they set a password, "" where they have one, None where it is refused."""
    said = form.cleaned_data
    firm = firm_named(request.officer.landlord, said["firm"])
    if firm is None:
        raise Http404(said["firm"])
    try:
        names = (said["first_name"], said["last_name"], said["email"])
        post, token = add_scheduler(firm, *names, by=request.officer, at=now())
    except NameInUse:
        form.add_error("email", _("A user has this address already. Enter another address"))
        return None
    return request.build_absolute_uri(reverse("firm-join", args=[post.user.reference, token])) if token else ""


def _ended(request: OfficerRequest, action: str, which: str) -> HttpResponse:
    by, at = request.officer, now()
    if action == "end-firm":
        firm = firm_named(by.landlord, which)
        if firm is None:
            raise Http404(which)
        end_firm(firm, by=by, at=at)
    else:
        post = post_named(by.landlord, which)
        if post is None:
            raise Http404(which)
        end_scheduler(post, by=by, at=at)
    messages.success(request, _("Ended. They see no page from now on."))
    return redirect("firms")


def _page(request: OfficerRequest, form: FirmForm, users: SchedulerForm, made: str) -> HttpResponse:
    sent = next((one for one in (form, users) if one.is_bound), None)
    trail = (components.Link(_("Settings of your landlord"), reverse("landlord")), components.Link(_("Contractors")))
    context = {
        "firms": firm_views(request.officer.landlord),
        "firm_form": form,
        "users": users,
        "form": sent,
        "made": made,
        "trail": trail,
    }
    response = render(request, "web/firms/firms.html", context, status=NOT_ANSWERED if sent else 200)
    patch_cache_control(response, private=True, no_store=True)
    return response

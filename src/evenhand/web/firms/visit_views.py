"""Serves the page on which an officer shows one visit to a person of another body, and ends that."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.clock import now
from evenhand.firms.actions import NewLink
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import ShortTextField
from evenhand.ui.forms.once import Once
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import on
from evenhand.wording.partner_languages import LANGUAGES
from evenhand.work.jobs.changes import NoHome, Past
from evenhand.work.jobs.others import (
    SharedBefore,
    VisitShared,
    end_shared_visit,
    may_share,
    replace_shared_link,
    share_visit,
    shared_visits,
)

NOT_ANSWERED = 422


class ShareVisitForm(Once):
    """Who of which body is shown which visit, and why."""

    body = fields.TextField(
        gettext_lazy("Which body?"), hint=gettext_lazy("An agency, a managing agent, a council"), max_length=100, width=30
    )
    telephone = fields.PhoneField(gettext_lazy("Its telephone number"))
    who = fields.TextField(gettext_lazy("Who visits?"), max_length=100, width=30)
    why = ShortTextField(
        gettext_lazy("Why do they need the instruction?"),
        hint=gettext_lazy("They are given it under health and safety law, never by consent. The journal keeps the reason."),
        ours=True,
        max_length=200,
    )
    address = ShortTextField(
        gettext_lazy("Where is the visit?"), hint=gettext_lazy("The address with its postcode"), ours=True, max_length=200
    )
    starts_at = fields.MomentField(gettext_lazy("When does it start?"), called=gettext_lazy("The start"))
    language = fields.SelectField(
        gettext_lazy("In which language is the instruction?"),
        [fields.Choice(one.tag, one.name) for one in LANGUAGES.values()],
        first=gettext_lazy("English alone"),
        required=False,
    )

    def shared(self) -> VisitShared:
        """Return what was answered."""
        return VisitShared(**{name: self.cleaned_data[name] for name in VisitShared.__dataclass_fields__})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def shared_visits_page(request: OfficerRequest) -> HttpResponse:
    """Show the visits that other bodies are shown; share one, with its link shown once, replace a lost link, or end one."""
    by, at = request.officer, now()
    if not may_share(by):
        raise Http404
    if request.POST.get("action") == "end":
        end_shared_visit(request.POST.get("visit", ""), by=by, at=at)
        messages.success(request, _("Ended. Their link is dead. What they were given is in the list to confirm."))
        return redirect("shared-visits")
    form = ShareVisitForm(request.POST if request.method == "POST" and request.POST.get("action") != "replace" else None)
    made = _shared(request, form) if form.is_bound and form.is_valid() else None
    refused = form.is_bound and made is None
    if request.POST.get("action") == "replace":
        made = replace_shared_link(request.POST.get("visit", ""), by=by, at=at)
    context = {
        "rows": [
            (one, _("{day}, {time}").format(day=on(one.starts_at.date()), time=f"{one.starts_at:%H:%M}"))
            for one in shared_visits(by, at)
        ],
        "form": ShareVisitForm() if made else form,
        "made": made,
        "link": request.build_absolute_uri(reverse("operative-jobs", args=[made.token])) if made else "",
        "pin": f"{made.pin[:3]} {made.pin[3:]}" if made else "",
        "trail": (components.Link(_("My work"), reverse("my-work")), components.Link(_("Visits by other bodies"))),
    }
    response = render(request, "web/firms/shared_visits.html", context, status=NOT_ANSWERED if refused else 200)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _shared(request: OfficerRequest, form: ShareVisitForm) -> NewLink | None:
    """Share the visit; None where it is refused, which the form says."""
    try:
        return share_visit(form.shared(), by=request.officer, at=now())
    except NoHome:
        form.add_error("address", _("We have no home at this address. Check it, with its postcode."))
    except Past:
        form.add_error("starts_at", _("Enter a start that is ahead, within a year."))
    except SharedBefore:
        form.add_error("who", _("They are shown a visit there at this time. End it below, then share it again."))
    return None

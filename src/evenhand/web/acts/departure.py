"""Records a death, a departure or a change of household, and shows what will follow."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework.access import the_customer
from evenhand.casework.context import NotHere, SentBefore
from evenhand.casework.details import Details
from evenhand.casework.forms_sent import sent_before
from evenhand.casework.perform import perform, prepare
from evenhand.casework.permissions import may_read_cases
from evenhand.clock import now
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms.once import sent
from evenhand.ui.people import needs_of
from evenhand.ui.presenters import Presenter
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.forms.cases import DepartureForm
from evenhand.work.instructions import instruction

NOT_ANSWERED = 422
DONE = {
    "died": gettext_lazy("Recorded. What bound them has ended, and we do not write to them any more."),
    "left": gettext_lazy("Recorded. Each decision on their record is now due to be decided again."),
    "moved": gettext_lazy("Recorded. Each decision on their record is now due to be decided again; visits ahead are flagged."),
    "household": gettext_lazy("Recorded. Each note on the home is now due to be decided again."),
    "mistaken": gettext_lazy("Recorded: it was a mistake. What ended stays ended; decide again what is needed."),
}


@signed_in
@require_http_methods(["GET", "POST"])
def departure(request: OfficerRequest, reference: str) -> HttpResponse:
    by, at = request.officer, now()
    ctx = prepare(Act.RECORD_DEPARTURE, Details(), by=by, at=at)
    customer = the_customer(by, reference)
    if not may_read_cases(by):
        raise NotHere(reference)
    if request.method == "GET":
        return _page(request, opened(request, partial(DepartureForm, ctx, customer=customer), on=ctx.on))
    form = DepartureForm(ctx, request.POST, customer=customer)
    if not form.is_valid():
        if sent_before(by, reference, sent(request)):  # they live there since this form was sent
            return redirect("customer", reference)
        return _page(request, form, NOT_ANSWERED)
    ctx = replace(ctx, details=form.details())
    try:
        perform(Act.RECORD_DEPARTURE, ctx.details, by=by, at=at, form=sent(request))
    except SentBefore:
        pass  # it is done: said once more
    except CaseMoved:
        messages.info(
            request, _("A colleague acted on a case of theirs at the same moment. Nothing was changed: send it again.")
        )
        return _page(request, form, 409)
    messages.success(request, DONE[form.cleaned_data["what"]])
    return redirect("customer", reference)


def _page(request: OfficerRequest, form: DepartureForm, status: int = 200) -> HttpResponse:
    customer, applies = form.customer, instruction(request.officer, form.customer.reference, form.ctx.on)
    words = Presenter.of(request.officer, form.ctx.on).words
    keys = [*(row.key for row in applies.measures), *(row.key for row in applies.markers)]
    bound = [words.name(key).capitalize() for key in keys]
    draft = offered(request, form, _("Record a death or departure"), customer=customer.reference)
    context = {"form": form, "customer": customer, "needs": needs_of(applies.needs), "bound": bound, "draft": draft}
    return render(request, "web/acts/departure.html", context, status=status)

"""Shows the owner of cases what waits at firms: instructions, ends, and what firms were asked for."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.casework.details.firms import FirmAnswered
from evenhand.clock import now
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.ui import components
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.forms.once import Once, sent
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.wording.dates import short
from evenhand.work.jobs.allegations import late_outcomes
from evenhand.work.jobs.more import NamesCustomer, answer_more, questions_for
from evenhand.work.jobs.others import may_share
from evenhand.work.jobs.owners import AtFirm, at_firms, confirmed_by_telephone
from evenhand.work.jobs.requests import RequestOwed, answered_otherwise, late_answers, owed_to

NOT_ANSWERED = 422


class OtherwiseForm(Once):
    """An answer of a firm that came by telephone or on paper."""

    given_by = fields.TextField(gettext_lazy("Who at the firm says it?"), max_length=100, width=30)
    words = NarrativeField(gettext_lazy("What do they say?"), theirs=True, rows=5, missing=gettext_lazy("Write what they say"))


class MoreAnswerForm(forms.Form):
    """The answer to what a firm asks beyond an instruction."""

    more = NarrativeField(
        gettext_lazy("Your answer"),
        hint=gettext_lazy("The contractor reads it. Name no customer, and tell no story."),
        missing=gettext_lazy("Write your answer"),
        rows=3,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def further_questions(request: OfficerRequest) -> HttpResponse:
    """Show what firms ask beyond an instruction in the officer's cases; answer one."""
    by = request.officer
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        raise Http404
    about = request.POST.get("question", "") or request.GET.get("answer", "")
    form = MoreAnswerForm(request.POST if "question" in request.POST else None)
    if form.is_bound and form.is_valid():
        try:
            answer_more(about, form.cleaned_data["more"], by=by, at=now())
        except NamesCustomer as wrong:
            says = _("“{name}” names the customer. Leave it out: the contractor reads this")
            form.add_error("more", says.format(name=wrong.name))
        else:
            messages.success(request, _("Answered. The contractor has it, and the journal keeps it."))
            return redirect("further-questions")
    rows = [(one, _case(one.case)) for one in questions_for(by)]
    chosen = next((one.reference for one, _link in rows if one.reference == about), "")
    if form.is_bound and not chosen:
        raise Http404(about)
    trail = (components.Link(_("My work"), reverse("my-work")), components.Link(_("What contractors ask")))
    context = {"rows": rows, "chosen": chosen, "form": form, "trail": trail}
    return render(request, "web/firms/further_questions.html", context, status=NOT_ANSWERED if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def at_firms_page(request: OfficerRequest) -> HttpResponse:
    """Show what waits at firms; record that a firm confirmed an end by telephone, or answered another way."""
    by, at = request.officer, now()
    if not is_on(by.landlord, Feature.CONTRACTORS_PAGES):
        raise Http404
    if request.method == "POST" and "instruction" in request.POST:
        confirmed_by_telephone(request.POST["instruction"], by=by, at=at)
        messages.success(request, _("Recorded: the firm knows that it no longer applies."))
        return redirect("at-firms")
    about = request.POST.get("request", "") or request.GET.get("answer", "")
    form = OtherwiseForm(request.POST if "request" in request.POST else None)
    if form.is_bound and form.is_valid():
        told = FirmAnswered(words=form.cleaned_data["words"], given_by=form.cleaned_data["given_by"])
        answered_otherwise(by, about, told, at=at, form=sent(request))
        messages.success(request, _("The answer lies with the report."))
        return redirect("at-firms")
    found, asked = at_firms(by, at), owed_to(by, at)
    chosen = next((one.reference for one in asked if one.reference == about), "")
    if form.is_bound and not chosen:
        raise Http404(about)
    context = {
        "rows": [(one, says_at_firm(one), _case(one.case)) for one in found],
        "asked": [(one, says_owed(one), _case(one.case)) for one in asked],
        "late": says_late(by, at),
        "questions": len(questions_for(by)),
        "chosen": chosen,
        "may_share": may_share(by),
        "form": form,
        "cut": found.cut,
        "trail": (components.Link(_("My work"), reverse("my-work")), components.Link(_("Contractors"))),
    }
    return render(request, "web/firms/at_firms.html", context, status=NOT_ANSWERED if form.is_bound else 200)


def _case(reference: str) -> components.Link:
    """Return a link to a case; of an instruction for a home, "" leads to the list of those."""
    if not reference:
        return components.Link(_("An instruction for a home"), reverse("home-instructions"))
    return components.Link(reference, reverse("case", args=[reference]))


def says_waiting(by: Officer, at: datetime) -> list[str]:
    """Return what waits for an officer at firms, a sentence each."""
    late = (*map(says_at_firm, at_firms(by, at)), *map(says_owed, late_answers(by, at)))
    return [*late, *says_late(by, at), *says_asked(by)]


def says_at_firm(one: AtFirm) -> str:
    """Return what a case owner sees to at a firm, in a sentence."""
    if one.withdrawn:
        says = _("{firm} has not confirmed that the instruction for {address} ended on {day}. Ring {telephone}.")
    else:
        says = _("{firm} has not assessed the instruction for {address}, due by {day}. Ring {telephone}.")
    return says.format(firm=one.firm, address=one.address, day=short(one.due_on), telephone=one.telephone)


def says_owed(one: RequestOwed) -> str:
    """Return what a firm has not answered, in a sentence."""
    if one.overdue:
        says = _("{firm} has not answered our request in {case}, due by {day}. Ring {telephone}.")
    else:
        says = _("{firm} answers our request in {case} by {day}.")
    return says.format(firm=one.firm, case=one.case, day=short(one.due_on), telephone=one.telephone)


def says_late(by: Officer, at: datetime) -> list[str]:
    """Return each allegation of which a firm should have said what came of it, in a sentence."""
    says = _("A contractor has not said what came of the allegation in {case}, due by {day}.")
    return [says.format(case=case, day=short(day)) for case, day in late_outcomes(by, at)]


def says_asked(by: Officer) -> list[str]:
    """Return each question of a firm that waits for the officer's answer, in a sentence."""
    says = _("{firm} asks for more about the instruction for {address}.")
    return [says.format(firm=one.firm, address=one.address) for one in questions_for(by)]

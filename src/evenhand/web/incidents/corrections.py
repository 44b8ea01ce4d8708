"""Moves records to the right customer, or withdraws them; deletes files."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework.access import the_incident
from evenhand.casework.context import ActContext, NotHere, SentBefore
from evenhand.casework.details import Details
from evenhand.casework.details.incidents import Moved
from evenhand.casework.forms_sent import sent_before
from evenhand.casework.incident_queries import last_case_of, the_contact, the_file
from evenhand.casework.perform import perform, prepare
from evenhand.clock import now
from evenhand.landlords.references import is_reference, normalise
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms.once import sent
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.concurrent_changes import sent_again
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.corrections import TO, CorrectPersonForm, DeleteForm, Kind
from evenhand.web.incidents.reported_person import ReportedPerson, settle

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

NOT_ANSWERED, REFUSED = 422, 409
DONE = gettext_lazy("Done. The owner of the case sees what to recheck.")
DELETED = gettext_lazy("The file is deleted.")
MOVED = gettext_lazy("A colleague acted on this case since you opened the page. Check it, then send it again.")


@dataclass(frozen=True)
class WrongPlace:
    """A record in the wrong place: its kind, reference and case, its present customer, and the page to return to."""

    kind: Kind
    reference: str
    case: str | None
    customer: str
    says: str
    back: tuple[str, str]


@signed_in
@require_http_methods(["GET", "POST"])
def incident(request: OfficerRequest, reference: str) -> HttpResponse:
    """Move an incident to the right customer, or withdraw it."""
    row = the_incident(request.officer, reference)
    if done := _before(request, reference, ("incident", reference)):
        return done
    if row.withdrawn_at:
        raise NotHere(reference)
    name = row.customer.name if row.customer else ""
    case = last_case_of(request.officer, row)
    return _page(request, WrongPlace("incident", row.reference, case, name, row.what, ("incident", row.reference)))


@signed_in
@require_http_methods(["GET", "POST"])
def contact(request: OfficerRequest, reference: str) -> HttpResponse:
    """Move a contact to the right customer, or withdraw it."""
    if done := _before(request, reference):
        return done
    row = the_contact(request.officer, reference)
    case, name = row.case.reference if row.case else None, row.customer.name if row.customer else ""
    back = ("case", case) if case else ("customer", row.customer.reference if row.customer else "")
    return _page(request, WrongPlace("contact", row.reference, case, name, row.summary, back))


@signed_in
@require_http_methods(["GET", "POST"])
def file(request: OfficerRequest, reference: str, file: str) -> HttpResponse:
    """Move a file to the incident that it shows, or delete it."""
    if done := _before(request, file, ("incident", reference)):
        return done
    return _page(request, _of_file(request, reference, file))


def _before(
    request: OfficerRequest, about: str, back: tuple[str, str] | None = None, *, says: "Text" = DONE
) -> HttpResponse | None:
    """Return the next page where this form was sent before; the record may have left this page."""
    earlier = sent_before(request.officer, about, sent(request)) if request.method == "POST" else None
    if earlier is None:
        return None
    messages.success(request, says)
    return redirect(*(back or (("case", earlier["case"]) if earlier["case"] else ("customer", earlier["customer"]))))


def _of_file(request: OfficerRequest, reference: str, file: str) -> WrongPlace:
    shown, row = the_incident(request.officer, reference), the_file(request.officer, reference, file)
    name, case = shown.customer.name if shown.customer else "", last_case_of(request.officer, shown)
    return WrongPlace("file", row.reference, case, name, row.name, ("incident", reference))


def _page(request: OfficerRequest, about: WrongPlace) -> HttpResponse:
    ctx = _begun(request, about)
    if request.method == "GET":
        return _shown(request, about, opened(request, partial(_form, ctx, about)))
    finding = request.POST.get("action") == "find"
    who = settle(ctx.by, request.POST) if about.kind != "file" and request.POST.get("where") == TO else ReportedPerson()
    form = CorrectPersonForm(ctx, request.POST, kind=about.kind, people=who.people)
    form.is_valid()
    _ask_again(form, who, finding=finding)
    if finding or form.errors:
        return _shown(request, about, form, status=200 if finding else NOT_ANSWERED)
    to = normalise(form.cleaned_data["who"]) if about.kind == "file" else who.customer
    return _move(request, about, form, form.moved(to))


def _form(ctx: ActContext, about: WrongPlace, answers: QueryDict | None) -> CorrectPersonForm:
    """Return the opened form; a customer found for the draft is found again."""
    people = settle(ctx.by, answers).people if answers else ()
    return CorrectPersonForm(ctx, answers, kind=about.kind, people=people)


def _begun(request: OfficerRequest, about: WrongPlace) -> ActContext:
    return prepare(Act.CORRECT_PERSON, Details(), by=request.officer, at=now(), case=about.case, subject=about.reference)


def _ask_again(form: CorrectPersonForm, who: ReportedPerson, *, finding: bool) -> None:
    if finding:
        form.errors.clear()
    if who.unsettled and not who.people:
        form.add_error("who", _("No customer found. Try a part of the name or a postcode"))
    elif who.unsettled and not finding:
        form.add_error("customer", _("Select who it is about"))
    if form.kind == "file" and form.cleaned_data.get("where") == TO and not is_reference(normalise(form.cleaned_data["who"])):
        form.add_error("who", _("Enter a reference like EV-7KQ2M4X8"))


def _move(request: OfficerRequest, about: WrongPlace, form: CorrectPersonForm, told: Moved) -> HttpResponse:
    ctx, token = form.ctx, form.seen if about.case else None
    try:
        perform(
            Act.CORRECT_PERSON, told, by=ctx.by, at=ctx.at, case=about.case, subject=about.reference,
            token=token, form=sent(request),
        )  # fmt: skip
    except CaseMoved:
        return _overtaken(request, about)
    except SentBefore:
        return redirect(*about.back)
    except NotHere:
        form.add_error("who" if told.to else "where", _("It is there already, or there is no such reference: check it"))
        return _shown(request, about, form, status=NOT_ANSWERED)
    messages.success(request, DONE)
    return redirect("incident", about.reference) if about.kind == "incident" else redirect(*about.back)


def _overtaken(request: OfficerRequest, about: WrongPlace) -> HttpResponse:
    """Answer with everything typed, ready to be sent again."""
    ctx = _begun(request, about)
    answers = sent_again(request.POST, ctx.the_case.token)
    form = CorrectPersonForm(ctx, answers, kind=about.kind, people=settle(ctx.by, answers).people)
    form.add_error(None, MOVED)
    return _shown(request, about, form, status=REFUSED)


def _shown(request: OfficerRequest, about: WrongPlace, form: CorrectPersonForm, status: int = 200) -> HttpResponse:
    draft = offered(request, form, _("Move a record about another person"), case=about.case or "")
    return render(request, "web/incidents/correction.html", {"form": form, "about": about, "draft": draft}, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def delete_file(request: OfficerRequest, reference: str, file: str) -> HttpResponse:
    """Delete a file of evidence, with the reason."""
    if done := _before(request, file, ("incident", reference), says=DELETED):
        return done
    about = _of_file(request, reference, file)
    ctx = prepare(Act.DELETE_EVIDENCE, Details(), by=request.officer, at=now(), case=about.case, subject=about.reference)
    form = DeleteForm(ctx, request.POST) if request.method == "POST" else opened(request, partial(DeleteForm, ctx))
    if request.method == "GET" or not form.is_valid():
        return _delete_page(request, about, form, 200 if request.method == "GET" else NOT_ANSWERED)
    try:
        perform(
            Act.DELETE_EVIDENCE, form.details(), by=ctx.by, at=ctx.at, case=about.case, subject=about.reference,
            form=sent(request),
        )  # fmt: skip
    except SentBefore:
        return redirect("incident", reference)
    except CaseMoved:
        form.add_error(None, MOVED)
        return _delete_page(request, about, form, REFUSED)
    messages.success(request, DELETED)
    return redirect("incident", reference)


def _delete_page(request: OfficerRequest, about: WrongPlace, form: ActForm, status: int) -> HttpResponse:
    draft = offered(request, form, _("Delete a file"), case=about.case or "")
    context: dict[str, Any] = {"form": form, "about": about, "draft": draft}
    return render(request, "web/incidents/delete_evidence.html", context, status=status)

"""Shows complaints: what each is about, and its stages with their days."""

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from evenhand.casework.case_view import the_complaint
from evenhand.casework.permissions import may_read_cases
from evenhand.casework.rows import stages_of
from evenhand.casework.stored import StoredComplaint
from evenhand.clock import now
from evenhand.people.queries import NamedPerson, needs_now
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duty import Duty
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.labels import reached_us
from evenhand.ui.people import needs_of
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.case.decisions import lines
from evenhand.wording.dates import on, short

OUTCOMES = {
    "upheld": gettext_lazy("Upheld"),
    "partly_upheld": gettext_lazy("Partly upheld"),
    "not_upheld": gettext_lazy("Not upheld"),
    "resolved": gettext_lazy("Settled with the customer"),
}
_DONE = {Act.TRACK_COMPLAINT: gettext_lazy("Record its progress"), Act.REFUSE_COMPLAINT: gettext_lazy("Refuse it")}


def called(row: StoredComplaint) -> str:
    """Return a complaint's name: its day, and the landlord's own number where it has one."""
    return _("Complaint of {received_on}").format(received_on=short(row.received_on)) + (
        _(", number {number}").format(number=row.number) if row.number else ""
    )


def complaint_card(
    row: StoredComplaint, duties: Iterable[Duty], presenter: Presenter, *, is_open: bool, refused: Verdict | None
) -> components.Card:
    """Return a complaint with its stages and possible acts; ``refused``: why refusing it is for another, where it is."""
    owed = [duty for duty in duties if duty.subject == row.reference]
    found = [components.Row(_("What it is about"), lines([row.about])), *stage_rows(row, owed, presenter)]
    found += [components.Row(_("Refusing it"), presenter.who_can(refused))] if refused and is_open else []
    acts = [Act.TRACK_COMPLAINT, *([] if refused else [Act.REFUSE_COMPLAINT])]
    return components.Card(called(row), tuple(found), tuple(_actions(row, presenter, acts if is_open else [])))


def stage_rows(row: StoredComplaint, duties: list[Duty], presenter: Presenter) -> Iterator[components.Row]:
    """Yield each stage: its beginning, its outcome, and what is still owed by when."""
    for stage in stages_of(row):
        told = [_("Began on {began_on}.").format(began_on=short(stage.began_on))]
        told += (
            [_("Acknowledged on {acknowledged_on}.").format(acknowledged_on=short(stage.acknowledged_on))]
            if stage.acknowledged_on
            else []
        )
        told += (
            [_("We told the customer that the answer comes by {until}.").format(until=short(stage.until))]
            if stage.until
            else []
        )
        if stage.answered_on:
            told.append(
                _("Answered on {answered_on}: {outcome}.").format(
                    answered_on=short(stage.answered_on), outcome=OUTCOMES.get(stage.outcome, _("answered")).lower()
                )
            )
        owed = [duty for duty in duties if duty.message.params["stage"] == stage.stage]
        shaped = [presenter.duty(duty) for duty in owed]
        says = format_html("{}{}", lines(told), _duties(shaped) if shaped else "")
        yield components.Row(_("Stage {stage}").format(stage=stage.stage), says)
    if row.withdrawn_on:
        yield components.Row(_("Withdrawn"), _("By the customer, on {withdrawn_on}").format(withdrawn_on=on(row.withdrawn_on)))
    if row.refused_on and row.refused_by:
        yield components.Row(
            _("Refused"),
            _("By {refused_by}, on {refused_on}").format(refused_by=row.refused_by.name, refused_on=on(row.refused_on)),
        )


def _duties(shaped: list[components.Duty]) -> str:
    return render_to_string("parts/duties.html", {"duties": shaped})


def _actions(row: StoredComplaint, presenter: Presenter, acts: Iterable[Act]) -> Iterator[components.Action]:
    yield components.Action(_("Open"), reverse("complaint", args=[row.case.reference, row.reference]), called(row))
    for act in acts:
        if href := presenter.links.act(act, row.reference):
            yield components.Action(str(_DONE[act]), href, _("of {received_on}").format(received_on=short(row.received_on)))


def receipt(row: StoredComplaint, duties: Iterable[Duty]) -> tuple[str, ...]:
    """Return what to tell the customer when their complaint is recorded: its reference and its days."""
    stage = max(one.stage for one in stages_of(row))
    owed = {duty.kind: duty for duty in duties if duty.message.params["stage"] == stage and duty.due_on}
    says = [_("“Thank you. Your complaint is taken down, under {number}.”").format(number=row.number or row.reference)]
    if acknowledged := owed.get("complaint_acknowledged"):
        says.append(_("“By {due_on} we write to say that we have it.”").format(due_on=on(acknowledged.due_on)))
    if answer := owed.get("complaint_answer"):
        says.append(_("“You have our answer by {due_on}.”").format(due_on=on(answer.due_on)))
    says.append(_("“You can complain at any time, in any way that suits you. It is never held against you.”"))
    return tuple(says)


def how(row: StoredComplaint) -> tuple[components.Row, ...]:
    """Return a complaint's channel and the officer who recorded it."""
    return (
        components.Row(_("How it reached us"), reached_us(row.route)[:1].upper() + reached_us(row.route)[1:]),
        components.Row(_("Received"), on(row.received_on)),
        components.Row(_("Taken down by"), row.taken_by.name),
    )


@require_safe
@signed_in
def complaint(request: OfficerRequest, reference: str, subject: str) -> HttpResponse:
    """Show a complaint: to its taker, what to tell the customer; to readers of the case, all of it."""
    by, at = request.officer, now()
    view, on = the_complaint(by, reference, subject, at), localdate(at)
    presenter = Presenter.of(by, on, reference if may_read_cases(by) else "")
    row = view.complaint
    theirs = view.refusing if view.refusing.is_for_another(by.user.reference) else None
    card = complaint_card(row, view.duties, presenter, is_open=view.is_open, refused=theirs)
    trail = (
        components.Link(_("Cases"), reverse("cases")),
        components.Link(_("Case {reference}").format(reference=reference), reverse("case", args=[reference])),
    )
    context = {
        "title": called(row),
        "customer": NamedPerson.of(row.case.customer) if may_read_cases(by) else None,
        "needs": needs_of(needs_now(row.case.customer)),
        "reference": row.reference,
        "says": receipt(row, view.duties) if view.is_open else (),
        "card": components.Card(_("Progress"), (*card.rows, *how(row)), card.actions[1:]),
        "trail": (
            *(trail if may_read_cases(by) else (components.Link(_("My reports"), reverse("my-work")),)),
            components.Link(_("Complaint")),
        ),
    }
    return render(request, "web/case/complaint.html", context)

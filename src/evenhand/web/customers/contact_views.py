"""Shows what a colleague does before a contact with a customer, and logs it: the gate, on one page."""

import contextlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework.answers_due import answered_by
from evenhand.casework.context import SentBefore
from evenhand.casework.details import Details
from evenhand.casework.details.customers import Contacted
from evenhand.casework.details.requests import Requested
from evenhand.casework.forms_sent import cases_done
from evenhand.casework.perform import perform
from evenhand.casework.permissions import allowed, may_visit
from evenhand.clock import now
from evenhand.landlords.office_hours import number_at
from evenhand.policy.calendar import localdate
from evenhand.policy.contact_limits import ContactAsked
from evenhand.policy.gate import GateAnswer
from evenhand.policy.vocabulary import Act, Asks, Channel, Direction, GateVerdict, Speaker, Uncounted
from evenhand.ui import components
from evenhand.ui.forms.once import sent
from evenhand.ui.links import Links
from evenhand.ui.people import person_of
from evenhand.ui.presenters import Presenter
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.customers.contact_forms import KEYS, AboutForm, LogForm, OwedReplyForm, came_at, keys, signed_moment
from evenhand.web.customers.ledgers import LedgerShown, ledger_shown
from evenhand.web.customers.replies import owed_said
from evenhand.wording import gate as words
from evenhand.wording.dates import on
from evenhand.work.before_contact import BeforeContact, before_contact

NOT_ANSWERED = 422
TAKEN_DOWN = {"complaint": (Act.TAKE_COMPLAINT,), "rights": (Act.TAKE_REQUEST,)}
"""The acts by which what a key is about is taken down, beside the log."""
_COLOURS = {GateVerdict.TAKE: "green", GateVerdict.TAKE_WITH_CONDITION: "yellow", GateVerdict.OFFER_INSTEAD: "orange"}


@dataclass(frozen=True)
class AnswerShown:
    """The answer as the page shows it. ``speaks``: each thing that speaks, and why; ``left``: the ledger that speaks."""

    verdict: components.Tag
    says: str
    steps: tuple[str, ...]
    speaks: tuple[components.Row, ...]
    ways: tuple[str, ...]
    left: LedgerShown | None


@require_http_methods(["GET", "POST"])
@signed_in
def before(request: OfficerRequest, reference: str) -> HttpResponse:
    """Ask, answer and log one contact. Nothing of it stands in the address."""
    found = before_contact(request.officer, reference, now())
    if request.method != "POST":
        return _answer(request, found, AboutForm(None))
    if request.POST.get("action") == "replied" and found.owed and allowed(request.officer, Act.RECORD_CONTACT):
        return _replied(request, found)
    found = replace(found, came=came_at(request.POST.get("came", ""), request.officer, reference, found.came))
    ask = AboutForm(request.POST)
    if not ask.is_valid():
        return _answer(request, found, ask, log=_log_form(request, found, typed=request.POST), status=NOT_ANSWERED)
    contact, action = _asked(ask, found), request.POST.get("action", "")
    if action == "log" and allowed(request.officer, Act.RECORD_CONTACT):
        return _log(request, found, ask, contact)
    if action == "cannot" and found.case and allowed(request.officer, Act.TAKE_REQUEST):
        said = _log_form(request, found)
        said.fields["words"].required = False
        if not said.is_valid():
            return _answer(request, found, ask, contact=contact, log=said, status=NOT_ANSWERED)
        _cannot_use(request, found, contact, said.cleaned_data["words"])
        messages.success(request, _taken_down(request, found))
        found = replace(before_contact(request.officer, reference, now()), came=found.came)
    return _answer(request, found, ask, contact=contact, log=_log_form(request, found, typed=request.POST))


def _asked(ask: AboutForm, found: BeforeContact) -> ContactAsked:
    said = ask.cleaned_data
    matter = KEYS[ask.about][1]
    return ContactAsked(Direction.FROM_CUSTOMER, Channel(said["channel"]), found.at, matter, Speaker(said["speaker"]))


def _log(request: OfficerRequest, found: BeforeContact, ask: AboutForm, contact: ContactAsked) -> HttpResponse:
    """Log the contact at the moment it came, with its matter; what is dangerous or broken goes to repairs with that moment."""
    form = _log_form(request, found)
    if not form.is_valid():
        return _answer(request, found, ask, contact=contact, log=form, status=NOT_ANSWERED)
    said = form.cleaned_data
    certain = contact.speaker is Speaker.CUSTOMER
    told = Contacted(
        words=said["words"],
        customer=found.person.reference,
        channel=contact.channel.value,
        happened_at=found.came,
        matter=contact.matter.value if contact.matter else "",
        danger=said["words"] if ask.about == "repair" else "",
        minutes=said.get("minutes"),
        uncounted=said.get("uncounted") or ("" if certain else Uncounted.ANOTHER_SPOKE.value),
        speaker=contact.speaker.value,
        reply_by=said["reply_by"],
        reply_from=said["reply_from"],
    )
    _do(request, found, Act.RECORD_CONTACT, told)
    messages.success(request, _("Logged at {moment}.").format(moment=f"{found.at:%H:%M}"))
    return redirect("customer", found.person.reference)


def _replied(request: OfficerRequest, found: BeforeContact) -> HttpResponse:
    """Log the reply that we owed, at this moment."""
    form = OwedReplyForm(request.POST)
    if not form.is_valid():
        return _answer(request, found, AboutForm(None), reply=form, status=NOT_ANSWERED)
    said = form.cleaned_data
    told = Contacted(
        words=said["reply_words"],
        customer=found.person.reference,
        channel=said["reply_channel"],
        by_customer=False,
        happened_at=found.came,
        answers=True,
    )
    _do(request, found, Act.RECORD_CONTACT, told)
    messages.success(request, _("Logged. We owe them no reply any more."))
    return redirect("customer", found.person.reference)


def _cannot_use(request: OfficerRequest, found: BeforeContact, contact: ContactAsked, said: str) -> None:
    """Take the request of a customer who cannot use the ways that were offered: nobody asks for proof."""
    offered = tuple(way.channel.value for way in found.gate.ask(contact).instead)
    if offered:
        told = Requested(
            words=said or _("They said that they cannot reach us in the ways that we offered."),
            asks=Asks.ADJUSTMENT,
            received_on=localdate(found.came),
            route=contact.channel.value,
            cannot_use=offered,
        )
        _do(request, found, Act.TAKE_REQUEST, told)


def _taken_down(request: OfficerRequest, found: BeforeContact) -> str:
    """Return that the request is taken down, who answers it and by when."""
    name, day = answered_by(request.officer, found.case, now(), Asks.ADJUSTMENT)
    says = _("Taken down. Take the contact now. {name} answers the request by {day}.")
    undated = _("Taken down. Take the contact now. {name} answers the request; no time is set for that.")
    return (says if day else undated).format(name=name, day=on(day))


def _do(request: OfficerRequest, found: BeforeContact, act: Act, told: Details) -> None:
    """Do an act that only adds, once for this form; a colleague who acts on the case at the same moment stops nothing."""
    by, form, at = request.officer, sent(request, act), now()
    if found.case and cases_done(by, [found.case], form):
        return
    with contextlib.suppress(SentBefore):
        try:
            perform(act, told, by=by, at=at, case=found.case or None, form=form)
        except CaseMoved:
            perform(act, told, by=by, at=at, case=found.case, form=form)


def _log_form(request: OfficerRequest, found: BeforeContact, *, typed: QueryDict | None = None) -> LogForm:
    """Return the form of what is logged: sent, or opened with what was typed so far (``typed``)."""
    terms = [one.terms for one in found.gate.bindings]
    timed = any(one.contact_time_per for one in terms)
    limited = timed or any(one.contacts_per for one in terms)
    initial = {name: typed[name] for name in LogForm.base_fields if typed and name in typed}
    return LogForm(None if typed else request.POST, request.officer, timed=timed, limited=limited, initial=initial)


def _answer(request: OfficerRequest, found: BeforeContact, ask: AboutForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """Show the page. ``contact``: what was asked, None before anything was; ``log``: the form to log it by."""
    by, gate, contact = request.officer, found.gate, more.get("contact")
    answer = gate.ask(contact) if contact else None
    visit = gate.ask(ContactAsked(Direction.VISIT, Channel.HOME_VISIT, found.at))
    ours = gate.ask(ContactAsked(Direction.TO_CUSTOMER, Channel.TELEPHONE, found.at))
    page, presenter = reverse("customer", args=[found.person.reference]), Presenter.of(by, localdate(now()))
    leads = _leads(ask.about, found, contact, presenter) if contact else ()
    may_ask = bool(found.case and allowed(by, Act.TAKE_REQUEST))
    log = more.get("log") if not leads and allowed(by, Act.RECORD_CONTACT) else None
    reply = more.get("reply") or (OwedReplyForm(None) if found.owed and allowed(by, Act.RECORD_CONTACT) else None)
    context = {
        "person": person_of(found.person, found.needs),
        "ask": ask,
        "came": signed_moment(found.came, by, found.person.reference) if ask.is_bound else "",
        "keys": keys(),
        "about": ask.about if ask.is_bound else "",
        "answer": _shown(answer, presenter, _key(ask.about, leads, found), rights=ask.about == "rights") if answer else None,
        "log": log,
        "form": more.get("reply") or (log if log and log.is_bound and not ask.errors else ask),
        "owed": [owed_said(one, localdate(now())) for one in found.owed],
        "reply": reply,
        "leads": leads,
        "cannot": answer is not None and answer.verdict is GateVerdict.OFFER_INSTEAD and may_ask,
        "nothing": not gate.bindings,
        "visit": words.sentence(visit),
        "office": number_at(by.landlord, now()) if visit.visit else "",
        "arrange": reverse("arrange-visit", args=[found.person.reference]) if may_visit(by) else "",
        "ours": words.sentence(ours) if ours.verdict is not GateVerdict.TAKE else "",
        "something_happened": f"{reverse('log-incident')}?customer={found.person.reference}",
        "trail": (
            components.Link(_("Customers"), reverse("customers")),
            components.Link(found.person.reference, page),
            components.Link(_("Before you contact")),
        ),
    }
    return render(request, "web/customers/before_contact.html", context, status=status)


def _key(about: str, leads: Collection[components.Link], found: BeforeContact) -> str:
    """Return the entry of the steps that this key and this customer have; "" for the answer's own."""
    if about == "repair" and not found.case:
        return "repair_untold"
    return about if about in {"danger", "repair"} else "taken_down" if leads else ""


def _leads(about: str, found: BeforeContact, contact: ContactAsked, presenter: Presenter) -> tuple[components.Link, ...]:
    """Return where what is always taken is taken down: the complaint, the request; the appeal, once the customer is known."""
    if not found.case:
        return ()
    links = Links(found.case, presenter.links.may)
    acts: list[tuple[Act, str | None]] = [(act, None) for act in TAKEN_DOWN.get(about, ())]
    if about == "rights" and contact.speaker is Speaker.CUSTOMER:
        acts += [(Act.RECEIVE_APPEAL, one.reference) for one in found.gate.bindings]
    named = ((links.act(act, subject), act, subject) for act, subject in acts)
    titles = {one.reference: one.title for one in found.gate.bindings}
    return tuple(
        components.Link(presenter.words.act_about(act, titles[subject]) if subject else presenter.words.act(act), href)
        for href, act, subject in named
        if href
    )


def _shown(answer: GateAnswer, presenter: Presenter, key: str, *, rights: bool) -> AnswerShown:
    balance = next((one.says.params["balance"] for one in answer.speaks if "balance" in one.says.params), None)
    return AnswerShown(
        components.Tag(presenter.words.name(answer.verdict).capitalize(), _COLOURS[answer.verdict]),
        words.rights() if rights else words.sentence(answer),
        words.steps(answer, key),
        tuple(components.Row(one.title or _("Always taken"), words.why(one)) for one in answer.speaks),
        words.ways_said(answer.instead),
        ledger_shown(balance) if balance else None,
    )

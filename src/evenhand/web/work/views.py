"""Shows what waits for the officer who is signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from evenhand.adoption.policy_duties import owed_by
from evenhand.adoption.queries import to_confirm
from evenhand.casework.incident_queries import owed_without_a_case
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.casework.stored import StoredIncident, StoredRecheck, StoredStay
from evenhand.clock import now
from evenhand.landlords.cover import covers_on
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import ESCALATED, Duty
from evenhand.policy.vocabulary import Act, Tri
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter
from evenhand.web.account.drafts import listed
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.case.policy_change import changes_in
from evenhand.web.case.rechecks import sentence
from evenhand.web.case.rows import case_table
from evenhand.web.customers.instructions import customer_instructions
from evenhand.web.customers.replies import to_give
from evenhand.web.firms.waiting_views import says_waiting
from evenhand.web.incidents.rows import incident_table
from evenhand.web.today.rows import flags_shown
from evenhand.web.work.floor import floor_shown
from evenhand.web.work.held import held
from evenhand.web.work.notes import covering, handed, questions, stopped_since
from evenhand.wording.dates import listed as in_words
from evenhand.wording.dates import short
from evenhand.work.case_lists import incident_list
from evenhand.work.handover import handed_to, questions_for
from evenhand.work.home_instructions import waiting as homes_waiting
from evenhand.work.instructions import instructions
from evenhand.work.lines import to_clear
from evenhand.work.missed import MissedReview, missed_in_team
from evenhand.work.my_work import MOST, StoodIn, Waiting, more_may_wait, open_rechecks
from evenhand.work.my_work import my_work as waiting_for
from evenhand.work.outsiders import unheard_by
from evenhand.work.stays import stays_to_ask_about
from evenhand.work.team import overdue_in_team
from evenhand.work.visits_ahead import flags_for

NEAR = 20
"""What is due in so many working days is at the top of the page."""
NO_REPORTS = components.Empty(
    gettext_lazy("You have reported nothing yet."), gettext_lazy("What you report will be here, with what becomes of it.")
)


def front(request: HttpRequest) -> HttpResponseBase:
    """Answer the first address: the officer's work; in the demo, *Start here* for visitors."""
    if settings.DEMO and not request.user.is_authenticated:
        return redirect("start")
    return my_work(request)


@require_safe
@signed_in
def my_work(request: OfficerRequest) -> HttpResponse:
    """Show what waits for the officer: decisions, then their own cases; for reporters, their reports."""
    by, at = request.officer, now()
    presenter = Presenter.of(by, localdate(at))
    floor = floor_shown(by, presenter.on) | _policy_duties(by, presenter) | {"adoptions": to_confirm(by, presenter.on)}
    floor |= {"flagged": flags_shown(flags_for(by)), "stays": [_stay(row) for row in stays_to_ask_about(by, at)]}
    floor |= {"at_firms": says_waiting(by, at), "homes": homes_waiting(by, at)}
    covers = covers_on(by, presenter.on)
    floor |= {"replies": to_give(by, at, covers, presenter.on)}
    floor |= _ended(by, presenter, at) | {"lines": [one.name for one in to_clear(by)]}
    if not may_read_cases(by):
        table = incident_table(incident_list(by).rows, presenter, _("Your reports, newest first"), reads_cases=False)
        context = {
            "table": table,
            "file": reverse("incidents-file"),
            "log": reverse("log-incident"),
            "empty": NO_REPORTS,
            "drafts": list(listed(request)),
            **floor,
        }
        return render(request, "web/my_work/my_reports.html", context)
    waiting = waiting_for(by, at, covers)
    mine = [row for row in waiting if row.case.owner_id == by.user.pk]
    theirs = [row for row in waiting if row.cover]
    due = [one for row in waiting for one in _due(row, presenter, by)]
    missed, late = missed_in_team(by, presenter.on), overdue_in_team(by, at)
    customers = {row.case.customer_id: row.case.customer for row in (*mine, *theirs)}
    asked, new, again = questions_for(by, covers), handed_to(by, at), open_rechecks(by)
    context = floor | {
        "idle": stopped_since(by, at),
        "cut": asked.cut or new.cut or again.cut or missed.cut or late.cut,
        "most": MOST if more_may_wait(by, at, covers) else 0,
        "covering": [covering(cover) for cover in covers],
        "decisions": [decision for row in waiting for decision in _decisions(row, presenter)],
        "held": [decision for row in waiting for decision in held(row, presenter)],
        "not_theirs": [decision for row in waiting for decision in _not_theirs(row, presenter)],
        "due_now": [*_unheard(by, presenter, at), *(duty for now, duty in due if now)],
        "due": [duty for now, duty in due if not now],
        "missed": [_missed(row) for row in missed],
        "late": case_table(late, presenter, _("Overdue in your team, longest overdue first")) if late else None,
        "questions": questions(asked, covers, by),
        "handed": handed(new),
        "rechecks": [_looked_for(row) for row in again],
        "asked": [
            one
            for row in (*mine, *theirs)
            for one in changes_in(row.case.reference, row.asked, Labels(row.facts, presenter.words))
        ],
        "customers": customer_instructions(instructions(by, customers.values(), presenter.on), presenter),
        "drafts": list(listed(request)),
        "table": case_table(mine, presenter, _("Cases that you own, soonest due first"), mine=True),
        "list": f"{reverse('cases')}?which=mine&order=due",
        "covered": case_table(theirs, presenter, _("Cases of colleagues you cover for")) if theirs else None,
        "leave": reverse("leave") if allowed(by, Act.COVER) else "",
        "workload": reverse("workload") if by.person.manages else "",
        "empty": components.Empty(
            _("Nothing waits for you."), _("What comes up will be here."), components.Link(_("See all cases"), reverse("cases"))
        ),
    }
    return render(request, "web/my_work/my_work.html", context)


def _ended(by: Officer, presenter: Presenter, at: datetime) -> dict[str, Any]:
    """Return what is owed after reports, where no case tells of it yet: of calls that were ended, and to a worker."""
    owed = owed_without_a_case(by, at)
    return {
        "ended": [_after_end(row, duty, presenter) for row, duty in owed if duty.act is not Act.PROTECT_WORKER],
        "to_protect": [_to_protect(row, duty, presenter) for row, duty in owed if duty.act is Act.PROTECT_WORKER],
    }


def _after_end(row: StoredIncident, duty: Duty, presenter: Presenter) -> components.Duty:
    says = _("Report {report}, in no case yet").format(report=row.reference)
    ended = _("Ended by {name}").format(name=row.ended_by.name) if row.ended_by else ""
    return presenter.duty(duty, about=components.Link(says, reverse("incident", args=[row.reference])), who=ended)


def _to_protect(row: StoredIncident, duty: Duty, presenter: Presenter) -> components.Duty:
    says = _("Record it on report {report}").format(report=row.reference)
    about = components.Link(says, reverse("protect-worker", args=[row.reference]))
    return presenter.duty(duty, about=about, who=_("Reported by {name}").format(name=row.reporter.name))


def _unheard(by: Officer, presenter: Presenter, at: datetime) -> Iterator[components.Duty]:
    """Yield each appeal that nobody here can hear, to the person who arranges a reviewer from outside."""
    for one in unheard_by(by, at):
        about = components.Link(_("Case {case}").format(case=one.case.reference), reverse("case", args=[one.case.reference]))
        yield presenter.duty(one.duty, about=about, who=f"{one.case.customer.name} · {_('This falls to you')}")


def _stay(row: StoredStay) -> tuple[components.Link, str]:
    link = components.Link(row.customer.name, reverse("stays", args=[row.customer.reference]))
    return link, _("Do they still stay elsewhere? Ask by {day}.").format(day=short(row.relook_on))


def _policy_duties(by: Officer, presenter: Presenter) -> dict[str, Any]:
    """Return what of the landlord's own duties this officer answers for, the soonest first."""
    about = components.Link(_("What the policy asks of us"), reverse("policy-duties"))
    return {"policy_duties": [presenter.duty(one.duty, about=about) for one in owed_by(by, presenter.on)]}


def _looked_for(row: StoredRecheck) -> tuple[components.Link, str]:
    case = row.case.reference
    return components.Link(_("Case {case}").format(case=case), reverse("case", args=[case])), sentence(row)


def _due(row: Waiting, presenter: Presenter, by: Officer) -> Iterator[tuple[bool, components.Duty]]:
    """Yield the duties of a case that the reader looks after or covers: the worst, and each that is due now; whether it is.

    Of other cases, each that falls to the reader and is not among the decisions that wait for them. What has no day is in
    the list too; what is due later than `NEAR` is not.
    """
    decided = {(one.act, one.subject) for one in row.acts}
    owed = [duty for duty in row.falls if (duty.act, duty.subject) not in decided]
    if row.case.owner_id == by.user.pk or row.cover:
        due_now = (duty for duty in row.duties if duty.done is not Tri.YES and _is_now(duty, presenter))
        owed += [row.next_duty] if row.next_duty else []
        owed += sorted(due_now, key=lambda duty: duty.worse(presenter.on))
        owed += (duty for duty in row.duties if _is_undated_request(duty))
    case = components.Link(_("Case {case}").format(case=row.case.reference), reverse("case", args=[row.case.reference]))
    for duty in (one for place, one in enumerate(owed) if one not in owed[:place]):
        if not (_is_now(duty, presenter) or _is_near(duty, presenter)):
            continue
        about = [row.case.customer.name, covering(row.cover) if row.cover else "", _whose(row, duty, presenter)]
        yield _is_now(duty, presenter), presenter.duty(duty, about=case, who=" · ".join(filter(None, about)))


def _is_undated_request(duty: Duty) -> bool:
    """Return whether a customer waits for an answer for which no layer sets a day."""
    return duty.kind == "request_answer" and duty.due_on is None and duty.done is not Tri.YES


def _whose(row: Waiting, duty: Duty, presenter: Presenter) -> str:
    """Return whose duty it is, where it is not the case's owner's."""
    if stood_in := next((one for one in row.stood_in if one.duty is duty), None):
        return _why_theirs(stood_in, row.case.owner.name, presenter)
    if duty in row.falls:
        return _("This falls to you")
    if duty is not row.next_duty or not row.deciders:
        return ""
    one, several = _("Waits for {names}, whose duty it is"), _("Waits for {names}: it is the duty of one of them")
    return (several if len(row.deciders) > 1 else one).format(names=in_words(row.deciders, "or"))


def _why_theirs(stood_in: StoodIn, owner: str, presenter: Presenter) -> str:
    """Return which role cannot act, and why the duty is the reader's."""
    roles = in_words(map(presenter.words.name, stood_in.duty.who), "or")
    unheld = _("No one here holds this role: {roles}.") if roles else _("The policy names no role for this.")
    why = unheld if stood_in.unheld else _("No one in this role may take part: {roles}.")
    managing, authorised = (
        _("It falls to you as {owner}'s manager."),
        _("It falls to you: you authorised it, and {owner} has no manager."),
    )
    return f"{why.format(roles=roles)} {(managing if stood_in.manages else authorised).format(owner=owner)}"


def _is_now(duty: Duty, presenter: Presenter) -> bool:
    """Return whether a duty is due on no later working day than today; after a missed review, the decision is due at once."""
    return duty.kind in ESCALATED or (duty.due_on is not None and presenter.calendar.worked_by(duty.due_on) <= presenter.on)


def _is_near(duty: Duty, presenter: Presenter) -> bool:
    return duty.due_on is None or presenter.calendar.working_days_between(presenter.on, duty.due_on) <= NEAR


def _missed(row: MissedReview) -> tuple[components.Link, str]:
    """Return the case of a missed review, and what became of it."""
    case, on = row.measure.case, row.told_on
    told = _("The customer was told on {day}.").format(day=short(on)) if on else _("The customer has not been told yet.")
    ended = _("{customer}: a limit ended on {day}, because its review was not done. {owner} owns the case.")
    if row.untold:
        ended = _("{customer}: a limit ended on {day}, because nobody wrote that it goes on. {owner} owns the case.")
    says = f"{ended.format(customer=case.customer.name, day=short(row.measure.ended_on), owner=case.owner.name)} {told}"
    return components.Link(_("Case {case}").format(case=case.reference), reverse("case", args=[case.reference])), says


@dataclass(frozen=True)
class WaitingDecision:
    """An open decision: its act, its case, its customer, and its day."""

    name: str
    href: str
    case: components.Link
    customer: str
    owner: str
    by: components.Count | None
    also: str = ""


def _not_theirs(row: Waiting, presenter: Presenter) -> Iterator[WaitingDecision]:
    """Yield the decisions of absent colleagues that their cover cannot take: the case names who can."""
    labels, case = Labels(row.facts, presenter.words), reverse("case", args=[row.case.reference])
    for one, cover in row.not_theirs:
        name = labels.act(one.act, one.subject)
        link = components.Link(row.case.reference, case)
        yield WaitingDecision(name, case, link, row.case.customer.name, row.case.owner.name, None, covering(cover))


def _decisions(row: Waiting, presenter: Presenter) -> Iterator[WaitingDecision]:
    labels, links = Labels(row.facts, presenter.words), Links(row.case.reference, presenter.links.may)
    case = components.Link(row.case.reference, reverse("case", args=[row.case.reference]))
    for one in row.acts:
        owed = (duty for duty in row.duties if duty.act is one.act and duty.subject == one.subject)
        by = next((presenter.count(duty.due_on, duty.counted) for duty in owed if duty.due_on), None)
        yield WaitingDecision(
            labels.act(one.act, one.subject),
            links.act(one.act, one.subject),
            case,
            row.case.customer.name,
            row.case.owner.name,
            by,
            covering(row.covered[one.act, one.subject][1]) if (one.act, one.subject) in row.covered else "",
        )

"""Shows the pages of adopting: open questions, adoptions, proposals and their effects."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.adoption import actions, queries
from evenhand.adoption.actions import Choosing, NotAdoptable, ReadingOption, Version
from evenhand.adoption.effects import MOST, Concerned, Effects, concerned_by, effects_of, in_force_since
from evenhand.adoption.versions import Newer
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_adopt, may_read_adoptions, may_read_cases
from evenhand.casework.stored import StoredProposal
from evenhand.clock import now
from evenhand.landlords.queries import NotShipped, calendar_of
from evenhand.policy.calendar import localdate
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.scrutiny.open_questions import StandardQuestion, asked_as_a_reading, unanswered
from evenhand.ui import components
from evenhand.ui.forms.once import sent
from evenhand.ui.labels import Labels
from evenhand.ui.links import BACK
from evenhand.ui.presenters import lower, start
from evenhand.web.account.drafts import offered, opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.returning import back_to
from evenhand.web.adoption.forms import AdoptAnswerForm, ReadingForm, VersionForm
from evenhand.web.case.policy_change import change_in_words
from evenhand.wording.answers import lines, title
from evenhand.wording.dates import on as worded
from evenhand.wording.dates import short
from evenhand.wording.words import Words

Asking = TypeVar("Asking", bound=Form)
NOT_ANSWERED, REFUSED = 422, 409
ADOPTED, TAKEN_BACK = gettext_lazy("Adopted."), gettext_lazy("Taken back.")
KINDS = {
    "choice": gettext_lazy("House choice"),
    "reading": gettext_lazy("Reading"),
    "version": gettext_lazy("Version of the policy"),
}


@require_safe
@signed_in
def index(request: OfficerRequest) -> HttpResponse:
    """Show what the policy leaves open, what was adopted, and what waits for a second person."""
    by = request.officer
    if not may_read_adoptions(by):
        raise NotHere
    on = localdate(now())
    shown, words = queries.overview(by, on), Words()
    context = {
        "policy": shown.policy.main,
        "may": may_adopt(by),
        "silences": [
            (asked.code, words.standard_question(asked.code), words.meanwhile(asked.meanwhile))
            for asked in unanswered(shown.policy)
            if not asked_as_a_reading(shown.policy, asked)
        ],
        "readings": list(_readings(shown.policy)),
        "choices": shown.choices,
        "earlier": shown.earlier,
        "waiting": [(row, KINDS[row.kind]) for row in shown.waiting],
        "confirmed": [(row, KINDS[row.kind], worded(row.confirmed_on)) for row in shown.confirmed],
        "adopted": shown.versions,
        "newer": _named(shown.newer) if shown.newer else "",
        "trail": (components.Link(_("Policies"), reverse("policy")), components.Link(_("What we adopt"))),
    }
    return render(request, "web/adoption/index.html", context)


def _readings(policy: Policy) -> Iterator[dict[str, Any]]:
    for pack in (policy.main, policy.floor):
        for clause, _place, demand in pack.demands():
            if demand.reading:
                held = policy.readings.get(demand.reading.key)
                read = demand.reading.read_as(held)
                where = (_("Floor, clause {number}.") if pack is policy.floor else _("Clause {number}.")).format(
                    number=clause.number
                )
                yield {"key": demand.reading.key, "clause": where, "asks": demand.reading.question,
                    "held": read.says if read and held else "", "meanwhile": read.says if read and not held else "",
                }  # fmt: skip


@require_http_methods(["GET", "POST"])
@signed_in
def answer(request: OfficerRequest, question: str) -> HttpResponse:
    """Propose an answer where the policy is silent."""
    policy = _theirs(request)
    asked: StandardQuestion | None = next((one for one in unanswered(policy) if one.code == question), None)
    if asked is None:
        raise Http404(question)
    says = Words().standard_question(asked.code)
    return _answering(request, policy, asked.code, None, _("The policy does not say {says}").format(says=says))


@require_http_methods(["GET", "POST"])
@signed_in
def instead(request: OfficerRequest, place: int) -> HttpResponse:
    """Propose a new answer in place of a present one."""
    policy = _theirs(request)
    held = queries.choice_at(request.officer, place, localdate(now()))
    return _answering(request, policy, queries.question_of(held), held.pk, _("In place of: {says}").format(says=held.says))


def _answering(request: OfficerRequest, policy: Policy, question: str, replaces: int | None, title: str) -> HttpResponse:
    form = _form(request, partial(AdoptAnswerForm, question, policy.main))

    def what() -> Choosing:
        given = form.cleaned_data
        return Choosing(
            question=question, says=given.get("says", ""), answers=form.answers, minute=given["minute"],
            every_version=given["every_version"], replaces=replaces,
        )  # fmt: skip

    return _proposed(request, form, what, title)


@require_http_methods(["GET", "POST"])
@signed_in
def read(request: OfficerRequest, key: str) -> HttpResponse:
    """Propose one way to read an ambiguous sentence."""
    policy = _theirs(request)
    demands = (demand for pack in (policy.main, policy.floor) for _, _, demand in pack.demands())
    reading = next((one.reading for one in demands if one.reading and one.reading.key == key), None)
    if reading is None:
        raise Http404(key)
    form = _form(request, partial(ReadingForm, reading))

    def what() -> ReadingOption:
        given = form.cleaned_data
        return ReadingOption(reading=key, option=given["option"], minute=given["minute"], every_version=given["every_version"])

    return _proposed(request, form, what, reading.question)


@require_http_methods(["GET", "POST"])
@signed_in
def version(request: OfficerRequest) -> HttpResponse:
    """Propose another version from a day on."""
    _theirs(request)
    newer = queries.overview(request.officer, localdate(now())).newer
    if not newer:
        raise Http404
    form = _form(request, VersionForm)
    what = lambda: Version(since=form.cleaned_data["since"], minute=form.cleaned_data["minute"])  # noqa: E731
    return _proposed(request, form, what, _("Run %(versions)s") % {"versions": lower(_named(newer))})


def _named(newer: Newer) -> str:
    """Return what of this build is not adopted, in a few words."""
    if not newer.is_new_floor:
        return _("Version %(version)s of the policy") % {"version": newer.pack.version}
    if not newer.is_new_pack:
        return _("Version %(version)s of the floor") % {"version": newer.floor.version}
    both = {"version": newer.pack.version, "floor": newer.floor.version}
    return _("Version %(version)s of the policy, on version %(floor)s of the floor") % both


def _theirs(request: OfficerRequest) -> Policy:
    if not may_adopt(request.officer):
        raise NotHere
    return queries.overview(request.officer, localdate(now())).policy


def _form(request: OfficerRequest, make: Callable[..., Asking]) -> Asking:
    return make(request.POST) if request.method == "POST" else opened(request, make)


def _proposed(
    request: OfficerRequest, form: Form, what: Callable[[], Choosing | ReadingOption | Version], title: str
) -> HttpResponse:
    """Ask; or propose, or show with everything typed why it cannot be adopted."""
    refused, status, back = "", 200, back_to(request)
    if request.method == "POST":
        status = NOT_ANSWERED
        if form.is_valid():
            try:
                row = actions.propose(what(), by=request.officer, at=now(), form=sent(request))
            except NotAdoptable as why:
                refused, status = str(why), REFUSED
            else:
                messages.success(request, _("Proposed. Another person confirms it."))
                told = f"?{urlencode({BACK: back})}" if back else ""
                return redirect(f"{reverse('adoption', args=[row.reference])}{told}")
    trail = (components.Link(_("What we adopt"), reverse("adoptions")), components.Link(_("Propose")))
    draft = offered(request, form, _("Propose to adopt"))
    context = {"form": form, "title": title, "refused": refused, "trail": trail, "draft": draft, "back": back}
    return render(request, "web/adoption/propose.html", context, status=status)


@require_http_methods(["GET", "POST"])
@signed_in
def proposal(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show a proposal and its effects; let a second person confirm it, or withdraw it."""
    by, at = request.officer, now()
    if not may_read_adoptions(by):
        raise NotHere
    row = queries.proposed(by, reference)
    refused, status = "", 200
    if request.method == "POST" and (said := _settled(request, row)):
        messages.success(request, said)
        return redirect("adoptions")
    if request.method == "POST":
        settle = actions.confirm if request.POST.get("action") == "confirm" else actions.withdraw
        try:
            settle(reference, by=by, at=at)
        except NotAdoptable as why:
            refused, status = str(why), REFUSED
        else:
            messages.success(request, ADOPTED if settle is actions.confirm else TAKEN_BACK)
            return redirect("adoptions")
    effects = None
    try:
        effects = effects_of(row, by, at) if row.waits else None
    except NotShipped:
        refused = refused or actions.gone(row)
    policy, day = queries.overview(by, localdate(at)).policy, in_force_since(row)
    words = Words(policy)
    concerned = concerned_by(row, by, at)
    still = [one for one in concerned if one.decided_on is None]
    reads = may_read_cases(by)
    context = {
        "reference": row.reference,
        "says": queries.named(row, policy),
        "kind": KINDS[row.kind],
        "rows": tuple(_rows(row, words, queries.answers_of(row, policy), localdate(at))),
        "effects": effects,
        "lines": list(_lines(effects, words, reads=reads)) if effects else [],
        "came": day is not None and day <= localdate(at),
        "comes_on": worded(day) if day else "",
        "cut": MOST if concerned.cut else 0,
        "still": [_concerned(one, words, reads=reads) for one in still],
        "decided": [_concerned(one, words, reads=reads) for one in concerned if one.decided_on],
        "refused": refused,
        "back": back_to(request),
        "may": may_adopt(by) and row.waits,
        "own": row.first_id == by.user.pk,
        "trail": (components.Link(_("What we adopt"), reverse("adoptions")), components.Link(row.reference)),
    }
    return render(request, "web/adoption/proposal.html", context, status=status)


def _settled(request: OfficerRequest, row: StoredProposal) -> str:
    """Return the outcome of a settled proposal; "" for an open one."""
    if request.POST.get("action") == "confirm":
        return str(ADOPTED) if row.second_id == request.user.pk else ""
    return str(TAKEN_BACK) if row.withdrawn_on else ""


def _rows(row: StoredProposal, words: Words, answers: Answers, on: date) -> Iterator[components.Row]:
    yield components.Row(_("What"), row.says)
    for topic, stated in answers.model_dump(mode="json", by_alias=True, exclude_defaults=True).items():
        yield components.Row(title(topic), "; ".join(lines(words, stated)))
    if row.waits and words.policy:
        counted = queries.counted_from(answers, words.policy, calendar_of(row.landlord), on)
        if counted:
            yield components.Row(_("Counted from today"), " ".join(words.count(one.params) for one in counted))
    if row.question:
        yield components.Row(_("It answers"), start(Words().standard_question(row.question)))
    if row.replaces:
        yield components.Row(_("In place of"), row.replaces.says)
    yield components.Row(
        _("Holds for"),
        _("Version {versions}").format(versions=", ".join(row.versions)) if row.versions else _("Every version of the policy"),
    )
    if row.since:
        yield components.Row(_("From"), worded(row.since))
    yield components.Row(_("Minute"), row.minute)
    yield components.Row(_("Proposed by"), f"{row.first.name}, {short(row.proposed_on)}")
    if row.second:
        yield components.Row(_("Confirmed by"), f"{row.second.name}, {short(row.confirmed_on)}")
    if row.withdrawn_on:
        yield components.Row(_("Taken back"), short(row.withdrawn_on))


def _lines(effects: Effects, words: Words, *, reads: bool) -> Iterator[tuple[components.Link, str]]:
    """Yield what would change: the case, and a sentence."""
    for one in effects.moved:
        name = Labels(one.facts, words).name(one.subject)
        about = f" ({name})" if name else ""
        was = short(one.before) if one.before else _("not owed by a day")
        will = short(one.after) if one.after else _("not owed by a day")
        yield (
            _case(one.case, reads=reads),
            _("{message}{about}: {was} now, {will} with it.").format(
                message=words.message(one.message), about=about, was=was, will=will
            ),
        )
    for unfit in effects.unfit:
        name = Labels(unfit.facts, words).name(unfit.subject)
        yield _case(unfit.case, reads=reads), f"{name}: {words.message(unfit.message)}"
    for stopped in effects.stopped:
        act = Labels(stopped.facts, words).act(stopped.act, stopped.subject)
        said = words.message(stopped.message)
        yield (
            _case(stopped.case, reads=reads),
            _("{act}: it waits now, and this stops it. {reason}").format(act=act, reason=said),
        )
    for freed in effects.opened:
        act = Labels(freed.facts, words).act(freed.act, freed.subject)
        says = _("nothing is left to adopt before it") if freed.now_possible else _("something would first have to be adopted")
        yield _case(freed.case, reads=reads), f"{act}: {says}."


def _concerned(one: Concerned, words: Words, *, reads: bool) -> tuple[components.Link, str]:
    """Return the case, and what would change or when it was decided."""
    name = Labels(one.facts, words).name(one.subject)
    says = (
        change_in_words(one.changes[0], words)
        if one.decided_on is None
        else _("Decided on {decided_on}.").format(decided_on=worded(one.decided_on))
    )
    return _case(one.case, reads=reads), f"{name}. {says}"


def _case(reference: str, *, reads: bool) -> components.Link:
    return components.Link(reference, reverse("case", args=[reference]) if reads else "")

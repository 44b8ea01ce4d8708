"""The page of one act on one case: ask, check, do, or say what stands against it. Nothing typed is lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from evenhand.cases.actions import CaseMoved
from evenhand.casework.actions import begin, judged, perform
from evenhand.casework.acts import drafted
from evenhand.casework.details import Details
from evenhand.casework.doing import DRAFT, Doing, Done
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.casework.previews import preview
from evenhand.casework.reports import note_reading
from evenhand.clock import now
from evenhand.incidents.files import NotEvidenceError
from evenhand.letters import html
from evenhand.policy.facts import Facts, Measure
from evenhand.policy.judge import judge
from evenhand.policy.verdict import ActRefused, Verdict
from evenhand.policy.vocabulary import Act
from evenhand.web import parts
from evenhand.web.acts.briefs import Brief, Terms, brief_of, late_in, terms_of
from evenhand.web.acts.deciding import deciding_of, others_deciding
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.assessing import AssessForm
from evenhand.web.acts.forms.measure import MeasureForm
from evenhand.web.acts.forms.needs import ChangeNeedForm
from evenhand.web.acts.forms.proposing import ProposeForm
from evenhand.web.acts.hearing_shown import AppealShown, appeal_of
from evenhand.web.acts.live import live
from evenhand.web.acts.moved import done_already, steps_since, told
from evenhand.web.acts.putting_right import put_right
from evenhand.web.acts.refusals import against, first_of_all
from evenhand.web.acts.table import PAGES, ActPage
from evenhand.web.addresses import ABOUT_SOMETHING, MAY_BE_ABOUT_SOMETHING, Links
from evenhand.web.drafts import Draft, answers_kept, offered, opened
from evenhand.web.next_steps import SAYS
from evenhand.web.people import needs_of
from evenhand.web.shapes import Shapes
from evenhand.web.signed_in import OfficerRequest, signed_in
from evenhand.web.subjects import Subjects
from evenhand.web.use_shown import use_shown
from evenhand.wording.words import plain

NOT_ANSWERED, REFUSED = 422, 409


@signed_in
@require_http_methods(["GET", "POST"])
def act(request: OfficerRequest, reference: str, act: Act, subject: str | None = None) -> HttpResponse:
    """Ask for one act on a case, and do it."""
    page = PAGES.get(act)
    if page is None or (act not in MAY_BE_ABOUT_SOMETHING and (act in ABOUT_SOMETHING) != (subject is not None)):
        raise Http404
    doing = begin(act, Details(), by=request.officer, at=now(), case=reference, subject=subject)
    if subject is not None and subject not in _subjects(doing):
        raise Http404
    measure = _measure(request)
    if act is Act.PROPOSE and (measure or not subject) and measure not in doing.policy.catalogue("measure"):
        return _choose_measure(request, doing)
    return _answered(request, doing, page) if request.method == "POST" else _asked(request, doing, page)


def _asked(request: OfficerRequest, doing: Doing, page: ActPage) -> HttpResponse:
    form = opened(request, partial(page.form, doing), measure=_measure(request))
    shown = Shown(doing, page, form)
    if page.brief and shown.may_read:
        note_reading(doing.by, doing.the_case.incidents.all(), doing.at)
    return shown.answer(request, first=first_of_all(shown.standing, form, shown.shapes))


def _answered(request: OfficerRequest, doing: Doing, page: ActPage) -> HttpResponse:
    form = page.form(doing, request.POST, request.FILES)
    if request.headers.get("HX-Request") and page.letter:
        return _growing(request, doing, page, form)
    if not form.is_valid():
        return Shown(doing, page, form).answer(request, status=NOT_ANSWERED)
    said = replace(doing, details=form.details())
    if request.POST.get("action") == "check":
        return Shown(said, page, form, judged(said)).answer(request)
    return _tried(request, said, page, form)


def _growing(request: OfficerRequest, doing: Doing, page: ActPage, form: ActForm) -> HttpResponse:
    """Answer a form that is being written with the letter as it would go now. Nothing is done."""
    form.full_clean()
    details = form.so_far()
    said = replace(doing, details=details) if details else None
    shown = Shown(said or doing, page, form, judged(said) if said else None)
    if not shown.may_read:
        raise Http404
    return render(request, "web/acts/growing.html", {"live": live(said, shown.shapes), "terms": shown.terms_shown})


def _tried(request: OfficerRequest, said: Doing, page: ActPage, form: ActForm) -> HttpResponse:
    """Do the act; or answer with the same form, all that was typed, and what stands against it."""
    try:
        done = _perform(said, form.seen)
    except ActRefused as refused:
        if done_already(steps_since(said, form.seen), said, said.details):
            return _done(request, said, page)
        return Shown(said, page, form, refused.verdict).answer(request, status=REFUSED)
    except CaseMoved:
        return _moved(request, said, page, form)
    except NotEvidenceError as why:
        form.add_error("evidence", str(why))
        return Shown(said, page, form).answer(request, status=NOT_ANSWERED)
    return _done(request, said, page, done)


def _perform(said: Doing, token: int | None) -> Done:
    case = said.the_case.reference
    return perform(said.act, said.details, by=said.by, at=said.at, case=case, subject=said.subject, token=token)


def _moved(request: OfficerRequest, said: Doing, page: ActPage, form: ActForm) -> HttpResponse:
    """Answer a form whose case has moved: done where it is the same form again; else say what changed, and ask once more."""
    case = said.the_case.reference
    fresh = begin(said.act, said.details, by=said.by, at=said.at, case=case, subject=said.subject)
    since = steps_since(fresh, form.seen)
    if done_already(since, fresh, said.details):
        return _done(request, fresh, page)
    if page.adds and form.seen >= 0:
        return _done(request, fresh, page, _perform(said, None))
    again = page.form(fresh, request.POST.copy() | {"token": str(fresh.the_case.token)}, request.FILES)
    again.is_valid()
    shown = Shown(fresh, page, again, judged(fresh))
    return shown.answer(request, status=REFUSED, moved=told(since, shown.shapes.words))


def _done(request: OfficerRequest, doing: Doing, page: ActPage, done: Done | None = None) -> HttpResponse:
    messages.success(request, page.done)
    if others := others_deciding(doing, Shown(doing, page, ActForm(doing)).shapes):
        messages.info(request, " ".join(others))
    if page.leads_to and done:
        return redirect(page.leads_to, doing.the_case.reference, done.subject)
    return redirect("case", doing.the_case.reference) if may_read_cases(doing.by) else redirect("my-work")


_OF_MARKERS = frozenset({Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER, Act.TELL_MARKER, Act.REVIEW_MARKER, Act.END_MARKER})
_OF_ONE_KIND = {
    **dict.fromkeys((Act.WITHDRAW_APPEAL, Act.DECIDE_APPEAL), "appeals"),
    **dict.fromkeys((Act.TRACK_COMPLAINT, Act.REFUSE_COMPLAINT), "complaints"),
    **dict.fromkeys((Act.ACCEPT_REFERRAL, Act.TELL_REFERRAL), "referrals"),
    **dict.fromkeys(_OF_MARKERS, "markers"),
    Act.LOOK_AGAIN: "to_look_at",
    Act.ANSWER_QUESTION: "questions",
}
_OF_THE_CUSTOMER = {
    **dict.fromkeys((Act.NAME_INVESTIGATOR, Act.INVESTIGATE_COUNTER_ALLEGATION), "allegations"),
    Act.CHANGE_NEED: "needs",
}
_OF_DECISIONS = frozenset({Act.SERVE, Act.REVIEW, Act.RECEIVE_APPEAL})


def _subjects(doing: Doing) -> frozenset[str]:
    """Return the references of everything in a case that an act can be about: things of its own kind."""
    return frozenset(row.reference for rows in _of_its_kind(doing) for row in rows)


def _of_its_kind(doing: Doing) -> Iterator[Iterable[Any]]:
    case, act = doing.the_case, doing.act
    if act in _OF_ONE_KIND:
        yield getattr(case, _OF_ONE_KIND[act]).all()
    elif act in _OF_THE_CUSTOMER:
        yield getattr(case.customer, _OF_THE_CUSTOMER[act]).all()
    elif act in _OF_DECISIONS:
        if act is not Act.REVIEW:
            yield [
                row for row in case.appeals.all() if row.decided_on
            ]  # an answer is given, and may be appealed where that is so
        yield from (case.measures.all(), case.markers.all(), case.notices.all())
    elif act is Act.ANSWER_QUESTION:
        yield case.questions.all()
    elif act in {Act.NOT_TELL, Act.ASK_PROPOSER, Act.KEEP_AS_DECIDED}:
        yield from (case.measures.all(), case.markers.all())
    else:
        yield case.measures.all()


def _measure(request: OfficerRequest) -> str:
    if request.method == "POST":
        return request.POST.get("measure", "")
    kept = answers_kept(request)
    return request.GET.get("measure", "") or (kept.get("measure", "") if kept else "")


@dataclass(frozen=True)
class Tier:
    """The measures of one tier, each with its kind in words."""

    title: str
    measures: tuple[parts.OpenAct, ...]


def _choose_measure(request: OfficerRequest, doing: Doing) -> HttpResponse:
    shown = Shown(doing, PAGES[Act.PROPOSE], ActForm(doing))
    context = {**shown.context, "tiers": list(_tiers(doing, shown.shapes))}
    return render(request, "web/acts/choose_measure.html", context, status=200 if request.method == "GET" else NOT_ANSWERED)


def _tiers(doing: Doing, shapes: Shapes) -> Iterator[Tier]:
    offered = doing.policy.catalogue("measure")
    tiers = dict.fromkeys(answer.value.tier for answer in offered.values())
    for tier in tiers:
        inside = tuple(
            parts.OpenAct(answer.value.title, f"?measure={key}", plain(answer.value.kind).capitalize())
            for key, answer in offered.items()
            if answer.value.tier == tier
        )
        yield Tier(shapes.words.name(tier) if tier else "Measures", inside)


@dataclass(frozen=True)
class Shown:
    """One act's page with what is known of it: its questions, the verdict, the letter, the case in short."""

    doing: Doing
    page: ActPage
    form: ActForm
    verdict: Verdict | None = None
    status: int = field(default=200)

    @property
    def shapes(self) -> Shapes:
        """Return what words the engine's answers for this reader."""
        doing = self.doing
        may = frozenset(act for act in Act if allowed(doing.by, act))
        links = Links(doing.the_case.reference if self.may_read else "", may)
        return Shapes(doing.policy, links, doing.on, doing.calendar)

    @property
    def may_read(self) -> bool:
        """Tell whether the reader may see what is in the case, or only adds to it."""
        return may_read_cases(self.doing.by)

    @property
    def facts(self) -> Facts:
        """Return the facts about what is in question; a proposal stands among them as a draft."""
        if self.verdict and isinstance(self.form, MeasureForm):
            return drafted(self.doing)
        if isinstance(self.form, ProposeForm):
            return self.form.draft_facts()
        return self.doing.facts.about(self.doing.subject)

    @property
    def standing(self) -> Verdict:
        """Return the verdict before anything is answered."""
        doing = self.doing
        return judge(doing.policy, self.facts, doing.act, doing.by.person, doing.on, doing.calendar)

    def answer(self, request: OfficerRequest, status: int = 200, **more: Any) -> HttpResponse:
        """Answer with the page."""
        context = {**self.context, **self._judged, "draft": self._draft(request), **more}
        return render(request, self.page.template, context, status=status)

    def _draft(self, request: OfficerRequest) -> Draft:
        doing = self.doing
        name, case = self.shapes.words.act(doing.act), doing.the_case
        return offered(request, self.form, name, case=case.reference, customer=case.customer.reference)

    @property
    def context(self) -> dict[str, Any]:
        """Return what every act's page shows."""
        doing, words = self.doing, self.shapes.words
        customer = doing.the_case.customer if self.may_read else None
        return {
            "form": self.form,
            "page": self.page,
            "name": words.act(doing.act),
            "about": self._about if self.may_read else "",
            "says": SAYS.get(doing.act, ""),
            "put_right": put_right(doing.act),
            "reference": doing.the_case.reference,
            "may_read": self.may_read,
            "customer": customer,
            "needs": needs_of(customer),
            "case": doing.the_case if self.may_read else None,
            **(self._beside if self.page.brief and self.may_read and type(self.form) is not ActForm else {}),
            **self._assessing,
            "deciding": deciding_of(doing, self.shapes, self.facts) if self.may_read else None,
            "others": others_deciding(doing, self.shapes),
            "use": use_shown(doing, self.shapes) if doing.act is Act.DECIDE_USE and self.may_read else None,
        }

    @property
    def _about(self) -> str:
        """Return what the act is about, in words; an appeal is named by the act itself."""
        words = self.shapes.words
        if isinstance(self.form, ProposeForm):
            return words.name(self.form.key)
        if isinstance(self.form, ChangeNeedForm) and self.form.need:
            return self.form.need.says
        return "" if self.doing.act is Act.DECIDE_APPEAL else Subjects(self.doing.facts, words).name(self.doing.subject)

    @property
    def _judged(self) -> dict[str, Any]:
        if self.verdict is None:
            return {}
        standing = against(self.verdict, self.form, self.shapes)
        return {
            "verdict": self.shapes.verdict(self.verdict),
            "against": standing,
            "letter": self._letter,
            "checked": True,
        }

    @property
    def _letter(self) -> SafeString | None:
        composed = preview(self.doing) if self.page.letter and self.may_read else None
        return mark_safe(html.render(composed.letter, top=2)) if composed else None  # noqa: S308 - every word in it is escaped

    @property
    def _beside(self) -> dict[str, Any]:
        facts = self.facts
        appeal: AppealShown | None = appeal_of(self.doing, self.shapes) if self.doing.act is Act.DECIDE_APPEAL else None
        brief: Brief = brief_of(self.doing, self.shapes, facts)
        return {"brief": brief, "terms": self._terms(facts), "appeal": appeal}

    @property
    def terms_shown(self) -> Terms | None:
        """Return a measure whose terms are being written, in words, with what stays open under it."""
        return self._terms(self.facts) if getattr(self.form, "term_fields", None) else None

    def _terms(self, facts: Facts) -> Terms | None:
        wanted = {facts.subject, *(appeal.of for appeal in facts.appeals if appeal.reference == facts.subject)}
        wanted |= {question.of for question in facts.questions if question.reference == facts.subject}
        measure: Measure | None = next((row for row in facts.measures if row.reference in wanted), None)
        if measure is None or (measure.reference == DRAFT and self.verdict is None):
            return None
        row = next((row for row in self.doing.the_case.measures.all() if row.reference == measure.reference), None)
        return terms_of(self.doing, measure, self.shapes, row.why if row else "", facts)

    def _known(self, fact: str) -> tuple[str, ...] | None:
        """Return what is known already on a question: of our own handling, what we did late; None of the others."""
        return late_in(self.doing) if fact == "own_handling_considered" else None

    @property
    def _assessing(self) -> dict[str, Any]:
        if not isinstance(self.form, AssessForm):
            return {}
        shapes = self.shapes
        offered = self.doing.policy.catalogue("measure")
        return {
            "questions": [
                (title, [(one, tuple(shapes.clause(cited) for cited in one.cited), self._known(one.fact)) for one in inside])
                for title, inside in self.form.questions
            ],
            "measures": [(key, answer.value.title, key == self.form.measure) for key, answer in offered.items()],
        }

"""Shows one act's page: its questions, the verdict, the letter, and the case in short."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from evenhand.casework.colleagues import colleagues_of
from evenhand.casework.context import DRAFT, ActContext
from evenhand.casework.form_questions.questions import before_answering
from evenhand.casework.letter_preview import preview
from evenhand.casework.permissions import may_read_cases
from evenhand.casework.registry import drafted
from evenhand.casework.rows import measure_in
from evenhand.letters import html
from evenhand.people.queries import NamedPerson, needs_now
from evenhand.policy.acts import kind
from evenhand.policy.facts.facts import Facts, Measure
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act
from evenhand.ui.labels import Labels
from evenhand.ui.links import Links
from evenhand.ui.people import needs_of
from evenhand.ui.presenters import Presenter
from evenhand.web.account.drafts import FormDraft, offered
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.acts.case_brief import CaseBrief, MeasureTerms, brief_of, late_in, terms_of
from evenhand.web.acts.decision_summary import decision_summary_of, others_deciding
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.assessment import AssessForm
from evenhand.web.acts.forms.measure import MeasureForm
from evenhand.web.acts.forms.needs import ChangeNeedForm
from evenhand.web.acts.forms.proposal import ProposeForm
from evenhand.web.acts.refusals import against
from evenhand.web.acts.registry import PageKind
from evenhand.web.acts.returning import back_to
from evenhand.web.acts.use_signatures import signatures_shown
from evenhand.web.appeals.page import AppealShown, appeal_of

NOT_ANSWERED = 422


@dataclass(frozen=True)
class ActPage:
    """One act's page with what is known of it: its questions, the verdict, the letter, the case in short.

    ``here``: the page's address, to which a user returns who carries out a cure first.
    """

    ctx: ActContext
    page: PageKind
    form: ActForm
    verdict: Verdict | None = None
    here: str = ""

    @property
    def presenter(self) -> Presenter:
        """Return the presenter of the engine's answers for this reader."""
        ctx = self.ctx
        links = Links.of(ctx.by, ctx.the_case.reference if self.may_read else "", self.here)
        colleagues = colleagues_of(ctx.by, ctx.policy, ctx.the_case.owner.reference)
        return Presenter(ctx.policy, links, ctx.on, ctx.calendar, self.form.blank_id, colleagues)

    @property
    def may_read(self) -> bool:
        """Return whether the reader may read the case, or only add to it."""
        return may_read_cases(self.ctx.by)

    @property
    def facts(self) -> Facts:
        """Return the facts with the subject in question; a proposal is among them as a draft."""
        if kind(self.ctx.act).signs or (self.verdict and isinstance(self.form, MeasureForm)):
            return drafted(self.ctx)
        if isinstance(self.form, ProposeForm):
            return self.form.draft_facts()
        return self.ctx.facts.about(self.ctx.subject)

    @property
    def standing(self) -> Verdict:
        """Return the verdict before anything is answered."""
        return before_answering(self.ctx, self.facts)

    @property
    def leads_away(self) -> bool:
        """Return whether a cure leads to another act, from which the user returns to what is typed here."""
        verdict = self.verdict
        if verdict is None or any(one.rule == "in_order" for one in verdict.refusals):
            return False
        cures = [cure for rule in self.presenter.rules(verdict) for cure in rule.cures]
        return any(cure.href and not cure.href.startswith("#") for cure in cures)

    def answer(self, request: OfficerRequest, status: int = 200, **more: Any) -> HttpResponse:
        """Answer with the page."""
        context = {**self.context, **self._judged, "draft": self._draft(request), "back": back_to(request), **more}
        return render(request, self.page.template, context, status=status)

    def _draft(self, request: OfficerRequest) -> FormDraft:
        ctx = self.ctx
        name, case = self.presenter.words.act(ctx.act), ctx.the_case
        return offered(request, self.form, name, case=case.reference, customer=case.customer.reference)

    @property
    def context(self) -> dict[str, Any]:
        """Return what every act's page shows."""
        ctx, said = self.ctx, self.presenter.words.of_act(self.ctx.act)
        customer = ctx.the_case.customer if self.may_read else None
        return {
            "form": self.form,
            "page": self.page,
            "name": said.name,
            "about": self._about if self.may_read else "",
            "says": said.says,
            "button": said.button,
            "put_right": said.undo,
            "reference": ctx.the_case.reference,
            "may_read": self.may_read,
            "customer": NamedPerson.of(customer) if customer else None,
            "needs": needs_of(needs_now(customer)),
            **(self._beside if self.page.brief and self.may_read and type(self.form) is not ActForm else {}),
            **self._assessing,
            "deciding": decision_summary_of(ctx, self.presenter, self.facts) if self.may_read else None,
            "others": others_deciding(ctx, self.presenter),
            "use": signatures_shown(ctx, self.presenter) if ctx.act is Act.DECIDE_USE and self.may_read else None,
        }

    @property
    def _about(self) -> str:
        """Return the act's subject in words; an appeal is named by the act itself."""
        words = self.presenter.words
        if isinstance(self.form, ProposeForm):
            return words.name(self.form.key)
        if isinstance(self.form, ChangeNeedForm) and self.form.need:
            return self.form.need.says
        return "" if self.ctx.act is Act.DECIDE_APPEAL else Labels(self.ctx.facts, words).name(self.ctx.subject)

    @property
    def _judged(self) -> dict[str, Any]:
        if self.verdict is None:
            return {}
        standing = against(self.verdict, self.form, self.presenter)
        return {
            "verdict": self.presenter.verdict(self.verdict),
            "against": standing,
            "letter": self._letter,
            "checked": True,
        }

    @property
    def _letter(self) -> SafeString | None:
        composed = preview(self.ctx) if self.page.letter and self.may_read else None
        return mark_safe(html.render(composed.letter, top=2)) if composed else None  # noqa: S308 - every word in it is escaped

    @property
    def _beside(self) -> dict[str, Any]:
        facts = self.facts
        appeal: AppealShown | None = appeal_of(self.ctx, self.presenter) if self.ctx.act is Act.DECIDE_APPEAL else None
        brief: CaseBrief = brief_of(self.ctx, self.presenter, facts)
        return {"brief": brief, "terms": self._terms(facts), "appeal": appeal}

    @property
    def terms_shown(self) -> MeasureTerms | None:
        """Return the terms of the measure that is being written, in words, with the channels that stay open."""
        return self._terms(self.facts) if getattr(self.form, "term_fields", None) else None

    def _terms(self, facts: Facts) -> MeasureTerms | None:
        wanted = {facts.subject, *(appeal.of for appeal in facts.appeals if appeal.reference == facts.subject)}
        wanted |= {question.of for question in facts.questions if question.reference == facts.subject}
        measure: Measure | None = next((row for row in facts.measures if row.reference in wanted), None)
        if measure is None or (measure.reference == DRAFT and self.verdict is None):
            return None
        row = measure_in(self.ctx.the_case, measure.reference)
        return terms_of(self.ctx, measure, self.presenter, row.why if row else "", facts)

    def _known(self, fact: str) -> tuple[str, ...] | None:
        """Return what is known on a question: the landlord's delays; None for other questions."""
        return late_in(self.ctx) if fact == "own_handling_considered" else None

    @property
    def _assessing(self) -> dict[str, Any]:
        if not isinstance(self.form, AssessForm):
            return {}
        presenter = self.presenter
        offered = self.ctx.policy.catalogue("measure")
        return {
            "questions": [
                (title, [(one, tuple(presenter.clause(cited) for cited in one.cited), self._known(one.fact)) for one in inside])
                for title, inside in self.form.questions
            ],
            "measures": [(key, answer.value.title, key == self.form.measure) for key, answer in offered.items()],
        }

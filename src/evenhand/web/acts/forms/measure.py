"""Asks for one measure with its terms, dates and reach: a proposal, or a decision in its place."""

from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from evenhand.casework.context import DRAFT
from evenhand.casework.form_questions.questions import Bounds, end_bounds, review_bounds
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.pack.terms import Terms
from evenhand.ui.forms import fields
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.terms import TermQuestions, answers_of, read_terms
from evenhand.wording.dates import on as worded

DATES = ("starts_on", "until", "review_on")


class MeasureForm(ActForm):
    """The terms, dates and reach of one measure; ``key`` is "" without a measure."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = (*DATES, "paused_until")

    measure = fields.HiddenField(required=False)

    def prepare(self) -> None:
        """Ask for the policy's terms of this measure, and show its rules on dates."""
        self.key = str(self.data.get("measure") or self.initial.get("measure") or "")
        self.before = self.ctx.facts.about(self.ctx.subject).measure
        self.term_fields: dict[str, Any] = {}
        if self.key in self.ctx.policy.catalogue("measure"):
            self._ask_terms()
            self._ask_dates()

    def _ask_terms(self) -> None:
        self.initial["measure"] = self.key
        self.term_fields = TermQuestions(self.ctx.policy, self.key, self.ctx.the_case.owner.name).fields()
        if self.before:
            given = answers_of(self.before.terms)
            for name, field in self.term_fields.items():
                field.initial = given.get(name)
        self.fields.update(self.term_fields)
        self.groups = (
            (_("What they are asked to do"), tuple(self.term_fields)),
            (_("From when, until when"), DATES),
            (_("How far it reaches"), ("wide",)),
        )

    def _ask_dates(self) -> None:
        today, facts, before = self.ctx.on, self.draft_facts(), self.before
        review, end = review_bounds(self.ctx, facts, today), end_bounds(self.ctx, facts, today)
        self.fields["starts_on"] = fields.DateField(
            _("When does it start?"),
            hint=_("Not before the letter is given"),
            called=_("The first day"),
            initial=max(today, before.starts_on or today) if before else today,
        )
        self.fields["until"] = fields.DateField(
            _("When does it end?"),
            hint=_ends(end),
            called=_("The last day"),
            required=False,
            initial=before.until if before else None,
        )
        self.fields["review_on"] = fields.DateField(
            _("When is it reviewed?"),
            hint=latest(_("Starting today"), review.latest),
            called=_("The day of the review"),
            required=False,
            initial=before.review_on if before else None,
        )
        self.fields["wide"] = fields.TickField(
            _("It reaches every service of ours, not only the one concerned"),
            hint=_("The assessment then says why."),
            required=False,
            initial=before.wide if before else None,
        )

    def draft_facts(self) -> Facts:
        """Return the facts with a measure of this key in question."""
        draft = known.Measure(DRAFT, self.key, proposed_by=self.ctx.by.user.reference, starts_on=self.ctx.on)
        facts = self.ctx.facts
        return facts.plus(measures=(*facts.measures, draft)).about(DRAFT)

    def clean(self) -> dict[str, Any]:
        """Make the terms, and report those that cannot be accepted."""
        super().clean()
        self.terms = Terms()
        if self.key and not self.term_fields:
            self.add_error(None, _("The policy has no such measure: choose one of those that it has"))
        if self.term_fields:
            self.terms = read_terms(self) or Terms()
        return self.cleaned_data

    @property
    def measured(self) -> dict[str, Any]:
        """Return the measure's answers: key, terms, dates, reach."""
        answers = self.cleaned_data
        dates = {name: answers.get(name) for name in DATES}
        return {"key": self.key, "terms": self.terms, "wide": answers.get("wide", False), **dates}


def _ends(bounds: Bounds) -> str:
    says = _("The last day on which it binds them.")
    if bounds.usual:
        says += _(" Starting today, the usual length ends on {usual}.").format(usual=worded(bounds.usual))
    return (
        _("{says} Starting today, the longest ends on {latest}.").format(says=says, latest=worded(bounds.latest))
        if bounds.latest
        else says
    )


def latest(start: str, day: date | None) -> str:
    """Return a hint with the last day for a review."""
    if day is None:
        return _("No layer sets how often: the landlord has to adopt it first.")
    return _("{start}, at the latest on {day}.").format(start=start, day=worded(day))

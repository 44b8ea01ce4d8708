"""A proposal: one measure of the policy, its terms as sentences, its dates within what the layers say."""

from datetime import date
from typing import Any, ClassVar

from pydantic import ValidationError

from evenhand.casework import details as said
from evenhand.casework.asking import Bounds, end_bounds, review_bounds
from evenhand.casework.doing import DRAFT
from evenhand.policy import facts as known
from evenhand.policy.facts import Facts
from evenhand.policy.terms import Terms
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import urgent_situations
from evenhand.web.acts.forms.terms import Asked, errors_of, terms_of
from evenhand.web.acts.forms.words import Words
from evenhand.web.forms import fields
from evenhand.wording.dates import on as worded


class ProposeForm(ActForm):
    """The terms and dates of one measure, and why nothing lighter is enough."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("starts_on", "until", "review_on", "paused_until")

    measure = fields.HiddenField()
    words = Words(
        "What have you tried, and why is it not enough?",
        hint="Each lighter step, and what came of it. It stands in the letter.",
        missing="Write what you have tried and why it is not enough",
        rows=6,
    )

    def prepare(self) -> None:
        """Ask for the terms that the policy gives this measure, and tell what it says of the dates."""
        self.key = str(self.data.get("measure") or self.initial.get("measure") or "")
        asked = Asked(self.doing.policy, self.key, self.doing.the_case.owner.name)
        self.term_fields = asked.fields()
        self.fields.update(self.term_fields)
        self._ask_dates()
        self.groups = (
            ("What they are asked to do", tuple(self.term_fields)),
            ("From when, until when", ("starts_on", "until", "review_on")),
            ("How far it reaches, and how soon", ("wide", "urgent", "situations")),
        )

    def _ask_dates(self) -> None:
        today, facts = self.doing.on, self.draft_facts()
        review, end = review_bounds(self.doing, facts, today), end_bounds(self.doing, facts, today)
        self.bounds = {"review_on": review, "until": end}
        self.fields["starts_on"] = fields.DateField(
            "When does it start?", hint="Not before the letter is given", called="The first day", initial=today
        )
        self.fields["until"] = fields.DateField("When does it end?", hint=_ends(end), called="The last day", required=False)
        self.fields["review_on"] = fields.DateField(
            "When is it reviewed?", hint=_reviewed(review), called="The day of the review", required=False
        )
        self.fields["wide"] = fields.TickField(
            "It reaches every service of ours, not only the one concerned",
            hint="The assessment then says why.",
            required=False,
        )
        if situations := urgent_situations(self.doing.policy):
            self.fields["urgent"] = fields.TickField(
                "It cannot wait: take the urgent route",
                hint="Some steps may then follow afterwards, within a time from today. Authority and letter come first.",
                required=False,
            )
            self.fields["situations"] = fields.CheckboxesField("What makes it urgent?", situations, required=False)

    def draft_facts(self) -> Facts:
        """Return the facts with a measure of this key in question."""
        today = self.doing.on
        draft = known.Measure(DRAFT, self.key, proposed_by=self.doing.by.user.reference, starts_on=today)
        facts = self.doing.facts
        return facts.plus(measures=(*facts.measures, draft)).about(DRAFT)

    def clean(self) -> dict[str, Any]:
        """Make the terms, and say which of them cannot be kept."""
        super().clean()
        answers = self.cleaned_data
        if answers.get("urgent") and not answers.get("situations"):
            self.add_error("situations", "Select what makes it urgent")
        self.terms = Terms()
        if not self.errors:
            try:
                self.terms = terms_of(answers)
            except ValidationError as wrong:
                for field, says in errors_of(wrong, self.fields):
                    self.add_error(field, says)
        return answers

    def details(self) -> said.Proposed:
        """Return the proposal."""
        answers = self.cleaned_data
        return said.Proposed(
            **self.common,
            key=self.key,
            terms=self.terms,
            starts_on=answers["starts_on"],
            until=answers.get("until"),
            review_on=answers.get("review_on"),
            wide=answers.get("wide", False),
            urgent=answers.get("urgent", False),
            situations=tuple(answers.get("situations", ())),
        )


def _ends(bounds: Bounds) -> str:
    says = "The last day on which it binds them."
    if bounds.usual:
        says += f" Starting today, the usual length ends on {worded(bounds.usual)}."
    return f"{says} Starting today, the longest ends on {worded(bounds.latest)}." if bounds.latest else says


def _reviewed(bounds: Bounds) -> str:
    return latest("Starting today", bounds.latest)


def latest(start: str, day: date | None) -> str:
    """Return a hint that tells the last day for a review."""
    if day is None:
        return "No layer says how often: the landlord has to adopt it first."
    return f"{start}, at the latest on {worded(day)}."

"""Asks the assessment: each question of every layer with yes or no, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.measures import Assessment, Weighed, says_nothing
from evenhand.casework.form_questions.questions import AssessmentQuestion, to_assess
from evenhand.casework.rows import passage_for_letters, steps_in
from evenhand.casework.stored import StoredAssessed
from evenhand.policy.fact_catalogue import DISABILITY
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.presenters import start
from evenhand.web.acts.forms import disability
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.wording.examples import Example, example_of, is_an_example

SO, WHY = "so-", "why-"
ITS_EXAMPLE = gettext_lazy("This is the example beside the question: write what you considered in this case")
FOR_LETTER = "for_letter"
LEGAL_ADVICE, PRIVILEGED = "legal_advice_considered", "privileged"


@dataclass(frozen=True)
class QuestionShown:
    """One question on the page: yes or no, why, the layer that asks, the earlier answer, further questions."""

    so: forms.BoundField
    why: forms.BoundField
    fact: str
    cited: tuple[Cited, ...]
    answered: str = ""
    also: forms.BoundField | None = None

    @property
    def example(self) -> Example:
        """Return a good and a poor answer, shown beside the question and never in it."""
        return example_of(self.fact)


class AssessForm(ActForm):
    """One page with every question of this case, this policy and the measure under consideration."""

    def prepare(self) -> None:
        offered = self.ctx.policy.catalogue("measure")
        chosen = str(self.initial.get("measure") or self.data.get("measure") or "")
        self.measure = chosen if chosen in offered else ""
        found = to_assess(self.ctx, self.measure, self.asks)
        self.rows = {one.fact: one.answer for one in found if one.answer}
        self.disability = [one for one in found if one.fact in DISABILITY]
        self.asked = [one for one in found if one.fact not in DISABILITY]
        for one in self.asked:
            self._ask(one)
        if self.disability:
            disability.ask(self, self.disability)
        self.passage = passage_for_letters(steps_in(self.ctx.the_case))
        self.fields[FOR_LETTER] = NarrativeField(
            _("What should the letter tell them about this?"),
            hint=_(
                "Write to the customer: “You told us that …”. The letter has these words under “What we considered about you"
                " and your circumstances”. It has none of your answers above."
            ),
            rows=5,
            required=False,
        )
        self.initial.setdefault(FOR_LETTER, self.passage)

    def blank(self, field: str) -> str:
        """Return the question of a fact; the three facts on a disability have one together."""
        if field == FOR_LETTER:
            return field
        return super().blank(disability.ARISES if field in DISABILITY else SO + field)

    def _ask(self, one: AssessmentQuestion) -> None:
        questions = self.ctx.policy.catalogue("question")
        label = questions[one.fact].value.asks if one.fact in questions else start(self.english.fact(one.fact)) + "."
        self.fields[SO + one.fact] = fields.YesNoField(label, layout="inline", required=False)
        self.fields[WHY + one.fact] = NarrativeField(_("What you considered, and the result"), rows=3, required=False)
        if one.fact == LEGAL_ADVICE:
            self._ask_privileged(one)
        if one.answer:
            self.initial.setdefault(SO + one.fact, "yes" if one.answer.so else "no")
            self.initial.setdefault(WHY + one.fact, one.answer.why)

    def _ask_privileged(self, one: AssessmentQuestion) -> None:
        self.fields[PRIVILEGED] = fields.TickField(
            _("This tells what our lawyers advised: it is privileged"),
            hint=_(
                "Then only those who work on or decide this case can read it. No letter and no copy for the customer has it."
            ),
            required=False,
        )
        self.initial.setdefault(PRIVILEGED, one.answer is not None and one.answer.privileged)

    @property
    def questions(self) -> list[tuple[str, list[QuestionShown]]]:
        """Return the questions by the act that needs them."""
        shown = [(one.before, self._shown(one)) for one in self.asked]
        if self.disability:
            first = min((one.before for one in self.disability), key=_place)
            shown.append((first, self._shown_disability()))
        shown.sort(key=lambda one: _place(one[0]))
        grouped = groupby(shown, key=lambda one: one[0])
        return [(self.english.before(act), [one for _, one in inside]) for act, inside in grouped]

    def _shown(self, one: AssessmentQuestion) -> QuestionShown:
        also = self[PRIVILEGED] if one.fact == LEGAL_ADVICE else None
        return QuestionShown(self[SO + one.fact], self[WHY + one.fact], one.fact, one.cited, _told(one.answer), also)

    def _shown_disability(self) -> QuestionShown:
        cited = tuple(dict.fromkeys(cited for one in self.disability for cited in one.cited))
        row = self.rows.get(disability.RULED_OUT) or self.rows.get(disability.LINK)
        return QuestionShown(self[disability.ARISES], self[disability.WHY], disability.LINK, cited, _told(row))

    def clean(self) -> dict[str, Any]:
        """Refuse incomplete answers, and a form without any."""
        super().clean()
        for one in self.asked:
            self._whole(one.fact)
        for name, missing in disability.wrong(self) if self.disability else ():
            if name not in self.errors:
                self.add_error(name, missing)
        why = self.cleaned_data.get(disability.WHY) or ""
        if self.disability and why and is_an_example(disability.LINK, why):
            self.add_error(disability.WHY, ITS_EXAMPLE)
        told = self.cleaned_data.get(FOR_LETTER) or ""
        if told and says_nothing(told):
            self.add_error(FOR_LETTER, _("Write what was considered, in words for the customer, or leave it empty"))
        if not self.errors and not self._answers() and not self._new_passage():
            self.add_error(None, _("Answer at least one question, or change an answer"))
        return self.cleaned_data

    def _whole(self, fact: str) -> None:
        """Refuse an answer without its reason, a reason without its answer, and an empty reason."""
        so, why = self.cleaned_data.get(SO + fact), self.cleaned_data.get(WHY + fact)
        if why and not so and SO + fact not in self.errors:
            self.add_error(SO + fact, _("Select yes or no"))
        if WHY + fact in self.errors:
            return
        if so and not why:
            self.add_error(WHY + fact, _("Write what you considered: an empty answer is not a consideration"))
        if why and says_nothing(why):
            self.add_error(
                WHY + fact,
                _("“{why}” is not a consideration: write what you considered, and the result").format(why=why[:20]),
            )
        elif why and is_an_example(fact, why):
            self.add_error(WHY + fact, ITS_EXAMPLE)

    def _answers(self) -> tuple[Weighed, ...]:
        """Return the new or changed answers; the others stay."""
        return tuple(given for given in (*self._given(), *disability.answers(self)) if self._is_new(given))

    def _given(self) -> Iterator[Weighed]:
        for one in self.asked:
            so, why = self.cleaned_data.get(SO + one.fact), self.cleaned_data.get(WHY + one.fact)
            if so and why:
                privileged = one.fact == LEGAL_ADVICE and self.cleaned_data[PRIVILEGED]
                yield Weighed(fact=one.fact, so=so == "yes", why=why, privileged=privileged)

    def _is_new(self, given: Weighed) -> bool:
        row = self.rows.get(given.fact)
        return row is None or (row.so, row.why, row.privileged) != (given.so, given.why, given.privileged)

    def _new_passage(self) -> str:
        """Return the passage for letters where it is new; an earlier one stays."""
        told = self.cleaned_data.get(FOR_LETTER) or ""
        return "" if told == self.passage else told

    def details(self) -> Assessment:
        return Assessment(**self.common, answers=self._answers(), for_letter=self._new_passage())


def _place(act: Act) -> int:
    """Return the place of the questions of an act: in the order of acts, those without an act last."""
    return len(Act) if act is Act.ASSESS else list(Act).index(act)


def _told(row: StoredAssessed | None) -> str:
    return _("Answered by {by} on {day} {on:%B %Y}.").format(by=row.by.name, day=row.on.day, on=row.on) if row else ""

"""The assessment: each question of every layer with yes or no, and why. An empty answer is not a consideration."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms

from evenhand.casework import details as said
from evenhand.casework.asking import Asked, to_assess
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.words import Words
from evenhand.web.forms import fields
from evenhand.web.shapes import start

SO, WHY = "so-", "why-"
BEFORE = {
    Act.DECIDE_USE: "Before this policy is used",
    Act.FIND: "Before a finding",
    Act.WARN: "Before a warning",
    Act.PROPOSE: "Before a measure is proposed",
    Act.AUTHORISE: "Before a measure is authorised",
    Act.AUTHORISE_MARKER: "Before a marker is authorised",
    Act.REFER: "Before it is passed on",
    Act.ASSESS: "Answered earlier",
}


@dataclass(frozen=True)
class QuestionShown:
    """One question as the page shows it: yes or no, why, who asks, and how it was answered before."""

    so: forms.BoundField
    why: forms.BoundField
    fact: str
    cited: tuple[Cited, ...]
    answered: str = ""


class AssessForm(ActForm):
    """One page with every question that this case, this policy and the measure thought of bring up."""

    def prepare(self) -> None:
        """Ask each question, with the latest answer filled in."""
        offered = self.doing.policy.catalogue("measure")
        chosen = str(self.initial.get("measure") or self.data.get("measure") or "")
        self.measure = chosen if chosen in offered else ""
        self.asked = to_assess(self.doing, self.measure)
        for one in self.asked:
            self._ask(one)

    def _ask(self, one: Asked) -> None:
        questions = self.doing.policy.catalogue("question")
        label = questions[one.fact].value.asks if one.fact in questions else start(self.english.fact(one.fact)) + "."
        self.fields[SO + one.fact] = fields.YesNoField(label, layout="inline", required=False)
        self.fields[WHY + one.fact] = Words("What you looked at, and what it came to", rows=3, required=False)
        if one.answer:
            self.initial.setdefault(SO + one.fact, "yes" if one.answer.so else "no")
            self.initial.setdefault(WHY + one.fact, one.answer.why)

    @property
    def questions(self) -> list[tuple[str, list[QuestionShown]]]:
        """Return the questions under the act that they come before."""
        order = list(BEFORE)
        asked = sorted(self.asked, key=lambda one: order.index(one.before))
        return [
            (BEFORE[before], [self._shown(one) for one in inside])
            for before, inside in groupby(asked, key=lambda one: one.before)
        ]

    def _shown(self, one: Asked) -> QuestionShown:
        row = one.answer
        told = f"Answered by {row.by.name} on {row.on.day} {row.on:%B %Y}." if row else ""
        return QuestionShown(self[SO + one.fact], self[WHY + one.fact], one.fact, one.cited, told)

    def clean(self) -> dict[str, Any]:
        """Refuse half an answer, and a form without any."""
        super().clean()
        for one in self.asked:
            so, why = self.cleaned_data.get(SO + one.fact), self.cleaned_data.get(WHY + one.fact)
            if so and not why and WHY + one.fact not in self.errors:
                self.add_error(WHY + one.fact, "Write what you looked at: an empty answer is not a consideration")
            if why and said.says_nothing(why) and WHY + one.fact not in self.errors:
                self.add_error(
                    WHY + one.fact, f"“{why[:20]}” is not a consideration: write what you looked at, and what it came to"
                )
            if why and not so and SO + one.fact not in self.errors:
                self.add_error(SO + one.fact, "Select yes or no")
        if not self.errors and not self._answers():
            self.add_error(None, "Answer at least one question, or change an answer")
        return self.cleaned_data

    def _answers(self) -> tuple[said.Weighed, ...]:
        """Return the answers that are new or changed; the others stand."""
        return tuple(
            said.Weighed(fact=one.fact, so=so == "yes", why=self.cleaned_data[WHY + one.fact])
            for one in self.asked
            if (so := self.cleaned_data.get(SO + one.fact))
            and self.cleaned_data.get(WHY + one.fact)
            and not (one.answer and one.answer.so == (so == "yes") and one.answer.why == self.cleaned_data[WHY + one.fact])
        )

    def details(self) -> said.Assessment:
        """Return the answers."""
        return said.Assessment(**self.common, answers=self._answers())

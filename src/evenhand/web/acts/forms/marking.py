"""Markers: what staff do when they deal with this person. The instruction, never the story."""

from typing import ClassVar

from evenhand.casework import details as said
from evenhand.casework.asking import review_bounds
from evenhand.casework.doing import DRAFT
from evenhand.policy import facts as known
from evenhand.policy.facts import Facts
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import report
from evenhand.web.acts.forms.proposing import latest
from evenhand.web.acts.forms.steps import SIGNED
from evenhand.web.acts.forms.words import Line, Words
from evenhand.web.forms import fields


class MarkForm(ActForm):
    """Which marker, what it tells staff to do, on which incidents it rests."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("review_on",)

    key = fields.RadiosField("Which marker?", missing="Select which marker")
    instruction = Line(
        "What do staff do?", hint="An instruction, such as: attend in pairs. Not what happened, and nothing about the person.",
        max_length=200, missing="Write what staff do",
    )  # fmt: skip
    incidents = fields.CheckboxesField("On which incidents does it rest?", missing="Select the incidents that it rests on")
    words = Words("Why is it needed?", hint=f"What could happen without it. {SIGNED}")
    review_on = fields.DateField("When is it looked at again?", called="The day of the review")

    def prepare(self) -> None:
        """Offer the policy's markers and the incidents of the case."""
        offered = self.doing.policy.catalogue("marker")
        self.offer("key", (fields.Choice(key, answer.value.title) for key, answer in offered.items()))
        if len(offered) == 1:
            self.initial.setdefault("key", next(iter(offered)))
        live = [row for row in self.doing.the_case.incidents.all() if row.withdrawn_at is None]
        self.offer("incidents", map(report, live))
        bounds = review_bounds(self.doing, self.draft_facts(), self.doing.on)
        self.fields["review_on"].help_text = latest("From today", bounds.latest)

    def draft_facts(self) -> Facts:
        """Return the facts with a marker in question."""
        facts = self.doing.facts
        return facts.plus(markers=(*facts.markers, known.Marker(DRAFT, ""))).about(DRAFT)

    def details(self) -> said.Marked:
        """Return the request."""
        answers = self.cleaned_data
        return said.Marked(
            **self.common,
            key=answers["key"],
            instruction=answers["instruction"],
            incidents=tuple(answers["incidents"]),
            review_on=answers["review_on"],
        )

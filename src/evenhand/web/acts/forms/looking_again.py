"""Looking again: reviews of measures, markers and letters."""

from typing import Any, ClassVar

from evenhand.casework import details as said
from evenhand.casework.asking import review_bounds
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.proposing import latest
from evenhand.web.acts.forms.steps import SIGNED
from evenhand.web.acts.forms.words import Words
from evenhand.web.forms import fields
from evenhand.wording.dates import on as worded

OUTCOMES = (
    fields.Choice("keep", "Keep it until the next review", reveals="next_on"),
    fields.Choice("lift", "Lift it: today is its last day"),
)


class ReviewForm(ActForm):
    """Keep until the next review, or lift; and why."""

    behind: ClassVar[tuple[str, ...]] = ("told_on",)
    ahead: ClassVar[tuple[str, ...]] = ("next_on", "hard_end_on")

    outcome = fields.RadiosField("What comes of the review?", OUTCOMES, missing="Select what comes of the review")
    next_on = fields.DateField("When is it reviewed next?", called="The next review", required=False)
    words = Words("Why?", hint=f"What has changed since, and whether less would be enough now. {SIGNED}")
    told_on = fields.DateField(
        "When was the customer told the outcome?", hint="Leave it empty if not yet", called="The day", required=False
    )

    hard_end_on = fields.DateField(
        "Does its last day move?", hint="Only whoever may authorise a marker moves it.", called="Its last day", required=False
    )

    def prepare(self) -> None:
        """Tell the last day for the next review; only a marker has a last day whatever happens."""
        row = next((row for row in self.doing.facts.markers if row.reference == self.doing.subject), None)
        if row is None:
            del self.fields["hard_end_on"]
        elif row.hard_end_on:
            self.fields["hard_end_on"].label = f"It comes off after {worded(row.hard_end_on)}. Does that day move?"
        bounds = review_bounds(self.doing, self.draft_facts(), self.doing.on)
        self.fields["next_on"].help_text = latest("From today", bounds.latest)

    def clean(self) -> dict[str, Any]:
        """Ask for the next review where it stays."""
        super().clean()
        keeps = self.cleaned_data.get("outcome") == "keep"
        if keeps and not self.cleaned_data.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Enter when it is reviewed next")
        return self.cleaned_data

    def details(self) -> said.Reviewed:
        """Return what came of it."""
        answers = self.cleaned_data
        kept = answers["outcome"] == "keep"
        return said.Reviewed(
            **self.common,
            outcome=answers["outcome"],
            next_on=answers.get("next_on") if kept else None,
            told_on=answers.get("told_on"),
            hard_end_on=answers.get("hard_end_on") if kept else None,
        )

"""Looking again: reviews of measures, markers and letters."""

from typing import Any, ClassVar

from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.form_questions.questions import outcomes_of_review, review_bounds
from evenhand.casework.rows import marker_in
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.changes import TermsForm
from evenhand.web.acts.forms.proposal import latest
from evenhand.wording.acts import SIGNED
from evenhand.wording.dates import on as worded

OUTCOMES = {
    "keep": fields.Choice("keep", "Keep it until the next review"),
    "lighten": fields.Choice("lighten", "Make it lighter, from today", hint="Change below what applies from now on."),
    "tighten": fields.Choice(
        "tighten",
        "More is needed",
        hint="It stays as it is. What binds them more is proposed next, and somebody else decides it.",
    ),
    "lift": fields.Choice("lift", "Lift it: today is its last day"),
}


class ReviewForm(TermsForm):
    """Keep until the next review, make it lighter, say that more is needed, or lift; and why. A letter tells the outcome."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("next_on", "hard_end_on")

    outcome = fields.RadiosField("What comes of the review?", missing="Select what comes of the review")
    next_on = fields.DateField("When is it reviewed next?", called="The next review", required=False)
    words = NarrativeField(
        "Why?", hint=f"What has changed since, and whether less would be enough. It stands in the letter. {SIGNED}"
    )

    hard_end_on = fields.DateField(
        "Does its last day move?", hint="Only whoever may authorise a marker moves it.", called="Its last day", required=False
    )

    def prepare(self) -> None:
        """Offer what the layers let a review come to; tell the last day for the next one, and a marker's last day of all."""
        facts = self.ctx.facts.about(self.ctx.subject)
        if facts.marker is None:
            del self.fields["hard_end_on"]
        elif facts.marker.hard_end_on:
            self.fields["hard_end_on"].label = f"It comes off after {worded(facts.marker.hard_end_on)}. Does that day move?"
        bounds = review_bounds(self.ctx, self.draft_facts(), self.ctx.on)
        self.fields["next_on"].help_text = f"Where it stays. {latest('From today', bounds.latest)}"
        offered = outcomes_of_review(self.ctx) if not facts.letter else ("keep",)
        self.offer("outcome", (choice for key, choice in OUTCOMES.items() if key in offered))
        if facts.marker:
            self.fields["instruction"] = ShortTextField("What do staff do from now on?", max_length=200, required=False)
            row = marker_in(self.ctx.the_case, self.ctx.subject)
            self.initial.setdefault("instruction", row.instruction if row else "")
            self.groups = (("If it is made lighter", ("instruction",)),)
        elif facts.measure and "lighten" in offered:
            self.ask_terms()
            for field in getattr(self, "terms_asked", {}).values():
                field.required = False  # whoever keeps it as it is answers none of them
            self.groups = (("If it is made lighter: what applies from now on", tuple(getattr(self, "terms_asked", ()))),)

    def clean(self) -> dict[str, Any]:
        """Ask for the next review where it stays, and for the terms where it is made lighter."""
        super().clean()
        outcome = self.cleaned_data.get("outcome")
        if outcome in {"keep", "lighten", "tighten"} and not self.cleaned_data.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Enter when it is reviewed next")
        self.terms = self.read_terms() if outcome == "lighten" and hasattr(self, "terms_asked") else None
        return self.cleaned_data

    def details(self) -> Reviewed:
        """Return what came of it."""
        answers = self.cleaned_data
        return Reviewed(
            **self.common,
            outcome=answers["outcome"],
            next_on=answers.get("next_on") if answers["outcome"] != "lift" else None,
            terms=self.terms,
            instruction=answers.get("instruction") or "",
            hard_end_on=answers.get("hard_end_on") if answers["outcome"] != "lift" else None,
        )

"""Reviews measures, markers and letters."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.form_questions.questions import outcomes_of_review, review_bounds
from evenhand.casework.rows import marker_in
from evenhand.landlords.switches import Feature, is_on
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import SIGNED
from evenhand.web.acts.forms.changes import TermsForm
from evenhand.web.acts.forms.proposal import latest
from evenhand.web.acts.forms.terms import read_terms
from evenhand.wording.dates import on as worded
from evenhand.wording.visits import RISKS

OUTCOMES = {
    "keep": fields.Choice("keep", gettext_lazy("Keep it until the next review")),
    "lighten": fields.Choice(
        "lighten", gettext_lazy("Make it lighter, from today"), hint=gettext_lazy("Change below what applies from now on.")
    ),
    "tighten": fields.Choice(
        "tighten",
        gettext_lazy("More is needed"),
        hint=gettext_lazy("It stays as it is. What binds them more is proposed next, and another officer decides it."),
    ),
    "lift": fields.Choice("lift", gettext_lazy("Lift it: today is its last day")),
}


class ReviewForm(TermsForm):
    """Keep until the next review, make lighter, propose stricter, or lift; and why. A letter gives the outcome."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("next_on", "hard_end_on")
    asks_for: ClassVar[Mapping[str, str]] = {"review_on": "next_on"}

    outcome = fields.RadiosField(
        gettext_lazy("What is the outcome of the review?"), missing=gettext_lazy("Select the outcome of the review")
    )
    next_on = fields.DateField(
        gettext_lazy("When is it reviewed next?"), called=gettext_lazy("The next review"), required=False
    )
    words = NarrativeField(
        gettext_lazy("Why?"),
        hint=format_lazy(
            "{} {}", gettext_lazy("What has changed since, and whether less would be enough. The letter quotes it."), SIGNED
        ),
    )

    hard_end_on = fields.DateField(
        gettext_lazy("Does its last day move?"),
        hint=gettext_lazy("Only an officer who may authorise a marker can move it."),
        called=gettext_lazy("Its last day"),
        required=False,
    )

    def prepare(self) -> None:
        """Offer the layers' outcomes of a review; show the last day for the next one, and a marker's absolute last day."""
        facts = self.ctx.facts.about(self.ctx.subject)
        if facts.marker is None:
            del self.fields["hard_end_on"]
        elif facts.marker.hard_end_on:
            self.fields["hard_end_on"].label = _("It comes off after {hard_end_on}. Does that day move?").format(
                hard_end_on=worded(facts.marker.hard_end_on)
            )
        bounds = review_bounds(self.ctx, self.draft_facts(), self.ctx.on)
        self.fields["next_on"].help_text = _("Where it stays. {latest}").format(latest=latest(_("From today"), bounds.latest))
        offered = outcomes_of_review(self.ctx) if not facts.letter else ("keep",)
        self.offer("outcome", (choice for key, choice in OUTCOMES.items() if key in offered))
        if facts.marker:
            self.fields["instruction"] = ShortTextField(
                _("What do staff do from now on?"), max_length=200, required=False, ours=True
            )
            row = marker_in(self.ctx.the_case, self.ctx.subject)
            self.initial.setdefault("instruction", row.instruction if row else "")
            self.groups = ((_("If it is made lighter"), ("instruction",)),)
            self._ask_risk(row.risk if row else "")
        elif facts.measure and "lighten" in offered:
            self.ask_terms()
            for field in getattr(self, "terms_asked", {}).values():
                field.required = False  # an outcome that keeps it as it is answers none of them
            self.groups = ((_("If it is made lighter: what applies from now on"), tuple(getattr(self, "terms_asked", ()))),)

    def _ask_risk(self, now: str) -> None:
        """Ask which kind of risk contractors see from now on, where their pages are on."""
        if is_on(self.ctx.by.landlord, Feature.CONTRACTORS_PAGES):
            self.fields["risk"] = fields.SelectField(
                _("Which kind of risk may contractors see from now on?"),
                [fields.Choice(one, says) for one, says in RISKS.items()],
                first=_("None"),
                hint=_("Only an officer who may authorise a marker gives another kind. Contractors see the change."),
                required=False,
            )
            self.initial.setdefault("risk", now)

    def clean(self) -> dict[str, Any]:
        """Ask for the next review where it is kept, and for the terms where it is made lighter."""
        super().clean()
        outcome = self.cleaned_data.get("outcome")
        if outcome in {"keep", "lighten", "tighten"} and not self.cleaned_data.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", _("Enter when it is reviewed next"))
        self.terms = read_terms(self) if outcome == "lighten" and hasattr(self, "terms_asked") else None
        return self.cleaned_data

    def details(self) -> Reviewed:
        answers = self.cleaned_data
        return Reviewed(
            **self.common,
            outcome=answers["outcome"],
            next_on=answers.get("next_on") if answers["outcome"] != "lift" else None,
            terms=self.terms,
            instruction=answers.get("instruction") or "",
            risk=answers.get("risk"),
            hard_end_on=answers.get("hard_end_on") if answers["outcome"] != "lift" else None,
        )

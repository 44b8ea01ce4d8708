"""Looking again: reviews and appeals."""

from typing import Any, ClassVar

from evenhand.casework import details as said
from evenhand.casework.asking import review_bounds
from evenhand.policy.vocabulary import Ground
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import GROUNDS, channels
from evenhand.web.acts.forms.proposing import latest
from evenhand.web.acts.forms.steps import SIGNED
from evenhand.web.acts.forms.words import Words
from evenhand.web.forms import fields

OUTCOMES = (
    fields.Choice("keep", "Keep it until the next review", reveals="next_on"),
    fields.Choice("lift", "Lift it: today is its last day"),
)
DECIDED = (
    fields.Choice("kept", "The decision stands"),
    fields.Choice("changed", "The decision is changed", hint="Say how in your reasons; then vary or lift what it decided."),
    fields.Choice("ended", "The decision ends", hint="The moment you sign: nothing of it binds them any more."),
)
WEIGHED = (
    fields.Choice("made_out", "Made out"),
    fields.Choice("partly", "Partly made out"),
    fields.Choice("not_made_out", "Not made out"),
)
HEARD = {"made_out": "made out", "partly": "partly made out", "not_made_out": "not made out"}


class ReviewForm(ActForm):
    """Keep until the next review, or lift; and why."""

    behind: ClassVar[tuple[str, ...]] = ("told_on",)
    ahead: ClassVar[tuple[str, ...]] = ("next_on",)

    outcome = fields.RadiosField("What comes of the review?", OUTCOMES, missing="Select what comes of the review")
    next_on = fields.DateField("When is it reviewed next?", called="The next review", required=False)
    words = Words("Why?", hint=f"What has changed since, and whether less would be enough now. {SIGNED}")
    told_on = fields.DateField(
        "When was the customer told the outcome?", hint="Leave it empty if not yet", called="The day", required=False
    )

    def prepare(self) -> None:
        """Tell the last day for the next review."""
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
        )


class AppealForm(ActForm):
    """An appeal, taken down in the customer's words by any route."""

    behind: ClassVar[tuple[str, ...]] = ("received_on",)

    words = Words("What do they say is wrong?", hint="In their own words, in full.", rows=7)
    received_on = fields.DateField("When did it reach us?", hint="For example, 27 3 2026", called="The day it reached us")
    route = fields.SelectField("How did it reach us?", channels(), missing="Select how it reached us")
    grounds = fields.CheckboxesField(
        "What do they say is wrong with it?", hint="As far as it fits. Another reason is always heard.", required=False
    )

    def prepare(self) -> None:
        """Offer every ground, those of the policy first."""
        self.initial.setdefault("received_on", self.doing.on)
        named = [ground for answer in self.doing.policy.every("appeal.grounds") for ground in answer.value.grounds]
        order = dict.fromkeys(ground for ground in (*named, *GROUNDS) if ground != Ground.OTHER)
        self.offer("grounds", (fields.Choice(str(ground), GROUNDS[ground]) for ground in (*order, Ground.OTHER)))

    def details(self) -> said.Appealed:
        """Return the appeal."""
        answers = self.cleaned_data
        grounds = tuple(answers["grounds"]) or (Ground.OTHER.value,)
        return said.Appealed(**self.common, received_on=answers["received_on"], route=answers["route"], grounds=grounds)


class DecideAppealForm(ActForm):
    """Each ground weighed, the decision, the reasons; by somebody who took no part."""

    def prepare(self) -> None:
        """Ask about each ground that was given, and about lateness where it came late."""
        self.row = next((row for row in self.doing.the_case.appeals.all() if row.reference == self.doing.subject), None)
        self.grounds = tuple(Ground(ground) for ground in (self.row.grounds if self.row else ()))
        for ground in self.grounds:
            self.fields[f"ground_{ground}"] = fields.RadiosField(f"{GROUNDS[ground]}: is it made out?", WEIGHED)
            self.fields[f"because_{ground}"] = Words("Because", rows=2, missing=f"Write why: {GROUNDS[ground].lower()}")
        self.fields["outcome"] = fields.RadiosField("What do you decide?", DECIDED, missing="Select what you decide")
        self.fields["words"] = Words("Your reasons", hint=f"They stand in the answer. {SIGNED}", rows=7)
        self.fields["accept_late"] = fields.TickField(
            "It came late, and I accept it all the same", hint="Only where it came after the window.", required=False
        )
        self.fields["took_no_part"] = fields.TickField(
            "I have taken no part in this case, and have no interest in it",
            missing="Confirm that you have taken no part. If you have, somebody else decides: declare it instead",
        )

    def details(self) -> said.AppealDecided:
        """Return the decision; what was found on each ground stands before the reasons."""
        answers = self.cleaned_data
        weighed = [
            f"{GROUNDS[ground]}: {HEARD[answers[f'ground_{ground}']]}. {answers[f'because_{ground}']}"
            for ground in self.grounds
        ]
        return said.AppealDecided(
            words="\n\n".join((*weighed, answers["words"])),
            departures=self.departures,
            outcome=answers["outcome"],
            accept_late=answers.get("accept_late", False),
        )

"""Complaints: taken down, followed, refused one at a time."""

from typing import Any, ClassVar

from evenhand.casework.details import Details
from evenhand.casework.details.complaints import Complained, Tracked
from evenhand.policy.facts.facts import LAST_STAGE
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import channels
from evenhand.web.case.complaints import OUTCOMES
from evenhand.wording.acts import SIGNED

STAGES = (fields.Choice("1", "The first stage"), fields.Choice("2", "The second stage", reveals="began_on"))
WHAT = {
    "acknowledged": fields.Choice("acknowledged", "We wrote to say that we have it"),
    "answered": fields.Choice("answered", "We answered it", reveals="outcome"),
    "put_off": fields.Choice("put_off", "We told the customer a later day for the answer", reveals="until"),
    "taken_further": fields.Choice("taken_further", "The customer took it to the second stage"),
    "withdrawn": fields.Choice("withdrawn", "The customer withdrew it"),
}


class ComplaintForm(ActForm):
    """A complaint, taken down in the customer's words on whatever channel it came."""

    behind: ClassVar[tuple[str, ...]] = ("received_on", "began_on")

    words = NarrativeField("What do they complain about?", theirs=True, hint="In their own words, in full.", rows=7)
    received_on = fields.DateField("When did it reach us?", hint="For example, 27 3 2026", called="The day it reached us")
    route = fields.SelectField("How did it reach us?", channels(), missing="Select how it reached us")
    number = ShortTextField("Its number with us, if it has one", max_length=60, width=20, required=False)
    stage = fields.RadiosField("Which stage has it reached?", STAGES)
    began_on = fields.DateField("When did that stage begin?", called="The day on which the stage began", required=False)

    def prepare(self) -> None:
        """Begin with a new complaint, today."""
        self.initial.setdefault("received_on", self.ctx.on)
        self.initial.setdefault("stage", "1")

    def clean(self) -> dict[str, Any]:
        """Ask when a later stage began."""
        super().clean()
        later = self.cleaned_data.get("stage") == "2"
        if later and not self.cleaned_data.get("began_on") and "began_on" not in self.errors:
            self.add_error("began_on", "Enter when the second stage began")
        return self.cleaned_data

    def details(self) -> Complained:
        """Return the complaint."""
        answers = self.cleaned_data
        later = answers["stage"] == "2"
        return Complained(
            **self.common,
            received_on=answers["received_on"],
            route=answers["route"],
            number=answers["number"],
            stage=int(answers["stage"]),
            began_on=answers["began_on"] if later else None,
        )


class TrackForm(ActForm):
    """What became of a complaint at the stage that it has reached."""

    ahead: ClassVar[tuple[str, ...]] = ()

    what = fields.RadiosField("What happened?", missing="Select what happened")
    outcome = fields.SelectField(
        "What was the answer?", (fields.Choice(key, label) for key, label in OUTCOMES.items()), required=False
    )
    until = fields.DateField("By when will they have the answer?", called="The later day", required=False)
    on = fields.DateField("On which day was that?", hint="For example, 27 3 2026", called="The day")
    words = NarrativeField(
        "Anything to note?", hint="Where the answer was put off: why, as the customer was told.", required=False
    )

    def prepare(self) -> None:
        """Offer what can happen at this stage."""
        self.initial.setdefault("on", self.ctx.on)
        complaint = self.ctx.facts.about(self.ctx.subject).complaint
        stage = complaint.stage if complaint else None
        cannot = {
            "acknowledged": stage is not None and bool(stage.acknowledged_on or stage.answered_on),
            "answered": stage is not None and bool(stage.answered_on),
            "put_off": stage is not None and bool(stage.answered_on),
            "taken_further": stage is not None and stage.stage >= LAST_STAGE,
        }
        self.offer("what", (choice for key, choice in WHAT.items() if not cannot.get(key)))

    def clean(self) -> dict[str, Any]:
        """Ask for what goes with what happened."""
        super().clean()
        what = self.cleaned_data.get("what")
        if what == "answered" and not self.cleaned_data.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", "Select what the answer was")
        if what == "put_off" and not self.cleaned_data.get("until") and "until" not in self.errors:
            self.add_error("until", "Enter the later day that the customer was told")
        if what == "put_off" and not self.cleaned_data.get("words") and "words" not in self.errors:
            self.add_error("words", "Write why the answer was put off, as the customer was told")
        return self.cleaned_data

    def details(self) -> Tracked:
        """Return what became of it."""
        answers = self.cleaned_data
        what = answers["what"]
        return Tracked(
            **self.common,
            what=what,
            outcome=answers["outcome"] if what == "answered" else "",
            until=answers["until"] if what == "put_off" else None,
        )


class RefuseForm(ActForm):
    """Why this one complaint is not looked into."""

    words = NarrativeField(
        "Why do we not look into this complaint?",
        hint=f"About this complaint alone; nobody is shut out of complaining. It stands in the letter. {SIGNED}",
        missing="Write your reasons: a refusal without reasons is not one",
        rows=7,
    )

    def details(self) -> Details:
        """Return the reasons."""
        return Details(**self.common)

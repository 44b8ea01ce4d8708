"""Records complaints, follows them, and refuses one at a time."""

from typing import Any, ClassVar

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details import Details
from evenhand.casework.details.complaints import Complained, Tracked
from evenhand.policy.facts.facts import LAST_STAGE
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.web.acts.forms.allegations import AllegingForm
from evenhand.web.acts.forms.choices import channels
from evenhand.web.case.complaints import OUTCOMES

STAGES = (
    fields.Choice("1", gettext_lazy("The first stage")),
    fields.Choice("2", gettext_lazy("The second stage"), reveals="began_on"),
)
WHAT = {
    "acknowledged": fields.Choice("acknowledged", gettext_lazy("We wrote to say that we have it")),
    "answered": fields.Choice("answered", gettext_lazy("We answered it"), reveals="outcome"),
    "put_off": fields.Choice("put_off", gettext_lazy("We told the customer a later day for the answer"), reveals="until"),
    "taken_further": fields.Choice("taken_further", gettext_lazy("The customer took it to the second stage")),
    "withdrawn": fields.Choice("withdrawn", gettext_lazy("The customer withdrew it")),
}


class ComplaintForm(AllegingForm):
    """A complaint in the customer's words, on any channel."""

    behind: ClassVar[tuple[str, ...]] = ("received_on", "began_on")

    words = NarrativeField(
        gettext_lazy("What do they complain about?"), theirs=True, hint=gettext_lazy("In their own words, in full."), rows=7
    )
    received_on = fields.DateField(
        gettext_lazy("When did it reach us?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day it reached us"),
    )
    route = fields.SelectField(
        gettext_lazy("How did it reach us?"), channels(), missing=gettext_lazy("Select how it reached us")
    )
    number = ShortTextField(gettext_lazy("Its number with us, if it has one"), max_length=60, width=20, required=False)
    stage = fields.RadiosField(gettext_lazy("Which stage has it reached?"), STAGES)
    began_on = fields.DateField(
        gettext_lazy("When did that stage begin?"), called=gettext_lazy("The day on which the stage began"), required=False
    )

    def prepare(self) -> None:
        self.initial.setdefault("received_on", self.ctx.on)
        self.initial.setdefault("stage", "1")
        self.ask_of_us(_("Is it about one of us?"))

    def clean(self) -> dict[str, Any]:
        super().clean()
        later = self.cleaned_data.get("stage") == "2"
        if later and not self.cleaned_data.get("began_on") and "began_on" not in self.errors:
            self.add_error("began_on", _("Enter when the second stage began"))
        return self.cleaned_data

    def details(self) -> Complained:
        answers = self.cleaned_data
        later = answers["stage"] == "2"
        return Complained(
            **self.common,
            received_on=answers["received_on"],
            route=answers["route"],
            number=answers["number"],
            stage=int(answers["stage"]),
            began_on=answers["began_on"] if later else None,
            alleges=self.alleges,
        )


class TrackForm(ActForm):
    """The next step of a complaint at its present stage."""

    ahead: ClassVar[tuple[str, ...]] = ()

    what = fields.RadiosField(gettext_lazy("What happened?"), missing=gettext_lazy("Select what happened"))
    outcome = fields.SelectField(
        gettext_lazy("What was the answer?"), (fields.Choice(key, label) for key, label in OUTCOMES.items()), required=False
    )
    until = fields.DateField(
        gettext_lazy("By when will they have the answer?"), called=gettext_lazy("The later day"), required=False
    )
    on = fields.DateField(
        gettext_lazy("On which day was that?"), hint=gettext_lazy("For example, 27 3 2026"), called=gettext_lazy("The day")
    )
    words = NarrativeField(
        gettext_lazy("Anything to note?"),
        hint=gettext_lazy("Where the answer was put off: why, as the customer was told."),
        required=False,
    )

    def prepare(self) -> None:
        """Offer the possible steps of this stage."""
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
        """Ask for what the step needs."""
        super().clean()
        what = self.cleaned_data.get("what")
        if what == "answered" and not self.cleaned_data.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", _("Select what the answer was"))
        if what == "put_off" and not self.cleaned_data.get("until") and "until" not in self.errors:
            self.add_error("until", _("Enter the later day that the customer was told"))
        if what == "put_off" and not self.cleaned_data.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write why the answer was put off, as the customer was told"))
        return self.cleaned_data

    def details(self) -> Tracked:
        answers = self.cleaned_data
        what = answers["what"]
        return Tracked(
            **self.common,
            what=what,
            outcome=answers["outcome"] if what == "answered" else "",
            until=answers["until"] if what == "put_off" else None,
        )


class RefuseForm(ActForm):
    """Why this one complaint is not investigated."""

    words = NarrativeField(
        gettext_lazy("Why do we refuse to investigate this complaint?"),
        hint=format_lazy(
            "{} {}",
            gettext_lazy("About this complaint alone: the customer can still complain. The letter quotes it."),
            SIGNED,
        ),
        missing=gettext_lazy("Write your reasons: a refusal without reasons is not one"),
        rows=7,
    )

    def details(self) -> Details:
        return Details(**self.common)

"""The customer's side: contacts, their account, their needs."""

from typing import Any, ClassVar

from evenhand.casework.details.customers import Account, AccountSought, Contacted, Needs, NeedTold
from evenhand.casework.form_questions.questions import fair_time, time_to_answer
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.allegations import AllegingForm
from evenhand.web.acts.forms.choices import CHANNELS, channels
from evenhand.wording.dates import listed
from evenhand.wording.dates import on as worded

WAYS = (fields.Choice("in", "They contacted us"), fields.Choice("out", "We contacted them"))
HEARD = (
    fields.Choice("yes", "They gave it: I write it down in their words"),
    fields.Choice("no", "None came in a fair time", hint="Say when and how you asked, and how long they had."),
)
KINDS = (
    fields.Choice("adjustment", "A reasonable adjustment"),
    fields.Choice("vulnerability", "Something that makes this harder for them"),
    fields.Choice("format", "A format, such as large print"),
    fields.Choice("language", "A language"),
)
BASES = (
    fields.Choice("consent", "They agreed that we keep it"),
    fields.Choice("equality_duty", "To meet our duty to make adjustments"),
    fields.Choice("safeguarding", "Safeguarding"),
    fields.Choice("vital_interests", "To protect somebody's life"),
    fields.Choice("legal_claim", "A legal claim"),
)
BLOCKS = ("first", "second")


class ContactForm(AllegingForm):
    """One approach, either way."""

    behind: ClassVar[tuple[str, ...]] = ("happened_at",)

    way = fields.RadiosField("Who contacted whom?", WAYS, layout="inline", initial="in")
    channel = fields.SelectField("How?", channels())
    happened_at = fields.MomentField("When?", hint="For example, 27 3 2026 at 2:30pm", called="The moment")
    words = NarrativeField("What was it about?", hint="What was said and asked for. No opinion of the person.")

    def prepare(self) -> None:
        """Begin with now."""
        self.initial.setdefault("happened_at", self.ctx.at)
        self.ask_of_us("Did they say that somebody of ours did something wrong?")

    def details(self) -> Contacted:
        """Return the contact."""
        answers = self.cleaned_data
        return Contacted(
            **self.common,
            channel=answers["channel"],
            by_customer=answers["way"] == "in",
            happened_at=answers["happened_at"],
            alleges=self.alleges,
        )


class SeekForm(ActForm):
    """Asking for their account, by ways that they can use."""

    channels = fields.CheckboxesField("How did you ask?", channels(), layout="small", missing="Select how you asked")
    words = NarrativeField("What did you ask, and what did you tell them?", hint="What was reported, and how they can answer.")
    on = fields.DateField("When did you ask?", hint="For example, 27 3 2026", called="The day", required=False)

    def prepare(self) -> None:
        """Begin with today; say what they cannot use, and until when they have."""
        self.initial.setdefault("on", self.ctx.on)
        if unusable := self.ctx.facts.unusable:
            cannot = listed((CHANNELS[key].lower() for key in sorted(unusable)), "or")
            self.fields["channels"].help_text = f"They cannot be reached by: {cannot}. Use at least one other way."
        if fair := fair_time(self.ctx):
            self.fields["on"].help_text = f"Asked today, a fair time to answer runs to {worded(fair[0])}."

    def details(self) -> AccountSought:
        """Return the ways."""
        return AccountSought(**self.common, channels=tuple(self.cleaned_data["channels"]))


class AccountForm(AllegingForm):
    """What the customer says, in full; or that nothing came."""

    heard = fields.RadiosField("Did they give their account?", HEARD, missing="Select whether they gave their account")
    words = NarrativeField(
        "Their account, in their own words", theirs=True, hint="In full, not a summary. It goes into the letter.", rows=8
    )
    on = fields.DateField("When did you hear it?", hint="For example, 27 3 2026", called="The day", required=False)

    def prepare(self) -> None:
        """Begin with today, and say how long they have where they have been asked."""
        self.initial.setdefault("on", self.ctx.on)
        self.ask_of_us()
        if asked := time_to_answer(self.ctx):
            self.fields["heard"].help_text = f"Asked on {worded(asked[0])}. A fair time to answer runs to {worded(asked[1])}."

    def clean(self) -> dict[str, Any]:
        """Ask of every account that was given whether it says something of our own people."""
        super().clean()
        unanswered = not self.cleaned_data.get("alleged") and "alleged" not in self.errors
        if self.cleaned_data.get("heard") == "yes" and unanswered:
            self.add_error("alleged", "Select whether it says that somebody of ours did something wrong")
        return self.cleaned_data

    def details(self) -> Account:
        """Return the account."""
        return Account(**self.common, heard=self.cleaned_data["heard"] == "yes", alleges=self.alleges)


class NeedsForm(ActForm):
    """What was asked, and up to two needs that were told."""

    ahead: ClassVar[tuple[str, ...]] = tuple(f"{block}_relook_on" for block in BLOCKS)
    groups = tuple(
        (title, tuple(f"{block}_{name}" for name in ("kind", "says", "basis", "unusable", "relook_on")))
        for block, title in zip(BLOCKS, ("A need that they told you of", "Another need"), strict=True)
    )

    words = NarrativeField(
        "What did you ask, and what did they tell you?",
        hint="About health, disability, language, and what may lie behind what happened. If they told you of no need, say so.",
        missing="Write what you asked and what they told you: an empty answer is not a consideration",
    )
    on = fields.DateField("When did you ask?", hint="For example, 27 3 2026", called="The day", required=False)

    def prepare(self) -> None:
        """Begin with today, and ask for each need."""
        self.initial.setdefault("on", self.ctx.on)
        for block in BLOCKS:
            self.fields[f"{block}_kind"] = fields.SelectField("What kind of need?", KINDS, first="None", required=False)
            self.fields[f"{block}_says"] = ShortTextField(
                "What do they need?", hint="For example: prefers email, hearing loss", max_length=300, required=False
            )
            self.fields[f"{block}_basis"] = fields.SelectField("On what ground do we keep this?", BASES, required=False)
            self.fields[f"{block}_unusable"] = fields.CheckboxesField(
                "Which ways of reaching us can they not use?", channels(), layout="small", required=False
            )
            self.fields[f"{block}_relook_on"] = fields.DateField(
                "When do we look at it again?", hint="For example, 27 3 2027", called="The day to look again", required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse half a need."""
        super().clean()
        for block in BLOCKS:
            self._whole(block)
        return self.cleaned_data

    def _whole(self, block: str) -> None:
        names = {
            "kind": "Select what kind of need it is",
            "says": "Write what they need",
            "basis": "Select on what ground we keep this",
            "relook_on": "Enter when we look at it again",
        }
        given = [name for name in (*names, "unusable") if self.cleaned_data.get(f"{block}_{name}")]
        for name, missing in names.items():
            field = f"{block}_{name}"
            if given and name not in given and field not in self.errors:
                self.add_error(field, missing)

    def details(self) -> Needs:
        """Return the needs."""
        return Needs(**self.common, needs=tuple(self._need(b) for b in BLOCKS if self.cleaned_data[f"{b}_kind"]))

    def _need(self, block: str) -> NeedTold:
        answers = self.cleaned_data
        return NeedTold(
            kind=answers[f"{block}_kind"],
            says=answers[f"{block}_says"],
            basis=answers[f"{block}_basis"],
            relook_on=answers[f"{block}_relook_on"],
            unusable_channels=tuple(answers[f"{block}_unusable"]),
        )

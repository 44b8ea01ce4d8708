"""Records the customer's side: contacts, their account, their needs."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.customers import Account, AccountSought, Contacted, Needs, NeedTold, WayToReach
from evenhand.casework.form_questions.questions import fair_time, time_to_answer
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.allegations import AllegingForm
from evenhand.web.acts.forms.choices import CHANNELS, MATTERS, channels, colleagues
from evenhand.web.acts.forms.danger import DangerForm
from evenhand.web.acts.forms.limiting_needs import agrees, asked_by, refuse_limit, told_of
from evenhand.wording.choices import SPEAKERS
from evenhand.wording.dates import listed
from evenhand.wording.dates import on as worded

WAYS = (fields.Choice("in", gettext_lazy("They contacted us")), fields.Choice("out", gettext_lazy("We contacted them")))
HEARD = (
    fields.Choice("yes", gettext_lazy("They gave it: I write it down in their words")),
    fields.Choice(
        "no", gettext_lazy("None came in a fair time"), hint=gettext_lazy("Say when and how you asked, and how long they had.")
    ),
)
KINDS = (
    fields.Choice("adjustment", gettext_lazy("A reasonable adjustment")),
    fields.Choice("vulnerability", gettext_lazy("Something that makes this harder for them")),
    fields.Choice("format", gettext_lazy("A format, such as large print")),
    fields.Choice("language", gettext_lazy("A language")),
)
BASES = (
    fields.Choice("consent", gettext_lazy("They agreed that we keep it")),
    fields.Choice("equality_duty", gettext_lazy("To meet our duty to make adjustments")),
    fields.Choice("safeguarding", gettext_lazy("Safeguarding")),
    fields.Choice("vital_interests", gettext_lazy("To protect a person’s life")),
    fields.Choice("legal_claim", gettext_lazy("A legal claim")),
)
BLOCKS = ("first", "second")


class ContactForm(AllegingForm, DangerForm):
    """One contact, either way."""

    behind: ClassVar[tuple[str, ...]] = ("happened_at",)
    ahead: ClassVar[tuple[str, ...]] = ("reply_by",)

    way = fields.RadiosField(gettext_lazy("Who made contact?"), WAYS, layout="inline", initial="in")
    channel = fields.SelectField(gettext_lazy("How?"), channels())
    happened_at = fields.MomentField(
        gettext_lazy("When?"), hint=gettext_lazy("For example, 27 3 2026 at 2:30pm"), called=gettext_lazy("The moment")
    )
    words = NarrativeField(
        gettext_lazy("What was it about?"),
        hint=gettext_lazy("Record what was said and asked for, not an opinion of the person."),
        limits=True,
    )
    matter = fields.SelectField(
        gettext_lazy("Which of these was it about?"),
        [fields.Choice(key.value, says) for key, says in MATTERS.items()],
        first=gettext_lazy("Not sure, or several"),
        hint=gettext_lazy("It decides whether this contact uses up something of what the customer may make."),
        required=False,
    )
    minutes = fields.WholeNumberField(
        gettext_lazy("How many minutes did it take?"),
        min_value=0,
        max_value=600,
        required=False,
        suffix=gettext_lazy("minutes"),
        hint=gettext_lazy("If you do not know, leave it blank: the contact then uses none of their time."),
    )
    speaker = fields.SelectField(gettext_lazy("Who spoke?"), first=gettext_lazy("Not noted"), required=False)

    def prepare(self) -> None:
        self.initial.setdefault("happened_at", self.ctx.at)
        self.offer("speaker", (fields.Choice(key.value, says) for key, says in SPEAKERS.items()))
        self.fields["promise"] = ShortTextField(
            _("What did we promise them in writing, if anything?"),
            hint=_("For example, a director’s assurance. The person who decides sees it."),
            required=False,
            ours=True,
        )
        self.fields["reply_by"] = fields.DateField(
            _("If we promised to reply: by which day?"),
            hint=_("It is then in the work of who replies. Leave it blank where nothing was promised."),
            called=_("The day"),
            required=False,
        )
        self.fields["reply_from"] = fields.SelectField(_("Who replies?"), first=_("I do"), required=False)
        self.offer("reply_from", colleagues(self.ctx.by))
        self.fields["answers"] = fields.TickField(_("We contacted them: this is the reply that we owed"), required=False)
        self.ask_danger()
        self.ask_of_us(_("Did they allege that a colleague did something wrong?"))

    def details(self) -> Contacted:
        answers = self.cleaned_data
        return Contacted(
            **self.common,
            channel=answers["channel"],
            by_customer=answers["way"] == "in",
            happened_at=answers["happened_at"],
            alleges=self.alleges,
            promise=answers["promise"],
            matter=answers["matter"],
            minutes=answers["minutes"],
            speaker=answers["speaker"],
            reply_by=answers["reply_by"],
            reply_from=answers["reply_from"],
            answers=bool(answers["answers"]),
            **self.told_of_danger,
        )


class SeekForm(ActForm):
    """The request for their account, by channels that they can use."""

    channels = fields.CheckboxesField(
        gettext_lazy("How did you ask?"), channels(), layout="small", missing=gettext_lazy("Select how you asked")
    )
    words = NarrativeField(
        gettext_lazy("What did you ask, and what did you tell them?"),
        hint=gettext_lazy("What was reported, and how they can answer."),
    )
    on = fields.DateField(
        gettext_lazy("When did you ask?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        """Show the channels that they cannot use, and the end of a fair time."""
        self.initial.setdefault("on", self.ctx.on)
        if unusable := self.ctx.facts.unusable:
            cannot = listed((CHANNELS[key].lower() for key in sorted(unusable)), "or")
            self.fields["channels"].help_text = _("They cannot be reached by: {cannot}. Use at least one other way.").format(
                cannot=cannot
            )
        if fair := fair_time(self.ctx):
            self.fields["on"].help_text = _("Asked today, a fair time to answer runs to {fair}.").format(fair=worded(fair[0]))

    def details(self) -> AccountSought:
        return AccountSought(**self.common, channels=tuple(self.cleaned_data["channels"]))


class AccountForm(AllegingForm, DangerForm):
    """The customer’s account, in full; or that none came."""

    heard = fields.RadiosField(
        gettext_lazy("Did they give their account?"), HEARD, missing=gettext_lazy("Select whether they gave their account")
    )
    words = NarrativeField(
        gettext_lazy("Their account, in their own words"),
        theirs=True,
        hint=gettext_lazy("In full, not a summary. It goes into the letter."),
        rows=8,
    )
    on = fields.DateField(
        gettext_lazy("When did you hear it?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        """Show how long they have, where they have been asked."""
        self.initial.setdefault("on", self.ctx.on)
        self.ask_danger()
        self.ask_of_us()
        if asked := time_to_answer(self.ctx):
            self.fields["heard"].help_text = _("Asked on {asked}. A fair time to answer runs to {fair}.").format(
                asked=worded(asked[0]), fair=worded(asked[1])
            )

    def clean(self) -> dict[str, Any]:
        """Ask of each account whether it alleges something about staff."""
        super().clean()
        unanswered = not self.cleaned_data.get("alleged") and "alleged" not in self.errors
        if self.cleaned_data.get("heard") == "yes" and unanswered:
            self.add_error("alleged", _("Select whether it alleges that a colleague did something wrong"))
        return self.cleaned_data

    def details(self) -> Account:
        heard = self.cleaned_data["heard"] == "yes"
        return Account(**self.common, heard=heard, alleges=self.alleges, **self.told_of_danger)


MOST_LINES, MOST_SIGNS = 8, 300
"""An address of more does not fit the head of a letter."""


class ReachForm(ActForm):
    """Where letters reach the customer: a forwarding address, an email address, or a way in words."""

    asks_for: ClassVar[Mapping[str, str]] = {"reached_at": "by"}
    blanks: ClassVar[Mapping[str, str]] = {"post": "address", "email": "email", "otherwise": "otherwise"}

    by = fields.RadiosField(
        gettext_lazy("How do letters reach them?"),
        (
            fields.Choice("post", gettext_lazy("By post, at an address other than their home with us"), reveals="address"),
            fields.Choice("email", gettext_lazy("By email"), reveals="email"),
            fields.Choice("otherwise", gettext_lazy("In another way"), reveals="otherwise"),
        ),
        missing=gettext_lazy("Select how letters reach them"),
    )
    address = NarrativeField(gettext_lazy("The address, a line for each part"), rows=5, theirs=True, required=False)
    email = fields.EmailField(gettext_lazy("Their email address"), max_length=254, required=False)
    otherwise = ShortTextField(
        gettext_lazy("Which way?"),
        hint=gettext_lazy(
            "For example: kept at our Quay Street office, where she collects it. The letter says it below the name."
        ),
        max_length=200,
        required=False,
    )
    words = NarrativeField(
        gettext_lazy("How do you know?"), hint=gettext_lazy("Who told you, and when. No letter has this."), rows=3
    )

    def prepare(self) -> None:
        """Begin with what is recorded now."""
        customer = self.ctx.the_case.customer
        if customer.letters_by:
            self.initial.setdefault("by", customer.letters_by)
            self.initial.setdefault(self.blanks[customer.letters_by], customer.letters_to)

    def clean(self) -> dict[str, Any]:
        """Refuse a way without where it leads, and an email address that is none."""
        super().clean()
        name = self.blanks.get(self.cleaned_data.get("by") or "", "")
        where = self.cleaned_data.get(name) if name else None
        if name and not where and name not in self.errors:
            self.add_error(name, _("Write where letters go"))
        if name == "address" and where and (len(where) > MOST_SIGNS or where.count("\n") >= MOST_LINES):
            self.add_error(
                name,
                _("Write the address in at most {lines} lines and {signs} characters").format(
                    lines=MOST_LINES, signs=MOST_SIGNS
                ),
            )
        return self.cleaned_data

    def details(self) -> WayToReach:
        by = self.cleaned_data["by"]
        return WayToReach(**self.common, by=by, to=self.cleaned_data[self.blanks[by]])


class NeedsForm(ActForm):
    """The questions asked, and up to two needs."""

    ahead: ClassVar[tuple[str, ...]] = tuple(f"{block}_relook_on" for block in BLOCKS)
    groups = tuple(
        (title, tuple(f"{block}_{name}" for name in ("kind", "says", "asked_by", "agrees", "basis", "unusable", "relook_on")))
        for block, title in zip(
            BLOCKS, (gettext_lazy("A need that they told you of"), gettext_lazy("Another need")), strict=True
        )
    )

    words = NarrativeField(
        gettext_lazy("What did you ask, and what did they tell you?"),
        hint=gettext_lazy(
            "About health, disability, language, and what may lie behind what happened. If they told you of no need, say so."
        ),
        missing=gettext_lazy("Write what you asked and what they told you: an empty answer is not a consideration"),
    )
    on = fields.DateField(
        gettext_lazy("When did you ask?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        """Ask for each need."""
        self.initial.setdefault("on", self.ctx.on)
        for block in BLOCKS:
            self.fields[f"{block}_kind"] = fields.SelectField(_("What kind of need?"), KINDS, first=_("None"), required=False)
            self.fields[f"{block}_says"] = ShortTextField(
                _("What do they need?"),
                hint=_("For example: prefers email, hearing loss"),
                max_length=300,
                required=False,
                ours=True,
            )
            self.fields[f"{block}_asked_by"] = asked_by()
            self.fields[f"{block}_agrees"] = agrees()
            self.fields[f"{block}_basis"] = fields.SelectField(_("On what ground do we keep this?"), BASES, required=False)
            self.fields[f"{block}_unusable"] = fields.CheckboxesField(
                _("Which ways of reaching us can they not use?"), channels(), layout="small", required=False
            )
            self.fields[f"{block}_relook_on"] = fields.DateField(
                _("When do we look at it again?"),
                hint=_("For example, 27 3 2027"),
                called=_("The review date"),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an incomplete need."""
        super().clean()
        for block in BLOCKS:
            self._whole(block)
        return self.cleaned_data

    def _whole(self, block: str) -> None:
        names = {
            "kind": _("Select what kind of need it is"),
            "says": _("Write what they need"),
            "basis": _("Select on what ground we keep this"),
            "relook_on": _("Enter when we look at it again"),
        }
        given = [name for name in (*names, "unusable") if self.cleaned_data.get(f"{block}_{name}")]
        for name, missing in names.items():
            field = f"{block}_{name}"
            if given and name not in given and field not in self.errors:
                self.add_error(field, missing)
        refuse_limit(self, self.cleaned_data.get(f"{block}_says") or "", f"{block}_")

    def details(self) -> Needs:
        return Needs(**self.common, needs=tuple(self._need(b) for b in BLOCKS if self.cleaned_data[f"{b}_kind"]))

    def _need(self, block: str) -> NeedTold:
        answers = self.cleaned_data
        return NeedTold(
            kind=answers[f"{block}_kind"],
            says=answers[f"{block}_says"],
            basis=answers[f"{block}_basis"],
            relook_on=answers[f"{block}_relook_on"],
            unusable_channels=tuple(answers[f"{block}_unusable"]),
            **told_of(self, f"{block}_"),
        )

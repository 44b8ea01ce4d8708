"""Issues or serves a letter: a finding, a warning, a measure, a marker."""

from collections.abc import Mapping
from typing import ClassVar

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from evenhand.casework.details.letters import Issued, Served, Withheld
from evenhand.casework.details.measures import Found, Warned
from evenhand.casework.form_questions.questions import letter_lacks
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import GIVING_CHANNELS, Act, Decision, NoticePart
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.web.acts.forms.choices import channels

EXPECTED = gettext_lazy("What they can do instead, in a way that they can keep to. The letter quotes it.")
OUTCOMES = (
    fields.Choice("unacceptable", gettext_lazy("What happened was not acceptable")),
    fields.Choice("unreasonable", gettext_lazy("What was asked of us was not reasonable")),
    fields.Choice(
        "not_made_out",
        gettext_lazy("The report is not made out"),
        hint=gettext_lazy("Nothing follows from it, and the letter explains that."),
    ),
)


class FindForm(ActForm):
    """The finding of an investigation."""

    asks_for: ClassVar[Mapping[str, str]] = {
        "expected_behaviour": "asked",
        "finding_made": "outcome",
        "investigated": "outcome",
    }

    outcome = fields.RadiosField(gettext_lazy("What do you find?"), OUTCOMES, missing=gettext_lazy("Select what you find"))
    words = NarrativeField(
        gettext_lazy("Why?"),
        hint=format_lazy(
            "{} {}", gettext_lazy("What you rest it on, and what speaks against it. The letter quotes it."), SIGNED
        ),
    )

    asked = NarrativeField(gettext_lazy("What do you expect of them from now on?"), hint=EXPECTED, rows=3, required=False)

    def prepare(self) -> None:
        """Ask what is expected where the letter needs it."""
        if NoticePart.EXPECTED_BEHAVIOUR not in letter_lacks(self.ctx, Decision.FINDING):
            del self.fields["asked"]

    def details(self) -> Found:
        answers = self.cleaned_data
        return Found(**self.common, outcome=answers["outcome"], asked=answers.get("asked", ""))


class WarnForm(ActForm):
    """What is asked of the customer, and why."""

    asks_for: ClassVar[Mapping[str, str]] = {"expected_behaviour": "asked", "warned": "asked"}

    asked = NarrativeField(
        gettext_lazy("What do you ask them to do?"),
        hint=EXPECTED,
        rows=3,
    )
    words = NarrativeField(
        gettext_lazy("Why is it not acceptable?"),
        hint=format_lazy("{} {}", gettext_lazy("What it does to others. The letter quotes it."), SIGNED),
    )

    def details(self) -> Warned:
        return Warned(**self.common, asked=self.cleaned_data["asked"])


class IssueForm(ActForm):
    """What a letter still needs from its sender."""

    asks_for: ClassVar[Mapping[str, str]] = {"expected_behaviour": "asked"}

    contact_person = ShortTextField(
        gettext_lazy("Who is their contact?"), hint=gettext_lazy("A person, by name. The letter names them."), max_length=200
    )
    service_implications = NarrativeField(
        gettext_lazy("What does it mean for their services?"),
        hint=gettext_lazy("What continues as before, and what changes."),
        rows=3,
        required=False,
    )
    asked = NarrativeField(gettext_lazy("What do you expect of them from now on?"), hint=EXPECTED, rows=3, required=False)
    home_at_risk = fields.TickField(
        gettext_lazy("Their home could be at risk if this continues"),
        hint=gettext_lazy("The letter then warns of it, and names where to get advice."),
        required=False,
    )

    def prepare(self) -> None:
        """Offer the contact in the measure, or the owner of the case."""
        named = next((row.terms.named_contact for row in self.ctx.facts.measures if row.reference == self.ctx.subject), None)
        self.initial.setdefault("contact_person", named or self.ctx.the_case.owner.name)
        if NoticePart.EXPECTED_BEHAVIOUR not in letter_lacks(self.ctx, kind(self.ctx.act).letters[-1]):
            del self.fields["asked"]
        if self.ctx.act is Act.TELL_MARKER:
            del self.fields["service_implications"], self.fields["home_at_risk"]

    def details(self) -> Issued:
        answers = self.cleaned_data
        return Issued(
            **self.common,
            contact_person=answers["contact_person"],
            service_implications=answers.get("service_implications", ""),
            home_at_risk=answers.get("home_at_risk", False),
            asked=answers.get("asked", ""),
        )


class WithholdNoticeForm(ActForm):
    """Why the decision is withheld, and when that is reviewed."""

    asks_for: ClassVar[Mapping[str, str]] = {"withheld_until": "until"}
    ahead: ClassVar[tuple[str, ...]] = ("until",)

    words = NarrativeField(gettext_lazy("How would telling add to the risk, or hinder an investigation?"), hint=SIGNED, rows=5)
    until = fields.DateField(
        gettext_lazy("When is that reviewed?"),
        hint=gettext_lazy(
            "From that day on they are owed the letter. Until then no letter and no page but this case tells of it."
        ),
        called=gettext_lazy("The day"),
    )

    def details(self) -> Withheld:
        return Withheld(**self.common, until=self.cleaned_data["until"])


class ServeForm(ActForm):
    """How and when a letter was given."""

    asks_for: ClassVar[Mapping[str, str]] = {"channels": "how"}

    how = fields.RadiosField(gettext_lazy("How was the letter given?"), channels(GIVING_CHANNELS))
    on = fields.DateField(
        gettext_lazy("On which day?"),
        hint=gettext_lazy("The day on which it reached them, or was put in the post"),
        called=gettext_lazy("The day"),
    )
    copy = ShortTextField(
        gettext_lazy("In which format, if they cannot use an ordinary letter?"),
        hint=gettext_lazy("For example, audio or large print. It binds them once they have a copy that they can use."),
        required=False,
    )
    words = NarrativeField(gettext_lazy("Anything to note?"), rows=3, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("on", self.ctx.on)

    def details(self) -> Served:
        return Served(**self.common, how=self.cleaned_data["how"], copy=self.cleaned_data["copy"])

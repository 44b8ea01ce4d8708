"""Asks acts that need little more than words: what was done, on which day, and why."""

from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details import Details, Established
from evenhand.casework.details.measures import Signed
from evenhand.casework.form_questions.questions import consulted_parties, wanted_facts
from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.presenters import start
from evenhand.web.acts.forms.act_form import ActForm


class StepForm(ActForm):
    """Words, and nothing else."""

    words = NarrativeField("", missing=gettext_lazy("Write the note: it cannot be empty"))

    def prepare(self) -> None:
        """Word the question for the act."""
        said = self.english.of_act(self.ctx.act)
        self.fields["words"].label, self.fields["words"].help_text = said.asks, said.hint

    def details(self) -> Details:
        return Details(**self.common)


class SignedStepForm(StepForm):
    """The words of an officer who signs."""

    def details(self) -> Signed:
        return Signed(**self.common)


class DatedStepForm(StepForm):
    """Words, and the day, which may be past."""

    on = fields.DateField(
        gettext_lazy("When was this?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        super().prepare()
        self.initial.setdefault("on", self.ctx.on)


class EstablishingForm(DatedStepForm):
    """Words, a day, and other facts of this policy that the act may have established.

    ``always``: the facts that the act itself establishes.
    """

    always: ClassVar[tuple[str, ...]] = ()

    def prepare(self) -> None:
        """Offer the facts of this policy."""
        super().prepare()
        wanted, fixed = wanted_facts(self.ctx.policy), {*self.always, "told_unacceptable", "chance_given", "asked_to_stop"}
        also = [key for key, kind in FACT_CATALOGUE.items() if kind.by is self.ctx.act and key in wanted]
        offered = [fields.Choice(key, start(self.english.fact(key))) for key in also if key not in fixed]
        if offered:
            self.fields["facts"] = fields.CheckboxesField(_("Which of these apply, if any?"), offered, required=False)

    def blank(self, field: str) -> str:
        """Return the list of facts where it offers this one, else the words by which the act establishes it."""
        offered = field in getattr(self.fields.get("facts"), "offered", {})
        return super().blank("facts" if offered else "words")

    def details(self) -> Established:
        return Established(**self.common, facts=(*self.always, *self.cleaned_data.get("facts", ())))


class DiscussForm(EstablishingForm):
    """A talk with the customer."""

    always = ("discussion_considered",)


class ConsultForm(ActForm):
    """Who was consulted about a proposal, and their answer."""

    party = fields.RadiosField(gettext_lazy("Who was consulted?"), missing=gettext_lazy("Select who was consulted"))
    words = NarrativeField(
        gettext_lazy("What did they say?"),
        theirs=True,
        hint=gettext_lazy("Their view in their own words, also where it is against the proposal."),
    )

    def blank(self, field: str) -> str:
        """Return the question of who was consulted, which a cure names by the party."""
        return super().blank("party" if field in self.ctx.policy.main.parties else field)

    def prepare(self) -> None:
        """Offer the parties that a layer names, those not asked yet first."""
        parties = consulted_parties(self.ctx) or list(self.ctx.policy.main.parties)
        self.offer("party", (fields.Choice(key, self.english.name(key)) for key in parties))

    def details(self) -> Signed:
        return Signed(**self.common, party=self.cleaned_data["party"])

"""Records what a customer asks for, and answers a request for an adjustment."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details import Details
from evenhand.casework.details.customers import NeedTold
from evenhand.casework.details.requests import RequestAnswered, Requested
from evenhand.casework.form_questions.requests import can_ask
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.labels import Labels, asked
from evenhand.ui.presenters import lower
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import channels
from evenhand.web.acts.forms.customers import BASES
from evenhand.wording.words import Words

OUTCOMES = (
    fields.Choice("agreed", gettext_lazy("We agree to it"), hint=gettext_lazy("Record below what they need.")),
    fields.Choice("refused", gettext_lazy("We refuse it"), hint=gettext_lazy("The reason goes to the customer.")),
)


class RequestForm(ActForm):
    """A request in the customer's words, by any route."""

    behind: ClassVar[tuple[str, ...]] = ("received_on",)

    what = fields.RadiosField(gettext_lazy("What do they ask for?"), missing=gettext_lazy("Select what they ask for"))
    words = NarrativeField(
        gettext_lazy("What did they say?"), theirs=True, hint=gettext_lazy("In their own words, in full."), rows=5
    )
    received_on = fields.DateField(
        gettext_lazy("When did it reach us?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day it reached us"),
    )
    route = fields.SelectField(
        gettext_lazy("How did it reach us?"), channels(), missing=gettext_lazy("Select how it reached us")
    )

    def prepare(self) -> None:
        self.initial.setdefault("received_on", self.ctx.on)
        labels = Labels(self.ctx.facts, Words(self.ctx.policy))
        offered = {f"{asks}:{of}": asked(asks, lower(labels.name(of))) for asks, of in can_ask(self.ctx.facts)}
        self.offer("what", (fields.Choice(key, says) for key, says in offered.items()))

    def details(self) -> Requested:
        asks, _, of = self.cleaned_data["what"].partition(":")
        given = {name: self.cleaned_data[name] for name in ("received_on", "route")}
        return Requested(**self.common, asks=asks, of=of, **given)


class AnswerRequestForm(ActForm):
    """The answer to a request for an adjustment, with the need that follows where it is agreed."""

    ahead: ClassVar[tuple[str, ...]] = ("relook_on",)
    groups = ((gettext_lazy("If you agree: what do they need?"), ("says", "basis", "unusable", "relook_on")),)

    outcome = fields.RadiosField(
        gettext_lazy("What is the answer?"), OUTCOMES, missing=gettext_lazy("Select whether you agree to it")
    )
    words = NarrativeField(gettext_lazy("Why?"), hint=gettext_lazy("The customer is given this reason."))
    told_by = fields.CheckboxesField(
        gettext_lazy("How did you give them the answer and the reason?"),
        channels(),
        layout="small",
        missing=gettext_lazy("Select how you gave them the answer"),
    )
    says = ShortTextField(gettext_lazy("What do they need?"), max_length=300, required=False)
    basis = fields.SelectField(gettext_lazy("On what ground do we keep this?"), BASES, required=False)
    unusable = fields.CheckboxesField(
        gettext_lazy("Which ways of reaching us can they not use?"), channels(), layout="small", required=False
    )
    relook_on = fields.DateField(
        gettext_lazy("When do we look at it again?"),
        hint=gettext_lazy("For example, 27 3 2027"),
        called=gettext_lazy("The review date"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the need where the adjustment is agreed."""
        super().clean()
        missing = {
            "says": _("Write what they need"),
            "basis": _("Select on what ground we keep this"),
            "relook_on": _("Enter when we look at it again"),
        }
        for name, message in missing.items() if self.cleaned_data.get("outcome") == "agreed" else ():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, message)
        return self.cleaned_data

    def details(self) -> RequestAnswered:
        answers = self.cleaned_data
        need = self._need() if answers["outcome"] == "agreed" else None
        return RequestAnswered(**self.common, outcome=answers["outcome"], told_by=tuple(answers["told_by"]), need=need)

    def _need(self) -> NeedTold:
        answers = self.cleaned_data
        return NeedTold(
            kind="adjustment",
            says=answers["says"],
            relook_on=answers["relook_on"],
            basis=answers["basis"],
            unusable_channels=tuple(answers["unusable"]),
        )


class WithdrawRequestForm(ActForm):
    """That the customer took the request back, in their words."""

    words = NarrativeField(
        gettext_lazy("What did they say?"),
        theirs=True,
        hint=gettext_lazy("In their own words. Never ask a customer to take a request back."),
    )
    on = fields.DateField(
        gettext_lazy("When did they say so?"), hint=gettext_lazy("For example, 27 3 2026"), called=gettext_lazy("The day")
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.ctx.on)

    def details(self) -> Details:
        return Details(**self.common)

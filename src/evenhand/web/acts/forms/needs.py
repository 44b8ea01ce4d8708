"""Reviews a customer's need, and records who speaks for them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.customers import NeedChanged, NeedTold, RepresentativeNamed
from evenhand.casework.rows import need_in
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.web.acts.forms.choices import channels
from evenhand.web.acts.forms.customers import BASES
from evenhand.web.acts.forms.limiting_needs import agrees, asked_by, refuse_limit, told_of
from evenhand.wording.representatives import STANDINGS

OUTCOMES = (
    fields.Choice("kept", gettext_lazy("It stays as it is"), hint=gettext_lazy("Say until when, below.")),
    fields.Choice("changed", gettext_lazy("It changes to something else")),
    fields.Choice("ended", gettext_lazy("It ends")),
)
GROUNDS = (
    fields.Choice("asked_for", gettext_lazy("They ask for it")),
    fields.Choice("no_longer_needed", gettext_lazy("They no longer need it, and say so")),
    fields.Choice("something_better", gettext_lazy("Something else meets it better")),
    fields.Choice("assessed_again", gettext_lazy("It was assessed again, with them")),
    fields.Choice(
        "conduct",
        gettext_lazy("Because of how they behaved"),
        hint=gettext_lazy("Never a ground: nothing is taken away as a sanction."),
    ),
)


class ChangeNeedForm(ActForm):
    """A decision about one need."""

    asks_for: ClassVar[Mapping[str, str]] = {"channels": "told_by"}
    ahead: ClassVar[tuple[str, ...]] = ("relook_on",)
    behind: ClassVar[tuple[str, ...]] = ()

    outcome = fields.RadiosField(gettext_lazy("What is the decision?"), OUTCOMES, missing=gettext_lazy("Select the decision"))
    words = NarrativeField(
        gettext_lazy("Why?"),
        hint=format_lazy("{} {}", gettext_lazy("What you considered together, and what they think."), SIGNED),
    )
    because = fields.RadiosField(gettext_lazy("On what ground does it change or end?"), GROUNDS, required=False)
    lessens = fields.TickField(gettext_lazy("It gives them less than before"), required=False)
    says = ShortTextField(
        gettext_lazy("What do they need instead?"),
        hint=gettext_lazy("Only where it changes."),
        max_length=300,
        required=False,
        ours=True,
    )
    relook_on = fields.DateField(
        gettext_lazy("When is it reviewed?"),
        hint=gettext_lazy("Where it stays or changes, as in 27 3 2027"),
        called=gettext_lazy("The day"),
        required=False,
    )
    basis = fields.SelectField(gettext_lazy("On what ground do we keep it?"), BASES, required=False)
    told_by = fields.CheckboxesField(
        gettext_lazy("How did you tell them?"),
        channels(),
        hint=gettext_lazy("Where it changes or ends."),
        layout="small",
        required=False,
    )

    def prepare(self) -> None:
        """Find the need in question; ask for its ground where none is recorded."""
        self.need = need_in(self.ctx.the_case, self.ctx.subject)
        if self.need and self.need.basis:
            del self.fields["basis"]
        self.fields |= {"asked_by": asked_by(), "agrees": agrees()}
        self.order_fields([name for one in self.fields for name in ((one, "asked_by", "agrees") if one == "says" else (one,))])

    def clean(self) -> dict[str, Any]:
        """Ask for what each outcome needs."""
        super().clean()
        asked = {
            "kept": {"relook_on": _("Enter when it is reviewed")},
            "changed": {
                "because": _("Select on what ground it changes"),
                "says": _("Write what they need instead"),
                "relook_on": _("Enter when it is reviewed"),
                "told_by": _("Select how you told them"),
            },
            "ended": {"because": _("Select on what ground it ends"), "told_by": _("Select how you told them")},
        }
        if "basis" in self.fields:
            asked["changed"]["basis"] = _("Select on what ground we keep it")
        for name, missing in asked.get(self.cleaned_data.get("outcome", ""), {}).items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, missing)
        if self.cleaned_data.get("outcome") == "changed":
            refuse_limit(self, self.cleaned_data.get("says") or "")
        return self.cleaned_data

    def details(self) -> NeedChanged:
        answers = self.cleaned_data
        return NeedChanged(
            **self.common,
            outcome=answers["outcome"],
            because=answers["because"] or "looked_at_again",
            lessens=answers["lessens"],
            told_by=tuple(answers["told_by"]),
            relook_on=answers["relook_on"],
            need=self._instead() if answers["outcome"] == "changed" else None,
        )

    def _instead(self) -> NeedTold:
        need, answers = self.need, self.cleaned_data
        return NeedTold(
            kind=need.kind if need else "adjustment",
            says=answers["says"],
            relook_on=answers["relook_on"],
            unusable_channels=tuple(need.unusable_channels) if need else (),
            basis=answers.get("basis") or (need.basis if need else ""),
            **told_of(self),
        )


class RepresentativeForm(ActForm):
    """Who speaks for the customer."""

    behind: ClassVar[tuple[str, ...]] = ("since",)
    ahead: ClassVar[tuple[str, ...]] = ("until",)

    name = ShortTextField(
        gettext_lazy("Who speaks for them?"), hint=gettext_lazy("A person, or an office, by name."), max_length=200
    )
    standing = fields.SelectField(gettext_lazy("As what?"), missing=gettext_lazy("Select as what they speak for them"))
    reached_by = ShortTextField(gettext_lazy("How are they reached?"), max_length=200, required=False)
    since = fields.DateField(
        gettext_lazy("Since when?"), hint=gettext_lazy("For example, 27 3 2026"), called=gettext_lazy("The day")
    )
    until = fields.DateField(gettext_lazy("Until when, if that is known?"), called=gettext_lazy("The last day"), required=False)
    words = NarrativeField(
        gettext_lazy("What did the customer say about it?"), hint=gettext_lazy("What they may be told, and what not.")
    )

    def prepare(self) -> None:
        self.initial.setdefault("since", self.ctx.on)
        self.offer("standing", (fields.Choice(key, says) for key, says in STANDINGS.items()))

    def details(self) -> RepresentativeNamed:
        answers = self.cleaned_data
        names = ("name", "standing", "since", "until")
        given = {name: answers[name] for name in names}
        return RepresentativeNamed(**self.common, **given, reached_by=answers["reached_by"] or "")

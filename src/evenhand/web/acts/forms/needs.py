"""What somebody needs, looked at again: kept, changed or ended, for its own sake; and who speaks for them."""

from typing import Any, ClassVar

from evenhand.casework.details.customers import NeedChanged, NeedTold, RepresentativeNamed
from evenhand.casework.rows import need_in
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import channels
from evenhand.web.acts.forms.customers import BASES
from evenhand.wording.acts import SIGNED
from evenhand.wording.representatives import STANDINGS

OUTCOMES = (
    fields.Choice("kept", "It stays as it is", hint="Say until when, below."),
    fields.Choice("changed", "It changes to something else"),
    fields.Choice("ended", "It ends"),
)
GROUNDS = (
    fields.Choice("asked_for", "They ask for it"),
    fields.Choice("no_longer_needed", "They no longer need it, and say so"),
    fields.Choice("something_better", "Something else meets it better"),
    fields.Choice("assessed_again", "It was assessed again, with them"),
    fields.Choice("conduct", "Because of how they behaved", hint="Never a ground: nothing is taken away as a sanction."),
)


class ChangeNeedForm(ActForm):
    """A decision of its own about one need."""

    ahead: ClassVar[tuple[str, ...]] = ("relook_on",)
    behind: ClassVar[tuple[str, ...]] = ()

    outcome = fields.RadiosField("What becomes of it?", OUTCOMES, missing="Select what becomes of it")
    words = NarrativeField("Why?", hint=f"What you looked at together, and what they say. {SIGNED}")
    because = fields.RadiosField("On what ground does it change or end?", GROUNDS, required=False)
    lessens = fields.TickField("It gives them less than before", required=False)
    says = ShortTextField("What do they need instead?", hint="Only where it changes.", max_length=300, required=False)
    relook_on = fields.DateField(
        "When is it looked at again?",
        hint="Where it stays or changes, as in 27 3 2027",
        called="The day",
        required=False,
    )
    basis = fields.SelectField("On what ground do we keep it?", BASES, required=False)
    told_by = fields.CheckboxesField(
        "How were they told?", channels(), hint="Where it changes or ends.", layout="small", required=False
    )

    def prepare(self) -> None:
        """Find the need in question; ask on what ground it is kept where nobody has said."""
        self.need = need_in(self.ctx.the_case, self.ctx.subject)
        if self.need and self.need.basis:
            del self.fields["basis"]

    def clean(self) -> dict[str, Any]:
        """Ask for what each outcome needs."""
        super().clean()
        asked = {
            "kept": {"relook_on": "Enter when it is looked at again"},
            "changed": {
                "because": "Select on what ground it changes",
                "says": "Write what they need instead",
                "relook_on": "Enter when it is looked at again",
                "told_by": "Select how they were told",
            },
            "ended": {"because": "Select on what ground it ends", "told_by": "Select how they were told"},
        }
        if "basis" in self.fields:
            asked["changed"]["basis"] = "Select on what ground we keep it"
        for name, missing in asked.get(self.cleaned_data.get("outcome", ""), {}).items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, missing)
        return self.cleaned_data

    def details(self) -> NeedChanged:
        """Return the decision."""
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
        )


class RepresentativeForm(ActForm):
    """Who speaks for the customer."""

    behind: ClassVar[tuple[str, ...]] = ("since",)
    ahead: ClassVar[tuple[str, ...]] = ("until",)

    name = ShortTextField("Who speaks for them?", hint="A person, or an office, by name.", max_length=200)
    standing = fields.SelectField("As what?", missing="Select as what they speak for them")
    reached_by = ShortTextField("How are they reached?", max_length=200, required=False)
    since = fields.DateField("Since when?", hint="For example, 27 3 2026", called="The day")
    until = fields.DateField("Until when, if that is known?", called="The last day", required=False)
    words = NarrativeField("What did the customer say about it?", hint="What they may be told, and what not.")

    def prepare(self) -> None:
        """Begin with today."""
        self.initial.setdefault("since", self.ctx.on)
        self.offer("standing", (fields.Choice(key, says) for key, says in STANDINGS.items()))

    def details(self) -> RepresentativeNamed:
        """Return who."""
        answers = self.cleaned_data
        names = ("name", "standing", "since", "until")
        given = {name: answers[name] for name in names}
        return RepresentativeNamed(**self.common, **given, reached_by=answers["reached_by"] or "")

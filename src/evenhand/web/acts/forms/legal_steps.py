"""Records legal steps: what, by which body, on which terms."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.referrals import StepTaken
from evenhand.casework.rows import measures_in
from evenhand.policy.vocabulary import MeasureKind, OrderKind
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.wording.choices import ORDERS
from evenhand.wording.dates import short

INJUNCTIONS = frozenset({OrderKind.INJUNCTION_CLAIM, OrderKind.INJUNCTION})


class OrderForm(ActForm):
    """The content of a paper: kind, body, day, terms, last day; and the measure that led to it."""

    behind: ClassVar[tuple[str, ...]] = ("on",)

    kind = fields.RadiosField(gettext_lazy("What is it?"), missing=gettext_lazy("Select what it is"))
    body = ShortTextField(
        gettext_lazy("Which court or body?"), hint=gettext_lazy("For a notice that we served: ourselves"), max_length=200
    )
    under = ShortTextField(
        gettext_lazy("Under which Act?"),
        hint=gettext_lazy(
            "For example, Anti-social Behaviour, Crime and Policing Act 2014, section 1. Needed for an injunction."
        ),
        max_length=200,
        required=False,
    )
    on = fields.DateField(
        gettext_lazy("Which day does it bear?"), hint=gettext_lazy("For example, 27 3 2026"), called=gettext_lazy("The day")
    )
    until = fields.DateField(
        gettext_lazy("Until when does it last?"),
        hint=gettext_lazy("Leave it empty if it names no day"),
        called=gettext_lazy("The last day"),
        required=False,
    )
    words = NarrativeField(
        gettext_lazy("What does it say?"), theirs=True, hint=gettext_lazy("Its terms, in the words of the paper."), rows=5
    )
    advice = fields.TickField(
        gettext_lazy("The customer was pointed to independent advice"),
        hint=gettext_lazy("Such as Citizens Advice, Shelter or a solicitor. Before any step that may cost the home."),
        required=False,
    )

    def prepare(self) -> None:
        """Offer the kinds of papers, and the case's own measures that are legal steps."""
        self.offer("kind", (fields.Choice(str(kind), label) for kind, label in ORDERS.items()))
        offered = self.ctx.policy.catalogue("measure")
        legal = {key for key, answer in offered.items() if answer.value.kind is MeasureKind.LEGAL_STEP}
        rows = [row for row in measures_in(self.ctx.the_case) if row.key in legal and row.authorised_on]
        if rows:
            named = [fields.Choice(r.reference, f"{self.english.name(r.key)}, {short(r.authorised_on)}") for r in rows]
            self.fields["measure"] = fields.SelectField(
                _("Which decision led to it?"), named, first=_("None of ours"), required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first, and an injunction under no Act."""
        super().clean()
        answers = self.cleaned_data
        if answers.get("kind") in INJUNCTIONS and not answers.get("under") and "under" not in self.errors:
            self.add_error("under", _("Write under which Act the injunction is made, or asked for"))
        if answers.get("until") and answers.get("on") and answers["until"] < answers["on"]:
            self.add_error("until", _("The last day must not be before the day that it bears"))
        return answers

    def details(self) -> StepTaken:
        answers = self.cleaned_data
        return StepTaken(
            **self.common,
            kind=answers["kind"],
            body=answers["body"],
            under=answers["under"] or "",
            until=answers.get("until"),
            measure=answers.get("measure", ""),
            advice=answers.get("advice", False),
        )

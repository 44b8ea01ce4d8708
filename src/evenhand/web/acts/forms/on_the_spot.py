"""Asks how a worker ended a call or a visit: why, after how many warnings, and which emergency was in it."""

from typing import Any

from django.utils.translation import gettext as _

from evenhand.casework.details.incidents import ContactEnded
from evenhand.casework.form_questions.questions import warnings_before_ending
from evenhand.policy.vocabulary import Abuse
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ReasonField
from evenhand.web.acts.forms.danger import DangerForm
from evenhand.wording.choices import ENDED_BECAUSE


class EndedForm(DangerForm):
    """How the call or visit of a report was ended. A worker who left danger answers nothing about warnings."""

    def prepare(self) -> None:
        self.fields["because"] = fields.RadiosField(
            _("Why did you end it?"),
            [fields.Choice(key, says) for key, says in ENDED_BECAUSE.items()],
            missing=_("Select why you ended it"),
        )
        self.fields["warnings"] = fields.WholeNumberField(
            _("How many times did you say that you would end it?"),
            hint=_("Enter 0 if you ended it at once."),
            min_value=0,
            max_value=9,
            required=False,
            width=2,
        )
        warned = warnings_before_ending(self.ctx)
        if warned:
            self.fields["early"] = ReasonField(
                _("If fewer than {number} warnings came first, why?").format(number=warned.value.warnings),
                hint=_("It is recorded as a departure from the rule. You can also say why later."),
                rows=2,
            )
        self.fields["words"] = NarrativeField(
            _("What did you say at the end?"), hint=_("For example, who will ring them back, and when."), required=False
        )
        self.ask_danger(
            asks=_("Was it about an emergency, or something dangerous or broken at home?"),
            missing=_("Select yes if it was about an emergency, or something dangerous or broken at home"),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the warnings, but not of a worker who left danger."""
        answers = super().clean()
        because = answers.get("because")
        if because and because != Abuse.DANGER and answers.get("warnings") is None and "warnings" not in self.errors:
            self.add_error("warnings", _("Enter how many times you said that you would end it, or 0"))
        return answers

    def details(self) -> ContactEnded:
        answers, warned = self.cleaned_data, warnings_before_ending(self.ctx)
        early = answers.get("early", "")
        return ContactEnded(
            words=answers["words"],
            departures={warned.cited.id: early} if warned and early.strip() else {},
            because=answers["because"],
            warnings=0 if answers["because"] == Abuse.DANGER else answers["warnings"],
            early=early,
            **self.told_of_danger,
        )

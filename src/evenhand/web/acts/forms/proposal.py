"""Proposes one measure of the policy: its terms as sentences, its dates within the layers' bounds."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.measures import Proposed
from evenhand.casework.rows import measure_in
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.web.acts.forms.choices import urgent_situations
from evenhand.web.acts.forms.measure import MeasureForm, latest

__all__ = ["ProposeForm", "latest"]


class ProposeForm(MeasureForm):
    """The terms and dates of one measure, and why nothing lighter is enough; starts from an existing proposal."""

    words = NarrativeField(
        gettext_lazy("What have you tried, and why is it not enough?"),
        hint=gettext_lazy("Each lighter step, and its result. The letter quotes it."),
        missing=gettext_lazy("Write what you have tried and why it is not enough"),
        rows=6,
    )

    def prepare(self) -> None:
        """Ask for the measure, and whether it can wait."""
        row = measure_in(self.ctx.the_case, self.ctx.subject)
        if row:
            self.initial["measure"] = self.initial.get("measure") or row.key
            self.initial.setdefault("words", row.why)
        super().prepare()
        if situations := urgent_situations(self.ctx.policy):
            self.fields["urgent"] = fields.TickField(
                _("It cannot wait: take the urgent route"),
                hint=_("Some steps may then follow afterwards, within a time from today. Authority and letter come first."),
                required=False,
            )
            self.fields["situations"] = fields.CheckboxesField(_("What makes it urgent?"), situations, required=False)
        *others, (_title, reach) = self.groups
        self.groups = (*others, (_("How far it reaches, and how soon"), (*reach, "urgent", "situations")))

    def clean(self) -> dict[str, Any]:
        """Ask what makes it urgent, where it is."""
        answers = super().clean()
        if answers.get("urgent") and not answers.get("situations"):
            self.add_error("situations", _("Select what makes it urgent"))
        return answers

    def details(self) -> Proposed:
        answers = self.cleaned_data
        urgent = {"urgent": answers.get("urgent", False), "situations": tuple(answers.get("situations", ()))}
        return Proposed(**self.common, **self.measured, **urgent)

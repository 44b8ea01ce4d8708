"""Declares an interest: which tie, and in words what it is."""

from django.utils.translation import gettext_lazy

from evenhand.casework.details.cases import Interest
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.case.interests import TIES


class InterestForm(ActForm):
    """An interest; the officer decides nothing in the case from then on."""

    tie = fields.RadiosField(
        gettext_lazy("What ties you to this case?"), missing=gettext_lazy("Select what ties you to this case")
    )
    words = NarrativeField(
        gettext_lazy("Say a little more"),
        hint=gettext_lazy("You will decide nothing in this case. Colleagues who read the case see this."),
    )

    def prepare(self) -> None:
        self.offer("tie", (fields.Choice(key, says.mine) for key, says in TIES.items() if says.mine))

    def details(self) -> Interest:
        return Interest(**self.common, tie=self.cleaned_data["tie"])

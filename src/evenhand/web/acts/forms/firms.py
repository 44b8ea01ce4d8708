"""Asks what a contractor is asked for: the contractor, the report, what they read, by which day."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.firms import FirmAsked
from evenhand.casework.rows import live_incidents_in
from evenhand.firms.queries import firm_views
from evenhand.people.sought import names_in
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import report


class AskFirmForm(ActForm):
    """What a contractor is asked for; the words reach them, so they name no customer."""

    ahead: ClassVar[tuple[str, ...]] = ("due_on",)

    firm = fields.SelectField(gettext_lazy("Which contractor?"), missing=gettext_lazy("Select the contractor"))
    incident = fields.RadiosField(
        gettext_lazy("About which report?"), missing=gettext_lazy("Select the report that it is about")
    )
    words = NarrativeField(
        gettext_lazy("What do you ask them for?"),
        hint=gettext_lazy("They read these words and the day of the report. Name no customer, and tell no story."),
        missing=gettext_lazy("Write what you ask them for"),
        rows=3,
    )
    due_on = fields.DateField(
        gettext_lazy("By which day?"),
        called=gettext_lazy("The day"),
        missing=gettext_lazy("Enter the day of their answer"),
    )

    def prepare(self) -> None:
        """Offer the landlord's contractors and the reports of the case."""
        self.offer("firm", (fields.Choice(one.reference, one.name) for one in firm_views(self.ctx.by.landlord)))
        rows = live_incidents_in(self.ctx.the_case)
        self.offer("incident", map(report, rows))
        if len(rows) == 1:
            self.initial.setdefault("incident", rows[0].reference)

    def clean_words(self) -> str:
        """Refuse words that name the customer."""
        words = str(self.cleaned_data["words"])
        if found := names_in(words, self.ctx.the_case.customer.name):
            raise ValidationError(_("“{name}” names the customer. Leave it out: the contractor reads this").format(name=found))
        return words

    def details(self) -> FirmAsked:
        answers = self.cleaned_data
        return FirmAsked(**self.common, firm=answers["firm"], incident=answers["incident"], due_on=answers["due_on"])

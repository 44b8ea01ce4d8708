"""Asks what contractors are asked for by a day, and what came of an allegation about one of their people."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.allegations import AllegationSent, FirmOutcome
from evenhand.casework.details.firms import FirmAsked
from evenhand.casework.rows import allegation_in, live_incidents_in
from evenhand.firms.queries import firm_views
from evenhand.people.sought import names_in
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.allegations import OUTCOMES, AboutAllegationForm
from evenhand.web.acts.forms.choices import report


class ToFirmForm(ActForm):
    """Words that reach a contractor, so they name no customer."""

    def clean_words(self) -> str:
        """Refuse words that name the customer."""
        words = str(self.cleaned_data["words"])
        if found := names_in(words, self.ctx.the_case.customer.name):
            raise ValidationError(_("“{name}” names the customer. Leave it out: the contractor reads this").format(name=found))
        return words

    def offer_firms(self) -> None:
        """Offer the landlord's contractors."""
        self.offer("firm", (fields.Choice(one.reference, one.name) for one in firm_views(self.ctx.by.landlord)))


class AskFirmForm(ToFirmForm):
    """What a contractor is asked for about one report."""

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
        self.offer_firms()
        rows = live_incidents_in(self.ctx.the_case)
        self.offer("incident", map(report, rows))
        if len(rows) == 1:
            self.initial.setdefault("incident", rows[0].reference)

    def details(self) -> FirmAsked:
        answers = self.cleaned_data
        return FirmAsked(**self.common, firm=answers["firm"], incident=answers["incident"], due_on=answers["due_on"])


class SendToFirmForm(ToFirmForm, AboutAllegationForm):
    """Which contractor looks into an allegation, what it reads, and by when it answers."""

    ahead: ClassVar[tuple[str, ...]] = ("due_on",)

    firm = fields.SelectField(gettext_lazy("Which contractor?"), missing=gettext_lazy("Select the contractor"))
    words = NarrativeField(
        gettext_lazy("What does the contractor look into?"),
        hint=gettext_lazy("Its scheduler and safety lead read these words, and no operative. Name no customer."),
        missing=gettext_lazy("Write what the contractor looks into"),
        rows=3,
    )
    due_on = fields.DateField(
        gettext_lazy("By which day?"), called=gettext_lazy("The day"), missing=gettext_lazy("Enter the day of their answer")
    )

    def prepare(self) -> None:
        self.offer_firms()

    def details(self) -> AllegationSent:
        return AllegationSent(**self.common, firm=self.cleaned_data["firm"], due_on=self.cleaned_data["due_on"])


class FirmOutcomeForm(AboutAllegationForm):
    """What came of an allegation at the contractor, as it said or wrote it; or that no answer came."""

    outcome = fields.RadiosField(gettext_lazy("What came of it?"), missing=gettext_lazy("Select what came of it"))
    words = NarrativeField(
        gettext_lazy("What does the contractor say?"), theirs=True, missing=gettext_lazy("Write what it says")
    )

    def prepare(self) -> None:
        """Offer that no answer came once its day has passed."""
        row = allegation_in(self.ctx.the_case, self.ctx.subject)
        late = row is not None and row.firm_due_on is not None and row.firm_due_on < self.ctx.on
        none = (fields.Choice("none_came", _("No answer came")),) if late else ()
        self.offer("outcome", (*OUTCOMES, *none))

    def details(self) -> FirmOutcome:
        return FirmOutcome(**self.common, outcome=self.cleaned_data["outcome"])

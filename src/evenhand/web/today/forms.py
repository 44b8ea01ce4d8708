"""Asks when a visit is and who attends, why it cannot be made this way, and why a flag is closed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.stored import StoredMember
from evenhand.clock import now
from evenhand.landlords.queries import Officer
from evenhand.people.queries import StayView
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.forms.once import Once
from evenhand.wording.visits import KINDS
from evenhand.work.visits_ahead import VisitAsked

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

HOME = "home"
MOST_AHEAD = timedelta(days=5 * 366)
LENGTHS = {
    "30": gettext_lazy("30 minutes"),
    "60": gettext_lazy("1 hour"),
    "120": gettext_lazy("2 hours"),
    "240": gettext_lazy("4 hours"),
}


class ArrangeForm(Once):
    """A visit, a job or a call for one customer."""

    kind = fields.RadiosField(gettext_lazy("What is it?"), layout="inline", missing=gettext_lazy("Select what it is"))
    where = fields.RadiosField(gettext_lazy("Where?"), missing=gettext_lazy("Select where it is"))
    about = ShortTextField(
        gettext_lazy("What is it for?"),
        ours=True,
        required=False,
        max_length=200,
        hint=gettext_lazy("For example, annual gas check"),
    )
    starts_at = fields.MomentField(gettext_lazy("When does it start?"), called=gettext_lazy("The start"))
    minutes = fields.SelectField(gettext_lazy("How long is it?"), initial="60")
    attends = fields.SelectField(gettext_lazy("Who attends?"), missing=gettext_lazy("Select who attends"))
    due_on = fields.DateField(
        gettext_lazy("By which day must it be done?"),
        required=False,
        hint=gettext_lazy("Only where the law gives a day. No flag moves it."),
        called=gettext_lazy("The day"),
    )

    def __init__(
        self, by: Officer, people: Iterable[StoredMember], stays: Iterable[StayView], sent: QueryDict | None = None
    ) -> None:
        super().__init__(sent, initial={"kind": "visit", "where": HOME, "attends": by.user.reference})
        self.fields["kind"].offer(fields.Choice(key, says) for key, says in KINDS.items())  # type: ignore[attr-defined]
        self.fields["minutes"].offer(fields.Choice(key, says) for key, says in LENGTHS.items())  # type: ignore[attr-defined]
        named = (fields.Choice(one.user.reference, f"{one.user.name}, {one.title}") for one in people)
        self.fields["attends"].offer(named)  # type: ignore[attr-defined]
        elsewhere = [fields.Choice(one.home, _("Where they stay: {address}").format(address=one.address)) for one in stays]
        if elsewhere:
            self.fields["where"].offer((fields.Choice(HOME, _("At their home")), *elsewhere))  # type: ignore[attr-defined]
        else:
            del self.fields["where"]

    def clean_starts_at(self) -> datetime:
        """Return the start. No calendar says which office answers decades ahead: a year with a wrong number is named."""
        starts: datetime = self.cleaned_data["starts_at"]
        if starts > now() + MOST_AHEAD:
            raise forms.ValidationError(_("The start is more than five years ahead. Check the year."))
        return starts

    def details(self, customer: str) -> VisitAsked:
        """Return the visit for a customer."""
        said: dict[str, Any] = self.cleaned_data
        where = said.get("where") or HOME
        return VisitAsked(
            customer=customer,
            kind=said["kind"],
            starts_at=said["starts_at"],
            ends_at=said["starts_at"] + timedelta(minutes=int(said["minutes"])),
            about=said["about"],
            attends=said["attends"],
            due_on=said["due_on"],
            home=None if where == HOME else where,
        )


class CannotForm(forms.Form):
    """Why the colleague cannot do it this way."""

    why = NarrativeField(
        gettext_lazy("What stops you?"),
        missing=gettext_lazy("Write what stops you"),
        rows=3,
    )

    def __init__(self, sees: "Text", sent: QueryDict | None = None) -> None:
        """``sees``: who sees it, in a sentence."""
        super().__init__(sent, prefix="cannot")
        self.fields["why"].help_text = sees


class CloseFlagForm(forms.Form):
    """Why a flag is closed."""

    because = NarrativeField(
        gettext_lazy("What did you arrange?"),
        hint=gettext_lazy("How the visit is made now, or why nothing has to change."),
        missing=gettext_lazy("Write what you arranged"),
        rows=3,
    )


class LoneWorkingForm(forms.Form):
    """A colleague's word that their arrangements for working alone are in place."""

    lone_working = fields.TickField(
        gettext_lazy("My lone-working arrangements are in place"),
    )

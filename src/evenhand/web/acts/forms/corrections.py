"""Moves an incident, a contact or a file to the right customer; deletes a file."""

from collections.abc import Iterable
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.context import ActContext
from evenhand.casework.details import Details
from evenhand.casework.details.incidents import Moved
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm

Kind = Literal["incident", "contact", "file"]
TO, NOBODY_YET, WITHDRAW = "to", "nobody_yet", "withdraw"
_TO = {
    "incident": gettext_lazy("Another customer"),
    "contact": gettext_lazy("Another customer"),
    "file": gettext_lazy("Another incident"),
}
_WITHDRAW = {
    "incident": gettext_lazy("No customer: withdraw it"),
    "contact": gettext_lazy("No customer: withdraw it"),
    "file": gettext_lazy("Nothing here: delete the file"),
}


class CorrectPersonForm(ActForm):
    """The right customer, and the reason. ``people``: the customers found by the search."""

    words = NarrativeField(
        gettext_lazy("Why does it not belong here?"),
        hint=gettext_lazy("It stays on this customer’s record. Do not name anyone or describe what happened."),
        missing=gettext_lazy("Say why it does not belong here"),
    )

    def __init__(self, ctx: ActContext, *args: Any, kind: Kind, people: Iterable[fields.Choice] = (), **kwargs: Any) -> None:
        self.kind, self.people = kind, tuple(people)
        super().__init__(ctx, *args, **kwargs)

    def prepare(self) -> None:
        """Ask for the right customer; for a file, for the right incident."""
        where = [fields.Choice(TO, _TO[self.kind], reveals="who")]
        if self.kind == "incident":
            where.append(fields.Choice(NOBODY_YET, _("A person who is not identified yet")))
        where.append(fields.Choice(WITHDRAW, _WITHDRAW[self.kind]))
        self.fields["where"] = fields.RadiosField(_("Who is it about?"), where, missing=_("Select who it is about"))
        if self.kind == "file":
            self.fields["where"].label = _("Where does the file belong?")
            self.fields["who"] = ShortTextField(_("The reference of the incident that it shows"), required=False, max_length=20)
        else:
            hint = _("A name, a reference or a postcode.")
            self.fields["who"] = ShortTextField(_("Who is it about?"), hint=hint, required=False, max_length=100)
        if self.people:
            self.fields["customer"] = fields.RadiosField(_("Which of these is it?"), self.people, required=False)
        self.order_fields([name for name in ("where", "who", "customer", "words") if name in self.fields])

    def clean(self) -> dict[str, Any]:
        """Refuse another customer without a name."""
        answers = super().clean()
        if answers.get("where") == TO and not answers.get("who") and not answers.get("customer"):
            self.add_error("who", _("Enter a reference") if self.kind == "file" else _("Say who it is about"))
        return answers

    def moved(self, to: str | None) -> Moved:
        answers = self.cleaned_data
        withdraw = answers["where"] == WITHDRAW
        return Moved(words=answers["words"], to=to if answers["where"] == TO else None, withdraw=withdraw)


class DeleteForm(ActForm):
    """Why a file is deleted."""

    words = NarrativeField(
        gettext_lazy("Why is it deleted?"),
        hint=gettext_lazy(
            "Your name and this reason stay, with the file’s fingerprint. The file and its name are gone for good."
        ),
        missing=gettext_lazy("Say why it is deleted"),
    )

    def details(self) -> Details:
        return Details(words=self.cleaned_data["words"])

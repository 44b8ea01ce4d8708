"""Asks which contact is struck out of an allowance and why, and how much more contact is allowed for how long."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.allowances import MoreAllowed, StruckOut
from evenhand.casework.ledgers import ledgers_in
from evenhand.policy.allowance import Balance, until_after
from evenhand.policy.vocabulary import STRIKES_OUT, MoreFor
from evenhand.ui.forms import fields
from evenhand.web.acts.forms.steps import StepForm
from evenhand.wording.allowance import CHANNELS, amount, left
from evenhand.wording.choices import MORE_FOR, STRUCK_FOR
from evenhand.wording.dates import short

PERIODS = {
    "day": gettext_lazy("For how many days?"),
    "week": gettext_lazy("For how many weeks?"),
    "month": gettext_lazy("For how many months?"),
}
EACH = {
    "day": gettext_lazy("1 is today alone."),
    "week": gettext_lazy("1 is this week alone, up to Sunday. The same amount is allowed in each."),
    "month": gettext_lazy("1 is this month alone, up to its last day. The same amount is allowed in each."),
}


class StrikeOutForm(StepForm):
    """Which entry of the ledger, the kind of reason, and the reason in full."""

    contact = fields.RadiosField(gettext_lazy("Which contact?"), missing=gettext_lazy("Select the contact"))
    because = fields.RadiosField(gettext_lazy("What kind of reason is it?"), missing=gettext_lazy("Select the kind of reason"))

    def prepare(self) -> None:
        """Offer each contact of the periods that run that uses something up."""
        super().prepare()
        self.offer("because", (fields.Choice(key.value, STRUCK_FOR[key]) for key in STRIKES_OUT))
        found = ledgers_in(self.ctx.the_case, self.ctx.subject, self.ctx.at)
        lines = {line.reference: (line, one) for one in found for line in one.to_strike_out}
        says = _("{day}, {channel}: {amount} used")
        self.offer(
            "contact",
            (
                fields.Choice(
                    key,
                    says.format(
                        day=short(line.on),
                        channel=CHANNELS[line.channel] if line.channel else "",
                        amount=amount(-line.amount, one),
                    ),
                )
                for key, (line, one) in lines.items()
            ),
        )
        self.fields["contact"].help_text = " ".join(map(left, found)) if lines else _("No contact uses anything up now.")
        self.order_fields(("contact", "because", "words"))

    def details(self) -> StruckOut:
        answers = self.cleaned_data
        return StruckOut(**self.common, contact=answers["contact"], because=answers["because"])


class AllowMoreForm(StepForm):
    """How much more, of contacts or of minutes, for how long; the kind of reason, and the reason in full."""

    of = fields.RadiosField(gettext_lazy("More of what?"), layout="inline", required=False)
    amount = fields.WholeNumberField(
        gettext_lazy("How many more?"), min_value=1, max_value=600, missing=gettext_lazy("Enter how many more")
    )
    periods = fields.WholeNumberField(
        gettext_lazy("For how long?"), min_value=1, max_value=12, initial=1, missing=gettext_lazy("Enter for how long")
    )
    because = fields.RadiosField(gettext_lazy("What kind of reason is it?"), missing=gettext_lazy("Select the kind of reason"))

    @cached_property
    def _found(self) -> tuple[Balance, ...]:
        return ledgers_in(self.ctx.the_case, self.ctx.subject, self.ctx.at)

    def prepare(self) -> None:
        """Ask in the units and the periods of this measure."""
        super().prepare()
        self.offer("because", (fields.Choice(key.value, says) for key, says in MORE_FOR.items()))
        if len(self._found) > 1:
            choices = (fields.Choice("contacts", _("Contacts")), fields.Choice("minutes", _("Minutes")))
            self.offer("of", choices)
            self.initial.setdefault("of", "contacts")
        else:
            del self.fields["of"]
        for one in self._found[:1]:
            self.fields["amount"].label = _("How many more minutes?") if one.minutes else _("How many more contacts?")
            self.fields["amount"].help_text = " ".join(map(left, self._found))
            self.fields["periods"].label, self.fields["periods"].help_text = PERIODS[one.per], EACH[one.per]
        if len(self._found) > 1:
            self.fields["amount"].label = _("How many more?")
        self.order_fields(("of", "amount", "periods", "because", "words"))

    def details(self) -> MoreAllowed:
        """Return what is allowed, up to the last day of the periods asked for."""
        answers: dict[str, Any] = self.cleaned_data
        asked = {True: "minutes", False: "contacts"}
        one = next((row for row in self._found if asked[row.minutes] == answers.get("of")), self._found[0])
        return MoreAllowed(
            **self.common,
            amount=answers["amount"],
            minutes=one.minutes,
            until=until_after(self.ctx.on, one.per, answers["periods"]),
            because=MoreFor(answers["because"]),
        )

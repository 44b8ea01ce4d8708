"""Opening a case on reports, or saying where they belong."""

from collections.abc import Iterable
from typing import Any

from evenhand.casework.details.cases import Opened
from evenhand.casework.paging import First
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import Words
from evenhand.web.acts.forms import choices
from evenhand.web.acts.forms.act_form import ActForm


class OpenForm(ActForm):
    """On which reports a case rests, and what may send it elsewhere. ``offered``: reports of the same customer."""

    incidents = fields.CheckboxesField("On which reports does it rest?", missing="Select the reports that it rests on")
    words = Words(
        "Why does it need a case?", hint="What you have looked at so far. It opens the file that the customer can ask to see."
    )

    def __init__(self, *args: Any, offered: First[fields.Choice], reported: Iterable[str] = (), **kwargs: Any) -> None:
        """Take the reports that can be chosen, and the situations that stand in them and send them elsewhere."""
        self.offered, self.reported = offered, tuple(reported)
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        """Offer the reports, and the situations that the policy leaves to others; ask after those that were reported."""
        self.offer("incidents", self.offered)
        if self.offered.cut:
            self.fields["incidents"].help_text = f"Only {len(self.offered)} reports are shown, the newest. Add others later."
        if offered := choices.situations(self.ctx.policy):
            self.fields["situations"] = fields.CheckboxesField(
                "Is any of this so?", offered, hint="What belongs elsewhere goes there, and no case is opened.", required=False
            )

        if reported := choices.plainly(self.reported):
            self.fields["not_so"] = fields.CheckboxesField(
                "This was reported. Is any of it not so after all?",
                reported,
                hint="Say in your words how you know.",
                required=False,
            )

    def opened(self, customer: str) -> Opened:
        """Return the case to open, about a customer."""
        answers = self.cleaned_data
        return Opened(
            words=answers["words"],
            departures=self.departures,
            customer=customer,
            incidents=tuple(answers["incidents"]),
            situations=tuple(answers.get("situations", ())),
            not_so=tuple(answers.get("not_so", ())),
        )

"""Closes and reopens a case; signposts a report; records a death or a departure."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.cases import Closed, Opened, Reopened, Signposted
from evenhand.casework.details.departures import Departed
from evenhand.casework.form_questions.questions import signposting, who_could
from evenhand.casework.paging import First
from evenhand.people.queries import PersonView
from evenhand.people.sought import joined, split_postcode
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms import choices
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.wording.choices import CASE_OUTCOMES

ANOTHER = "another"


class CloseForm(ActForm):
    """How the case ended, and what the customer heard of it."""

    behind: ClassVar[tuple[str, ...]] = ("told_on",)

    outcome = fields.RadiosField(gettext_lazy("What did it come to?"), missing=gettext_lazy("Select what it came to"))
    words = NarrativeField(gettext_lazy("How did the case end?"), hint=SIGNED)
    told = NarrativeField(
        gettext_lazy("What was the customer told?"),
        hint=gettext_lazy("Leave it empty if you told them nothing."),
        rows=3,
        required=False,
    )
    told_on = fields.DateField(
        gettext_lazy("When were they told?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        self.offer("outcome", (fields.Choice(*one) for one in CASE_OUTCOMES.items()))

    def clean(self) -> dict[str, Any]:
        """Ask for the day on which the customer heard."""
        super().clean()
        if self.cleaned_data.get("told") and not self.cleaned_data.get("told_on") and "told_on" not in self.errors:
            self.add_error("told_on", _("Enter when they were told"))
        return self.cleaned_data

    def details(self) -> Closed:
        answers = self.cleaned_data
        told_on = answers["told_on"] if answers["told"] else None
        return Closed(**self.common, outcome=answers["outcome"], told=answers["told"], told_on=told_on)


class ReopenForm(ActForm):
    """Why a closed case is reopened, and its next owner."""

    words = NarrativeField(
        gettext_lazy("Why is it opened again?"),
        hint=format_lazy("{} {}", gettext_lazy("The earlier closing record stays beside it."), SIGNED),
    )
    owner = fields.SelectField(gettext_lazy("Who owns the case now?"), missing=gettext_lazy("Select who owns the case"))

    def prepare(self) -> None:
        """Offer everybody who can own a case, the actor first."""
        people = who_could(self.ctx, Act.SEEK_ACCOUNT, self.ctx.facts.plus(closed_on=None))
        self.offer("owner", (fields.Choice(one.user.reference, f"{one.user.name}, {one.title}") for one in people))
        self.initial.setdefault("owner", self.ctx.by.user.reference)

    def details(self) -> Reopened:
        """Return the reason, and the next owner."""
        return Reopened(**self.common, owner=self.cleaned_data["owner"])


class ElsewhereForm(ActForm):
    """Where a report belongs that the policy does not cover. ``reported``: situations in the report."""

    situations = fields.CheckboxesField(gettext_lazy("What is so?"), required=False)
    goes_to = fields.RadiosField(gettext_lazy("Where does it belong?"), missing=gettext_lazy("Select where it belongs"))
    another = ShortTextField(gettext_lazy("Which team, procedure or body?"), max_length=200, required=False)
    words = NarrativeField(
        gettext_lazy("Why?"),
        hint=format_lazy("{} {}", gettext_lazy("What makes it theirs. The report stays on our record."), SIGNED),
    )

    def __init__(self, *args: Any, reported: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        self.reported = reported
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        """Offer the policy's places, those for this report first; and another place, by name."""
        policy = self.ctx.policy
        offered = {answer.value.situation for answer in policy.every("scope.elsewhere")}
        if offered:
            self.offer("situations", choices.plainly(sorted(offered)))
            self.initial.setdefault("situations", sorted(self.reported & offered))
        else:
            del self.fields["situations"]
        named = [fields.Choice(str(place), goes_to) for place, goes_to in enumerate(self._places)]
        self.offer("goes_to", (*named, fields.Choice(ANOTHER, _("Somewhere else"), reveals="another")))

    @property
    def _places(self) -> tuple[str, ...]:
        return signposting(self.ctx.policy, self.reported)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("goes_to") == ANOTHER and not self.cleaned_data.get("another"):
            self.add_error("another", _("Write where it belongs"))
        return self.cleaned_data

    def details(self) -> Signposted:
        """Return the place, and the reason."""
        answers = self.cleaned_data
        goes_to = answers["another"] if answers["goes_to"] == ANOTHER else self._places[int(answers["goes_to"])]
        return Signposted(**self.common, goes_to=goes_to, situations=tuple(answers.get("situations", ())))


WHAT = (
    fields.Choice(
        "died",
        gettext_lazy("The customer has died"),
        hint=gettext_lazy("What binds them ends, and nothing is written to them any more."),
    ),
    fields.Choice(
        "left", gettext_lazy("The customer has left"), hint=gettext_lazy("Each thing that is on their record is decided again.")
    ),
    fields.Choice(
        "moved",
        gettext_lazy("The customer has moved to another home"),
        hint=gettext_lazy("What is on their record goes with them and is decided again. Visits ahead are flagged."),
        reveals="to",
    ),
    fields.Choice(
        "household",
        gettext_lazy("The people at the home have changed"),
        hint=gettext_lazy("Each note on the home must be decided again."),
    ),
)
MOVED = "moved"
MISTAKEN = fields.Choice("mistaken", gettext_lazy("They have neither died nor left: it was recorded by mistake"))


class DepartureForm(ActForm):
    """A customer's death or departure, or a changed household. ``recorded``: there is such a record."""

    what = fields.RadiosField(gettext_lazy("What has happened?"), missing=gettext_lazy("Select what has happened"))
    to = ShortTextField(
        gettext_lazy("Their new address, with the postcode"),
        hint=gettext_lazy("For example, 3 Mill Row, Otterford, OT1 2AB"),
        required=False,
        max_length=250,
    )
    on = fields.DateField(gettext_lazy("When?"), hint=gettext_lazy("For example, 27 3 2026"), called=gettext_lazy("The day"))
    words = NarrativeField(gettext_lazy("How do we know?"), hint=gettext_lazy("Who told us, and what we have seen."), rows=3)

    def __init__(self, *args: Any, customer: PersonView, **kwargs: Any) -> None:
        self.customer = customer
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        """Offer what can have happened to this customer."""
        recorded = self.customer.died_on or self.customer.left_on
        offered = [one for one in WHAT if one.value != "household" or self.customer.home]
        self.offer("what", (*offered, MISTAKEN) if recorded else offered)

    def clean(self) -> dict[str, Any]:
        """Ask for the new address of a customer who moved: another one, with its postcode."""
        super().clean()
        told, home = self.cleaned_data, self.customer.home
        if told.get("what") == MOVED and "to" not in self.errors:
            address, postcode = split_postcode(told.get("to", ""))
            if not (address and postcode):
                self.add_error("to", _("Enter the new address, with its postcode at the end"))
            elif home and joined(f"{address} {postcode}") == joined(f"{home.address} {home.postcode}"):
                self.add_error("to", _("This is where they live already. Enter the new address"))
        return told

    def details(self) -> Departed:
        told = self.cleaned_data
        to = told["to"] if told["what"] == MOVED else ""
        return Departed(**self.common, customer=self.customer.reference, what=told["what"], to=to)


class OpenForm(ActForm):
    """The reports that a case rests on, and what may send it elsewhere. ``offered``: reports of the same customer."""

    incidents = fields.CheckboxesField(
        gettext_lazy("On which reports does it rest?"), missing=gettext_lazy("Select the reports that it rests on")
    )
    words = NarrativeField(
        gettext_lazy("Why does it need a case?"),
        hint=gettext_lazy("What you have considered so far. It opens the file that the customer can ask to see."),
    )

    def __init__(
        self, *args: Any, offered: First[fields.Choice], reported: Iterable[str] = (), others: Iterable[str] = (), **kwargs: Any
    ) -> None:
        """Take the reports to offer, their situations that send a report elsewhere, and the customer's other open cases."""
        self.offered, self.reported, self.others = offered, tuple(reported), tuple(others)
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        """Offer the reports, and the situations that the policy leaves to others; confirm the reported ones."""
        self.offer("incidents", self.offered)
        if self.offered.cut:
            self.fields["incidents"].help_text = _("Only {number} reports are shown, the newest. Add others later.").format(
                number=len(self.offered)
            )
        if offered := choices.situations(self.ctx.policy):
            self.fields["situations"] = fields.CheckboxesField(
                _("Which of these apply, if any?"),
                offered,
                hint=_("What belongs elsewhere goes there, and no case is opened."),
                required=False,
            )

        if self.others:
            self.fields["of_its_own"] = fields.TickField(
                _("It is about something else and needs a case of its own"),
                hint=_("What is about the same matter goes into the open case: log it there."),
                missing=_("Say that it needs a case of its own, or log it in the open case"),
            )
        if reported := choices.plainly(self.reported):
            self.fields["not_so"] = fields.CheckboxesField(
                _("This was reported. Which of it is not true, if any?"),
                reported,
                hint=_("Say in your words how you know."),
                required=False,
            )

    def opened(self, customer: str) -> Opened:
        answers = self.cleaned_data
        return Opened(
            words=answers["words"],
            departures=self.departures,
            customer=customer,
            incidents=tuple(answers["incidents"]),
            situations=tuple(answers.get("situations", ())),
            not_so=tuple(answers.get("not_so", ())),
        )

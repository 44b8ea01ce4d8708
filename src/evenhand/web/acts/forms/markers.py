"""Markers: what staff do when they deal with this person. The instruction, never the story."""

from typing import ClassVar

from django.core.exceptions import ValidationError

from evenhand.casework.context import DRAFT
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.form_questions.questions import review_bounds
from evenhand.casework.rows import live_incidents_in
from evenhand.markers.instructions import challenged, names_health
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.choices import report
from evenhand.web.acts.forms.proposal import latest
from evenhand.wording.acts import SIGNED


class MarkForm(ActForm):
    """Which marker, what it tells staff to do, on which incidents it rests."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("review_on",)

    key = fields.RadiosField("Which marker?", missing="Select which marker")
    instruction = ShortTextField(
        "What do staff do?", hint="An instruction, such as: attend in pairs. Not what happened, and nothing about the person.",
        max_length=200, missing="Write what staff do",
    )  # fmt: skip
    incidents = fields.CheckboxesField("On which incidents does it rest?", missing="Select the incidents that it rests on")
    words = NarrativeField("Why is it needed?", hint=f"What could happen without it. {SIGNED}")
    review_on = fields.DateField("When is it looked at again?", called="The day of the review")
    read_again = fields.TickField(
        "I have read it again: it says what staff do, and nothing about who the person is", required=False
    )

    def prepare(self) -> None:
        """Offer the policy's markers and the incidents of the case."""
        offered = self.ctx.policy.catalogue("marker")
        self.offer("key", (fields.Choice(key, answer.value.title) for key, answer in offered.items()))
        if len(offered) == 1:
            self.initial.setdefault("key", next(iter(offered)))
        self.offer("incidents", map(report, live_incidents_in(self.ctx.the_case)))
        bounds = review_bounds(self.ctx, self.draft_facts(), self.ctx.on)
        self.fields["review_on"].help_text = latest("From today", bounds.latest)
        if not challenged(str(self.data.get("instruction", ""))):
            del self.fields["read_again"]

    def clean_instruction(self) -> str:
        """Refuse what names health; ask to read again what names origin, belief or offence, or labels a person."""
        said_to_staff = str(self.cleaned_data["instruction"])
        if health := names_health(said_to_staff):
            raise ValidationError(
                f"“{health[0]}” may say something about health or disability. Write what staff do, and leave that out"
            )
        if (found := challenged(said_to_staff)) and not self.data.get("read_again"):
            raise ValidationError(
                f"“{found[0]}” may say what a person is. Write what staff do; if it does say that, tick below"
            )
        return said_to_staff

    def draft_facts(self) -> Facts:
        """Return the facts with a marker in question."""
        facts = self.ctx.facts
        return facts.plus(markers=(*facts.markers, known.Marker(DRAFT, ""))).about(DRAFT)

    def details(self) -> Marked:
        """Return the request."""
        answers = self.cleaned_data
        return Marked(
            **self.common,
            key=answers["key"],
            instruction=answers["instruction"],
            incidents=tuple(answers["incidents"]),
            review_on=answers["review_on"],
        )


class AuthoriseMarkerForm(ActForm):
    """Why it is needed, and the last day on which it stands whatever happens: a named person decides both."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("hard_end_on",)

    words = NarrativeField("Why is it needed and in proportion?", hint=SIGNED, missing="Write your reasons")
    hard_end_on = fields.DateField(
        "When does it come off, whatever happens?",
        hint="A missed review leaves it on, shown as overdue, until the end of this day and no longer.",
        called="Its last day",
        missing="Enter the last day on which it stands",
    )

    def details(self) -> MarkerAuthorised:
        """Return the decision."""
        return MarkerAuthorised(**self.common, hard_end_on=self.cleaned_data["hard_end_on"])

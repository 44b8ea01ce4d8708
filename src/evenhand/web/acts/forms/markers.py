"""Requests and authorises markers: what staff do with this person, never the story."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.context import DRAFT
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.form_questions.questions import review_bounds
from evenhand.casework.rows import live_incidents_in
from evenhand.landlords.switches import Feature, is_on
from evenhand.markers.instructions import challenged, names_health
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.web.acts.forms.choices import report
from evenhand.web.acts.forms.proposal import latest
from evenhand.wording.labels import work_by_sex
from evenhand.wording.visits import RISKS


class MarkForm(ActForm):
    """Which marker, its instruction, and its incidents."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("review_on",)

    key = fields.RadiosField(gettext_lazy("Which marker?"), missing=gettext_lazy("Select which marker"))
    instruction = ShortTextField(
        gettext_lazy("What do staff do?"),
        hint=gettext_lazy("An instruction, such as: attend in pairs. Not what happened, and nothing about the person."),
        max_length=200,
        missing=gettext_lazy("Write what staff do"),
        ours=True,
    )
    risk = fields.SelectField(
        gettext_lazy("Which kind of risk may contractors see?"),
        first=gettext_lazy("None"),
        hint=gettext_lazy("They make their own assessment from it. The letter about the marker says that they see it."),
        required=False,
    )
    incidents = fields.CheckboxesField(
        gettext_lazy("On which incidents does it rest?"), missing=gettext_lazy("Select the incidents that it rests on")
    )
    words = NarrativeField(
        gettext_lazy("Why is it needed?"), hint=format_lazy("{} {}", gettext_lazy("What could happen without it."), SIGNED)
    )
    review_on = fields.DateField(gettext_lazy("When is it reviewed?"), called=gettext_lazy("The day of the review"))
    read_again = fields.TickField(
        gettext_lazy("I have checked it: it tells staff what to do, and does not describe the person"), required=False
    )

    def prepare(self) -> None:
        offered = self.ctx.policy.catalogue("marker")
        self.offer("key", (fields.Choice(key, answer.value.title) for key, answer in offered.items()))
        if len(offered) == 1:
            self.initial.setdefault("key", next(iter(offered)))
        self.offer("incidents", map(report, live_incidents_in(self.ctx.the_case)))
        bounds = review_bounds(self.ctx, self.draft_facts(), self.ctx.on)
        self.fields["review_on"].help_text = latest(_("From today"), bounds.latest)
        if not challenged(str(self.data.get("instruction", ""))):
            del self.fields["read_again"]
        if is_on(self.ctx.by.landlord, Feature.CONTRACTORS_PAGES):
            self.offer("risk", (fields.Choice(one, says) for one, says in RISKS.items()))
        else:
            del self.fields["risk"]

    def clean_instruction(self) -> str:
        """Refuse words on health; ask to check words on origin, belief or offence, and labels."""
        said_to_staff = str(self.cleaned_data["instruction"])
        if health := names_health(said_to_staff):
            raise ValidationError(
                _("“{health}” may say something about health or disability. Write what staff do, and leave that out").format(
                    health=health[0]
                )
            )
        if by_sex := work_by_sex(said_to_staff):
            raise ValidationError(_("“{words}” gives work by sex. Write “two people”, or “nobody alone”").format(words=by_sex))
        if (found := challenged(said_to_staff)) and not self.data.get("read_again"):
            raise ValidationError(
                _("“{found}” may say what a person is. Write what staff do; if it does say that, tick below").format(
                    found=found[0]
                )
            )
        return said_to_staff

    def draft_facts(self) -> Facts:
        """Return the facts with a marker in question."""
        facts = self.ctx.facts
        return facts.plus(markers=(*facts.markers, known.Marker(DRAFT, ""))).about(DRAFT)

    def details(self) -> Marked:
        answers = self.cleaned_data
        return Marked(
            **self.common,
            key=answers["key"],
            instruction=answers["instruction"],
            incidents=tuple(answers["incidents"]),
            review_on=answers["review_on"],
            risk=answers.get("risk", ""),
        )


class AuthoriseMarkerForm(ActForm):
    """Why it is needed, and its absolute last day: a named person decides both."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("hard_end_on",)

    words = NarrativeField(
        gettext_lazy("Why is it needed and in proportion?"), hint=SIGNED, missing=gettext_lazy("Write your reasons")
    )
    hard_end_on = fields.DateField(
        gettext_lazy("When does it come off, whatever happens?"),
        hint=gettext_lazy("A missed review leaves it on, shown as overdue, until the end of this day and no longer."),
        called=gettext_lazy("Its last day"),
        missing=gettext_lazy("Enter its last day"),
    )

    def details(self) -> MarkerAuthorised:
        return MarkerAuthorised(**self.common, hard_end_on=self.cleaned_data["hard_end_on"])

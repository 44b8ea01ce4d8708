"""Makes a measure lighter, or proposes and decides its extension."""

from typing import Any, ClassVar

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.reviews import Lengthened, Lightened
from evenhand.casework.form_questions.questions import grounds_of_extension, review_bounds
from evenhand.policy.facts.facts import Measure
from evenhand.policy.pack.terms import Terms
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.ui.presenters import start
from evenhand.web.acts.forms.act_form import SIGNED, ActForm
from evenhand.web.acts.forms.letters import IssueForm
from evenhand.web.acts.forms.proposal import latest
from evenhand.web.acts.forms.terms import TermQuestions, answers_of, read_terms
from evenhand.wording.dates import on as worded

TERMS_AS_THEY_WILL_BE = gettext_lazy("What they are asked to do from now on")


class TermsForm(ActForm):
    """A form that can change the terms of the measure in question."""

    def ask_terms(self) -> None:
        """Ask for every term that the policy gives the measure, starting from the present ones."""
        measure = self.measure
        if measure is None or measure.key not in self.ctx.policy.catalogue("measure"):
            return
        self.terms_asked = TermQuestions(self.ctx.policy, measure.key, self.ctx.the_case.owner.name).fields()
        self.fields.update(self.terms_asked)
        for name, value in answers_of(measure.terms).items():
            self.initial.setdefault(name, value)

    @property
    def measure(self) -> Measure | None:
        """Return the measure in question."""
        return self.ctx.facts.about(self.ctx.subject).measure


class LightenForm(TermsForm):
    """Terms and days that ask less than before; anything stricter needs a new proposal."""

    ahead: ClassVar[tuple[str, ...]] = ("until", "review_on")

    words = NarrativeField(
        gettext_lazy("Why is less enough now?"), hint=format_lazy("{} {}", gettext_lazy("The letter quotes it."), SIGNED)
    )

    def prepare(self) -> None:
        """Start from what applies now."""
        self.ask_terms()
        self.fields["until"] = fields.DateField(_("When does it end?"), called=_("The last day"), required=False)
        self.fields["review_on"] = fields.DateField(
            _("When is it reviewed?"), called=_("The day of the review"), required=False
        )
        if self.measure:
            self.initial.update({"until": self.measure.last_day, "review_on": self.measure.review_on})
        self.groups = (
            (TERMS_AS_THEY_WILL_BE, tuple(getattr(self, "terms_asked", ()))),
            (_("Until when: never later than now"), ("until", "review_on")),
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.terms = read_terms(self) or Terms()
        return self.cleaned_data

    def details(self) -> Lightened:
        answers = self.cleaned_data
        return Lightened(**self.common, terms=self.terms, until=answers.get("until"), review_on=answers.get("review_on"))


class ProposeExtensionForm(ActForm):
    """The new end, and the policy's grounds. The old end applies until another officer decides."""

    behind: ClassVar[tuple[str, ...]] = ()
    ahead: ClassVar[tuple[str, ...]] = ("until", "review_on")

    until = fields.DateField(gettext_lazy("Until which day would it go on?"), called=gettext_lazy("The new last day"))
    review_on = fields.DateField(
        gettext_lazy("When would it be reviewed?"), called=gettext_lazy("The day of the review"), required=False
    )
    words = NarrativeField(
        gettext_lazy("Why is it still needed?"),
        hint=format_lazy("{} {}", gettext_lazy("What has happened since it began. The letter quotes it."), SIGNED),
    )

    def prepare(self) -> None:
        """Show the present end, and offer the policy's grounds."""
        measure = self.ctx.facts.about(self.ctx.subject).measure
        if measure and measure.last_day:
            self.fields["until"].help_text = _("It ends on {last_day} unless an officer decides otherwise before.").format(
                last_day=worded(measure.last_day)
            )
        bounds = review_bounds(self.ctx, self.draft_facts(), self.ctx.on)
        self.fields["review_on"].help_text = latest(_("From today"), bounds.latest)
        if grounds := grounds_of_extension(self.ctx):
            offered = [fields.Choice(key, start(self._ground(key))) for key in grounds]
            self.fields["facts"] = fields.CheckboxesField(_("What is so?"), offered, required=False)

    def _ground(self, key: str) -> str:
        return self.english.fact(key).removeprefix("this is answered: ")

    def details(self) -> Lengthened:
        answers = self.cleaned_data
        return Lengthened(
            **self.common,
            until=answers["until"],
            review_on=answers.get("review_on"),
            facts=tuple(answers.get("facts", ())),
        )


class ExtendForm(IssueForm):
    """The decision on an extension, with what its letter needs."""

    words = NarrativeField(
        gettext_lazy("Why is it needed for longer, and in proportion?"),
        hint=gettext_lazy("Why nothing lighter is enough now. The letter quotes it."),
        missing=gettext_lazy("Write your reasons: a decision without reasons is not one"),
        rows=7,
    )

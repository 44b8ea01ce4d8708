"""Decides on a proposal: as proposed, or something lighter in its place."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.measures import Authorised, Instead
from evenhand.policy.strictness import could_be_lighter
from evenhand.ui.forms.fields import Choice
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.web.acts.forms.measure import MeasureForm

MISSING = gettext_lazy("Write your reasons: a decision without reasons is not one")


class AuthoriseForm(MeasureForm):
    """The reasons; and, where something lighter is decided, the lighter measure."""

    words = NarrativeField(
        gettext_lazy("Why is this needed, and in proportion?"),
        hint=gettext_lazy("Why nothing lighter is enough, and what speaks against it. The letter quotes it."),
        missing=MISSING,
        rows=7,
    )

    def prepare(self) -> None:
        """Ask for the lighter measure, where one is decided."""
        super().prepare()
        if self.term_fields:
            self.fields["words"].label = _("Why is something lighter enough, and in proportion?")
            self.fields["words"].help_text = _("What you changed, and why. The letter quotes it.")

    @property
    def is_lighter(self) -> bool:
        """Return whether the decision differs from the proposal."""
        return bool(self.term_fields)

    @property
    def title(self) -> str:
        """Return the title of the measure in question."""
        return self.english.name(self.key)

    @property
    def could_be(self) -> list[Choice]:
        """Return the measures of the policy that could be lighter than the proposed one, which comes first."""
        before = self.before
        if before is None:
            return []
        offered = self.ctx.policy.catalogue("measure")
        keys = sorted(could_be_lighter(self.ctx.policy, before), key=lambda key: key != before.key)
        return [Choice(key, offered[key].value.title) for key in keys]

    def details(self) -> Authorised:
        instead = Instead(**self.measured) if self.term_fields else None
        return Authorised(**self.common, instead=instead)

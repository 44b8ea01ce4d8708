"""Asks and answers questions to a proposer, leaves notes, holds and reassigns a case."""

from typing import Any, ClassVar

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details import Details
from evenhand.casework.details.colleagues import Awaited, Reassigned
from evenhand.casework.form_questions.colleagues import could_take_over
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.links import TAKES_OVER
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.wording.dates import listed
from evenhand.work.on_hold import on_hold

BETWEEN_US = gettext_lazy("It is in the case, not in the letter. The customer can ask to see it.")


class AskForm(ActForm):
    """The decision-maker's question before the decision."""

    words = NarrativeField(
        gettext_lazy("What do you want to know?"),
        hint=format_lazy("{} {}", gettext_lazy("The proposal stays as it is, and so do the signatures on it."), BETWEEN_US),
        missing=gettext_lazy("Write your question"),
        rows=4,
    )

    def details(self) -> Details:
        return Details(**self.common)


class ReplyForm(ActForm):
    """The answer to one question."""

    words = NarrativeField(gettext_lazy("Your answer"), hint=BETWEEN_US, missing=gettext_lazy("Write your answer"), rows=5)

    def details(self) -> Details:
        return Details(**self.common)


class NoteForm(ActForm):
    """A note to colleagues."""

    words = NarrativeField(
        gettext_lazy("Your note"), hint=BETWEEN_US, missing=gettext_lazy("Write your note"), rows=4, limits=True
    )

    def details(self) -> Details:
        return Details(**self.common)


class AwaitForm(ActForm):
    """What the case is on hold for, and until when; or the end of the hold."""

    ahead: ClassVar[tuple[str, ...]] = ("awaited_until",)

    words = ShortTextField(
        gettext_lazy("What does it wait for?"),
        hint=gettext_lazy("For example, the doctor’s letter. Leave it empty if it waits for nothing any more."),
        max_length=200,
        required=False,
        ours=True,
    )
    awaited_until = fields.DateField(
        gettext_lazy("Until when, at most?"), called=gettext_lazy("The last day of waiting"), required=False
    )

    def prepare(self) -> None:
        """Start from the present hold."""
        if last := on_hold(self.ctx.the_case):
            self.initial.update({"words": last.words, "awaited_until": last.until})

    def clean(self) -> dict[str, Any]:
        """Refuse a day without a reason, and an empty form where the case is not on hold."""
        super().clean()
        if not self.cleaned_data.get("words"):
            if self.cleaned_data.get("awaited_until"):
                self.add_error("words", _("Write what it waits for until then, or leave the day empty"))
            elif not on_hold(self.ctx.the_case):
                self.add_error("words", _("Write what it waits for"))
        return self.cleaned_data

    def details(self) -> Awaited:
        return Awaited(**self.common, awaited_until=self.cleaned_data.get("awaited_until"))


class ReassignForm(ActForm):
    """The next owner, and what they should know."""

    owner = fields.SelectField(gettext_lazy("Who owns the case from now on?"), missing=gettext_lazy("Select who owns the case"))
    words = NarrativeField(
        gettext_lazy("What should they know?"),
        hint=gettext_lazy("Why it passes to them, and what comes next. They see this in their work."),
        rows=4,
    )

    def prepare(self) -> None:
        """Offer everybody who can own the case, first those who can do what a cure asks of another person."""
        to = set(self.initial.get(TAKES_OVER, ()))
        people = sorted(could_take_over(self.ctx), key=lambda one: one.user.reference not in to)
        first = [one.user for one in people if one.user.reference in to]
        if len(first) == 1:
            self.initial.setdefault("owner", first[0].reference)
        if first:
            names = listed((one.name for one in first), "or")
            self.fields["owner"].help_text = _("{names} can do what the rules leave to another person.").format(names=names)
        self.offer("owner", (fields.Choice(one.user.reference, f"{one.user.name}, {one.title}") for one in people))

    def details(self) -> Reassigned:
        return Reassigned(**self.common, owner=self.cleaned_data["owner"])

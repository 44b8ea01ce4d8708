"""Asks the questions of adopting: who, how long, from which day; else in the grammar of a policy file."""

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.adoption.plain_answers import CHOSEN, HOW_LONG, IN_A_SENTENCE, PLAIN, STARTS, WHO, made_from
from evenhand.policy.calendar import Unit
from evenhand.policy.pack.answers import Answers, ConductOf, Protects, Relationship
from evenhand.policy.pack.document import Unusable, parse, validate
from evenhand.policy.pack.pack import Pack
from evenhand.policy.pack.pack import Reading as Ambiguous
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.forms.once import Once
from evenhand.web.acts.forms.choices import people_of
from evenhand.wording.words import plain

MINUTE = gettext_lazy("Which minute decided it?")


def _relationships() -> list[fields.Choice]:
    """Return what a person can be to the landlord."""
    words = {"none": _("No agreement with us")}
    return [fields.Choice(key, words.get(key) or plain(key).capitalize()) for key in get_args(Relationship)]


_PEOPLE: dict[str, Callable[[], list[fields.Choice]]] = {
    "whose-conduct-counts": partial(people_of, ConductOf),
    "who-it-protects": partial(people_of, Protects),
    "which-customers-it-reaches": _relationships,
}
"""The names that answer each question of `CHOSEN`."""
EXAMPLE = "appeal.grounds: {grounds: [factual_error]}"
_DAYS = ("receipt", "day_after_receipt")


class AdoptForm(Once):
    """What every adoption asks: the minute, and the versions it applies to."""

    minute = ShortTextField(
        MINUTE, hint=gettext_lazy("The meeting and its number, such as EMT 4/26. No names."), max_length=100
    )
    every_version = fields.TickField(
        gettext_lazy("It holds for later versions of the policy too"),
        hint=gettext_lazy("Otherwise for the version in force only."),
        required=False,
    )


class AdoptAnswerForm(AdoptForm):
    """An answer to one question on which the policy is silent."""

    says = ShortTextField(
        gettext_lazy("What is adopted, in a sentence?"),
        hint=gettext_lazy("It is shown wherever it decides something."),
        max_length=600,
    )

    def __init__(self, question: str, pack: Pack, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        if question in PLAIN:
            del self.fields["says"]  # the value makes the sentence
        if question in WHO:
            roles = [fields.Choice(key, role.title) for key, role in pack.roles.items()]
            self.fields["roles"] = fields.CheckboxesField(_("Who is it?"), roles, missing=_("Select who it is"))
        elif question in HOW_LONG:
            self.fields["value"] = fields.WholeNumberField(_("How many?"), min_value=1, max_value=3660)
            units = [fields.Choice(unit.value, plain(unit.value).capitalize()) for unit in Unit]
            self.fields["unit"] = fields.RadiosField(_("Of what?"), units, layout="inline", missing=_("Select of what"))
        elif question in STARTS:
            days = [fields.Choice(key, plain(key).capitalize()) for key in _DAYS]
            self.fields["starts"] = fields.RadiosField(_("From which day?"), days, missing=_("Select from which day"))
        elif question in CHOSEN:
            missing = _("Select at least one")
            self.fields["chosen"] = fields.CheckboxesField(_("Which of these?"), _PEOPLE[question](), missing=missing)
        elif question not in IN_A_SENTENCE:
            hint = _("This question has no plain form. Write the answer as a policy file does, for example: {example}").format(
                example=EXAMPLE
            )
            self.fields["written"] = NarrativeField(_("The answer, as in a policy file"), hint=hint, rows=5)
        self.order_fields([name for name in self.fields if name not in {"minute", "every_version"}])

    def clean_written(self) -> dict[str, Any]:
        try:
            answers = validate(parse(self.cleaned_data["written"]), Answers)
        except Unusable as unusable:
            found = "; ".join(
                _("line {line}: {what}, {remedy}").format(line=fault.line, what=fault.what, remedy=fault.remedy)
                for fault in unusable.faults[:3]
            )
            raise forms.ValidationError(_("This cannot be read as an answer. {found}").format(found=found)) from unusable
        return answers.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    @property
    def answers(self) -> dict[str, Any]:
        """Return the answer in the form of a policy file."""
        given = self.cleaned_data
        if self.question in IN_A_SENTENCE:
            return IN_A_SENTENCE[self.question]
        return made_from(self.question, self._value()) if self.question in PLAIN else dict(given["written"])

    def _value(self) -> dict[str, Any] | list[str] | str:
        """Return what was answered, as `plain_answers` takes it."""
        given = self.cleaned_data
        if self.question in WHO:
            return {"roles": given["roles"]}
        if self.question in HOW_LONG:
            return {"value": given["value"], "unit": given["unit"]}
        chosen: list[str] | str = given["starts" if self.question in STARTS else "chosen"]
        return chosen


class ReadingForm(AdoptForm):
    """One way to read a sentence."""

    option = fields.RadiosField(gettext_lazy("How is it read?"), missing=gettext_lazy("Select how it is read"))
    field_order = ("option", "minute", "every_version")

    def __init__(self, reading: Ambiguous, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [fields.Choice(option.key, option.says) for option in reading.options]
        self.fields["option"].offer(offered)  # type: ignore[attr-defined]  # it is a RadiosField


class VersionForm(Once):
    """The first day of another version."""

    since = fields.DateField(
        gettext_lazy("From which day?"), hint=gettext_lazy("Today or later. What was decided keeps the version that judged it.")
    )
    minute = ShortTextField(
        MINUTE, hint=gettext_lazy("The meeting and its number, such as EMT 4/26. No names."), max_length=100
    )

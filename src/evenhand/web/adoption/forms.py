"""Asks the questions of adopting: who, how long, from which day; else in the grammar of a policy file."""

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
_MEASURE, _MARKER = {"decisions": ["measure"]}, {"decisions": ["marker"]}
WHO: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "who-decides-that-the-policy-is-used": lambda by: {"authority": {"act": "decide_use", "by": by}},
    "who-authorises-a-measure": lambda by: {"authority": {"act": "authorise", "by": by}},
    "who-authorises-a-marker": lambda by: {"authority": {"act": "authorise_marker", "by": by}},
    "who-hears-an-appeal": lambda by: {"appeal.reviewer": {"by": by, "uninvolved": True}},
    "who-may-accept-an-appeal-out-of-time": lambda by: {"appeal.late": {"discretion_of": by}},
    "who-may-depart-from-a-should": lambda by: {"departure": {"by": by}},
}
"""Questions that a role answers."""
HOW_LONG: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "how-long-a-customer-has-to-give-an-account": lambda span: {"account.fair_time": {"within": span}},
    "how-long-a-measure-lasts": lambda span: {"duration": {"usual": span}},
    "how-often-a-measure-is-looked-at-again": lambda span: {"review": {"of": "measure", "every": span, "for": _MEASURE}},
    "how-often-a-marker-is-looked-at-again": lambda span: {"review": {"of": "marker", "every": span, "for": _MARKER}},
    "by-when-an-appeal-is-asked-for": lambda span: {"appeal.window": {"within": span}},
    "by-when-an-appeal-is-answered": lambda span: {"appeal.answer": {"within": span}},
}
"""Questions that a length of time answers."""
IN_A_SENTENCE: dict[str, dict[str, Any]] = {
    "how-staff-are-supported": {"support": {"to": "staff", "offers": ["what_is_adopted"]}},
}
"""Questions that the sentence alone answers: for people to read; it decides nothing."""


def _relationships() -> list[fields.Choice]:
    """Return what a person can be to the landlord."""
    words = {"none": _("No agreement with us")}
    return [fields.Choice(key, words.get(key) or plain(key).capitalize()) for key in get_args(Relationship)]


CHOSEN: dict[str, tuple[str, str, Callable[[], list[fields.Choice]]]] = {
    "whose-conduct-counts": ("scope.conduct_of", "people", partial(people_of, ConductOf)),
    "who-it-protects": ("scope.protects", "people", partial(people_of, Protects)),
    "which-customers-it-reaches": ("scope.customers", "relationships", _relationships),
}
"""Questions that names out of a list answer: the topic, its part that holds them, and the names."""
EXAMPLE = "appeal.grounds: {grounds: [factual_error]}"
STARTS = {"from-which-day-the-answer-to-an-appeal-counts": ("receipt", "day_after_receipt")}


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
        if question in WHO:
            roles = [fields.Choice(key, role.title) for key, role in pack.roles.items()]
            self.fields["roles"] = fields.CheckboxesField(_("Who is it?"), roles, missing=_("Select who it is"))
        elif question in HOW_LONG:
            self.fields["value"] = fields.WholeNumberField(_("How many?"), min_value=1, max_value=3660)
            units = [fields.Choice(unit.value, plain(unit.value).capitalize()) for unit in Unit]
            self.fields["unit"] = fields.RadiosField(_("Of what?"), units, layout="inline", missing=_("Select of what"))
        elif question in STARTS:
            days = [fields.Choice(key, plain(key).capitalize()) for key in STARTS[question]]
            self.fields["starts"] = fields.RadiosField(_("From which day?"), days, missing=_("Select from which day"))
        elif question in CHOSEN:
            missing = _("Select at least one")
            self.fields["chosen"] = fields.CheckboxesField(_("Which of these?"), CHOSEN[question][2](), missing=missing)
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
        if self.question in WHO:
            return WHO[self.question]({"roles": given["roles"]})
        if self.question in HOW_LONG:
            return HOW_LONG[self.question]({"value": given["value"], "unit": given["unit"]})
        if self.question in CHOSEN:
            topic, part, _choices = CHOSEN[self.question]
            return {topic: {part: given["chosen"]}}
        if self.question in STARTS:
            return {"appeal.count": {"starts": given["starts"]}}
        if self.question in IN_A_SENTENCE:
            return IN_A_SENTENCE[self.question]
        return dict(given["written"])


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

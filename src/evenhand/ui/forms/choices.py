"""Defines fields that offer choices: radios, checkboxes, a select, one box to tick."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from evenhand.ui.forms.labelled import LabelledField

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

SELECT = gettext_lazy("Select {label}")
ONE, SOME = gettext_lazy("Select one of the choices shown"), gettext_lazy("Select only from the choices shown")
CHOOSE_ONE = gettext_lazy("Choose one")


@dataclass(frozen=True)
class Choice:
    """One choice: its value, its words, a hint under it, a field of the same form that it reveals, a word above it ("or")."""

    value: str
    label: "Text"
    hint: "Text" = ""
    reveals: str = ""
    divider: "Text" = ""
    exclusive: bool = False


class Offering(forms.ChoiceField):
    """A field that knows its choices as ``Choice``, so that hints and revealed fields reach the page."""

    offered: Mapping[str, Choice]

    def offer(self, choices: Iterable[Choice]) -> None:
        """Replace the choices, for instance by the names of this landlord's policy."""
        listed = tuple(choices)
        self.offered = {choice.value: choice for choice in listed}
        self.choices = [(choice.value, choice.label) for choice in listed]


class RadiosField(LabelledField, Offering):
    """One of a few; all of them are seen. ``layout``: "inline" for two short words, "small" for a filter."""

    widget = forms.RadioSelect

    def __init__(self, label: "Text", choices: Iterable[Choice] = (), *, layout: str = "", **asking: Any) -> None:
        super().__init__(label, says=(SELECT, ONE), **asking)
        self.layout = layout
        self.offer(choices)


class YesNoField(RadiosField):
    """Yes, no or, where it is a fact about a case, not known yet: the value is one of those three codes."""

    def __init__(self, label: "Text", *, not_known: "Text" = "", **asking: Any) -> None:
        choices = [Choice("yes", gettext_lazy("Yes")), Choice("no", gettext_lazy("No"))]
        if not_known:
            choices.append(Choice("not_known", not_known))
        super().__init__(label, choices, **asking)


class CheckboxesField(LabelledField, Offering, forms.MultipleChoiceField):
    """Any number of a few; the value is a list of codes. ``layout``: "small" for a filter."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: "Text", choices: Iterable[Choice] = (), *, layout: str = "", **asking: Any) -> None:
        super().__init__(label, says=(SELECT, SOME), **asking)
        self.layout = layout
        self.offer(choices)


class SelectField(LabelledField, Offering):
    """One of many, in a list that opens; for few choices take radios."""

    def __init__(self, label: "Text", choices: Iterable[Choice] = (), *, first: "Text" = CHOOSE_ONE, **asking: Any) -> None:
        super().__init__(label, says=(SELECT, ONE), **asking)
        self.first = first
        self.offer(choices)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Replace the choices; the empty line comes first."""
        super().offer((*((Choice("", self.first),) if self.first else ()), *choices))


class TickField(LabelledField, forms.BooleanField):
    """One box to tick: a statement that is true or not. A required one must be ticked."""

    def __init__(self, label: "Text", **asking: Any) -> None:
        super().__init__(label, says=(gettext_lazy("Confirm: {label}"), ""), **asking)


def choices_of(members: Iterable[str], words: "Callable[[str], Text]") -> list[Choice]:
    """Return a choice per code, worded by ``words`` (codes of a vocabulary, of a pack, of a database)."""
    return [Choice(member, words(member)) for member in members]

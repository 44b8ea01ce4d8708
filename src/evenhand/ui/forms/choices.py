# ruff: noqa: D107 - a class says what its constructor takes; what Django calls is documented by Django
"""Fields that offer choices: radios, checkboxes, a select, one box to tick."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from evenhand.ui.forms.labelled import LabelledField


@dataclass(frozen=True)
class Choice:
    """One choice: its value, its words, a hint under it, a field of the same form that it reveals, a word above it ("or")."""

    value: str
    label: str
    hint: str = ""
    reveals: str = ""
    divider: str = ""
    exclusive: bool = False


class Offering(forms.ChoiceField):
    """A field that knows its choices as ``Choice``, so that hints and revealed fields reach the page."""

    offered: Mapping[str, Choice]

    def offer(self, choices: Iterable[Choice]) -> None:
        """Replace what can be chosen, for instance by what this landlord's policy names."""
        listed = tuple(choices)
        self.offered = {choice.value: choice for choice in listed}
        self.choices = [(choice.value, choice.label) for choice in listed]


class RadiosField(LabelledField, Offering):
    """One of a few; all of them are seen. ``layout``: "inline" for two short words, "small" for a filter."""

    widget = forms.RadioSelect

    def __init__(self, label: str, choices: Iterable[Choice] = (), *, layout: str = "", **asking: Any) -> None:
        super().__init__(label, says=("Select", "Select one of the choices shown"), **asking)
        self.layout = layout
        self.offer(choices)


class YesNoField(RadiosField):
    """Yes, no or, where it is a fact about a case, not known yet: the value is one of those three codes."""

    def __init__(self, label: str, *, not_known: str = "", **asking: Any) -> None:
        choices = [Choice("yes", "Yes"), Choice("no", "No")]
        if not_known:
            choices.append(Choice("not_known", not_known))
        super().__init__(label, choices, **asking)


class CheckboxesField(LabelledField, Offering, forms.MultipleChoiceField):
    """Any number of a few; the value is a list of codes. ``layout``: "small" for a filter."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, choices: Iterable[Choice] = (), *, layout: str = "", **asking: Any) -> None:
        super().__init__(label, says=("Select", "Select only from the choices shown"), **asking)
        self.layout = layout
        self.offer(choices)


class SelectField(LabelledField, Offering):
    """One of many, in a list that opens; for few choices take radios."""

    def __init__(self, label: str, choices: Iterable[Choice] = (), *, first: str = "Choose one", **asking: Any) -> None:
        super().__init__(label, says=("Select", "Select one of the choices shown"), **asking)
        self.first = first
        self.offer(choices)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Replace what can be chosen; the empty line comes first."""
        super().offer((*((Choice("", self.first),) if self.first else ()), *choices))


class TickField(LabelledField, forms.BooleanField):
    """One box to tick: a statement that is true or not. A required one must be ticked."""

    def __init__(self, label: str, **asking: Any) -> None:
        super().__init__(label, says=("Confirm:", ""), **asking)


def choices_of(members: Iterable[str], words: Callable[[str], str]) -> list[Choice]:
    """Return a choice per code, worded by ``words`` (codes of a vocabulary, of a pack, of a database)."""
    return [Choice(member, words(member)) for member in members]

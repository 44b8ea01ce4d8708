# ruff: noqa: D107 - a class says what its constructor takes; what Django calls is documented by Django
"""How a field asks: its label, its hint, and an error that says what to do."""

from typing import Any

from django import forms


def missing_answer(verb: str, label: str) -> str:
    """Return the error for a question without an answer, made from its label: "Enter your name", "Answer “Is it so?”"."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    return f"{verb} {label if label[1:2].isupper() or label.startswith('I ') else label[:1].lower() + label[1:]}"


class LabelledField(forms.Field):
    """The part that every field of ours shares. It stands before Django's field among the parents.

    ``hint`` is one sentence under the label; ``missing`` is the error where nothing is given (made from the label
    where it is not said); ``size`` is the label's size ("s", "m", "l"); ``page_heading`` makes the label the page's ``h1``.
    """

    size: str = ""
    page_heading: bool = False
    layout: str = ""

    def __init__(  # noqa: PLR0913 - all but the label are optional words
        self, label: str, *, hint: str = "", missing: str = "", size: str = "", page_heading: bool = False,
        says: tuple[str, str] = ("Enter", ""), **field: Any,
    ) -> None:  # fmt: skip
        super().__init__(label=label, help_text=hint, **field)
        verb, invalid = says
        self.error_messages["required"] = missing or missing_answer(verb, label)
        if invalid:
            self.error_messages |= {"invalid_choice": invalid, "invalid_list": invalid}
        self.size, self.page_heading = size, page_heading

# ruff: noqa: D107 - a class says what its constructor takes; what Django calls is documented by Django
"""How a field asks: its label, its hint, and an error that says what to do."""

from typing import Any

from django import forms


def lowered(label: str) -> str:
    """Return a label fit for the middle of a sentence: no question mark, first letter small unless it is a name or acronym."""
    words = label.rstrip("?: ")
    return words if words[:2].isupper() or words.startswith("I ") else words[:1].lower() + words[1:]


class Asked(forms.Field):
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
        self.error_messages["required"] = missing or f"{verb} {lowered(label)}"
        if invalid:
            self.error_messages |= {"invalid_choice": invalid, "invalid_list": invalid}
        self.size, self.page_heading = size, page_heading

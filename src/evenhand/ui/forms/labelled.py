"""Gives a field its label, its hint, and an error with what to do."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

ENTER = (gettext_lazy("Enter {label}"), "")


def missing_answer(says: "Text", label: "Text") -> str:
    """Return the error for a question without an answer, made from its label: "Enter your name", "Answer “Is it so?”"."""
    asked = str(label)
    if asked.endswith("?"):
        return _("Answer “{label}”").format(label=asked)
    inside = asked if asked[1:2].isupper() or asked.startswith("I ") else asked[:1].lower() + asked[1:]
    return says.format(label=inside)


_missing = lazy(missing_answer, str)


class LabelledField(forms.Field):
    """The part that every field of ours shares. It stands before Django's field among the parents.

    ``hint`` is one sentence under the label; ``missing`` is the error where nothing is given (made from the label
    where it is not said); ``size`` is the label's size ("s", "m", "l"); ``page_heading`` makes the label the page's ``h1``.
    """

    size: str = ""
    page_heading: bool = False
    layout: str = ""

    def __init__(  # noqa: PLR0913 - all but the label are optional words
        self, label: "Text", *, hint: "Text" = "", missing: "Text" = "", size: str = "", page_heading: bool = False,
        says: "tuple[Text, Text]" = ENTER, **field: Any,
    ) -> None:  # fmt: skip
        super().__init__(label=label, help_text=hint, **field)
        enter, invalid = says
        self.error_messages["required"] = missing or _missing(enter, label)
        if invalid:
            self.error_messages |= {"invalid_choice": invalid, "invalid_list": invalid}
        self.size, self.page_heading = size, page_heading

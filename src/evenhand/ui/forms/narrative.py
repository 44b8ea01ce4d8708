"""Asks for texts that are stored for years: long enough for a whole account, and storable in any database."""

import unicodedata
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from evenhand.ui.forms import fields

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Signs and letters by their category that show nothing: the blank of Braille, the fillers of Hangul."""
MOST = 20_000
"""Characters in one answer: about seven pages."""
LEAST = 2
"""Words in a reason."""


def keepable(text: str) -> None:
    """Refuse halves of characters, which cannot be written to any file, and a text of invisible characters alone.

    Raises:
        ValidationError: the text has one, or is one.
    """
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValidationError(_("Part of this text is broken and cannot be kept: type it again"), code="broken")
    if text and all(sign in BLANK or unicodedata.category(sign)[0] in "CZ" for sign in text):
        raise ValidationError(_("There is nothing to read in this: type it again"), code="nothing")


def whole_reason(text: str) -> None:
    """Refuse one word, such as a single letter, as the reason for departing from a rule: nobody could judge it later.

    Raises:
        ValidationError: the text has fewer than two words.
    """
    if len(text.split()) < LEAST:
        raise ValidationError(_("Write the reason in at least two words"), code="short")


class NarrativeField(fields.LongTextField):
    """A person's own words, up to seven pages, with one line end for each line.

    ``theirs``: another person's words are recorded as they said them. In our own words, a label for a person is challenged,
    and work given by sex; where ``limits`` could hide in them, those too.
    """

    def __init__(self, label: "Text", *, rows: int = 5, theirs: bool = False, limits: bool = False, **asking: Any) -> None:
        super().__init__(label, rows=rows, limit=MOST, validators=[keepable], **asking)
        self.limit = 0  # nobody counts down from twenty thousand
        self.ours, self.limits = not theirs, limits
        self.widget.attrs = {"rows": rows} | ({} if theirs else {"data-ours": True}) | ({"data-limits": True} if limits else {})

    def to_python(self, value: object) -> str | None:
        """Return the text with one line end for each line."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class ReasonField(NarrativeField):
    """Why a case departs from a rule: two words at least, or none yet."""

    def __init__(self, label: "Text", *, rows: int = 3, **asking: Any) -> None:
        super().__init__(label, rows=rows, required=False, **asking)
        self.validators.append(whole_reason)


class ShortTextField(fields.TextField):
    """One line. ``ours``: words of our own, in which the same is challenged as in longer ones; names and numbers are none."""

    def __init__(self, label: "Text", *, ours: bool = False, **asking: Any) -> None:
        super().__init__(label, validators=[keepable], **asking)
        self.ours = ours
        if ours:
            self.widget.attrs["data-ours"] = True

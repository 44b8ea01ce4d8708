"""Names colleagues by a full name or a work email address."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from evenhand.landlords.queries import Officer, staff
from evenhand.ui.forms.narrative import ShortTextField

MOST = 20


class ColleaguesField(ShortTextField):
    """Colleagues, with a comma between them; the value is their references. An unclear name is never guessed."""

    def __init__(self, label: str, by: Officer, **asking: Any) -> None:
        hint = _("Full names or work email addresses, with a comma between. They cannot decide anything in the case.")
        super().__init__(label, hint=hint, required=False, max_length=1000, **asking)
        self.by = by

    def clean(self, value: object) -> tuple[str, ...]:
        """Return references. Raises `ValidationError` for each name that fits nobody, or several people."""
        typed = list(dict.fromkeys(" ".join(one.split()) for one in super().clean(value).split(",") if one.strip()))
        if len(typed) > MOST:
            raise ValidationError(_("Name up to {most} colleagues").format(most=MOST))
        known = self._known() if typed else {}
        if wrong := [_wrong(one, len(known[one.casefold()])) for one in typed if len(known[one.casefold()]) != 1]:
            raise ValidationError(wrong)
        return tuple(dict.fromkeys(next(iter(known[one.casefold()])) for one in typed))

    def _known(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = defaultdict(set)
        for one in staff(self.by.landlord):
            for name in filter(None, (one.user.name, one.user.email)):
                known[name.casefold()].add(one.user.reference)
        return known


def _wrong(typed: str, meant: int) -> str:
    if meant:
        return _("More than one colleague is called {typed}: enter their email address instead").format(typed=typed)
    return _("No colleague here is called {typed}. Check the name, or write it in the next box").format(typed=typed)

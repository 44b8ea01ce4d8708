"""Asks for a date in three boxes, and a moment in four; an error names the box that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from evenhand.ui.forms.labelled import LabelledField

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text
from evenhand.ui.forms.typed_dates import NAMES, WrongDateError, read_date, read_moment


@dataclass(frozen=True)
class Box:
    """One box of a date, as the page shows it."""

    id: str
    name: str
    part: str
    label: str
    value: str
    width: int
    wrong: bool

    @property
    def numeric(self) -> bool:
        """Whether a phone offers figures alone."""
        return self.part != "time"


class DateBoxes(forms.Widget):
    """Day, month and year; the names are ``happened_on-day`` and so on."""

    template_name = "forms/boxes.html"
    use_fieldset = True
    boxes: tuple[tuple[str, int], ...] = (("day", 2), ("month", 2), ("year", 4))

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> dict[str, str]:  # noqa: ARG002 - Django's signature
        return {part: str(data.get(f"{name}-{part}", "")).strip() for part, _ in self.boxes}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:  # noqa: ARG002 - Django's signature
        return not any(f"{name}-{part}" in data for part, _ in self.boxes)

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        identifier = context["widget"]["attrs"].get("id", name)
        return context | {"id": identifier, "boxes": self.shown(identifier, name, value, wrong=())}

    def shown(self, identifier: str, name: str, value: object, *, wrong: tuple[str, ...]) -> list[Box]:
        """Return the boxes filled with ``value``: what was typed, or a date, or nothing."""
        filled = self.fill(value)
        return [
            Box(
                f"{identifier}-{part}",
                f"{name}-{part}",
                part,
                str(NAMES[part]).capitalize(),
                filled.get(part, ""),
                width,
                wrong=part in wrong,
            )
            for part, width in self.boxes
        ]

    def fill(self, value: object) -> Mapping[str, str]:
        """Return the content of each box for ``value``."""
        if isinstance(value, Mapping):
            return value
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        return {}


class MomentBoxes(DateBoxes):
    """Day, month, year and time, in the landlord's zone."""

    boxes = (*DateBoxes.boxes, ("time", 5))

    def fill(self, value: object) -> Mapping[str, str]:
        if isinstance(value, datetime):
            local = timezone.localtime(value) if timezone.is_aware(value) else value
            return {**super().fill(local), "time": f"{local:%H:%M}"}
        return super().fill(value)


def _without_mark(label: "Text") -> str:
    return str(label).rstrip("?: ")


_bare = lazy(_without_mark, str)


class DateField(LabelledField, forms.Field):
    """A day. ``called`` is how an error names it ("The date of the incident"); the label where it is not said."""

    widget = DateBoxes

    def __init__(self, label: "Text", *, called: "Text" = "", **asking: Any) -> None:
        super().__init__(label, **asking)
        self.called = called or _bare(label)

    def to_python(self, value: object) -> date | None:
        if not isinstance(value, Mapping):
            return value if isinstance(value, date) else None
        if not any(value.values()):
            return None
        try:
            return self.read(value)
        except WrongDateError as wrong:
            params = {"called": self.called, "wrong": str(wrong), "boxes": wrong.boxes}
            raise ValidationError(_("%(called)s %(wrong)s"), code="invalid", params=params) from wrong

    def read(self, typed: Mapping[str, str]) -> date:
        """Return the date in the boxes.

        Raises:
            WrongDateError: they hold no day; it names the boxes that are wrong.
        """
        return read_date(typed)


class MomentField(DateField):
    """A day and a time, as an aware ``datetime`` in the landlord's zone."""

    widget = MomentBoxes

    def read(self, typed: Mapping[str, str]) -> datetime:
        return read_moment(typed, timezone.get_current_timezone())

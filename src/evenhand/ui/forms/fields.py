"""Defines the fields of forms: Django's own, asked in our words; ``evenhand.ui.rendering`` draws them."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from evenhand.ui.forms.choices import CheckboxesField, Choice, RadiosField, SelectField, TickField, YesNoField
from evenhand.ui.forms.dates import DateField, MomentField
from evenhand.ui.forms.labelled import LabelledField

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

__all__ = [
    "CheckboxesField",
    "Choice",
    "DateField",
    "EmailField",
    "HiddenField",
    "LongTextField",
    "MomentField",
    "PasswordField",
    "PhoneField",
    "RadiosField",
    "SelectField",
    "TextField",
    "TickField",
    "UploadField",
    "WholeNumberField",
    "YesNoField",
]

LINE = 200
PAGE = 4000
PASSWORD = gettext_lazy("Password")


class TextField(LabelledField, forms.CharField):
    """One line. ``width`` is how many characters the box shows (2, 3, 4, 5, 10, 20 or 30; 0 for the full width).

    ``prefix`` and ``suffix`` are a unit beside the box ("£", "days"): the label must say it too.
    """

    def __init__(  # noqa: PLR0913 - all but the label are optional
        self, label: "Text", *, width: int = 0, max_length: int = LINE, prefix: "Text" = "", suffix: "Text" = "",
        attrs: dict[str, str] | None = None, **asking: Any,
    ) -> None:  # fmt: skip
        super().__init__(label, max_length=max_length, **asking)
        self.prefix, self.suffix = prefix, suffix
        self.widget.attrs |= _width(width) | {"autocomplete": "off"} | (attrs or {})
        self.error_messages |= _too_long(label) | _unreadable(label)


class EmailField(LabelledField, forms.EmailField):
    """An email address."""

    def __init__(self, label: "Text", *, width: int = 0, autocomplete: str = "off", **asking: Any) -> None:
        super().__init__(label, **asking)
        self.widget.attrs |= _width(width) | {"autocomplete": autocomplete, "spellcheck": "false"}
        self.error_messages["invalid"] = gettext_lazy("Enter an email address in the correct format, like name@example.com")


class PhoneField(LabelledField, forms.RegexField):
    """A telephone number as people write it: digits, spaces, brackets, a plus, an extension."""

    widget = forms.TextInput(attrs={"type": "tel"})

    def __init__(self, label: "Text", *, width: int = 20, autocomplete: str = "off", **asking: Any) -> None:
        super().__init__(label, regex=r"^\+?[\d\s().-]{5,25}(\s*(ext|x)\.?\s*\d{1,6})?$", **asking)
        self.widget.attrs |= _width(width) | {"type": "tel", "autocomplete": autocomplete}
        self.error_messages["invalid"] = gettext_lazy(
            "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"
        )


class LongTextField(LabelledField, forms.CharField):
    """Several lines, of ``most`` characters. Where ``limit`` is given, the page says how many there is room for."""

    def __init__(self, label: "Text", *, rows: int = 5, limit: int = 0, most: int = PAGE, **asking: Any) -> None:
        super().__init__(label, max_length=limit or most, widget=forms.Textarea, **asking)
        self.widget.attrs = {"rows": rows} | ({"class": "govuk-js-character-count"} if limit else {})
        self.limit = limit
        self.error_messages |= _too_long(label) | _unreadable(label)


class WholeNumberField(LabelledField, forms.IntegerField):
    """A whole number, typed as text: a number input loses what is not a number."""

    widget = forms.TextInput

    def __init__(self, label: "Text", *, width: int = 4, suffix: "Text" = "", prefix: "Text" = "", **asking: Any) -> None:
        super().__init__(label, **asking)
        self.prefix, self.suffix = prefix, suffix
        self.widget.attrs = _width(width) | {"inputmode": "numeric", "autocomplete": "off"}
        self.error_messages |= {
            "invalid": format_lazy(gettext_lazy("Enter a whole number for “{label}”, like 12"), label=label),
            "min_value": _about(gettext_lazy("Enter %(limit_value)d or more for “{label}”"), label),
            "max_value": _about(gettext_lazy("Enter %(limit_value)d or less for “{label}”"), label),
        }


class PasswordField(LabelledField, forms.CharField):
    """A password; never filled in again by the page."""

    widget = forms.PasswordInput

    def __init__(self, label: "Text" = PASSWORD, *, autocomplete: str = "current-password", **asking: Any) -> None:
        super().__init__(label, strip=False, **asking)
        self.widget.attrs |= {"autocomplete": autocomplete, "spellcheck": "false", "autocapitalize": "none"}


class UploadField(LabelledField, forms.FileField):
    """A file. Browsers do not keep the choice after an error: the hint should say what is accepted."""

    def __init__(self, label: "Text", *, accept: str = "", **asking: Any) -> None:
        super().__init__(label, widget=forms.FileInput, says=(gettext_lazy("Choose {label}"), ""), **asking)
        self.widget.attrs = {"accept": accept} if accept else {}
        self.error_messages["empty"] = gettext_lazy("The chosen file is empty")


class HiddenField(forms.CharField):
    """A value that the page hands back unchanged, such as the version token."""

    def __init__(self, **field: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **field)


def _width(characters: int) -> dict[str, str]:
    return {"class": f"govuk-input--width-{characters}"} if characters else {}


def _plain(label: "Text") -> str:
    return str(label).replace("%", "%%")


_plainly = lazy(_plain, str)


def _about(says: "Text", label: "Text") -> "Text":
    """Return an error with the label of its field, whose percent signs stay as they are."""
    return format_lazy(says, label=_plainly(label))


def _too_long(label: "Text") -> "dict[str, Text]":
    says = gettext_lazy("Shorten “{label}” to %(limit_value)d characters or fewer. It has %(show_value)d")
    return {"max_length": _about(says, label)}


def _unreadable(label: "Text") -> "dict[str, Text]":
    says = gettext_lazy("“{label}” has a character that cannot be kept: type it again")
    return {"null_characters_not_allowed": _about(says, label)}

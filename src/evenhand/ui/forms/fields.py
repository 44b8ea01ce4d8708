# ruff: noqa: D107 - a class says what its constructor takes; what Django calls is documented by Django
"""The fields that forms are made of. Each is Django's own, asked in our words; ``evenhand.ui.rendering`` draws them."""

from typing import Any

from django import forms

from evenhand.ui.forms.choices import CheckboxesField, Choice, RadiosField, SelectField, TickField, YesNoField
from evenhand.ui.forms.dates import DateField, MomentField
from evenhand.ui.forms.labelled import LabelledField

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


class TextField(LabelledField, forms.CharField):
    """One line. ``width`` is how many characters the box shows (2, 3, 4, 5, 10, 20 or 30; 0 for the full width).

    ``prefix`` and ``suffix`` are a unit beside the box ("£", "days"): the label must say it too.
    """

    def __init__(  # noqa: PLR0913 - all but the label are optional
        self, label: str, *, width: int = 0, max_length: int = LINE, prefix: str = "", suffix: str = "",
        attrs: dict[str, str] | None = None, **asking: Any,
    ) -> None:  # fmt: skip
        super().__init__(label, max_length=max_length, **asking)
        self.prefix, self.suffix = prefix, suffix
        self.widget.attrs |= _width(width) | {"autocomplete": "off"} | (attrs or {})
        self.error_messages |= _too_long(label) | _unreadable(label)


class EmailField(LabelledField, forms.EmailField):
    """An email address."""

    def __init__(self, label: str, *, width: int = 0, autocomplete: str = "off", **asking: Any) -> None:
        super().__init__(label, **asking)
        self.widget.attrs |= _width(width) | {"autocomplete": autocomplete, "spellcheck": "false"}
        self.error_messages["invalid"] = "Enter an email address in the correct format, like name@example.com"


class PhoneField(LabelledField, forms.RegexField):
    """A telephone number as people write it: digits, spaces, brackets, a plus, an extension."""

    widget = forms.TextInput(attrs={"type": "tel"})

    def __init__(self, label: str, *, width: int = 20, autocomplete: str = "off", **asking: Any) -> None:
        super().__init__(label, regex=r"^\+?[\d\s().-]{5,25}(\s*(ext|x)\.?\s*\d{1,6})?$", **asking)
        self.widget.attrs |= _width(width) | {"type": "tel", "autocomplete": autocomplete}
        self.error_messages["invalid"] = "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"


class LongTextField(LabelledField, forms.CharField):
    """Several lines. Where ``limit`` is given, the page says how many characters there is room for."""

    def __init__(self, label: str, *, rows: int = 5, limit: int = 0, **asking: Any) -> None:
        super().__init__(label, max_length=limit or PAGE, widget=forms.Textarea, **asking)
        self.widget.attrs = {"rows": rows} | ({"class": "govuk-js-character-count"} if limit else {})
        self.limit = limit
        self.error_messages |= _too_long(label) | _unreadable(label)


class WholeNumberField(LabelledField, forms.IntegerField):
    """A whole number, typed as text: a number input loses what is not a number."""

    widget = forms.TextInput

    def __init__(self, label: str, *, width: int = 4, suffix: str = "", prefix: str = "", **asking: Any) -> None:
        super().__init__(label, **asking)
        self.prefix, self.suffix = prefix, suffix
        self.widget.attrs = _width(width) | {"inputmode": "numeric", "autocomplete": "off"}
        self.error_messages |= {
            "invalid": "Enter a whole number, like 12",
            "min_value": "Enter a number that is %(limit_value)d or more",
            "max_value": "Enter a number that is %(limit_value)d or less",
        }


class PasswordField(LabelledField, forms.CharField):
    """A password; never filled in again by the page."""

    widget = forms.PasswordInput

    def __init__(self, label: str = "Password", *, autocomplete: str = "current-password", **asking: Any) -> None:
        super().__init__(label, strip=False, **asking)
        self.widget.attrs |= {"autocomplete": autocomplete, "spellcheck": "false", "autocapitalize": "none"}


class UploadField(LabelledField, forms.FileField):
    """A file. Browsers do not keep the choice after an error: the hint should say what is accepted."""

    def __init__(self, label: str, *, accept: str = "", **asking: Any) -> None:
        super().__init__(label, widget=forms.FileInput, says=("Choose", ""), **asking)
        self.widget.attrs = {"accept": accept} if accept else {}
        self.error_messages["empty"] = "The chosen file is empty"


class HiddenField(forms.CharField):
    """Something the page hands back as it got it, such as the version token."""

    def __init__(self, **field: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **field)


def _width(characters: int) -> dict[str, str]:
    return {"class": f"govuk-input--width-{characters}"} if characters else {}


def _plain(label: str) -> str:
    return label.replace("%", "%%")


def _too_long(label: str) -> dict[str, str]:
    return {"max_length": f"Shorten “{_plain(label)}” to %(limit_value)d characters or fewer. It has %(show_value)d"}


def _unreadable(label: str) -> dict[str, str]:
    return {"null_characters_not_allowed": f"“{_plain(label)}” has a character that cannot be kept: type it again"}

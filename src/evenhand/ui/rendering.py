"""Draws forms in GOV.UK markup: Django's ``FORM_RENDERER``.

Any Django form works, our own fields and stock ones alike. A page shows ``{{ form }}``; ``base.html`` shows the error
summary of the form that the page calls ``form``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, cast

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html
from django.utils.safestring import SafeString

from evenhand.ui.forms.choices import Choice
from evenhand.ui.forms.dates import Box, DateBoxes
from evenhand.ui.forms.sentences import Sentence
from evenhand.ui.links import ASKED
from evenhand.wording.labels import challenge


@dataclass(frozen=True)
class FieldKind:
    """How one kind of question is drawn: its template, and the GOV.UK class of its control."""

    template: str
    css: str = ""


KINDS: tuple[tuple[type[forms.Widget], FieldKind], ...] = (
    (forms.CheckboxSelectMultiple, FieldKind("forms/choices.html", "checkboxes")),
    (forms.RadioSelect, FieldKind("forms/choices.html", "radios")),
    (DateBoxes, FieldKind("forms/date.html")),
    (forms.CheckboxInput, FieldKind("forms/tick.html", "govuk-checkboxes__input")),
    (
        forms.PasswordInput,
        FieldKind("forms/password.html", "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    ),
    (forms.FileInput, FieldKind("forms/field.html", "govuk-file-upload")),
    (forms.Textarea, FieldKind("forms/field.html", "govuk-textarea")),
    (forms.Select, FieldKind("forms/field.html", "govuk-select")),
    (forms.HiddenInput, FieldKind("forms/hidden.html")),
    (forms.Widget, FieldKind("forms/field.html", "govuk-input")),
)
DROPPED = ("maxlength", "minlength", "required", "aria-invalid")  # they cut text off or speak before we do


@dataclass(frozen=True)
class OptionShown:
    """One radio or checkbox, ready to show."""

    id: str
    name: str
    choice: Choice
    checked: bool
    reveals: "FieldShown | None"


class FieldShown(forms.BoundField):
    """One question of a form: the field, what was answered, what is wrong with it."""

    @property
    def kind(self) -> FieldKind:
        """How this question is drawn."""
        return next(kind for widget, kind in KINDS if isinstance(self.field.widget, widget))

    @property
    def template_name(self) -> str:
        """The template of the whole question: its kind's, unless the field names its own."""
        return getattr(self.field, "template_name", None) or self.kind.template

    def as_field_group(self) -> SafeString:
        """Return the whole question; the one that the page's address asks for can be reached from there."""
        drawn = super().as_field_group()
        wanted = getattr(self.form, "asked_for", "")
        return format_html('<div class="eh-asked" id="{}">{}</div>', ASKED, drawn) if wanted == self.name else drawn

    @property
    def error(self) -> str:
        """What is wrong, in one text."""
        return " ".join(str(error) for error in self.errors)

    @property
    def described_by(self) -> str:
        """The ids of what describes the control, in reading order."""
        ours = getattr(self.field, "ours", False)
        ends = (
            ("info", getattr(self.field, "limit", 0)),
            ("hint", self.help_text),
            ("error", self.errors),
            ("challenge", ours),
        )
        return " ".join(f"{self.auto_id}-{end}" for end, there in ends if there)

    @property
    def challenge(self) -> str:
        """The challenge to words of our own: a label, work given by sex, a limit that is not called one."""
        if not getattr(self.field, "ours", False):
            return ""
        return challenge(str(self.value() or ""), limits=getattr(self.field, "limits", False))

    @property
    def wrong_boxes(self) -> tuple[str, ...]:
        """Which boxes of a date are wrong: those that the error names, or else all."""
        if not self.errors:
            return ()
        named = [(error.params or {}).get("boxes", ()) for error in self.errors.as_data()]
        return tuple(box for boxes in named for box in boxes) or tuple(box for box, _ in self.field.widget.boxes)

    @property
    def error_target(self) -> str:
        """The id that a link in the error summary goes to: a control that takes what was wrong."""
        if isinstance(self.field.widget, DateBoxes):
            return f"{self.auto_id}-{self.wrong_boxes[0]}"
        return self.auto_id

    @property
    def boxes(self) -> list[Box]:
        """The boxes of a date."""
        widget = cast("DateBoxes", self.field.widget)
        return widget.shown(self.auto_id, self.html_name, self.value(), wrong=self.wrong_boxes)

    @property
    def options(self) -> Iterator[OptionShown]:
        """The radios or checkboxes. The first has the question's own id, so that the error summary reaches it."""
        widget = cast("forms.RadioSelect", self.field.widget)
        place = 0
        for shown in widget.options(self.html_name, widget.format_value(self.value()) or []):
            choice = self._choice(str(shown["value"]), str(shown["label"]))
            place += 2 if choice.divider else 1
            reveals = cast("FieldShown", self.form[choice.reveals]) if choice.reveals else None
            identifier = self.auto_id if place == 1 else f"{self.auto_id}-{place}"
            yield OptionShown(identifier, self.html_name, choice, shown["selected"], reveals)

    @property
    def is_revealed(self) -> bool:
        """Whether another question shows this one: under one of its choices, in its sentence, or as what was found."""
        return any(self.name in _shown_with(field) for field in self.form.fields.values())

    @property
    def shows(self) -> set[str]:
        """The other questions that are drawn with this one."""
        return _shown_with(self.field)

    @property
    def found(self) -> "FieldShown | None":
        """The question that offers what this one found; None where it found nothing."""
        name = getattr(self.field, "finds", "")
        return cast("FieldShown", self.form[name]) if name in self.form.fields else None

    @property
    def blanks(self) -> list[tuple[str, "FieldShown | None"]]:
        """The sentence that begins with this question: each piece of text, with the blank that follows it."""
        sentence = cast("Sentence", getattr(self.field, "sentence", Sentence((), ())))
        questions = [cast("FieldShown", self.form[name]) for name in sentence.blanks]
        return list(zip_longest(sentence.words, questions))

    @property
    def is_wrong(self) -> bool:
        """Whether something is wrong with this question, or with another blank of its sentence."""
        return bool(self.errors) or any(blank.errors for _, blank in self.blanks if blank)

    @property
    def called(self) -> str:
        """The name of a blank, which has no label of its own: its sentence as it is seen, then its question (WCAG 2.5.3)."""
        sentences = (getattr(field, "sentence", None) for field in self.form.fields.values())
        said = next((sentence.said for sentence in sentences if sentence and self.name in sentence.blanks), "")
        return f"{said}. {self.label}" if said else ""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Return the attributes of the control. There is no ``required``: the server's errors are clearer than a browser's."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget) | dict.fromkeys(DROPPED, False)
        built["aria-describedby"] = self.described_by or False
        built["aria-label"] = self.called or False
        if not widget.is_hidden:
            built["class"] = self._classes(widget)
        return built

    def _classes(self, widget: forms.Widget) -> str:
        own = self.kind.css
        wrong = f"{own.split()[0]}--error" if own and self.errors and not isinstance(widget, forms.CheckboxInput) else ""
        return " ".join(filter(None, (own, wrong, widget.attrs.get("class", ""))))

    def _choice(self, value: str, label: str) -> Choice:
        return getattr(self.field, "offered", {}).get(value) or Choice(value, label)


def _shown_with(field: forms.Field) -> set[str]:
    revealed = {choice.reveals for choice in getattr(field, "offered", {}).values()}
    return revealed.union(getattr(field, "sentence", Sentence((), ())).blanks[1:], [getattr(field, "finds", "")])


class Renderer(TemplatesSetting):
    """The project's ``FORM_RENDERER``."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = FieldShown

"""Holds what every act's form shares: the version of the case, plausible days, departures from a "should"."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.committee import could_sit
from evenhand.casework.context import ActContext
from evenhand.casework.details import Details
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Facts
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import ReasonField
from evenhand.ui.forms.once import Once
from evenhand.ui.links import ASKS
from evenhand.wording.words import Words as English

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

    from evenhand.ui.rendering import FieldShown

DEPARTURE = "departure-"
Uploaded = MultiValueDict[str, UploadedFile]
Groups = tuple[tuple["Text", tuple[str, ...]], ...]
SENTENCES = gettext_lazy("The letter has each sentence in these words. One that you leave empty is left out.")
SIGNED = lazy(lambda: English().signed, str)()
"""The note beside reasons that an officer signs, in the language of the page."""
LONGEST_TOKEN = 9
YEARS_BACK, YEARS_AHEAD = 20, 10


class QuestionGroup(NamedTuple):
    """Questions under a heading, with a note on all of them."""

    title: "Text"
    fields: list[forms.BoundField]
    hint: str = ""


class ActForm(Once):
    """The questions of one act about one case, asked on one day (``ctx``, with empty details)."""

    behind: ClassVar[tuple[str, ...]] = ("on",)
    """Days and moments in the past: never later than today."""
    ahead: ClassVar[tuple[str, ...]] = ()
    """Days in the future: never before today."""
    groups: Groups = ()
    """Fields under a heading of their own, in order; the others come first."""
    asks_for: ClassVar[Mapping[str, str]] = {}
    """The question that asks for a field of a cure, where it has another name."""

    token = fields.HiddenField(required=False)

    def __init__(
        self,
        ctx: ActContext,
        data: QueryDict | None = None,
        files: Uploaded | None = None,
        *,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, files, initial=initial)
        self.ctx, self.english = ctx, English(ctx.policy)
        self.under_a_rule: set[str] = set()
        if ctx.case:
            self.initial.setdefault("token", ctx.case.token)
        self.prepare()
        self._ask_sitting()
        for name in self.data:
            if name.startswith(DEPARTURE):
                self._ask_departure(name.removeprefix(DEPARTURE))

    @property
    def asks(self) -> str:
        """Return the field of a cure that the page's address asks for."""
        return str(self.initial.get(ASKS) or "")

    @property
    def asked_for(self) -> str:
        """Return the question that the page's address asks for, as it is drawn: the first one, where it names none of ours."""
        if not self.asks:
            return ""
        drawn = (field.name for field in self.visible_fields() if not getattr(field, "is_revealed", False))
        return self.drawn_with(self.blank(self.asks)) or next(drawn, "")

    def blank(self, field: str) -> str:
        """Return the question that asks for a field of a cure; "" where this form asks for it nowhere."""
        name = self.asks_for.get(field, field)
        return next((one for one in (name, f"{name}_number", f"{name}_from") if one in self.fields), "")

    def drawn_with(self, name: str) -> str:
        """Return the question with which a question is drawn: itself, or the one that reveals it."""
        return next((one.name for one in map(_shown, self.visible_fields()) if name in one.shows), name) if name else ""

    def blank_id(self, field: str) -> str:
        """Return the id on the page of the question that asks for a field of a cure; "" where there is none."""
        name = self.blank(field)
        return str(self[name].auto_id) if name else ""

    def prepare(self) -> None:
        """Ask what only this case and this policy need."""

    def _ask_sitting(self) -> None:
        """Ask who decided with the actor, where a committee decides; only its members are offered."""
        if self.ctx.case and (members := could_sit(self.ctx)):
            people = [fields.Choice(one.user.reference, one.user.name, hint=one.title) for one in members]
            self.fields["sitting"] = fields.CheckboxesField(_("Who decided this with you?"), people, required=False)

    def offer(self, name: str, choices: Iterable[fields.Choice]) -> None:
        """Replace a question's choices by those of this case or this policy."""
        cast("fields.RadiosField", self.fields[name]).offer(choices)

    def details(self) -> Details:
        raise NotImplementedError

    def so_far(self) -> Details | None:
        """Return the answers so far, from a form that may be invalid; None where there are too few.

        Missing and wrong answers keep the form's first values.
        """
        for name, field in self.fields.items():
            if self.cleaned_data.get(name) is None:
                began = self.get_initial_for_field(field, name)
                self.cleaned_data[name] = field.to_python(None) if began is None else began
        try:
            return self.details()
        except (KeyError, TypeError, ValueError, AttributeError):  # a required answer is missing or wrong
            return None

    @property
    def seen(self) -> int:
        """Return the case's token on the form; -1, which no case has, where the form has none."""
        typed = self.data.get("token", "")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_TOKEN else -1

    @property
    def common(self) -> dict[str, Any]:
        answers = self.cleaned_data
        return {
            "words": answers.get("words") or "",
            "on": answers.get("on"),
            "departures": self.departures,
            "sitting": tuple(answers.get("sitting", ())),
        }

    @property
    def departures(self) -> dict[str, str]:
        """Return each reason for departing from a "should", by the demand."""
        given = {name: text for name, text in self.cleaned_data.items() if name.startswith(DEPARTURE) and text}
        return {name.removeprefix(DEPARTURE): text for name, text in given.items()}

    def offer_departure(self, demand: str) -> forms.BoundField | None:
        """Ask why this case departs from a demand; None where the policy has none of that name."""
        self._ask_departure(demand)
        self.under_a_rule.add(DEPARTURE + demand)
        return self[DEPARTURE + demand] if DEPARTURE + demand in self.fields else None

    @property
    def reasons_left(self) -> list[forms.BoundField]:
        """Return the reasons that were sent and that no rule on the page asks for: an error elsewhere loses none."""
        left = (name for name in self.fields if name.startswith(DEPARTURE) and name not in self.under_a_rule)
        return [self[name] for name in left if self.data.get(name)]

    def _ask_departure(self, demand: str) -> None:
        if DEPARTURE + demand not in self.fields and _has(self.ctx, demand):
            self.fields[DEPARTURE + demand] = ReasonField(_("Why this case departs from it"))

    def draft_facts(self) -> Facts:
        """Return the facts that bound the dates of this form."""
        return self.ctx.facts.about(self.ctx.subject)

    def clean(self) -> dict[str, Any]:
        """Refuse implausible days."""
        super().clean()
        for name in self.behind:
            if (day := self.cleaned_data.get(name)) is not None:
                self._not_ahead(name, day)
        for name in self.ahead:
            if (day := self.cleaned_data.get(name)) is not None:
                self._not_behind(name, day)
        return self.cleaned_data

    def _not_ahead(self, name: str, day: date) -> None:
        today = self.ctx.on
        then = localdate(day) if isinstance(day, datetime) else day
        if then > today or (isinstance(day, datetime) and day > self.ctx.at):
            self.add_error(name, _("{called} must be today or in the past").format(called=self._called(name)))
        elif then < _years(today, -YEARS_BACK):
            self.add_error(
                name,
                _("{called} is more than {years_back} years ago: check the year").format(
                    called=self._called(name), years_back=YEARS_BACK
                ),
            )

    def _not_behind(self, name: str, day: date) -> None:
        if day < self.ctx.on:
            self.add_error(name, _("{called} must be today or later").format(called=self._called(name)))
        elif day > _years(self.ctx.on, YEARS_AHEAD):
            self.add_error(
                name,
                _("{called} is more than {years_ahead} years ahead: check the year").format(
                    called=self._called(name), years_ahead=YEARS_AHEAD
                ),
            )

    def _called(self, name: str) -> str:
        return str(getattr(self.fields[name], "called", "The day"))

    @property
    def ungrouped(self) -> list[forms.BoundField]:
        """Return the questions without a heading, in order."""
        grouped = {name for _, names in self.groups for name in names}
        return [field for field in self.visible_fields() if field.name not in grouped and _own(field)]

    @property
    def grouped(self) -> list[QuestionGroup]:
        """Return the questions under their headings; an empty heading is left out."""
        found = [(title, [self[name] for name in names if name in self.fields]) for title, names in self.groups]
        return [
            QuestionGroup(title, [field for field in inside if _own(field)], _hint(inside)) for title, inside in found if inside
        ]


def _shown(field: forms.BoundField) -> "FieldShown":
    return cast("FieldShown", field)


def _own(field: forms.BoundField) -> bool:
    """Return whether a question is independent: not under a choice, nor under a rule."""
    return not getattr(field, "is_revealed", False) and not field.name.startswith(DEPARTURE)


def _hint(inside: list[forms.BoundField]) -> str:
    return str(SENTENCES) if any(hasattr(field.field, "sentence") for field in inside) else ""


def _has(ctx: ActContext, demand: str) -> bool:
    packs = (ctx.policy.main, ctx.policy.floor)
    return any(demand == f"{pack.pack}:{clause.number}:{place}" for pack in packs for clause, place, _ in pack.demands())


def _years(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))

"""Filters and orders a list by its address: one form for the page, its links and its saved views."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast
from urllib.parse import urlencode

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from evenhand.casework.record import DECIDED
from evenhand.ui.forms import fields
from evenhand.ui.forms.labelled import LabelledField
from evenhand.ui.presenters import lower
from evenhand.web.case.status import TAGS
from evenhand.wording.dates import short
from evenhand.wording.words import Words
from evenhand.work.case_lists import CasesAsked, IncidentsAsked
from evenhand.work.decision_lists import DecisionsAsked

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

Choice = fields.Choice
_done = lazy(Words().done, str)
NEWEST, OLDEST = Choice("newest", gettext_lazy("Newest first")), Choice("oldest", gettext_lazy("Oldest first"))


class ListForm(forms.Form):
    """The filters of a list, from its address. An unknown value is reported, and filters nothing.

    ``offered``: by the name of a question, what can be chosen at this landlord.
    """

    sections: ClassVar["Mapping[str, tuple[Text, Text]]"] = {}  # of each part: the words of its link, and the name of its rows
    plural: ClassVar["Text"] = ""
    worded: ClassVar["Mapping[str, Text]"] = {}  # the sentence's words for a choice, where not the choice's own

    which = fields.HiddenField(required=False)

    def __init__(self, sent: Mapping[str, str], **offered: Iterable[Choice]) -> None:
        first = {name: field.initial or "" for name, field in self.base_fields.items()} | {"which": next(iter(self.sections))}
        super().__init__({name: sent.get(name, "")[:200] or first[name] for name in self.base_fields}, auto_id="list_%s")
        self.first = first
        for name, choices in offered.items():
            cast("fields.SelectField", self.fields[name]).offer(choices)

    def clean_which(self) -> str:
        """Return the part of the list; for an unknown one, the first."""
        return self.cleaned_data["which"] if self.cleaned_data["which"] in self.sections else self.first["which"]

    @property
    def chosen(self) -> dict[str, str]:
        """Return the filters that differ from the list's first state."""
        self.is_valid()
        return {
            name: self.data[name] for name, value in self.cleaned_data.items() if value and self.data[name] != self.first[name]
        }

    @property
    def narrowed(self) -> bool:
        """Return whether anything but the part of the list was chosen."""
        return bool(set(self.chosen) - {"which"}) or bool(self.errors)

    def query(self, **other: str) -> str:
        """Return the query of an address that shows the list like this, or with a changed filter."""
        return urlencode({name: value for name, value in {**self.chosen, **other}.items() if value})

    @property
    def says(self) -> str:
        """Return in words what the list shows: "Open cases, overdue, newest first"."""
        self.is_valid()
        return ", ".join(map(str, (self.sections[self.cleaned_data["which"]][1], *self._pieces())))

    def _pieces(self) -> Iterable[str]:
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name) or self.first[name]
            if value and name not in self.unsaid:
                answer = field.offered[value].label if isinstance(field, fields.SelectField) else _written(value)
                yield self.worded[name].format(answer) if name in self.worded else lower(str(answer))

    @property
    def unsaid(self) -> set[str]:
        """Return the questions that the sentence leaves out."""
        return {"which"}


def _written(value: object) -> str:
    return short(value) if isinstance(value, date) else str(value)


class CasesForm(ListForm):
    """Which cases, and in which order. ``owner`` offers everybody who can own one."""

    sections = {  # noqa: RUF012 - declared by the base
        "open": (gettext_lazy("Open"), gettext_lazy("Open cases")),
        "mine": (gettext_lazy("Mine"), gettext_lazy("My open cases")),
        "all": (gettext_lazy("All"), gettext_lazy("All cases")),
    }
    plural = gettext_lazy("cases")
    worded = {"owner": gettext_lazy("looked after by {}")}  # noqa: RUF012 - likewise

    stands = fields.SelectField(
        gettext_lazy("Status"),
        [Choice(code, text) for code, text in TAGS.items()],
        first=gettext_lazy("Anything"),
        required=False,
    )
    owner = fields.SelectField(gettext_lazy("Looked after by"), first=gettext_lazy("Anybody"), required=False)
    due = fields.SelectField(
        gettext_lazy("Due"),
        [Choice("late", gettext_lazy("Overdue")), Choice("week", gettext_lazy("Due within 7 days"))],
        first=gettext_lazy("Any time"),
        required=False,
    )
    order = fields.SelectField(
        gettext_lazy("Order"),
        [
            NEWEST,
            OLDEST,
            Choice("due", gettext_lazy("Soonest due first")),
            Choice("name", gettext_lazy("By the customer’s name")),
        ],
        first="",
        initial="newest",
        required=False,
    )

    def asked(self) -> CasesAsked:
        return CasesAsked(**self.chosen)


class IncidentsForm(ListForm):
    """Which incidents, and in which order. ``about`` is offered the policy's behaviours."""

    sections = {  # noqa: RUF012 - declared by the base
        "all": (gettext_lazy("All"), gettext_lazy("All incidents")),
        "waiting": (gettext_lazy("Not taken up yet"), gettext_lazy("Incidents in no case yet")),
        "unidentified": (
            gettext_lazy("No customer yet"),
            gettext_lazy("Incidents without a known customer"),
        ),
    }
    plural = gettext_lazy("incidents")

    about = fields.SelectField(gettext_lazy("What it is about"), first=gettext_lazy("Anything"), required=False)
    order = fields.SelectField(
        gettext_lazy("Order"),
        [NEWEST, OLDEST, Choice("happened", gettext_lazy("By when it happened, newest first"))],
        first="",
        initial="newest",
        required=False,
    )

    def asked(self) -> IncidentsAsked:
        return IncidentsAsked(**self.chosen)


class DayField(LabelledField, forms.DateField):
    """A day in an address: the browser's own box for one, which sends 2026-03-31 whatever it shows."""

    widget = forms.DateInput(attrs={"type": "date", "class": "govuk-input--width-10"}, format="%Y-%m-%d")

    def __init__(self, label: "Text") -> None:
        super().__init__(label, required=False)
        self.error_messages["invalid"] = format_lazy(gettext_lazy("“{label}” must be a day, like 2026-03-31"), label=label)


class DecisionsForm(ListForm):
    """Which decisions, of which officer, between which days; all or a sample. ``by`` offers possible decision-makers."""

    sections = {"all": (gettext_lazy("All"), gettext_lazy("All decisions"))}  # noqa: RUF012 - declared by the base
    plural = gettext_lazy("decisions")
    worded = {  # noqa: RUF012 - likewise
        "by": gettext_lazy("by {}"),
        "since": gettext_lazy("from {}"),
        "until": gettext_lazy("to {}"),
        "sample": gettext_lazy("a sample of {}"),
        "word": gettext_lazy("drawn by the word “{}”"),
    }

    act = fields.SelectField(
        gettext_lazy("What was done"),
        [Choice(act, _done(act)) for act in DECIDED],
        first=gettext_lazy("Anything"),
        required=False,
    )
    by = fields.SelectField(gettext_lazy("Decided by"), first=gettext_lazy("Anybody"), required=False)
    since = DayField(gettext_lazy("From"))
    until = DayField(gettext_lazy("To"))
    sample = fields.SelectField(
        gettext_lazy("Draw a sample"),
        [Choice(str(many), format_lazy(gettext_lazy("{many} decisions"), many=many)) for many in (5, 10, 25, 50)],
        first=gettext_lazy("No, all of them"),
        required=False,
    )
    word = fields.TextField(gettext_lazy("Drawn by the word"), width=10, max_length=30, initial="evenhand", required=False)

    @property
    def unsaid(self) -> set[str]:
        """Leave the word out where nothing is drawn by it."""
        return {"which"} if self.cleaned_data.get("sample") else {"which", "word"}

    def asked(self) -> DecisionsAsked:
        answers = {name: value for name, value in self.cleaned_data.items() if value and name != "which"}
        return DecisionsAsked(**answers | {"sample": int(answers.get("sample", 0)), "word": answers.get("word") or "evenhand"})

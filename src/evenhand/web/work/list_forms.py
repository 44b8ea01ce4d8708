# ruff: noqa: D107 - a class says what its constructor takes
"""How a list is narrowed down and ordered, as its address says: one form for the page, its links and its kept views."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from django import forms

from evenhand.casework.record import DECIDED
from evenhand.ui.forms import fields
from evenhand.ui.forms.labelled import LabelledField
from evenhand.ui.presenters import lower
from evenhand.web.case.status import TAGS
from evenhand.wording.dates import short
from evenhand.wording.words import Words
from evenhand.work.case_lists import CasesAsked, IncidentsAsked
from evenhand.work.decision_lists import DecisionsAsked

Choice = fields.Choice
NEWEST, OLDEST = Choice("newest", "Newest first"), Choice("oldest", "Oldest first")


class ListForm(forms.Form):
    """What an address asks of a list. Whatever it does not know is told, and the list stands as if it was not asked.

    ``offered``: by the name of a question, what can be chosen at this landlord.
    """

    sections: ClassVar[Mapping[str, tuple[str, str]]] = {}  # of each part: what its link says, and what its rows are called
    plural: ClassVar[str] = ""
    worded: ClassVar[Mapping[str, str]] = {}  # how the sentence says what was chosen, where not in the choice's own words

    which = fields.HiddenField(required=False)

    def __init__(self, sent: Mapping[str, str], **offered: Iterable[Choice]) -> None:
        first = {name: field.initial or "" for name, field in self.base_fields.items()} | {"which": next(iter(self.sections))}
        super().__init__({name: sent.get(name, "")[:200] or first[name] for name in self.base_fields}, auto_id="list_%s")
        self.first = first
        for name, choices in offered.items():
            cast("fields.SelectField", self.fields[name]).offer(choices)

    def clean_which(self) -> str:
        """Return the part of the list; one that there is not is the first."""
        return self.cleaned_data["which"] if self.cleaned_data["which"] in self.sections else self.first["which"]

    @property
    def chosen(self) -> dict[str, str]:
        """Return what was chosen, where it is something else than what a list shows first."""
        self.is_valid()
        return {
            name: self.data[name] for name, value in self.cleaned_data.items() if value and self.data[name] != self.first[name]
        }

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but the part of the list was chosen."""
        return bool(set(self.chosen) - {"which"}) or bool(self.errors)

    def query(self, **other: str) -> str:
        """Return the query of an address that shows the list like this, or so with something else in it."""
        return urlencode({name: value for name, value in {**self.chosen, **other}.items() if value})

    @property
    def says(self) -> str:
        """Return in words what the list shows: "Open cases, overdue, newest first"."""
        self.is_valid()
        return ", ".join((self.sections[self.cleaned_data["which"]][1], *self._pieces()))

    def _pieces(self) -> Iterable[str]:
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name) or self.first[name]
            if value and name not in self.unsaid:
                answer = field.offered[value].label if isinstance(field, fields.SelectField) else _written(value)
                yield self.worded[name].format(answer) if name in self.worded else lower(answer)

    @property
    def unsaid(self) -> set[str]:
        """Return which questions the sentence leaves out."""
        return {"which"}


def _written(value: Any) -> str:
    return short(value) if isinstance(value, date) else str(value)


class CasesForm(ListForm):
    """Which cases, and in which order. ``owner`` is offered whoever may look after one."""

    sections = {  # noqa: RUF012 - declared by the base
        "open": ("Open", "Open cases"),
        "mine": ("Mine", "My open cases"),
        "all": ("All", "All cases"),
    }
    plural = "cases"
    worded = {"owner": "looked after by {}"}  # noqa: RUF012 - likewise

    stands = fields.SelectField(
        "Stands at", [Choice(code, text) for code, text in TAGS.items()], first="Anything", required=False
    )
    owner = fields.SelectField("Looked after by", first="Anybody", required=False)
    due = fields.SelectField(
        "Due", [Choice("late", "Overdue"), Choice("week", "Due within 7 days")], first="Any time", required=False
    )
    order = fields.SelectField(
        "Order",
        [NEWEST, OLDEST, Choice("due", "Soonest due first"), Choice("name", "By the customer's name")],
        first="",
        initial="newest",
        required=False,
    )

    def asked(self) -> CasesAsked:
        """Return what is asked for."""
        return CasesAsked(**self.chosen)


class IncidentsForm(ListForm):
    """Which incidents, and in which order. ``about`` is offered the policy's behaviours."""

    sections = {  # noqa: RUF012 - declared by the base
        "all": ("All", "All incidents"),
        "waiting": ("Not taken up yet", "Incidents that nobody has taken up yet"),
        "unidentified": ("About nobody yet", "Incidents of which we do not know whom they are about"),
    }
    plural = "incidents"

    about = fields.SelectField("What it is about", first="Anything", required=False)
    order = fields.SelectField(
        "Order",
        [NEWEST, OLDEST, Choice("happened", "By when it happened, newest first")],
        first="",
        initial="newest",
        required=False,
    )

    def asked(self) -> IncidentsAsked:
        """Return what is asked for."""
        return IncidentsAsked(**self.chosen)


class DayField(LabelledField, forms.DateField):
    """A day in an address: the browser's own box for one, which sends 2026-03-31 whatever it shows."""

    widget = forms.DateInput(attrs={"type": "date", "class": "govuk-input--width-10"}, format="%Y-%m-%d")

    def __init__(self, label: str) -> None:
        super().__init__(label, required=False)
        self.error_messages["invalid"] = f"“{label}” must be a day, like 2026-03-31"


class DecisionsForm(ListForm):
    """Which decisions, by whom, between which days; all of them or a sample. ``by`` is offered whoever may have decided."""

    sections = {"all": ("All", "All decisions")}  # noqa: RUF012 - declared by the base
    plural = "decisions"
    worded = {  # noqa: RUF012 - likewise
        "by": "by {}",
        "since": "from {}",
        "until": "to {}",
        "sample": "a sample of {}",
        "word": "drawn by the word “{}”",
    }

    act = fields.SelectField(
        "What was done", [Choice(act, Words().done(act)) for act in DECIDED], first="Anything", required=False
    )
    by = fields.SelectField("Decided by", first="Anybody", required=False)
    since = DayField("From")
    until = DayField("To")
    sample = fields.SelectField(
        "Draw a sample",
        [Choice(str(many), f"{many} decisions") for many in (5, 10, 25, 50)],
        first="No, all of them",
        required=False,
    )
    word = fields.TextField("Drawn by the word", width=10, max_length=30, initial="evenhand", required=False)

    @property
    def unsaid(self) -> set[str]:
        """Leave the word out where nothing is drawn by it."""
        return {"which"} if self.cleaned_data.get("sample") else {"which", "word"}

    def asked(self) -> DecisionsAsked:
        """Return what is asked for."""
        answers = {name: value for name, value in self.cleaned_data.items() if value and name != "which"}
        return DecisionsAsked(**answers | {"sample": int(answers.get("sample", 0)), "word": answers.get("word") or "evenhand"})

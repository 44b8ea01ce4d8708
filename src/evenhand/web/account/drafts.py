"""Opens a page's form with its draft, and lets it be saved: one mechanism for every form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.personal.actions import FormSubject
from evenhand.personal.queries import my_drafts, the_draft
from evenhand.ui.forms.fields import LongTextField
from evenhand.ui.timestamps import day_of, time_of
from evenhand.web.account.draft_tokens import draft_token_for
from evenhand.web.account.places import address_of, place_of
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.wording.dates import on
from evenhand.wording.labels import IN_BROWSERS

FEW = 3
"""A form of more questions than these, or one that asks for a whole text, is saved while a user types."""
AFTER, AT_MOST = 2_000, 8_000
"""Milliseconds from the last key, and from the first unsaved key, until a form is saved."""
NO_FILES = gettext_lazy("Files are not kept with a draft: choose them again.")
Form = TypeVar("Form", bound=forms.Form)
FIRST_WORDS = 8
LONG = 20
"""Answers of this length are a person's words; shorter ones are mostly a choice or a date."""


@dataclass(frozen=True)
class FormDraft:
    """What a form shows of its draft. ``kept``: it is saved while typing; ``unsaved``: it shows what is not saved yet."""

    ticket: str
    page: str
    kept: bool
    began: str = ""
    unsaved: bool = False
    after: int = AFTER
    at_most: int = AT_MOST

    @property
    def labels(self) -> dict[str, Any]:
        """Return the patterns of labels and the challenges to them, for the script that checks while a user types."""
        return IN_BROWSERS


@dataclass(frozen=True)
class DraftListed:
    """One draft in the list: its form, its case, when it was saved, and the words in it.

    ``begins``: the first words, by which drafts of one form differ.
    """

    name: str
    page: str
    address: str
    about: str
    when: str
    words: tuple[str, ...]

    @property
    def begins(self) -> str:
        return Truncator(self.words[0]).words(FIRST_WORDS, truncate=" …") if self.words else ""


def answers_kept(request: OfficerRequest) -> QueryDict | None:
    """Return the user's draft of the form on this page; None where there is none."""
    row = the_draft(request.officer, place_of(request))
    if row is None:
        return None
    answers = QueryDict(mutable=True)
    for name, value in row.answers:
        answers.appendlist(name, value)
    request.began = _("{day} at {time}").format(day=on(day_of(row.saved_at)), time=time_of(row.saved_at))
    return answers


def opened(request: OfficerRequest, make: Callable[..., Form], **initial: Any) -> Form:
    """Return the form of an opened page: its draft, without errors about missing answers; or new."""
    answers = answers_kept(request)
    if answers is None:
        return make(None, initial=initial) if initial else make(None)
    form = make(answers, initial=initial) if initial else make(answers)
    for field in form.fields.values():
        if isinstance(field, forms.FileField):
            field.help_text = f"{field.help_text.rstrip('.')}. {NO_FILES}" if field.help_text else NO_FILES
    form.is_valid()
    form.errors.clear()
    return form


def offered(request: OfficerRequest, form: forms.Form, name: str, *, case: str = "", customer: str = "") -> FormDraft:
    """Return what a form needs to be saved."""
    asked = form.visible_fields()
    kept = len(asked) > FEW or any(isinstance(one.field, LongTextField) for one in asked)
    place = place_of(request)
    ticket = draft_token_for(request.officer, FormSubject(place, name, case, customer))
    return FormDraft(ticket, place, kept, request.began, request.method == "POST", AFTER, AT_MOST)


def listed(request: OfficerRequest) -> Iterator[DraftListed]:
    for row in my_drafts(request.officer):
        words = tuple(value for _, value in row.answers if len(value) > LONG and " " in value)
        about = (
            _("Case {case}").format(case=row.case)
            if row.case
            else _("Customer {customer}").format(customer=row.customer)
            if row.customer
            else ""
        )
        yield DraftListed(
            row.name,
            row.page,
            address_of(row.page),
            about,
            _("{day} at {time}").format(day=on(day_of(row.saved_at)), time=time_of(row.saved_at)),
            words,
        )

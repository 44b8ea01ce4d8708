"""Asks about an incident, at once or later: conduct, people, an offence, safety, the customer."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.casework.context import ActContext
from evenhand.casework.details.incidents import Colleagues
from evenhand.ui.forms import fields
from evenhand.ui.forms.lookup import finds
from evenhand.ui.forms.narrative import ShortTextField
from evenhand.web.acts.forms import choices
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.colleagues_field import ColleaguesField
from evenhand.wording.choices import HARASSED, OFFENCE_CONDITIONS

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

BEHAVIOURS = "behaviours-"
NOBODY, UNIDENTIFIED = "nobody", "unidentified"
FEW = 8
"""The most customers offered for a typed name."""
PEOPLE = ("affected_colleagues", "affected", "witness_colleagues", "witnesses")
OFFENCE, SAFETY = ("possible_offence", "offence_condition"), ("harassment", "health_and_safety", "riddor")


class IncidentForm(ActForm):
    """The questions of an incident. ``people``: the customers found by the search."""

    behind: ClassVar[tuple[str, ...]] = ()

    def __init__(self, ctx: ActContext, *args: Any, people: Iterable[fields.Choice] = (), **kwargs: Any) -> None:
        self.people = tuple(people)
        super().__init__(ctx, *args, **kwargs)

    def blank(self, field: str) -> str:
        """Return the question of a field; the behaviours have one for each family, and what went on has its moment."""
        if field == "behaviours":
            return next((name for name in self.fields if name.startswith(BEHAVIOURS)), "")
        return super().blank({"behaviour_continued": "happened_at", "incident_logged": "words"}.get(field, field))

    def ask_who(self, *, unidentified: bool = False) -> None:
        """Ask for the customer, among those found. ``unidentified``: where none is found, offer to leave it open."""
        self.fields["who"] = ShortTextField(
            _("Who was it?"), required=False, max_length=100,
            hint=_("A name, a reference or a postcode."),
        )  # fmt: skip
        if self.people:
            nobody = fields.Choice(NOBODY, _("None of these: not identified yet"), divider=_("or"))
            self.fields["customer"] = fields.RadiosField(
                _("Which of these is it?"), (*self.people, nobody), required=False
            )  # whether it must be answered depends on the search: the page checks
        elif unidentified:
            self.fields[UNIDENTIFIED] = fields.TickField(_("Not identified yet"), required=False)
        finds(
            self.fields, "who", ("customer", UNIDENTIFIED), _many(len(self.people)) if self.data.get("who", "").strip() else ""
        )

    def ask_behaviours(self) -> None:
        """Ask for the policy's behaviours, a question for each family."""
        self.families = choices.behaviours(self.ctx.policy)
        for family, (title, offered) in self.families.items():
            self.fields[BEHAVIOURS + family] = fields.CheckboxesField(title, offered, required=False, layout="small")

    def ask_situations(self) -> None:
        """Ask for situations that belong elsewhere, or cannot wait."""
        if offered := choices.situations(self.ctx.policy):
            self.fields["situations"] = fields.CheckboxesField(
                _("Which of these apply, if any?"), offered, required=False, layout="small"
            )

    def ask_people(self) -> None:
        """Ask who was affected and who saw it: colleagues, who then decide nothing in its case, and others."""
        by = self.ctx.by
        self.fields["affected_colleagues"] = ColleaguesField(_("Which colleagues were affected?"), by)
        self.fields["affected"] = ShortTextField(
            _("Who else was affected?"), hint=_("Names or teams, if you know them."), required=False
        )
        self.fields["witness_colleagues"] = ColleaguesField(_("Which colleagues saw or heard it?"), by)
        self.fields["witnesses"] = ShortTextField(_("Who else saw or heard it?"), required=False)

    def ask_offence_and_safety(self) -> None:
        """Ask what the law asks about: an offence and why it may be held (50), harassment (84), safety at work (floor 67)."""
        self.fields["possible_offence"] = fields.TickField(
            _("It may be a crime"), hint=_("If a person is in danger now, call 999 first."), required=False
        )
        self.fields["offence_condition"] = fields.RadiosField(
            _("If it may be a crime, why do we need to record that?"), in_words(OFFENCE_CONDITIONS),
            hint=_("Leave it empty if you are not sure. It is settled before anything is decided."),
            required=False, layout="small",
        )  # fmt: skip
        self.fields["harassment"] = fields.CheckboxesField(
            _("Was a worker harassed?"), in_words(HARASSED), required=False, layout="small",
            hint=_("The risk is then looked at with the worker, within days."),
        )  # fmt: skip
        self.fields["health_and_safety"] = fields.TickField(
            _("It is a health and safety matter"), hint=_("A person was hurt, attacked or threatened at work."), required=False
        )
        self.fields["riddor"] = fields.TickField(
            _("It may have to be reported under RIDDOR"),
            hint=_("A death, a serious injury, or more than seven days off work."),
            required=False,
        )

    @property
    def people_and_safety(self) -> dict[str, Any]:
        """Return the answers to `ask_people` and `ask_offence_and_safety`."""
        answers = self.cleaned_data
        given = {name: answers[name] for name in ("affected", "witnesses", *OFFENCE, *SAFETY)}
        given["harassment"] = tuple(given["harassment"])
        return {**given, "colleagues": Colleagues(answers["affected_colleagues"], answers["witness_colleagues"])}

    @property
    def folded(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Return the questions under their headings, each with whether it has an answer or an error."""
        return [(str(one.title), one.fields, any(map(_is_touched, one.fields))) for one in self.grouped]

    @property
    def behaviours(self) -> tuple[str, ...]:
        return tuple(key for family in self.families for key in self.cleaned_data.get(BEHAVIOURS + family, ()))

    @property
    def family_names(self) -> tuple[str, ...]:
        """Return the names of the questions for behaviours."""
        return tuple(BEHAVIOURS + family for family in self.families)


def _many(found: int) -> str:
    """Return how many were found, for screen readers."""
    if not found:
        return _("No customer matches. Try a part of the name or a postcode.")
    if found >= FEW:
        return _("These are the first {few} by name. Type more if theirs is not here.").format(few=FEW)
    return ngettext("One customer matches.", "{found} customers match.", found).format(found=found)


def in_words(offered: "Mapping[Any, Text]") -> list[fields.Choice]:
    """Return a choice for each code."""
    return [fields.Choice(key, label) for key, label in offered.items()]


def _is_touched(field: forms.BoundField) -> bool:
    answered = field.form.is_bound and field.field.has_changed(field.initial, field.data)
    return bool(field.errors) or answered

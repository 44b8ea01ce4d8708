"""Asks whether conduct arises from a disability and, where it may, for aim and means (floor 57)."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.details.measures import Weighed, says_nothing
from evenhand.casework.form_questions.questions import AssessmentQuestion
from evenhand.policy.fact_catalogue import DISABILITY
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField
from evenhand.wording.choices import QUESTIONS

if TYPE_CHECKING:
    from evenhand.web.acts.forms.act_form import ActForm

LINK, RULED_OUT, JUSTIFIED = DISABILITY
ARISES, WHY, AIM_IF, AIM_MAY = "so-disability", "why-disability", "aim-disability", "aim-disability-not-known"
AIMS = {"yes": AIM_IF, "not_known": AIM_MAY}
CHOICES = (
    fields.Choice("yes", gettext_lazy("Yes"), reveals=AIM_IF),
    fields.Choice("no", gettext_lazy("No")),
    fields.Choice("not_known", gettext_lazy("We do not know"), reveals=AIM_MAY),
)


def ask(form: "ActForm", asked: Iterable[AssessmentQuestion]) -> None:
    """Ask it once, with the latest answers filled in."""
    form.fields[ARISES] = fields.RadiosField(QUESTIONS["arises_from_disability"], CHOICES, required=False)
    form.fields[WHY] = NarrativeField(_("What you considered, and the result"), rows=3, required=False)
    form.fields[AIM_IF] = NarrativeField(_("What is the aim, and why is this in proportion to it?"), rows=3, required=False)
    form.fields[AIM_MAY] = NarrativeField(
        _("If it does: what is the aim, and why is this in proportion?"), rows=3, required=False
    )
    rows = {one.fact: one.answer for one in asked if one.answer}
    if told := rows.get(RULED_OUT):
        form.initial.setdefault(ARISES, {True: "no", False: "yes", None: "not_known"}[told.so])
    if looked := rows.get(RULED_OUT) or rows.get(LINK):
        form.initial.setdefault(WHY, looked.why)
    if justified := rows.get(JUSTIFIED):
        form.initial.update(dict.fromkeys(AIMS.values(), justified.why))


def wrong(form: "ActForm") -> Iterator[tuple[str, str]]:
    """Yield each missing answer, with what to do: yes, and not known, need aim and means."""
    so, why = form.cleaned_data.get(ARISES), form.cleaned_data.get(WHY)
    if so and says_nothing(why or ""):
        yield WHY, _("Write what you considered, and the result: an empty answer is not a consideration")
    if why and not so:
        yield ARISES, _("Select yes, no or that you do not know")
    aim = AIMS.get(so or "")
    if aim and says_nothing(form.cleaned_data.get(aim) or ""):
        yield aim, _("Write the aim, and why this is in proportion to it: what was done may arise from a disability")


def answers(form: "ActForm") -> Iterator[Weighed]:
    """Yield the answers, as the facts that they establish."""
    so, why = form.cleaned_data.get(ARISES), form.cleaned_data.get(WHY)
    if not so or not why:
        return
    yield Weighed(fact=LINK, so=True, why=why)
    yield Weighed(fact=RULED_OUT, so={"no": True, "yes": False, "not_known": None}[so], why=why)
    if so in AIMS:
        yield Weighed(fact=JUSTIFIED, so=True, why=form.cleaned_data[AIMS[so]])

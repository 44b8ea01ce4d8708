"""Asks who asked for a need: one that limits how the customer reaches us is theirs, or it is proposed as a measure."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.ui.forms import fields
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.wording.labels import limit_in

A_YEAR = timedelta(days=366)
THEIRS = frozenset({"customer", "speaker"})
"""Who can ask so that a need is the customer's own."""
ASKED_BY = (
    fields.Choice("customer", gettext_lazy("The customer, who agrees to it and can end it")),
    fields.Choice("speaker", gettext_lazy("Somebody who speaks for them; the customer agrees to it and can end it")),
    fields.Choice("us", gettext_lazy("One of us")),
)


def asked_by() -> forms.Field:
    """Return the question of who asked for a need."""
    hint = _("Needed where it limits how they reach us. We then look at it again within a year.")
    return fields.RadiosField(_("Who asked for it?"), ASKED_BY, hint=hint, required=False)


def is_theirs(form: ActForm, block: str = "") -> bool:
    """Return whether the customer asked for the need of a block of questions, themselves or through another."""
    return form.cleaned_data.get(f"{block}asked_by") in THEIRS


def refuse_limit(form: ActForm, says: str, block: str = "") -> None:
    """Refuse a limit that is called a need, unless the customer asked for it; then it is looked at within a year.

    ``says``: the need in words. ``block``: the beginning of the names of its questions.
    """
    word = limit_in(says)
    if word and f"{block}asked_by" in form.fields and not is_theirs(form, block):
        told = _("“{word}” may limit them. It is a need only where they asked for it; else propose it as a measure")
        form.add_error(f"{block}asked_by", told.format(word=word))
    again = form.cleaned_data.get(f"{block}relook_on")
    if word and again and again > form.ctx.on + A_YEAR:
        form.add_error(f"{block}relook_on", _("The review date must be within a year, as this limits how they reach us"))

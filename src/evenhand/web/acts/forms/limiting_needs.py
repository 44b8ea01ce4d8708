"""Asks who asked for a need: one that limits how the customer reaches us is theirs, or it is proposed as a measure."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from evenhand.ui.forms import fields
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.wording.choices import NEED_ASKED_BY
from evenhand.wording.labels import limit_in

A_YEAR = timedelta(days=366)
THEIRS = frozenset({"customer", "speaker"})
"""Who can ask so that a need is the customer's own."""


def asked_by() -> forms.Field:
    """Return the question of who asked for a need."""
    hint = _("Needed where it limits how they reach us. We then look at it again within a year.")
    offered = (fields.Choice(key, says) for key, says in NEED_ASKED_BY.items())
    return fields.RadiosField(_("Who asked for it?"), offered, hint=hint, required=False)


def agrees() -> forms.Field:
    """Return the question whether the customer agrees to a need, and can end it."""
    return fields.TickField(_("The customer agrees to it, and can end it at any time"), required=False)


def told_of(form: ActForm, block: str = "") -> dict[str, Any]:
    """Return who asked for the need of a block of questions, and whether the customer agrees to it and can end it."""
    answers = form.cleaned_data
    return {"asked_by": answers.get(f"{block}asked_by") or "", "theirs": answers.get(f"{block}agrees", False)}


def refuse_limit(form: ActForm, says: str, block: str = "") -> None:
    """Refuse a limit that is called a need, unless the customer asked for it; then it is looked at within a year.

    ``says``: the need in words. ``block``: the beginning of the names of its questions.
    """
    word = limit_in(says)
    told = told_of(form, block)
    if word and f"{block}asked_by" in form.fields and told["asked_by"] not in THEIRS:
        limits = _("“{word}” may limit them. It is a need only where they asked for it; else propose it as a measure")
        form.add_error(f"{block}asked_by", limits.format(word=word))
    elif word and f"{block}agrees" in form.fields and not told["theirs"]:
        limits = _("“{word}” may limit them. Ask whether they agree to it and know that they can end it, and confirm it here")
        form.add_error(f"{block}agrees", limits.format(word=word))
    again = form.cleaned_data.get(f"{block}relook_on")
    if word and again and again > form.ctx.on + A_YEAR:
        form.add_error(f"{block}relook_on", _("The review date must be within a year, as this limits how they reach us"))

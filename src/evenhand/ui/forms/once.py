"""Recognises a form that was sent before: each opening of a form has a mark, stored with its act."""

import json
import secrets
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from evenhand.ui.forms.fields import HiddenField

OURS = frozenset({"csrfmiddlewaretoken", "draft", "leave", "action", "next"})
"""What a form sends beside its answers. The version of the case stays in it, so that a later change is shown."""
LENGTH = 16
"""Bytes of a mark: nobody guesses one."""
SEEN = frozenset({"token", "once"})
"""What may differ when one form is sent twice: the version of the case, where a colleague acted in between."""


def _fresh() -> str:
    return secrets.token_urlsafe(LENGTH)


class Once(forms.Form):
    """A form that recognises itself when it is sent twice. The mark stays when the form is shown again or saved as a draft."""

    once = HiddenField(required=False, initial=_fresh)


def sent(request: HttpRequest, asked: str = "") -> str:
    """Return what identifies this form with its answers: 64 characters, the same each time that it is sent.

    It is made from who sent it, where to, the form's mark and the answers: a form that is changed after it was sent is
    another one. ``asked``: which of several acts the form asks for. Where a form comes without its mark the version of the
    case replaces it; "" where it has neither. No answer can be guessed from it: it is made with the installation's secret.
    """
    mark = request.POST.get("once") or request.POST.get("token")
    if not mark:
        return ""
    answers: dict[str, Any] = {name: request.POST.getlist(name) for name in request.POST if name not in OURS | SEEN}
    files = {name: [(file.name, file.size) for file in request.FILES.getlist(name)] for name in request.FILES}
    said = json.dumps([request.user.pk, request.path, mark, answers, files, *([asked] if asked else [])], sort_keys=True)
    return salted_hmac(__name__, said, algorithm="sha256").hexdigest()

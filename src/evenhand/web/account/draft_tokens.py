"""Signs a token for each form: which form, and whose. With it a draft is saved even after the session.

It lets a user store their own words where only they find them again, and opens nothing.
"""

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from evenhand.clock import now
from evenhand.landlords.queries import Officer
from evenhand.personal.actions import FormSubject, NotKept, keep
from evenhand.ui.forms.once import OURS

SALT = "the ticket of a form"
LASTS = timedelta(days=7)
"""A page stays open over a weekend, and a little longer; an older token is of no use."""
ENDED = gettext_lazy("Your session had ended, so nothing was sent. What you typed is kept: sign in, and it is there again.")


@dataclass(frozen=True)
class DraftToken:
    """One person's form."""

    about: FormSubject
    user: int
    landlord: int


def draft_token_for(by: Officer, about: FormSubject) -> str:
    """Return the token of a form."""
    return signing.dumps([asdict(about), by.user.pk, by.landlord.pk], salt=SALT, compress=True)


def draft_token_of(request: HttpRequest) -> DraftToken | None:
    """Return the token that came with a form; None where it has none of ours, or one that is too old."""
    try:
        about, user, landlord = signing.loads(request.POST.get("draft", ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return DraftToken(FormSubject(**about), user, landlord)


def keep_typed(request: HttpRequest, ticket: DraftToken) -> None:
    """Save what was typed into a form for the user of its token. Passwords and files are never saved.

    Raises:
        NotKept: with the reason in a sentence.
    """
    names = [name for name in request.POST if name not in OURS and "password" not in name]
    answers = [(name, value) for name in names for value in request.POST.getlist(name)]
    keep(ticket.about, answers, user=ticket.user, landlord=ticket.landlord, at=now())


def keep_unsent(request: HttpRequest) -> DraftToken | None:
    """Save what came with a form that cannot be accepted; return its token, None where nothing was saved."""
    ticket = draft_token_of(request)
    if ticket is None:
        return None
    try:
        keep_typed(request, ticket)
    except NotKept:
        return None
    return ticket

"""Gives power and new passwords by two people: the first sees a code, the second a link, and the colleague needs both.

So no administrator alone becomes a colleague who decides: neither by a link, nor by an account that was made up.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from evenhand.administration.power import KINDS, holds_power
from evenhand.journal.actions import record
from evenhand.landlords.links import hash_of, link_with_code, new_code, new_link
from evenhand.landlords.models import Landlord, Membership, PowerProposed, User
from evenhand.landlords.queries import Officer
from evenhand.policy.calendar import localdate


@dataclass(frozen=True, slots=True)
class LinkAsked:
    """What came of asking for a link: its ``token``; or what ``waits`` for a second person, with the ``code``, shown once."""

    username: str
    reference: str
    token: str = ""
    waits: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class PowerView:
    """A proposal that waits for a second person. ``gives``: nothing where it is for a link alone.

    ``username``: of the colleague; ``mine``: the reader made it, or it is about them, so that another confirms it.
    """

    reference: str
    username: str
    name: str
    gives: tuple[str, ...]
    proposed_by: str
    mine: bool


@dataclass(frozen=True, slots=True)
class ProposalSettled:
    """What came of a proposal. ``token``: of the link that the second person sees, "" for none; ``asked_by``: has the code."""

    username: str
    reference: str
    token: str = ""
    asked_by: str = ""


@transaction.atomic
def ask_for_link(landlord: Landlord, username: str, *, by: str, at: datetime) -> LinkAsked | None:
    """Make a new link for a colleague who has no password and holds no power; for another, propose one to a second person.

    None for an unknown user name.
    """
    row = member_of(landlord, username)
    if row is None:
        return None
    user = row.user
    if user.has_usable_password() or holds_power(user, localdate(at)):
        waits, code = propose(row, {}, by=by, at=at)
        return LinkAsked(username, user.reference, "", waits, code)
    token = new_link(user)
    record_post(row, "send_link", by, at, {})
    return LinkAsked(username, user.reference, token)


def propose(row: Membership, power: dict[str, tuple[str, ...]], *, by: str, at: datetime) -> tuple[str, str]:
    """Propose what gives power, or with nothing a link; return its reference, and its code where the colleague needs one.

    What waits already is proposed once, and its code is not shown again; other power that waits is withdrawn. A link is
    asked for anew each time.
    """
    post = {kind: sorted(keys) for kind, keys in power.items()}
    waiting = [one for one in row.powers.filter(confirmed_at=None, withdrawn_at=None) if bool(one.post) == bool(post)]
    for one in waiting:
        if post and one.post == post:
            return str(one.reference), ""
    code, first = new_code(), User.objects.get(reference=by)
    fields = {"member": row, "post": post, "first": first, "proposed_at": at, "code": hash_of(code)}
    made = PowerProposed.objects.create(landlord=row.landlord, **fields)
    row.powers.filter(pk__in=[one.pk for one in waiting]).update(withdrawn_at=at)
    record_post(row, "propose_power" if post else "ask_for_link", by, at, {"proposal": made.reference, **post})
    return str(made.reference), "" if post and holds_power(row.user, localdate(at)) else code


def powers_waiting(by: Officer) -> list[PowerView]:
    """Return the proposals of a landlord that wait, oldest first."""
    rows = PowerProposed.objects.filter(landlord=by.landlord, confirmed_at=None, withdrawn_at=None)
    return [
        PowerView(
            row.reference,
            row.member.user.username,
            row.member.user.name,
            tuple(one for kind in KINDS for one in row.post.get(kind, ())),
            row.first.name,
            by.user.pk in {row.first_id, row.member.user_id},
        )
        for row in rows.select_related("member__user", "first").order_by("id")
    ]


@transaction.atomic
def settle_power(by: Officer, reference: str, *, confirm: bool, at: datetime) -> ProposalSettled | None:
    """Confirm a proposal as the second person, or withdraw it; None where nothing of that reference waits.

    The first power that a colleague gets ends the password they have: they set one anew with the link and the code.

    Raises:
        PermissionError: its proposer, or the colleague it is about, would confirm it.
    """
    rows = PowerProposed.objects.select_for_update(of=("self",)).filter(landlord=by.landlord, reference=reference)
    row = rows.filter(confirmed_at=None, withdrawn_at=None).select_related("member__user", "first").first()
    if row is None:
        return None
    if confirm and by.user.pk in {row.first_id, row.member.user_id}:
        raise PermissionError(reference)
    token = _confirmed(row, by, at) if confirm else ""
    if not confirm:
        row.withdrawn_at = at
    row.save(update_fields=["second", "confirmed_at", "withdrawn_at"])
    act = f"{'confirm' if confirm else 'withdraw'}_{'power' if row.post else 'link'}"
    record_post(row.member, act, by.user.reference, at, {"proposal": row.reference, **row.post})
    user = row.member.user
    return ProposalSettled(user.username, user.reference, token, row.first.name)


def _confirmed(row: PowerProposed, by: Officer, at: datetime) -> str:
    member = Membership.objects.select_for_update().select_related("user").get(pk=row.member_id)
    first_power = not holds_power(member.user, localdate(at))
    for kind, keys in row.post.items():
        setattr(member, kind, sorted({*getattr(member, kind), *keys}))
    member.save(update_fields=list(row.post))
    row.second, row.confirmed_at = by.user, at
    if row.post and not first_power:
        return ""
    return link_with_code(member.user, row.code, ends_password=bool(row.post))


def member_of(landlord: Landlord, username: str) -> Membership | None:
    found = landlord.memberships.filter(active=True, user__username=username)
    return found.select_related("user", "landlord", "manager__user").first()


def record_post(row: Membership, act: str, by: str, at: datetime, told: dict[str, Any]) -> None:
    """Record what was done with a colleague's post: one journal entry of the landlord."""
    stamp: dict[str, Any] = {"by": by, "recorded_at": at, "happened_at": at}
    record(landlord_id=row.landlord_id, act=act, subject=row.user.reference, open=told, **stamp)

"""Raises notifications, claims them for sending, and records what came of each. The rows are the outbox."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from evenhand.journal.actions import record
from evenhand.landlords.models import Landlord, Membership, User, draw_free
from evenhand.landlords.references import generate
from evenhand.notifications.models import LastDigest, Notification, SendState, Urgency

EMAIL, WEBHOOK = "email", "webhook"
LOST = timedelta(minutes=10)
"""A message that was handed over longer ago, without an answer on record, has lost its sender: nobody knows if it arrived."""
FIRST_WAIT, LONGEST_WAIT, MOST_TRIES = timedelta(minutes=5), timedelta(hours=6), 8
MOST_LINES = 60
"""The most notifications of one message; the others follow in the next."""


@dataclass(frozen=True)
class FactToTell:
    """What a notification says. ``key`` tells it from every other; see `Notification` for the rest."""

    kind: str
    key: str
    urgency: Urgency
    case: str = ""
    act: str = ""
    subject: str = ""
    due_on: date | None = None


def ways() -> tuple[str, ...]:
    """Return the ways by which notifications go; none where none is set."""
    return tuple(way for way, on in ((EMAIL, settings.MAIL_ON), (WEBHOOK, settings.WEBHOOK_URL)) if on)


def tell(landlord: Landlord, recipients: Iterable[User], facts: Iterable[FactToTell], *, at: datetime) -> None:
    """Record, in the caller's transaction, facts that go to people. One that went to a person before is left alone.

    Only staff who are present get it. Where no way is set, nothing is recorded.
    """
    by, told = ways(), tuple(facts)
    if not by or not told:
        return
    present = Membership.objects.filter(landlord=landlord, active=True, user__is_active=True, user__in=list(recipients))
    people = sorted(present.values_list("user", flat=True))
    rows = [
        Notification(
            landlord=landlord,
            recipient_id=person,
            key=fact.key,
            way=way,
            kind=fact.kind,
            urgency=fact.urgency,
            case=fact.case,
            act=fact.act,
            subject=fact.subject,
            due_on=fact.due_on,
            raised_at=at,
        )
        for person in people
        for fact in {one.key: one for one in told}.values()
        for way in by
    ]
    draw_free(rows)
    Notification.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)


def begin_digest(member: Membership, since: datetime, at: datetime) -> bool:
    """Return whether a person's digest is the caller's to gather: none was since a moment. Of several that ask, one gets yes.

    Call it in the transaction that raises what the digest tells.
    """
    if LastDigest.objects.filter(membership=member, at__lt=since).update(at=at):
        return True
    return LastDigest.objects.get_or_create(membership=member, defaults={"at": at})[1]


@transaction.atomic
def claim(landlord: Landlord, way: str, at: datetime, *, opened: bool) -> list[Notification]:
    """Return the notifications of one message that goes to one person now, marked as being sent; none where nothing waits.

    The mark is committed before the message is handed over: should the sender die, nobody sends it again by itself.
    ``opened``: the office has opened today. A message that was refused keeps its reference, and is tried again as it was.
    """
    waiting = Notification.objects.filter(landlord=landlord, way=way, state=SendState.WAITING)
    waiting = waiting.filter(_goes(at, opened=opened))
    first = waiting.order_by("id").first()
    if first is None:
        return []
    same = waiting.filter(recipient=first.recipient_id, message=first.message).select_related("recipient").order_by("id")
    rows = list(same.select_for_update(skip_locked=True, of=("self",))[:MOST_LINES])
    reference = first.message or generate()
    for row in rows:
        row.state, row.message, row.tried_at, row.attempts = SendState.SENDING, reference, at, row.attempts + 1
    Notification.objects.bulk_update(rows, ["state", "message", "tried_at", "attempts"])
    return rows


def _goes(at: datetime, *, opened: bool) -> Q:
    """Return the condition that a notification goes now."""
    waits = Q(attempts=0)
    wait = FIRST_WAIT
    for tries in range(1, MOST_TRIES):
        waits |= Q(attempts=tries, tried_at__lte=at - wait)
        wait = min(wait * 2, LONGEST_WAIT)
    gathered = LastDigest.objects.filter(
        membership__landlord=OuterRef("landlord"), membership__user=OuterRef("recipient"), at__gte=OuterRef("raised_at")
    )
    goes = Q(urgency=Urgency.NOW)
    if opened:
        goes |= Q(urgency=Urgency.TODAY) | Q(Exists(gathered), urgency=Urgency.DIGEST)
    return waits & goes


def drop_leavers(landlord: Landlord) -> None:
    """Delete what waits for colleagues who have left: their work was handed over, and its new owner hears of it."""
    here = Membership.objects.filter(landlord=landlord, active=True, user__is_active=True)
    Notification.objects.filter(landlord=landlord, state=SendState.WAITING).exclude(recipient__in=here.values("user")).delete()


def settle(rows: Sequence[Notification], state: SendState, *, why: str = "", at: datetime) -> None:
    """Record what came of a message: sent, failed, uncertain, or waiting for the next try."""
    if state is SendState.WAITING and rows and rows[0].attempts >= MOST_TRIES:
        state = SendState.FAILED
    mine = Notification.objects.filter(pk__in=[row.pk for row in rows], state=SendState.SENDING)
    mine.update(state=state, why=why, settled_at=at)


def note_lost(landlord: Landlord, at: datetime) -> int:
    """Mark as uncertain what was handed over and whose sender died; return how many. Safe to repeat."""
    lost = Notification.objects.filter(landlord=landlord, state=SendState.SENDING, tried_at__lt=at - LOST)
    return lost.update(state=SendState.UNCERTAIN, why="sender_died", settled_at=at)


@transaction.atomic
def decide(landlord: Landlord, message: str, *, arrived: bool, by: str, at: datetime) -> bool:
    """Record a person's choice about a message that is uncertain or failed: it arrived, or it is sent again.

    Return whether there was such a message. ``by``: the person's reference, for the journal.
    """
    rows = Notification.objects.filter(landlord=landlord, message=message, state__in=(SendState.UNCERTAIN, SendState.FAILED))
    if arrived:
        found = rows.update(state=SendState.SENT, settled_at=at)
    else:
        found = rows.update(state=SendState.WAITING, attempts=0, why="", urgency=Urgency.NOW)
    if found:
        act = "note_arrived" if arrived else "send_again"
        stamp = {"by": by, "recorded_at": at, "happened_at": at}
        record(landlord_id=landlord.pk, act=act, subject=message, open={"notifications": found}, **stamp)  # type: ignore[arg-type]
    return bool(found)

"""Answers which messages failed or may not have arrived, at one landlord or in the installation."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from evenhand.landlords.models import Landlord
from evenhand.notifications.models import Notification, SendState

MOST = 100


@dataclass(frozen=True)
class Unsettled:
    """A message that failed or may not have arrived: to whose account, how many lines it has, when it was tried."""

    reference: str
    to: str
    way: str
    uncertain: bool
    lines: int
    tried_at: datetime | None
    why: str


def unsettled(landlord: Landlord) -> list[Unsettled]:
    """Return the messages about which a person has to decide, newest first."""
    rows = Notification.objects.filter(landlord=landlord, state__in=(SendState.UNCERTAIN, SendState.FAILED))
    named = rows.values("message", "recipient__first_name", "recipient__last_name", "recipient__username", "way", "state")
    found = named.annotate(lines=Count("pk"), tried=Max("tried_at"), because=Max("why")).order_by("-tried", "message")
    return [
        Unsettled(
            row["message"],
            f"{row['recipient__first_name']} {row['recipient__last_name']}".strip() or row["recipient__username"],
            row["way"],
            row["state"] == SendState.UNCERTAIN,
            row["lines"],
            row["tried"],
            row["because"],
        )
        for row in found[:MOST]
    ]


def counts() -> dict[str, int]:
    """Return how many messages of the installation are in each state, but for those that were sent."""
    rows = Notification.objects.exclude(state=SendState.SENT).order_by().values_list("state")
    return dict(rows.annotate(Count("message", distinct=True)))

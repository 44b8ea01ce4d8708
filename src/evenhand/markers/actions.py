"""Changes markers and instructions for homes. Only the acts and `evenhand.work.home_instructions` call it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError

from evenhand.cases.models import Case
from evenhand.incidents.models import Incident
from evenhand.landlords.models import User
from evenhand.markers.models import HomeInstruction, Marker
from evenhand.people.models import Home


class OneIsLive(Exception):  # noqa: N818
    """A colleague authorised another marker of this kind for the customer in the same moment."""


def place(
    case: Case,
    key: str,
    *,
    instruction: str,
    risk: str = "",
    why: str,
    incidents: Iterable[Incident],
    by: User,
    on: date,
    review_on: date | None,
) -> Marker:
    """Store a requested marker that rests on incidents."""
    marker = Marker.objects.create(
        landlord=case.landlord,
        case=case,
        customer=case.customer,
        key=key,
        instruction=instruction,
        risk=risk,
        why=why,
        requested_by=by,
        requested_on=on,
        review_on=review_on,
    )
    marker.incidents.set(incidents)
    return marker


def rest_no_more(marker: Marker, incident: Incident) -> None:
    """Remove an incident that a marker rested on: it was about another person."""
    marker.incidents.remove(incident)


def authorise(marker: Marker, *, by: User, on: date, hard_end_on: date | None) -> None:
    """Put a marker on the record, until a last day. Raises `OneIsLive`: the transaction is over."""
    marker.authorised_by, marker.authorised_on, marker.hard_end_on = by, on, hard_end_on
    try:
        marker.save(update_fields=["authorised_by", "authorised_on", "hard_end_on"])
    except IntegrityError as other:
        raise OneIsLive(marker.reference) from other


def confirm(marker: Marker, *, by: User, on: date) -> None:
    """Confirm a provisional marker."""
    marker.confirmed_by, marker.confirmed_on = by, on
    marker.save(update_fields=["confirmed_by", "confirmed_on"])


def tell(marker: Marker, *, on: date) -> None:
    """Record that the person heard of the marker."""
    marker.told_on = on
    marker.save(update_fields=["told_on"])


def keep(marker: Marker, *, review_on: date | None, hard_end_on: date | None = None) -> None:
    """Keep a marker until its next review; its last day moves only where one is given."""
    marker.review_on, marker.hard_end_on = review_on, hard_end_on or marker.hard_end_on
    marker.save(update_fields=["review_on", "hard_end_on"])


def withhold(marker: Marker, *, until: date) -> None:
    """Record until when the marker is withheld from the person."""
    marker.withheld_until = until
    marker.save(update_fields=["withheld_until"])


def change(marker: Marker, *, instruction: str) -> None:
    """Change the marker's instruction."""
    marker.instruction = instruction
    marker.save(update_fields=["instruction"])


def give_risk(marker: Marker, risk: str) -> None:
    """Change the kind of risk that contractors are given, "" for none."""
    marker.risk = risk
    marker.save(update_fields=["risk"])


def end_past(marker: Marker, on: date) -> list[Marker]:
    """Record the end, on its last day, of each marker of this kind of the customer that is past it; return those."""
    live = Marker.objects.filter(customer=marker.customer_id, key=marker.key, authorised_on__isnull=False, ended_on=None)
    past = list(live.filter(hard_end_on__lt=on).select_related("case").order_by("id"))
    for row in past:
        row.ended_on = row.hard_end_on
        row.save(update_fields=["ended_on"])
    return past


def end(marker: Marker, *, on: date, because: str) -> None:
    marker.ended_on, marker.ended_because = on, because
    marker.save(update_fields=["ended_on", "ended_because"])


def ask_for_home(home: Home, incident: Incident, *, by: User, at: datetime, **told: Any) -> HomeInstruction:
    """Store an instruction for a home that waits to be authorised; ``told``: its other fields, by their names."""
    return HomeInstruction.objects.create(
        landlord=home.landlord, home=home, incident=incident, asked_by=by, asked_at=at, **told
    )


def authorise_for_home(row: HomeInstruction, *, by: User, at: datetime) -> bool:
    """Put an instruction for a home in force; False where it is, or has ended."""
    rows = HomeInstruction.objects.filter(pk=row.pk, authorised_at=None, ended_at=None)
    return bool(rows.update(authorised_by=by, authorised_at=at))


def end_for_home(row: HomeInstruction, *, by: User, at: datetime, because: str) -> bool:
    """End an instruction for a home, or turn it down; False where it has ended."""
    rows = HomeInstruction.objects.filter(pk=row.pk, ended_at=None)
    return bool(rows.update(ended_by=by, ended_at=at, ended_because=because))

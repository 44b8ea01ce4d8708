"""Changes markers. Only the acts call it (`evenhand.casework.perform`)."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError

from evenhand.cases.models import Case
from evenhand.incidents.models import Incident
from evenhand.landlords.models import User
from evenhand.markers.models import Marker


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

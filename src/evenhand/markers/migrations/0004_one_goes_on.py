"""Names the customer of each marker, and leaves one live marker of a kind for each."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import migrations
from django.db.models import F, OuterRef, Subquery
from django.utils.timezone import localdate

from evenhand.markers.instructions import visit_conditions


def settle(apps: Any, _: Any) -> None:
    """Record the end of markers past their last day; of several live ones of a kind, keep one and end the others today.

    The one with the most visit conditions goes on; of several such, the one that ends last, then the newest.
    """
    markers, cases = apps.get_model("markers", "Marker").objects, apps.get_model("cases", "Case").objects
    markers.update(customer=Subquery(cases.filter(pk=OuterRef("case")).values("customer")[:1]))
    today = localdate()
    live = markers.filter(authorised_on__isnull=False, ended_on=None)
    live.filter(hard_end_on__lt=today).update(ended_on=F("hard_end_on"))
    kinds: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for row in live.order_by("id"):
        kinds[row.customer_id, row.key].append(row)
    for rows in kinds.values():
        kept = max(rows, key=_strictness)
        for row in rows:
            if row is not kept:
                row.ended_on = today
                row.ended_because = f"Ended by an upgrade: marker {kept.reference} of the same kind goes on."
                row.save(update_fields=["ended_on", "ended_because"])


def _strictness(row: Any) -> tuple[int, date, date, int]:
    return len(visit_conditions(row.instruction)), row.hard_end_on or date.max, row.authorised_on, row.pk


class Migration(migrations.Migration):
    dependencies = [("markers", "0003_customer"), ("cases", "0001_initial")]

    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]

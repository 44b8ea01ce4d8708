"""Gives each release of a landlord's own policy to the landlord that adopted it."""

from typing import Any

from django.db import migrations

SHIPPED = ("a2dominion", "clarion", "conduct-2024", "octavia", "stonewater", "floor")


def give(apps: Any, _: Any) -> None:
    """Give a release that one landlord adopted to it; one that several adopted stays as it is, and judges as before."""
    adoptions = apps.get_model("landlords", "Adoption").objects
    for row in apps.get_model("landlords", "PackRelease").objects.filter(landlord=None).exclude(slug__in=SHIPPED):
        whose = set(adoptions.filter(release=row).values_list("landlord", flat=True))
        if len(whose) == 1:
            row.landlord_id = whose.pop()
            row.save(update_fields=["landlord"])


class Migration(migrations.Migration):
    dependencies = [("landlords", "0008_own_releases")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

"""One row a case for lists to read: it repeats what chooses and orders the case; the rest is worked out afresh."""

import datetime
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MANY = 2000


def fill(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - Django hands it over
    """Make the row of each case that has none, so many at a time."""
    case, listing = apps.get_model("cases", "Case"), apps.get_model("cases", "Listing")
    while found := list(case.objects.filter(listing=None).select_related("customer").order_by("pk")[:MANY]):
        listing.objects.bulk_create(
            listing(
                case=row,
                landlord_id=row.landlord_id,
                is_open=row.closed_at is None,
                opened_at=row.opened_at,
                owner_id=row.owner_id,
                name=row.customer.name,
            )
            for row in found
        )


IS_OPEN = models.Q(("is_open", True))


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_what_form_a_step_came_from"),
        ("landlords", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name="Listing"),  # nothing is lost: all of it is worked out from the case
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("is_open", models.BooleanField()),
                ("opened_at", models.DateTimeField()),
                ("name", models.CharField(max_length=200)),
                ("turn", models.PositiveIntegerField(default=0)),
                ("under", models.CharField(blank=True, max_length=64)),
                ("changes_on", models.DateField(default=datetime.date.max)),
                ("standing", models.CharField(blank=True, max_length=40)),
                ("stands", models.JSONField(blank=True, null=True)),
                ("owed", models.JSONField(blank=True, null=True)),
                ("due_on", models.DateField(default=datetime.date.max)),
                ("counted", models.JSONField(blank=True, null=True)),
                (
                    "landlord",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landlords.landlord",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["landlord", "-opened_at", "-case"], name="listing_newest"),
                    models.Index(fields=["landlord", "-opened_at", "-case"], name="listing_newest_open", condition=IS_OPEN),
                    models.Index(fields=["landlord", "due_on", "case"], name="listing_due"),
                    models.Index(fields=["landlord", "due_on", "case"], name="listing_due_open", condition=IS_OPEN),
                    models.Index(fields=["landlord", "name", "case"], name="listing_name"),
                    models.Index(fields=["landlord", "name", "case"], name="listing_name_open", condition=IS_OPEN),
                    models.Index(
                        fields=["landlord", "owner", "-opened_at", "-case"], name="listing_owner_open", condition=IS_OPEN
                    ),
                    models.Index(fields=["landlord", "under", "changes_on"], name="listing_stale"),
                    models.Index(fields=["landlord", "under", "changes_on"], name="listing_stale_open", condition=IS_OPEN),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

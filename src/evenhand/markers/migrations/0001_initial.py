import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("incidents", "0001_initial"),
        ("landlords", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Marker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("key", models.CharField(max_length=60)),
                ("instruction", models.CharField(max_length=200)),
                ("why", models.TextField()),
                ("safety", models.BooleanField(default=True)),
                ("requested_on", models.DateField()),
                ("authorised_on", models.DateField(blank=True, null=True)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "hard_end_on",
                    models.DateField(blank=True, help_text="The absolute last day.", null=True),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("withheld_until", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
                (
                    "authorised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="markers", to="cases.case"),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("incidents", models.ManyToManyField(related_name="markers", to="incidents.incident")),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("landlord", "reference"), name="marker_reference")],
            },
        ),
    ]

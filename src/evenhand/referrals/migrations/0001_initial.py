import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("landlords", "0001_initial"),
        ("markers", "0001_initial"),
        ("measures", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LegalStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("kind", models.CharField(max_length=40)),
                ("body", models.CharField(max_length=200)),
                ("terms", models.TextField()),
                ("on", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("advice", models.BooleanField(default=False, help_text="The customer was pointed to independent advice.")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="legal_steps", to="cases.case"),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legal_steps",
                        to="measures.measure",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("landlord", "reference"), name="legal_step_reference")],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("key", models.CharField(max_length=60)),
                ("recipient", models.CharField(max_length=200)),
                ("passed_on", models.TextField()),
                ("why", models.TextField()),
                ("route", models.CharField(blank=True, max_length=30)),
                ("hands_over", models.BooleanField(default=False)),
                ("on", models.DateField()),
                ("accepted_on", models.DateField(blank=True, null=True)),
                ("declined_on", models.DateField(blank=True, null=True)),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                ("answer", models.TextField(blank=True)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("withheld_until", models.DateField(blank=True, null=True)),
                ("withheld_because", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="cases.case"),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "marker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="markers.marker",
                    ),
                ),
                (
                    "withheld_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("landlord", "reference"), name="referral_reference")],
            },
        ),
    ]

import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("landlords", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("key", models.CharField(max_length=60)),
                ("terms", models.JSONField(default=dict)),
                ("why", models.TextField()),
                ("wide", models.BooleanField(default=False)),
                ("proposed_on", models.DateField()),
                (
                    "proposed",
                    models.JSONField(
                        default=dict, help_text="What was proposed, where something lighter was authorised instead."
                    ),
                ),
                ("starts_on", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("sent_back_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("authorised_on", models.DateField(blank=True, null=True)),
                ("authorised_because", models.TextField(blank=True)),
                ("imposed_on", models.DateField(blank=True, null=True)),
                (
                    "if_missed",
                    models.CharField(blank=True, help_text="What a missed review does: ends, or stays.", max_length=5),
                ),
                (
                    "withheld_until",
                    models.DateField(blank=True, help_text="When withholding it is reviewed.", null=True),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
                ("lifted", models.BooleanField(default=False)),
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="measures", to="cases.case"),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.packrelease"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                ("why", models.TextField()),
                ("asked_on", models.DateField()),
                ("until_before", models.DateField()),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("granted", models.BooleanField(default=False)),
                ("because", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.packrelease"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="measures.measure"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=20)),
                ("party", models.CharField(blank=True, max_length=60)),
                ("standing", models.JSONField(default=dict, help_text="Roles, teams and committees at that moment.")),
                ("words", models.TextField(blank=True)),
                ("on", models.DateField()),
                ("signed", models.JSONField(default=dict, help_text="The proposal at the time of signing.")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "extension",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="measures.extension",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sign_offs", to="measures.measure"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Variation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("terms_before", models.JSONField(default=dict)),
                ("until_before", models.DateField(blank=True, null=True)),
                ("review_before", models.DateField(blank=True, null=True)),
                ("why", models.TextField()),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="variations", to="measures.measure"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(fields=["ended_on", "review_on"], name="measure_due"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="measure_reference"),
        ),
    ]

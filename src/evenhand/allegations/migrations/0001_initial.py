import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("landlords", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Allegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("says", models.TextField()),
                ("unmatched", models.CharField(blank=True, max_length=300)),
                ("said_in", models.CharField(help_text="account, appeal, contact, or by itself", max_length=20)),
                ("of_discrimination", models.BooleanField(default=False)),
                ("opened_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("outcome", models.CharField(blank=True, help_text="made_out, partly, not_made_out", max_length=20)),
                ("why", models.TextField(blank=True)),
                ("settled_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allegations",
                        to="cases.case",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="allegations", to="people.customer"
                    ),
                ),
                (
                    "investigator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                ("of", models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("landlord", "reference"), name="allegation_reference")],
            },
        ),
    ]

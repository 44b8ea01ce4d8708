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
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("subject", models.CharField(max_length=16)),
                ("decision", models.CharField(max_length=20)),
                ("received_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("route", models.CharField(max_length=20)),
                ("words", models.TextField()),
                ("grounds", models.JSONField(default=list)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("why", models.TextField(blank=True)),
                (
                    "weighed",
                    models.JSONField(default=list, help_text="Each ground with what was found of it, and because of what."),
                ),
                ("changes", models.JSONField(default=dict, help_text="What the answer changed: each field before and after.")),
                (
                    "sat_with",
                    models.JSONField(default=list, help_text="Who decided it with the reviewer, by reference."),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="appeals", to="cases.case"),
                ),
                (
                    "heard_by",
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
                (
                    "late_accepted_by",
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
                "constraints": [models.UniqueConstraint(fields=("landlord", "reference"), name="appeal_reference")],
            },
        ),
    ]

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
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("decision", models.CharField(max_length=20)),
                ("subject", models.CharField(blank=True, max_length=16)),
                ("about", models.CharField(blank=True, max_length=16)),
                ("outcome", models.CharField(blank=True, max_length=40)),
                ("issued_on", models.DateField()),
                ("letter", models.JSONField(default=dict)),
                ("must", models.JSONField(default=list)),
                ("says", models.JSONField(default=list)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("served_on", models.DateField(blank=True, null=True)),
                ("served_how", models.CharField(blank=True, max_length=40)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=40)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="cases.case"),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("landlord", "reference"), name="notice_reference")],
            },
        ),
    ]

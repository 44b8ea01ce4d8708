import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("landlords", "0006_office_hours"),
        ("people", "0007_fold"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="moved_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="HomeStay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("source", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("relook_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "customer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="people.customer"),
                ),
                (
                    "home",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="people.home"),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("landlord", "reference"), name="stay_reference"),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)), fields=("customer", "home"), name="one_stay_at_a_home"
                    ),
                ],
            },
        ),
    ]

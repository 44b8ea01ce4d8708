import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("landlords", "0006_office_hours"),
        ("people", "0008_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("kind", models.CharField(max_length=10)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("source", models.CharField(max_length=20)),
                ("source_id", models.CharField(blank=True, max_length=200)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("answered", models.JSONField(default=dict)),
                ("arranged_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("went", models.CharField(blank=True, max_length=10)),
                ("went_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arranged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "attends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="people.home",
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                ("people", models.ManyToManyField(related_name="visits", to="people.customer")),
            ],
        ),
        migrations.CreateModel(
            name="VisitFlag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("kind", models.CharField(max_length=10)),
                ("before", models.JSONField(blank=True, default=dict)),
                ("why", models.TextField(blank=True)),
                ("raised_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_because", models.TextField(blank=True)),
                (
                    "closed_by",
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
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="flags", to="visits.visit"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["attends", "starts_at"], name="visit_of_a_day"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["home", "starts_at"], name="visit_at_home_ahead"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="visit_reference"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_id", ""), _negated=True),
                fields=("landlord", "source", "source_id"),
                name="visit_of_a_feed",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "call"), ("home__isnull", False), _connector="OR"), name="visit_at_a_home"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gte", models.F("starts_at"))), name="visit_ends_after_its_start"
            ),
        ),
        migrations.AddIndex(
            model_name="visitflag",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["landlord", "raised_at"], name="visit_flag_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="visitflag",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="visit_flag_reference"),
        ),
        migrations.AddConstraint(
            model_name="visitflag",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("visit", "kind"), name="one_open_flag_of_a_kind"
            ),
        ),
    ]

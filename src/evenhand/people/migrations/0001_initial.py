import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("landlords", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Home",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("address", models.CharField(max_length=300)),
                ("postcode", models.CharField(max_length=10)),
                ("household_changed_on", models.DateField(blank=True, null=True)),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("name", models.CharField(max_length=200)),
                ("known_as", models.CharField(blank=True, max_length=100)),
                ("relationship", models.CharField(default="tenant", max_length=30)),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "place",
                    models.CharField(default="tenant", help_text="tenant, joint tenant, household member", max_length=40),
                ),
                ("died_on", models.DateField(blank=True, null=True)),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "home",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="customers",
                        to="people.home",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("kind", models.CharField(max_length=20)),
                ("says", models.CharField(max_length=300)),
                ("unusable_channels", models.JSONField(blank=True, default=list)),
                ("recorded_on", models.DateField()),
                ("relook_on", models.DateField()),
                (
                    "basis",
                    models.CharField(blank=True, help_text="Consent, or the legal ground for holding it.", max_length=30),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.CharField(blank=True, max_length=30)),
                ("ended_why", models.TextField(blank=True)),
                ("told_by", models.JSONField(blank=True, default=list)),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="people.customer"),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="people.need",
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("name", models.CharField(max_length=200)),
                ("standing", models.CharField(max_length=100)),
                ("reached_by", models.CharField(blank=True, max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="representatives", to="people.customer"
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="home",
            index=models.Index(fields=["landlord", "postcode"], name="home_by_postcode"),
        ),
        migrations.AddConstraint(
            model_name="home",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="home_reference"),
        ),
        migrations.AddIndex(
            model_name="customer",
            index=models.Index(fields=["landlord", "name"], name="customer_by_name"),
        ),
        migrations.AddConstraint(
            model_name="customer",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="customer_reference"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="need_reference"),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="representative_reference"),
        ),
    ]

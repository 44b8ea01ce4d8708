import django.db.models.deletion
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
            name="Preference",
            fields=[
                (
                    "membership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="preference",
                        serialize=False,
                        to="landlords.membership",
                    ),
                ),
                ("keys", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.CharField(max_length=200)),
                ("name", models.CharField(help_text="What it is, as the list of drafts says it.", max_length=200)),
                ("case", models.CharField(blank=True, max_length=16)),
                ("customer", models.CharField(blank=True, max_length=16)),
                ("answers", models.JSONField(default=list)),
                ("saved_at", models.DateTimeField()),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="landlords.landlord"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("landlord", "user", "page"), name="one_draft_a_form")],
            },
        ),
        migrations.CreateModel(
            name="LastSeen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "page",
                    models.CharField(help_text="The reference of a case, or the name of a list's address.", max_length=40),
                ),
                ("at", models.DateTimeField()),
                ("before", models.DateTimeField(blank=True, null=True)),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="landlords.landlord"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("landlord", "user", "page"), name="one_last_seen_a_page")],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.CharField(help_text="The list: the name of its address.", max_length=40)),
                ("name", models.CharField(max_length=60)),
                ("asked", models.CharField(help_text="Filters and sort, as they stand in the address.", max_length=400)),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="landlords.landlord"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved_views", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("landlord", "user", "page", "name"), name="one_view_a_name")],
            },
        ),
    ]

import datetime
import django.db.models.deletion
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("incidents", "0001_initial"),
        ("landlords", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("situations", models.JSONField(default=list)),
                ("urgent_since", models.DateField(blank=True, null=True)),
                ("token", models.PositiveIntegerField(default=0)),
                (
                    "customer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="people.customer"),
                ),
                ("incidents", models.ManyToManyField(related_name="cases", to="incidents.incident")),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "owner",
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
            name="Assessed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fact", models.CharField(max_length=60)),
                ("so", models.BooleanField(null=True)),
                ("why", models.TextField()),
                ("privileged", models.BooleanField(default=False)),
                ("on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="assessed", to="cases.case"),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.CharField(blank=True, max_length=30)),
                ("how", models.TextField(blank=True)),
                ("told", models.TextField(blank=True)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_because", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="cases.case"),
                ),
                (
                    "reopened_by",
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
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("number", models.CharField(blank=True, max_length=60)),
                ("about", models.TextField()),
                ("route", models.CharField(max_length=20)),
                ("received_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("refused_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="complaints", to="cases.case"),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ComplaintStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.PositiveSmallIntegerField()),
                ("began_on", models.DateField()),
                ("acknowledged_on", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                (
                    "complaint",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="cases.complaint"),
                ),
            ],
            options={
                "ordering": ["stage"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("subject", models.CharField(max_length=16)),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="cases.case"),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("kind", models.CharField(max_length=10)),
                ("subject", models.CharField(max_length=16)),
                ("rested", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rechecks", to="cases.case"),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Signposting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("goes_to", models.CharField(max_length=200)),
                ("why", models.TextField()),
                ("situations", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signpostings", to="incidents.incident"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=40)),
                ("subject", models.CharField(blank=True, max_length=60)),
                ("happened_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("words", models.TextField(blank=True)),
                ("facts", models.JSONField(default=list)),
                ("more", models.JSONField(default=dict)),
                ("token", models.PositiveIntegerField(blank=True, null=True)),
                ("form", models.CharField(blank=True, max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="cases.case")),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="CaseSummary",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="summary",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("is_open", models.BooleanField()),
                ("opened_at", models.DateTimeField()),
                ("name", models.CharField(max_length=200)),
                ("turn", models.PositiveIntegerField(default=0)),
                ("under", models.CharField(blank=True, max_length=64)),
                ("changes_on", models.DateField(default=datetime.date(9999, 12, 31))),
                ("standing", models.CharField(blank=True, max_length=40)),
                ("stands", models.JSONField(blank=True, null=True)),
                ("owed", models.JSONField(blank=True, null=True)),
                ("due_on", models.DateField(default=datetime.date(9999, 12, 31))),
                ("counted", models.JSONField(blank=True, null=True)),
                (
                    "landlord",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["landlord", "-opened_at"], name="case_newest"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["landlord", "closed_at", "owner"], name="case_open_by_owner"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="case_reference"),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="complaint_reference"),
        ),
        migrations.AddConstraint(
            model_name="complaintstage",
            constraint=models.UniqueConstraint(fields=("complaint", "stage"), name="complaint_stage_once"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["of", "answered_at"], name="question_asked_of"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="question_reference"),
        ),
        migrations.AddConstraint(
            model_name="recheck",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="recheck_reference"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(
                condition=models.Q(("form", ""), _negated=True), fields=("case", "form"), name="step_form_once"
            ),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(fields=["landlord", "-opened_at", "-case"], name="case_summary_newest"),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["landlord", "-opened_at", "-case"],
                name="case_summary_newest_open",
            ),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(fields=["landlord", "due_on", "case"], name="case_summary_due"),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(
                condition=models.Q(("is_open", True)), fields=["landlord", "due_on", "case"], name="case_summary_due_open"
            ),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(fields=["landlord", "name", "case"], name="case_summary_name"),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(
                condition=models.Q(("is_open", True)), fields=["landlord", "name", "case"], name="case_summary_name_open"
            ),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["landlord", "owner", "-opened_at", "-case"],
                name="case_summary_owner_open",
            ),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(fields=["landlord", "under", "changes_on"], name="case_summary_stale"),
        ),
        migrations.AddIndex(
            model_name="casesummary",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["landlord", "under", "changes_on"],
                name="case_summary_stale_open",
            ),
        ),
    ]

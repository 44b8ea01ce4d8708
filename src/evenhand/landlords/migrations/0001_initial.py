import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import evenhand.landlords.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Landlord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "nation",
                    models.CharField(
                        choices=[
                            ("england", "england"),
                            ("wales", "wales"),
                            ("scotland", "scotland"),
                            ("northern_ireland", "northern_ireland"),
                        ],
                        default="england",
                        max_length=20,
                    ),
                ),
                ("kind", models.CharField(default="housing_association", max_length=30)),
                ("address", models.TextField(blank=True)),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("emergency_telephone", models.CharField(blank=True, max_length=40)),
                ("closure_days", models.JSONField(blank=True, default=dict)),
                ("policy_source", models.CharField(blank=True, help_text="Whose published policy it runs.", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                (
                    "reference",
                    models.CharField(
                        default=evenhand.landlords.references.generate, editable=False, max_length=16, unique=True
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Branding",
            fields=[
                (
                    "landlord",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="branding",
                        serialize=False,
                        to="landlords.landlord",
                    ),
                ),
                ("colour", models.CharField(blank=True, max_length=7)),
                ("logo", models.BinaryField(null=True)),
                ("logo_kind", models.CharField(blank=True, max_length=20)),
                ("mark", models.CharField(max_length=12)),
            ],
        ),
        migrations.CreateModel(
            name="HouseChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=40)),
                ("says", models.CharField(max_length=600)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("reading", models.CharField(blank=True, max_length=60)),
                ("option", models.CharField(blank=True, max_length=60)),
                ("adopted_on", models.DateField()),
                ("minute", models.CharField(max_length=100)),
                ("versions", models.JSONField(blank=True, default=list)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="landlords.landlord"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=100)),
                ("roles", models.JSONField(default=list)),
                ("teams", models.JSONField(default=list)),
                ("committees", models.JSONField(default=list)),
                (
                    "capacities",
                    models.JSONField(
                        default=list, help_text="reporter, caseworker, authoriser, reviewer, auditor, policy_owner"
                    ),
                ),
                ("active", models.BooleanField(default=True)),
                (
                    "landlord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="landlords.landlord"
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="manages",
                        to="landlords.membership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("arranged_at", models.DateTimeField()),
                (
                    "arranged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "away",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="covered", to="landlords.membership"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="landlords.membership"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PackRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=40)),
                ("version", models.CharField(max_length=30)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("canonical", models.BinaryField()),
                ("released_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("slug", "version"), name="released_once")],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                (
                    "landlord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="adoptions", to="landlords.landlord"
                    ),
                ),
                (
                    "floor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.packrelease"
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
            name="ToAdopt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=evenhand.landlords.references.generate, editable=False, max_length=16)),
                ("kind", models.CharField(max_length=10)),
                ("slug", models.SlugField(max_length=40)),
                ("question", models.CharField(blank=True, max_length=200)),
                ("says", models.CharField(max_length=600)),
                ("answers", models.JSONField(blank=True, default=dict)),
                ("reading", models.CharField(blank=True, max_length=60)),
                ("option", models.CharField(blank=True, max_length=60)),
                ("versions", models.JSONField(blank=True, default=list)),
                ("floor", models.CharField(blank=True, max_length=20)),
                ("since", models.DateField(blank=True, null=True)),
                ("minute", models.CharField(max_length=100)),
                ("proposed_on", models.DateField()),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "landlord",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="landlords.landlord"),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landlords.housechoice",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="housechoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("first", models.F("second")), _negated=True), name="two_people_adopt"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(fields=("landlord", "user"), name="one_membership"),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="cover_reference"),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("away", models.F("by")), _negated=True), name="covered_by_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="adoption",
            constraint=models.UniqueConstraint(fields=("landlord", "since"), name="one_adoption_a_day"),
        ),
        migrations.AddConstraint(
            model_name="toadopt",
            constraint=models.UniqueConstraint(fields=("landlord", "reference"), name="to_adopt_reference"),
        ),
        migrations.AddConstraint(
            model_name="toadopt",
            constraint=models.CheckConstraint(
                condition=models.Q(("first", models.F("second")), _negated=True), name="two_people_settle_it"
            ),
        ),
    ]

# ruff: noqa: D101, D106, DJ008 - the names say it, and no admin shows these rows
"""Declares the columns that the pages show; and one table of a plain project's own for its list."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class User(AbstractBaseUser):
    """A member of staff."""

    username = models.CharField(max_length=150, unique=True)
    first_name = models.CharField(max_length=150)
    last_name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    objects: ClassVar = BaseUserManager()
    USERNAME_FIELD = "username"

    class Meta:
        managed = False
        db_table = "landlords_user"

    @property
    def name(self) -> str:
        """Return first and last name."""
        return f"{self.first_name} {self.last_name}"


class There(models.Model):
    """A table that another project made."""

    class Meta:
        abstract = True
        managed = False


class Landlord(There):
    name = models.CharField(max_length=300)

    class Meta(There.Meta):
        db_table = "landlords_landlord"


class Membership(There):
    landlord = models.ForeignKey(Landlord, models.DO_NOTHING, related_name="memberships")
    user = models.ForeignKey(User, models.DO_NOTHING, related_name="memberships")
    title = models.CharField(max_length=300)

    class Meta(There.Meta):
        db_table = "landlords_membership"


class Home(There):
    address = models.CharField(max_length=300)
    postcode = models.CharField(max_length=300)

    class Meta(There.Meta):
        db_table = "people_home"


class Customer(There):
    reference = models.CharField(max_length=300)
    name = models.CharField(max_length=300)
    relationship = models.CharField(max_length=300)
    telephone = models.CharField(max_length=300)
    email = models.CharField(max_length=300)
    home = models.ForeignKey(Home, models.DO_NOTHING, null=True, related_name="customers")

    class Meta(There.Meta):
        db_table = "people_customer"


class Need(There):
    customer = models.ForeignKey(Customer, models.DO_NOTHING, related_name="needs")
    kind = models.CharField(max_length=300)
    says = models.CharField(max_length=300)
    assessor = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    recorded_on = models.DateField()
    relook_on = models.DateField()

    class Meta(There.Meta):
        db_table = "people_need"


class Incident(There):
    reference = models.CharField(max_length=300)
    reporter = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    what = models.TextField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    channel = models.CharField(max_length=300)
    behaviours = models.JSONField()

    class Meta(There.Meta):
        db_table = "incidents_incident"


class Case(There):
    reference = models.CharField(max_length=300)
    customer = models.ForeignKey(Customer, models.DO_NOTHING, related_name="cases")
    owner = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    opened_by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    incidents = models.ManyToManyField(Incident, related_name="cases", db_table="cases_case_incidents")

    class Meta(There.Meta):
        db_table = "cases_case"


class Step(There):
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="steps")
    act = models.CharField(max_length=300)
    by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    recorded_at = models.DateTimeField()
    words = models.TextField()

    class Meta(There.Meta):
        db_table = "cases_step"


class Assessed(There):
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="assessed")
    fact = models.CharField(max_length=300)
    so = models.BooleanField(null=True)
    why = models.TextField()
    by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta(There.Meta):
        db_table = "cases_assessed"


class Measure(There):
    reference = models.CharField(max_length=300)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="measures")
    key = models.CharField(max_length=300)
    terms = models.JSONField()
    why = models.TextField()
    proposed_by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    proposed_on = models.DateField()
    authorised_by = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+")
    authorised_on = models.DateField(null=True)
    authorised_because = models.TextField()
    starts_on = models.DateField()
    until = models.DateField(null=True)
    review_on = models.DateField(null=True)

    class Meta(There.Meta):
        db_table = "measures_measure"


class SignOff(There):
    measure = models.ForeignKey(Measure, models.DO_NOTHING, related_name="sign_offs")
    act = models.CharField(max_length=300)
    by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    party = models.CharField(max_length=300)
    words = models.TextField()
    on = models.DateField()

    class Meta(There.Meta):
        db_table = "measures_signoff"


class Marker(There):
    reference = models.CharField(max_length=300)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="markers")
    key = models.CharField(max_length=300)
    instruction = models.CharField(max_length=300)
    why = models.TextField()
    incidents = models.ManyToManyField(Incident, related_name="markers", db_table="markers_marker_incidents")
    requested_by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    authorised_by = models.ForeignKey(User, models.DO_NOTHING, null=True, related_name="+")
    review_on = models.DateField(null=True)

    class Meta(There.Meta):
        db_table = "markers_marker"


class Appeal(There):
    reference = models.CharField(max_length=300)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="appeals")
    received_on = models.DateField()
    route = models.CharField(max_length=300)
    words = models.TextField()
    grounds = models.JSONField()
    outcome = models.CharField(max_length=300)
    why = models.TextField()

    class Meta(There.Meta):
        db_table = "appeals_appeal"


class Notice(There):
    reference = models.CharField(max_length=300)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="notices")
    decision = models.CharField(max_length=300)
    issued_by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    issued_on = models.DateField()
    served_on = models.DateField(null=True)
    served_how = models.CharField(max_length=300)

    class Meta(There.Meta):
        db_table = "letters_notice"


class Review(There):
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="reviews")
    on = models.DateField()
    outcome = models.CharField(max_length=300)
    why = models.TextField()

    class Meta(There.Meta):
        db_table = "reviews_review"


class Contact(There):
    case = models.ForeignKey(Case, models.DO_NOTHING, null=True, related_name="contacts")
    taken_by = models.ForeignKey(User, models.DO_NOTHING, related_name="+")
    happened_at = models.DateTimeField()
    channel = models.CharField(max_length=300)
    summary = models.TextField()

    class Meta(There.Meta):
        db_table = "contacts_contact"


class Row(models.Model):
    """One line of the list of cases."""

    reference = models.CharField(max_length=16)
    customer = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    stands = models.CharField(max_length=100)
    next = models.CharField(max_length=300)
    due = models.CharField(max_length=40, blank=True)
    left = models.CharField(max_length=60, blank=True)
    counted = models.CharField(max_length=300, blank=True)
    needs = models.CharField(max_length=300, blank=True)
    waits = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(db_index=True)
    closed = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["closed", "-opened_at"], name="plain_newest")]

"""Landlords, users and memberships; released packs, and what a landlord adopted of them."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from evenhand.landlords.references import generate
from evenhand.policy.calendar import Nation

Words = models.TextField


class User(AbstractUser):
    """Somebody who signs in. What they may do is asked of their membership, never of the user."""

    reference = models.CharField(max_length=16, unique=True, default=generate, editable=False)

    @property
    def name(self) -> str:
        """Return the name that colleagues and letters show."""
        return self.get_full_name() or self.get_username()


class Landlord(models.Model):
    """An organisation that is the landlord, and how it is reached."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    nation = models.CharField(max_length=20, choices=[(nation.value, nation.value) for nation in Nation], default="england")
    kind = models.CharField(max_length=30, default="housing_association")
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    emergency_telephone = models.CharField(max_length=40, blank=True)
    closure_days = models.JSONField(default=dict, blank=True)
    policy_source = models.CharField(max_length=200, blank=True, help_text="Whose published policy it runs.")

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Livery(models.Model):
    """A landlord's own colour and logo, as `landlords.livery` let them through. ``mark`` changes with them."""

    landlord = models.OneToOneField(Landlord, on_delete=models.CASCADE, primary_key=True, related_name="livery")
    colour = models.CharField(max_length=7, blank=True)
    logo = models.BinaryField(null=True)
    logo_kind = models.CharField(max_length=20, blank=True)
    mark = models.CharField(max_length=12)

    def __str__(self) -> str:
        """Return whose."""
        return f"{self.landlord}: {self.colour}"


class Scoped(models.Model):
    """A row that belongs to one landlord and is known outside by a reference. See docs/adr/0006-scope.md."""

    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=16, default=generate, editable=False)

    class Meta:
        """Abstract; each child repeats the constraint through `scoped`."""

        abstract = True

    def __str__(self) -> str:
        """Return the public reference."""
        return self.reference


def once_per_landlord(name: str, *fields: str) -> models.UniqueConstraint:
    """Return the constraint that a landlord has a thing once; by its reference unless told otherwise."""
    return models.UniqueConstraint(fields=["landlord", *(fields or ("reference",))], name=name)


class Membership(models.Model):
    """What a user is at one landlord: the roles, teams and committees of its policy, and what the product lets them do."""

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    title = models.CharField(max_length=100)
    roles = models.JSONField(default=list)
    teams = models.JSONField(default=list)
    committees = models.JSONField(default=list)
    capacities = models.JSONField(default=list, help_text="reporter, caseworker, authoriser, reviewer, auditor, policy_owner")
    manager = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="manages")
    active = models.BooleanField(default=True)

    class Meta:
        """One membership for each user and landlord."""

        constraints: ClassVar = [once_per_landlord("one_membership", "user")]

    def __str__(self) -> str:
        """Return who and what."""
        return f"{self.user.name}, {self.title}"


class Cover(Scoped):
    """Who sees to somebody's work while they are away, from the first day to the last, both inclusive.

    It gives nobody a role or a capacity: whoever covers does what they may do themselves. ``until`` lies before ``since`` where
    it was called off before it began.
    """

    away = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="covered")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="covers")
    since = models.DateField()
    until = models.DateField()
    arranged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    arranged_at = models.DateTimeField()

    class Meta:
        """Known by its reference; nobody covers for themselves."""

        constraints: ClassVar = [
            once_per_landlord("cover_reference"),
            models.CheckConstraint(condition=~models.Q(away=models.F("by")), name="covered_by_another"),
        ]


class PackRelease(models.Model):
    """A pack as it was released: its canonical bytes never change, and decisions point here."""

    slug = models.SlugField(max_length=40)
    version = models.CharField(max_length=30)
    sha256 = models.CharField(max_length=64, unique=True)
    canonical = models.BinaryField()
    released_at = models.DateTimeField()

    class Meta:
        """A version is released once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["slug", "version"], name="released_once")]

    def __str__(self) -> str:
        """Return slug and version."""
        return f"{self.slug} {self.version}"


class Adoption(models.Model):
    """From which day a landlord's cases are judged by a released pack, on a released floor."""

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="adoptions")
    release = models.ForeignKey(PackRelease, on_delete=models.PROTECT, related_name="+")
    floor = models.ForeignKey(PackRelease, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()

    class Meta:
        """One pack begins on a day."""

        constraints: ClassVar = [once_per_landlord("one_adoption_a_day", "since")]

    def __str__(self) -> str:
        """Return what and since when."""
        return f"{self.release} since {self.since}"


class HouseChoice(models.Model):
    """What a landlord adopted where its policy is silent, or how it reads an ambiguous sentence.

    ``versions``: for which versions of the policy it holds; none named, for all. ``until``: its last day, where another was
    adopted in its place; what was decided before keeps what judged it.
    """

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="choices")
    slug = models.SlugField(max_length=40)
    says = models.CharField(max_length=600)
    answers = models.JSONField(default=dict, blank=True)
    reading = models.CharField(max_length=60, blank=True)
    option = models.CharField(max_length=60, blank=True)
    first = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField()
    minute = models.CharField(max_length=100)
    versions = models.JSONField(default=list, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        """Two different people adopt it."""

        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="two_people_adopt")]

    def __str__(self) -> str:
        """Return what was adopted."""
        return self.says


class ToAdopt(Scoped):
    """What one person proposed to adopt, until a second confirms it or somebody takes it back.

    ``kind``: ``choice`` (with ``question`` and ``answers``), ``reading`` (with ``option``) or ``version`` (from ``since`` on,
    the one in ``versions`` on the ``floor`` of that version).
    """

    kind = models.CharField(max_length=10)
    slug = models.SlugField(max_length=40)
    question = models.CharField(max_length=200, blank=True)
    says = models.CharField(max_length=600)
    answers = models.JSONField(default=dict, blank=True)
    reading = models.CharField(max_length=60, blank=True)
    option = models.CharField(max_length=60, blank=True)
    versions = models.JSONField(default=list, blank=True)
    floor = models.CharField(max_length=20, blank=True)
    since = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey(HouseChoice, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    minute = models.CharField(max_length=100)
    first = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    second = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        """Known by its reference; whoever proposed it does not confirm it."""

        constraints: ClassVar = [
            once_per_landlord("to_adopt_reference"),
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="two_people_settle_it"),
        ]

    @property
    def waits(self) -> bool:
        """Return whether it waits for a second person."""
        return not (self.confirmed_on or self.withdrawn_on)

"""Holds landlords, users, memberships and tokens for programs; released packs, and what a landlord adopted of them."""

from collections.abc import Sequence
from datetime import time
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.constants import OnConflict

from evenhand.landlords.references import Drawn, generate
from evenhand.policy.calendar import Nation

Words = models.TextField


class User(AbstractUser):
    """A user who signs in. Their membership, never the user, holds what they may do.

    ``join_code``: the hash of the code that their link to set a password needs, "" for none.
    """

    reference = models.CharField(max_length=16, unique=True, default=generate, editable=False)
    join_code = models.CharField(max_length=64, blank=True)

    @property
    def name(self) -> str:
        """Return the name that colleagues and letters show."""
        return self.get_full_name() or self.get_username()


class Landlord(models.Model):
    """An organisation that is the landlord, and how it is reached.

    ``office_opens`` and ``office_closes``: between which times ``telephone`` is answered on working days.
    ``emergency_telephone`` is answered at any hour.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    nation = models.CharField(max_length=20, choices=[(nation.value, nation.value) for nation in Nation], default="england")
    kind = models.CharField(max_length=30, default="housing_association")
    address = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    text_number = models.CharField(max_length=40, blank=True, help_text="For text messages.")
    emergency_telephone = models.CharField(max_length=40, blank=True)
    office_opens = models.TimeField(default=time(9))
    office_closes = models.TimeField(default=time(17))
    closure_days = models.JSONField(default=dict, blank=True)
    closures_recorded = models.JSONField(default=dict, blank=True, help_text="The day on which each was recorded, if later.")
    policy_source = models.CharField(max_length=200, blank=True, help_text="Whose published policy it runs.")
    contact_gate = models.BooleanField(default=False, help_text="The page before a contact, and the API.")
    contractors_pages = models.BooleanField(default=False, help_text="Pages for contractors.")

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Branding(models.Model):
    """A landlord's own colour and logo, as `landlords.branding` accepted them. ``mark`` changes with them."""

    landlord = models.OneToOneField(Landlord, on_delete=models.CASCADE, primary_key=True, related_name="branding")
    colour = models.CharField(max_length=7, blank=True)
    logo = models.BinaryField(null=True)
    logo_kind = models.CharField(max_length=20, blank=True)
    mark = models.CharField(max_length=12)

    def __str__(self) -> str:
        """Return whose."""
        return f"{self.landlord}: {self.colour}"


class Scoped(models.Model):
    """A row that belongs to one landlord and has a public reference. See docs/adr/0006-scope.md.

    A reference that was drawn and is taken is drawn again; one that was given, or read before the row is stored by
    ``str()``, is not.
    """

    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=16, default=generate, editable=False)

    class Meta:
        """Abstract; each child repeats the constraint through `scoped`."""

        abstract = True

    def __str__(self) -> str:
        """Return the public reference."""
        return self.reference

    def _do_insert(self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: Any) -> Any:
        """Insert the row; where the reference that was drawn is taken, draw another.

        One statement where it is free: a conflict leaves no row, and does not break the transaction.
        """
        of_many = {"fields": fields, "returning_fields": returning_fields, "using": using, "raw": raw}
        if self._meta.parents:
            return super()._do_insert(manager, using, fields, returning_fields, raw)  # type: ignore[misc]
        while isinstance(self.reference, Drawn) and returning_fields:
            done = manager._insert([self], on_conflict=OnConflict.IGNORE, **of_many)  # noqa: SLF001
            if done and done[0] is not None:
                self.reference = str(self.reference)
                return done
            if not manager.using(using).filter(landlord_id=self.landlord_id, reference=self.reference).exists():
                break
            self.reference = generate()
        return manager._insert([self], **of_many)  # noqa: SLF001


def draw_free(rows: "Sequence[Scoped]") -> None:
    """Draw again, before rows of one model are stored at once, each reference that is taken; a query for each 500 rows."""
    seen: set[tuple[int, str]] = set()
    for start in range(0, len(rows), _AT_ONCE):
        some = list(rows[start : start + _AT_ONCE])
        while some:
            stored = type(some[0])._base_manager.filter(reference__in=[row.reference for row in some])  # noqa: SLF001
            taken = seen.union(stored.values_list("landlord_id", "reference"))
            again = []
            for row in some:
                key = (row.landlord_id, str(row.reference))
                if key in taken:
                    row.reference = generate()
                    again.append(row)
                else:
                    taken.add(key)
                    seen.add(key)
            some = again


_AT_ONCE = 500


def once_per_landlord(name: str, *fields: str) -> models.UniqueConstraint:
    """Return the constraint that a field's value is unique for a landlord; the reference, unless another is named."""
    return models.UniqueConstraint(fields=["landlord", *(fields or ("reference",))], name=name)


class DataController(Scoped):
    """An organisation of the landlord's that decides how the data of some homes is used (UK GDPR, article 4(7)).

    ``privacy_notice``: its web address; ``officer_*``: how people reach its data protection officer.
    """

    name = models.CharField(max_length=200)
    ico_number = models.CharField(max_length=8)
    purpose = models.CharField(max_length=300)
    lawful_basis = models.CharField(max_length=300)
    privacy_notice = models.CharField(max_length=200, blank=True)
    officer_telephone = models.CharField(max_length=40, blank=True)
    officer_email = models.EmailField(blank=True)
    officer_address = models.TextField(blank=True)

    class Meta:
        """Known by its reference; one row for each name."""

        constraints: ClassVar = [once_per_landlord("controller_reference"), once_per_landlord("one_controller", "name")]


class Membership(models.Model):
    """A user's place at one landlord: roles, teams and committees of its policy, and capacities in the product.

    ``work_telephone``, ``work_email``: their work line. Letters print it once a manager has cleared it.
    """

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    title = models.CharField(max_length=100)
    roles = models.JSONField(default=list)
    teams = models.JSONField(default=list)
    committees = models.JSONField(default=list)
    capacities = models.JSONField(default=list, help_text="reporter, caseworker, authoriser, reviewer, auditor, policy_owner")
    manager = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="manages")
    active = models.BooleanField(default=True)
    work_telephone = models.CharField(max_length=40, blank=True)
    work_email = models.EmailField(blank=True)
    line_cleared_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    line_cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One membership for each user and landlord."""

        constraints: ClassVar = [once_per_landlord("one_membership", "user")]

    def __str__(self) -> str:
        """Return who and what."""
        return f"{self.user.name}, {self.title}"


class Cover(Scoped):
    """Who covers for an absent officer, from the first day to the last, both inclusive.

    It gives no role and no capacity: the cover does what they may do themselves. ``until`` lies before ``since`` where
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
    """A released pack: its canonical bytes never change, and decisions refer to it.

    ``landlord``: the one whose own policy it is, which no other landlord sees; None for one that comes with the product.
    """

    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    slug = models.SlugField(max_length=40)
    version = models.CharField(max_length=30)
    sha256 = models.CharField(max_length=64, db_index=True)
    canonical = models.BinaryField()
    released_at = models.DateTimeField()

    class Meta:
        """A version is released once: by the product, and by each landlord."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["slug", "version"], condition=models.Q(landlord=None), name="released_once_by_the_product"
            ),
            once_per_landlord("released_once_by_a_landlord", "slug", "version"),
        ]

    def __str__(self) -> str:
        """Return slug and version."""
        return f"{self.slug} {self.version}"


class Adoption(models.Model):
    """The day from which a released pack, on a released floor, judges a landlord's cases."""

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
    adopted in its place; earlier decisions keep what judged them.
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
    """What one person proposed to adopt, until a second confirms it or either withdraws it.

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
        """Known by its reference; the proposer does not confirm it."""

        constraints: ClassVar = [
            once_per_landlord("to_adopt_reference"),
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="two_people_settle_it"),
        ]

    @property
    def waits(self) -> bool:
        """Return whether it waits for a second person."""
        return not (self.confirmed_on or self.withdrawn_on)


class PowerProposed(Scoped):
    """What gives a colleague deciding power, or a new password: proposed by one, until a second confirms or one withdraws it.

    ``post``: the roles, teams, committees and capacities to be added, by these names; empty for a link alone. ``code``: the
    hash of what the first person tells the colleague, who needs it beside the link that the second sees.
    """

    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="powers")
    post = models.JSONField(default=dict)
    code = models.CharField(max_length=64, blank=True)
    first = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    second = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; the proposer does not confirm it."""

        constraints: ClassVar = [
            once_per_landlord("power_reference"),
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="two_people_give_power"),
        ]


class PolicyDuty(Scoped):
    """What a policy gives to the landlord as a whole: who answers for it, and when it was last done, with its outcome.

    ``key``: the kind of duty and its demand (`policy.duties.landlord.key_of`). Until a person is named, one is found by role.
    """

    key = models.CharField(max_length=120)
    person = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        """Known by its reference; one row for each duty."""

        constraints: ClassVar = [once_per_landlord("policy_duty_reference"), once_per_landlord("one_policy_duty", "key")]


class ApiToken(Scoped):
    """A token by which a landlord's program asks the API. Its secret is shown once; ``hashed`` is its SHA-256, in hex.

    ``last_used_on``: the day of its last request, None before its first. A revoked token stays, for the journal.
    """

    name = models.CharField(max_length=100)
    hashed = models.CharField(max_length=64)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        """Found by its reference alone, which a request names; one working token of a name."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reference"], name="api_token_reference"),
            models.UniqueConstraint(fields=["landlord", "name"], condition=models.Q(revoked_at=None), name="one_working_token"),
        ]

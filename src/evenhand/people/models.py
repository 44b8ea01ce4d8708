"""Holds customers, their homes and households, what they need, who speaks for them."""

from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from evenhand.landlords.models import DataController, Landlord, Scoped, User, once_per_landlord
from evenhand.people.sought import LONGEST_KEY

CHANNELS_THAT_NEED_ADDRESS = ("email", "telephone")


EMAIL = "email"
LETTERS_BY = ("post", EMAIL, "otherwise")
"""How letters reach a customer elsewhere than at home: to an address, by email, or in a way described in words."""


def once_by_own_id(name: str) -> models.UniqueConstraint:
    """Return the constraint that a landlord gives each of its own numbers once."""
    return models.UniqueConstraint(fields=["landlord", "own_id"], condition=~models.Q(own_id=""), name=name)


class Home(Scoped):
    """A home that the landlord lets or manages. ``controller`` None: the landlord's first controller. ``sought``: folded.

    ``own_id``: the landlord's own number of it, such as its UPRN; "" where it has none.
    """

    address = models.CharField(max_length=300)
    postcode = models.CharField(max_length=10)
    household_changed_on = models.DateField(null=True, blank=True)
    controller = models.ForeignKey(DataController, on_delete=models.PROTECT, null=True, blank=True, related_name="homes")
    sought = models.TextField(blank=True)
    own_id = models.CharField(max_length=40, blank=True)

    class Meta:
        """Known by its reference, and by the landlord's own number."""

        constraints: ClassVar = [once_per_landlord("home_reference"), once_by_own_id("home_own_id")]
        indexes: ClassVar = [models.Index(fields=["landlord", "postcode"], name="home_by_postcode")]


class Customer(Scoped):
    """Any person who deals with the landlord, tenant or not.

    ``letters_by``: how letters reach them elsewhere than at home, one of `LETTERS_BY`, "" at home; ``letters_to``: where.
    ``moved_on``: when they moved to the home that is recorded.
    ``own_id``: the landlord's own number of them, such as their tenancy's; "" where they have none.
    ``address_protected``: who told us, or what shows, that nobody may learn where they live (domestic abuse, a witness); ""
    where it is not protected.
    ``former_names``: names that they had, a line each. ``sought``: what they are found by, folded (`evenhand.people.sought`).
    """

    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100, blank=True)
    former_names = models.TextField(blank=True)
    relationship = models.CharField(max_length=30, default="tenant")
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    home = models.ForeignKey(Home, on_delete=models.PROTECT, null=True, blank=True, related_name="customers")
    place = models.CharField(max_length=40, default="tenant", help_text="tenant, joint tenant, household member")
    died_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    moved_on = models.DateField(null=True, blank=True)
    letters_by = models.CharField(max_length=10, blank=True)
    letters_to = models.TextField(blank=True)
    sought = models.TextField(blank=True)
    own_id = models.CharField(max_length=40, blank=True)
    address_protected = models.CharField(max_length=200, blank=True)

    class Meta:
        """Found by reference, by name and by the landlord's own number."""

        constraints: ClassVar = [once_per_landlord("customer_reference"), once_by_own_id("customer_own_id")]
        indexes: ClassVar = [models.Index(fields=["landlord", "name"], name="customer_by_name")]


class KeyField(models.CharField):  # type: ignore[type-arg]  # no generic at run time
    """A folded key, compared by code point on every database, so that what begins alike lies together in an index."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """Return the column's parameters: PostgreSQL would compare by its own language, SQLite does not."""
        collation = "C" if connection.vendor == "postgresql" else None
        return super().db_parameters(connection) | {"collation": collation}


class CustomerKey(models.Model):
    """One of the keys that a customer is found by (`sought.person_keys`); its row is written with the customer's."""

    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = KeyField(max_length=LONGEST_KEY)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        """Found by how it begins; each customer has it once."""

        constraints: ClassVar = [once_per_landlord("customer_key", "key", "customer")]

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)


class HomeKey(models.Model):
    """One of the keys that a home is found by (`sought.home_keys`)."""

    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = KeyField(max_length=LONGEST_KEY)
    home = models.ForeignKey(Home, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        """Found by how it begins; each home has it once."""

        constraints: ClassVar = [once_per_landlord("home_key", "key", "home")]

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)


class NameSpelling(models.Model):
    """A spelling or sound that leads to a word of this landlord's customers' names (`evenhand.people.spelling`)."""

    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="+", db_index=False)
    spelling = KeyField(max_length=LONGEST_KEY)
    word = KeyField(max_length=LONGEST_KEY)

    class Meta:
        """A dictionary for each landlord: no name of another's customers is in it."""

        constraints: ClassVar = [once_per_landlord("name_spelling", "spelling", "word")]

    def __str__(self) -> str:
        """Return the spelling and the word."""
        return f"{self.spelling}: {self.word}"


class Need(Scoped):
    """An adjustment, vulnerability, format or language: who assessed it and when it is reviewed.

    ``asked_by``: customer, speaker or us, "" where that was not asked; ``theirs``: they agree to it and can end it. Without
    both, no need may limit how they reach us.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=20)
    says = models.CharField(max_length=300)
    unusable_channels = models.JSONField(default=list, blank=True)
    assessor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    relook_on = models.DateField()
    basis = models.CharField(max_length=30, blank=True, help_text="Consent, or the legal ground for holding it.")
    asked_by = models.CharField(max_length=10, blank=True)
    theirs = models.BooleanField(default=False)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=30, blank=True)
    ended_why = models.TextField(blank=True)
    told_by = models.JSONField(default=list, blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("need_reference")]


class Representative(Scoped):
    """A person who speaks for a customer, in a capacity; no measure on the customer shuts them out."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="representatives")
    name = models.CharField(max_length=200)
    standing = models.CharField(max_length=100)
    reached_by = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("representative_reference")]


class HomeStay(Scoped):
    """A customer who stays at a home that is not theirs: who said so, since when, and by when a colleague asks again.

    Visits to that home keep to what applies to the customer. It ends by a colleague's decision, never by a day alone.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="stays")
    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="stays")
    source = models.CharField(max_length=200)
    since = models.DateField()
    relook_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        """Known by its reference; a customer stays at a home once at a time."""

        constraints: ClassVar = [
            once_per_landlord("stay_reference"),
            models.UniqueConstraint(fields=["customer", "home"], condition=models.Q(ended_on=None), name="one_stay_at_a_home"),
        ]

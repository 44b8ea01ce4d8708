"""Holds contacts between a customer and the landlord."""

from typing import ClassVar

from django.db import models

from evenhand.cases.models import Case
from evenhand.landlords.models import Scoped, User, once_per_landlord
from evenhand.people.models import Customer


class Contact(Scoped):
    """One contact, either way, on any channel. A withdrawn one is about nobody.

    ``promise``: what one of us promised the customer in it, such as a director; "" for nothing. ``matter``: what it was about,
    "" where nobody noted it. ``minutes``: its length, where noted. ``uncounted``: why it uses up nothing of an allowance, ""
    where it counts; a contact from before allowances were counted uses nothing up. ``speaker``: who spoke, "" where nobody
    noted it. ``struck_for``: why an officer struck it out of the allowance, "" for nobody did.
    ``reply_by``: the day by which one of us, ``reply_from``, promised in it to reply; ``answers``: it is a reply of ours.
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts")
    by_customer = models.BooleanField(default=True)
    channel = models.CharField(max_length=20)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField()
    promise = models.TextField(blank=True)
    matter = models.CharField(max_length=30, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    uncounted = models.CharField(max_length=20, blank=True, default="not_noted")
    speaker = models.CharField(max_length=20, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    reply_from = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answers = models.BooleanField(default=False)
    struck_for = models.CharField(max_length=20, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; listed newest first."""

        constraints: ClassVar = [once_per_landlord("contact_reference")]
        indexes: ClassVar = [models.Index(fields=["customer", "-happened_at"], name="contact_newest")]


class FurtherContact(Scoped):
    """What an officer allows beyond the letter of a measure, in each period up to a day.

    ``measure``: its reference. ``minutes``: the amount is minutes of contact time, else contacts.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="further_contact")
    measure = models.CharField(max_length=20)
    amount = models.PositiveSmallIntegerField()
    minutes = models.BooleanField(default=False)
    until = models.DateField()
    because = models.CharField(max_length=20)
    allowed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    allowed_at = models.DateTimeField()

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("further_contact_reference")]


class Opening(Scoped):
    """One opening of the page before a contact, for a landlord's program. ``hashed``: the SHA-256 of its secret, in hex.

    ``customers``: the references of those that it may be about. The first officer who opens it has it until it ends.
    """

    hashed = models.CharField(max_length=64)
    customers = models.JSONField(default=list)
    until = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Found by its secret alone."""

        constraints: ClassVar = [once_per_landlord("opening_reference"), once_per_landlord("one_opening", "hashed")]

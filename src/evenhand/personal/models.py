"""Holds what one person keeps for their own work: drafts, saved views, last visits, preferences.

Nothing here is part of a case. It is no record of a customer, decides nothing, and is deleted when no longer needed.
"""

from typing import ClassVar

from django.db import models

from evenhand.landlords.models import Landlord, Membership, User, once_per_landlord


class Draft(models.Model):
    """What a user typed into a form and has not sent: saved while typing, deleted once sent or thrown away.

    ``page``: the name of the form's address with its values, so that it opens again there on any device, also where the
    address has changed since (`web.account.places`). ``answers``: the fields in the order of the form, as pairs of name and
    value. ``case`` and ``customer``: what it is about, by reference, so that it can be found for them and goes when their words
    go.
    """

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    page = models.CharField(max_length=200)
    name = models.CharField(max_length=200, help_text="What it is, as the list of drafts says it.")
    case = models.CharField(max_length=16, blank=True)
    customer = models.CharField(max_length=16, blank=True)
    answers = models.JSONField(default=list)
    saved_at = models.DateTimeField()

    class Meta:
        """One for each person and form."""

        constraints: ClassVar = [once_per_landlord("one_draft_a_form", "user", "page")]

    def __str__(self) -> str:
        """Return what it is."""
        return self.name


class SavedView(models.Model):
    """A user's view of a list: filters and order, under a name of their own."""

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=40, help_text="The list: the name of its address.")
    name = models.CharField(max_length=60)
    asked = models.CharField(max_length=400, help_text="Filters and sort, as they stand in the address.")

    class Meta:
        """A name is used once for a list."""

        ordering: ClassVar = ["name"]
        constraints: ClassVar = [once_per_landlord("one_view_a_name", "user", "page", "name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class LastSeen(models.Model):
    """When a user last opened a page, so that it can mark what has changed since.

    ``before``: when they last had it open in an earlier sitting. What is new stays marked until they have been away again.
    """

    landlord = models.ForeignKey(Landlord, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=40, help_text="The reference of a case, or the name of a list's address.")
    at = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The last time counts."""

        constraints: ClassVar = [once_per_landlord("one_last_seen_a_page", "user", "page")]

    def __str__(self) -> str:
        """Return what and when."""
        return f"{self.page} at {self.at}"


class Preference(models.Model):
    """A user's preferences at a landlord. ``keys``: single letters are shortcuts; off unless asked for."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, primary_key=True, related_name="preference")
    keys = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return whose."""
        return str(self.membership)

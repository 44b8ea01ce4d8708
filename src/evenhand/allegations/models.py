"""Holds allegations about staff."""

from typing import ClassVar

from django.db import models

from evenhand.cases.models import Case
from evenhand.landlords.models import Scoped, User, once_per_landlord
from evenhand.people.models import Customer


class Allegation(Scoped):
    """One allegation about staff, in the customer's words: the staff it names, its investigator, its outcome.

    ``unmatched``: the customer's words for a person who matched none of the staff. ``case``: where it was made, if in one.
    ``firm``: the reference of the contractor that looks into it, as it is about one of its people; ``firm_case``: the case in
    which it was sent there; ``firm_says``: what the contractor reads; ``firm_due_on``: by when it says what came of it.
    ``firm_outcome``: an outcome, or "none_came".
    """

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="allegations")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="allegations")
    says = models.TextField()
    of = models.ManyToManyField(User, related_name="+", blank=True)
    unmatched = models.CharField(max_length=300, blank=True)
    said_in = models.CharField(max_length=20, help_text="account, appeal, contact, or by itself")
    of_discrimination = models.BooleanField(default=False)
    opened_on = models.DateField()
    recorded_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    investigator = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=20, blank=True, help_text="made_out, partly, not_made_out")
    why = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    firm = models.CharField(max_length=16, blank=True)
    firm_case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    firm_says = models.TextField(blank=True)
    firm_due_on = models.DateField(null=True, blank=True)
    firm_outcome = models.CharField(max_length=20, blank=True, help_text="made_out, partly, not_made_out, none_came")
    firm_why = models.TextField(blank=True)
    firm_answered_on = models.DateField(null=True, blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("allegation_reference")]

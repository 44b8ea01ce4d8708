"""Holds reviews of measures and markers."""

from typing import ClassVar

from django.db import models

from evenhand.cases.models import Case
from evenhand.landlords.models import Scoped, User, once_per_landlord


class Review(Scoped):
    """One review: of what, its outcome and the reason. The customer receives a letter."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    subject = models.CharField(max_length=16)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    outcome = models.CharField(max_length=20)
    why = models.TextField()
    next_on = models.DateField(null=True, blank=True, help_text="The day of the next review, where it goes on.")

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("review_reference")]

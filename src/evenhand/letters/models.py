"""Holds notices: letters with legal effect, stored as they were issued."""

from typing import ClassVar

from django.db import models

from evenhand.cases.models import Case
from evenhand.landlords.models import Scoped, User, once_per_landlord


class Notice(Scoped):
    """One letter: its decision, its parts, and when it was given.

    ``letter``: every word of it, as it was issued (`LetterDocument.as_json`). ``must``: the parts required of it; ``says``:
    the parts it has.
    ``subject``: what it decides (a measure, a marker, a review, an appeal); ``about``: what that concerns.
    A letter that was withdrawn, since it mentioned another person, is shown no more.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    decision = models.CharField(max_length=20)
    subject = models.CharField(max_length=16, blank=True)
    about = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()
    letter = models.JSONField(default=dict)
    must = models.JSONField(default=list)
    says = models.JSONField(default=list)
    review_on = models.DateField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)
    served_how = models.CharField(max_length=40, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=40, blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("notice_reference")]

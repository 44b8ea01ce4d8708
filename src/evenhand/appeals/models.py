"""Holds appeals against decisions."""

from typing import ClassVar

from django.db import models

from evenhand.cases.models import Case
from evenhand.landlords.models import Scoped, User, once_per_landlord


class Appeal(Scoped):
    """One appeal, in the customer's words, against one decision."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    subject = models.CharField(max_length=16)
    decision = models.CharField(max_length=20)
    received_on = models.DateField()
    recorded_at = models.DateTimeField()
    route = models.CharField(max_length=20)
    words = models.TextField()
    grounds = models.JSONField(default=list)
    late_accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    heard_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    why = models.TextField(blank=True)
    weighed = models.JSONField(default=list, help_text="Each ground with what was found of it, and because of what.")
    changes = models.JSONField(default=dict, help_text="What the answer changed: each field before and after.")
    sat_with = models.JSONField(default=list, help_text="Who decided it with the reviewer, by reference.")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("appeal_reference")]

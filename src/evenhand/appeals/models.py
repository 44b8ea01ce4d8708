"""Holds appeals against decisions, and what else a customer asks for."""

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


class Request(Scoped):
    """What a customer asked for, in their words: an end, a marker off the record, an adjustment, a complaint, a stay.

    ``subject``: the measure, marker or appeal that it is about; "" where it is about none. A review, or an opened complaint,
    answers the others; an adjustment and a stay have their answers here. ``measure``: what a stay holds back, by its reference;
    ``interim``: the terms that apply meanwhile, empty where nothing does; ``proposed_by``: the officer who proposed it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    asks = models.CharField(max_length=20)
    subject = models.CharField(max_length=16, blank=True)
    received_on = models.DateField()
    recorded_at = models.DateTimeField()
    route = models.CharField(max_length=20)
    words = models.TextField()
    acknowledged_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    why = models.TextField(blank=True)
    measure = models.CharField(max_length=16, blank=True)
    interim = models.JSONField(default=dict)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told_by = models.JSONField(default=list, help_text="The channels by which the customer was given the answer.")
    cannot_use = models.JSONField(default=list, help_text="Channels that the customer says they cannot use.")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("request_reference")]

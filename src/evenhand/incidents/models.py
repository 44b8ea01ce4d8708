"""Reported events: what happened, to whom, how it reached us, and the evidence for it."""

from typing import ClassVar

from django.db import models

from evenhand.landlords.models import Scoped, User, once_per_landlord
from evenhand.people.models import Customer


class Incident(Scoped):
    """One reported event. ``happened_at`` is what the reporter says; ``recorded_at`` is the clock."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="incidents")
    reporter = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    channel = models.CharField(max_length=20)
    behaviours = models.JSONField(default=list)
    conduct_of = models.CharField(max_length=30, default="customer")
    towards = models.CharField(max_length=30, default="staff")
    affected = models.CharField(max_length=200, blank=True)
    manner_only = models.BooleanField(default=False)
    protected_act = models.BooleanField(default=False)
    possible_offence = models.BooleanField(default=False)
    offence_condition = models.CharField(max_length=60, blank=True)
    situations = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; listed newest first."""

        constraints: ClassVar = [once_per_landlord("incident_reference")]
        indexes: ClassVar = [models.Index(fields=["landlord", "-recorded_at"], name="incident_newest")]


class Evidence(Scoped):
    """A file or note that shows what happened. Bytes lie under the media root by their hash (ADR 8)."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("evidence_reference")]

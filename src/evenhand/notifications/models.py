"""Holds notifications: one fact for one person by one way, with its state; and each person's last digest."""

from typing import ClassVar

from django.db import models

from evenhand.landlords.models import Membership, Scoped, User, once_per_landlord


class SendState(models.TextChoices):
    """What became of a notification. ``UNCERTAIN``: it was handed over, and no answer was recorded; a person decides."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class Urgency(models.TextChoices):
    """When a notification goes: ``NOW`` at any hour, ``TODAY`` once the office has opened, ``DIGEST`` with the next digest."""

    NOW = "now"
    TODAY = "today"
    DIGEST = "digest"


class Notification(Scoped):
    """One fact for one person by one way. It names a case and never a customer.

    ``key``: the fact; a person gets it once by each way. ``case``, ``act`` and ``subject``: the page that its line opens.
    ``message``: the email or the request that carried it, by reference; several notifications go in one. ``why``: a code of
    what kept it from being sent. ``raised_at``, ``tried_at``, ``settled_at``: recorded, last handed over, last answered.
    """

    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    way = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    urgency = models.CharField(max_length=10, choices=Urgency.choices)
    case = models.CharField(max_length=16, blank=True)
    act = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=100, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=SendState.choices, default=SendState.WAITING)
    message = models.CharField(max_length=16, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=40, blank=True)
    raised_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; one fact reaches one person once by each way."""

        constraints: ClassVar = [
            once_per_landlord("notification_reference"),
            once_per_landlord("one_notification_a_fact", "recipient", "key", "way"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["landlord", "state"], condition=~models.Q(state="sent"), name="notification_not_sent")
        ]


class LastDigest(models.Model):
    """When a person's work was last gathered for a digest. What was raised until then goes with it."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, primary_key=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.at:%Y-%m-%d}"

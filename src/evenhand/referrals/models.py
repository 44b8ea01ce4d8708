"""Holds referrals with their receiver, legal basis and answer; and legal steps, which are outside facts."""

from typing import ClassVar

from django.db import models

from evenhand.cases.models import Case
from evenhand.landlords.models import Scoped, User, once_per_landlord
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure


class Referral(Scoped):
    """One matter passed on. ``key`` is the policy's; ``marker``: whose instruction was passed on, and nothing else.

    ``received_at``: when the customer told us of what was handed over. ``settled_on``: it stays here
    after all, went to another body, or the instruction was withdrawn. ``corrects``: whose correction it is, by an appeal.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    key = models.CharField(max_length=60)
    recipient = models.CharField(max_length=200)
    passed_on = models.TextField()
    why = models.TextField()
    route = models.CharField(max_length=30, blank=True)
    hands_over = models.BooleanField(default=False)
    marker = models.ForeignKey(Marker, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    withheld_until = models.DateField(null=True, blank=True)
    withheld_because = models.TextField(blank=True)
    withheld_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("referral_reference")]


class LegalStep(Scoped):
    """A notice, a claim, an order or an undertaking: what, under which Act, by which body, when, until when, on which terms."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="legal_steps")
    kind = models.CharField(max_length=40)
    body = models.CharField(max_length=200)
    under = models.CharField(max_length=200, blank=True)
    terms = models.TextField()
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="legal_steps")
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    advice = models.BooleanField(default=False, help_text="The customer was pointed to independent advice.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("legal_step_reference")]

"""Holds measures from proposal to end, with their signatures, extensions and variations."""

from typing import ClassVar

from django.db import models

from evenhand.cases.models import Case
from evenhand.landlords.models import PackRelease, Scoped, User, once_per_landlord


class Measure(Scoped):
    """One measure that binds one person. "In force" is a question about its dates, not a state (ADR 7)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    key = models.CharField(max_length=60)
    terms = models.JSONField(default=dict)
    why = models.TextField()
    wide = models.BooleanField(default=False)
    release = models.ForeignKey(PackRelease, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    proposed = models.JSONField(default=dict, help_text="What was proposed, where something lighter was authorised instead.")
    starts_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    sent_back_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    authorised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    authorised_on = models.DateField(null=True, blank=True)
    authorised_because = models.TextField(blank=True)
    imposed_on = models.DateField(null=True, blank=True)
    if_missed = models.CharField(max_length=5, blank=True, help_text="What a missed review does: ends, or stays.")
    withheld_until = models.DateField(null=True, blank=True, help_text="When withholding it is reviewed.")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    lifted = models.BooleanField(default=False)

    class Meta:
        """Known by its reference; swept by the day on which it ends or is reviewed."""

        constraints: ClassVar = [once_per_landlord("measure_reference")]
        indexes: ClassVar = [models.Index(fields=["ended_on", "review_on"], name="measure_due")]


STANDS = ("key", "terms", "starts_on", "until", "review_on", "wide")
"""The fields of a proposal that may be changed."""


class Extension(models.Model):
    """A proposed later last day of a measure; the old one applies until this is decided."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    why = models.TextField()
    release = models.ForeignKey(PackRelease, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    until_before = models.DateField()
    settled_on = models.DateField(null=True, blank=True)
    granted = models.BooleanField(default=False)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    because = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.until_before} to {self.until}"


class Variation(models.Model):
    """A change of a measure to something lighter: how it was before, and why it was changed."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="variations")
    terms_before = models.JSONField(default=dict)
    until_before = models.DateField(null=True, blank=True)
    review_before = models.DateField(null=True, blank=True)
    why = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    def __str__(self) -> str:
        return str(self.on)


class SignOff(models.Model):
    """A signature on a proposal: a consultation, an endorsement."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="sign_offs")
    extension = models.ForeignKey(Extension, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_offs")
    act = models.CharField(max_length=20)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=60, blank=True)
    standing = models.JSONField(default=dict, help_text="Roles, teams and committees at that moment.")
    words = models.TextField(blank=True)
    on = models.DateField()
    signed = models.JSONField(default=dict, help_text="The proposal at the time of signing.")

    def __str__(self) -> str:
        return f"{self.act} on {self.on}"

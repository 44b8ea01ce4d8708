"""Holds reported events: what happened, to whose harm, by which channel, and the evidence."""

from typing import ClassVar

from django.db import models

from evenhand.landlords.models import Scoped, User, once_per_landlord
from evenhand.people.models import Customer


class Incident(Scoped):
    """One reported event. ``happened_at`` comes from the reporter, ``recorded_at`` from the clock.

    ``danger``: what is dangerous or broken at home, which ``danger_taken_by`` of repairs took over, "" while nobody did.
    ``ended_because``: why ``ended_by`` ended the call or visit, after so many warnings in it; "" where nobody did.
    ``ended_early``: why fewer warnings came first than the policy has. ``harassment``: a worker was harassed sexually, or about
    a protected characteristic: which of these (`Abuse`).
    ``affected`` and ``witnesses`` are people who do not work here, or teams; colleagues are `Named`.
    """

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
    found_out_at = models.DateTimeField(null=True, blank=True)
    on_behalf_of = models.CharField(max_length=20, blank=True)
    on_behalf_name = models.CharField(max_length=200, blank=True)
    witnesses = models.CharField(max_length=200, blank=True)
    health_and_safety = models.BooleanField(default=False)
    riddor = models.BooleanField(default=False)
    situations = models.JSONField(default=list)
    danger = models.TextField(blank=True)
    danger_taken_by = models.CharField(max_length=200, blank=True)
    ended_because = models.CharField(max_length=20, blank=True)
    ended_warnings = models.PositiveSmallIntegerField(default=0)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_early = models.TextField(blank=True)
    harassment = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; listed newest first."""

        constraints: ClassVar = [once_per_landlord("incident_reference")]
        indexes: ClassVar = [
            models.Index(fields=["landlord", "-recorded_at", "-id"], name="incident_newest"),
            models.Index(fields=["landlord", "-happened_at", "-id"], name="incident_happened"),
            models.Index(fields=["landlord", "reporter", "-recorded_at", "-id"], name="incident_by_reporter"),
            models.Index(
                fields=["landlord", "-recorded_at", "-id"], name="incident_unidentified", condition=models.Q(customer=None)
            ),
        ]


class Named(models.Model):
    """A colleague that an incident affected, or who saw it. They decide nothing in its case."""

    class Part(models.TextChoices):
        """In which part a colleague is named."""

        AFFECTED = "affected"
        WITNESS = "witness"

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="named")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)

    class Meta:
        """Each once; in the order in which they were named."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["incident", "user", "part"], name="named_once")]

    def __str__(self) -> str:
        """Return the colleague and their part."""
        return f"{self.user.name}: {self.part}"


class Addition(models.Model):
    """Words added to a report later. The first account stays as it is."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="additions")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField()

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        """Return author and moment."""
        return f"{self.by.name}, {self.at:%Y-%m-%d}"


class Protection(models.Model):
    """How a worker is protected after a report, looked at with them on a day: the risk, the steps and the support."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="protections")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    risk = models.TextField()
    before = models.TextField()
    afterwards = models.TextField()
    support = models.TextField()

    class Meta:
        """In the order in which they were recorded."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return who recorded it, and the day."""
        return f"{self.by.name}, {self.on}"


class Evidence(Scoped):
    """A file or note that shows what happened. Bytes lie under the media root by their hash (ADR 8).

    ``scanned``: it passed the scan for harmful content; not so where none is set up. Of one that was deleted the hash stays,
    and why; its bytes and its name are gone.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    scanned = models.BooleanField(default=False)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    deleted_because = models.TextField(blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("evidence_reference")]


class StoryRead(models.Model):
    """An officer opened a page with stories (floor 46): one row a view. Rows are only added; the database refuses changes.

    ``incident``: for the page or a file of one; ``in_case``: the key of the case, for a page of a case.
    ``stories``: each incident whose story the page showed, by reference; an older row has its one incident and no list.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, null=True, blank=True, related_name="story_reads")
    in_case = models.BigIntegerField(null=True, blank=True)
    stories = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["in_case", "-at"], name="reading_in_case"),
            models.Index(fields=["by", "-at"], name="reading_by"),
        ]

    def __str__(self) -> str:
        """Return the number of stories, and the moment."""
        return f"{len(self.stories)} read, {self.at:%Y-%m-%d %H:%M}"

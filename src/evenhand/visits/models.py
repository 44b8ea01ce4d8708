"""Holds visits, jobs and calls ahead, each with the instruction as it was answered, and their flags."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from evenhand.firms.models import Firm, Operative
from evenhand.landlords.models import Scoped, User, once_per_landlord
from evenhand.people.models import Customer, Home


class Visit(Scoped):
    """A visit or a job at a home, or a call to a person, at a time that is arranged.

    ``people``: the customers it is for; none where it is for the home alone. ``source_id``: the stable id of the feed that it
    came from, "" where it was typed; ``sequence``: which version of it. ``due_on``: the last day that the law gives, which no
    flag moves. ``answered``: the instruction as it was answered last (`casework.visit_answers.AtDoor.as_json`).
    ``went``: "fine" or "happened", "" while nobody said how it went. ``firm``: the firm that does a job, and ``operative``: its
    person who attends.
    """

    home = models.ForeignKey(Home, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    people = models.ManyToManyField(Customer, related_name="visits")
    kind = models.CharField(max_length=10)
    about = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    attends = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="visits")
    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, null=True, blank=True, related_name="jobs")
    operative = models.ForeignKey(Operative, on_delete=models.PROTECT, null=True, blank=True, related_name="jobs")
    source = models.CharField(max_length=20)
    source_id = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    answered = models.JSONField(default=dict)
    arranged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    arranged_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    went = models.CharField(max_length=10, blank=True)
    went_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; each id of a feed is one visit; a visit and a job are at a home."""

        constraints: ClassVar = [
            once_per_landlord("visit_reference"),
            models.UniqueConstraint(
                fields=["landlord", "source", "source_id"], condition=~Q(source_id=""), name="visit_of_a_feed"
            ),
            models.CheckConstraint(condition=Q(kind="call") | Q(home__isnull=False), name="visit_at_a_home"),
            models.CheckConstraint(condition=Q(firm=None) | Q(kind="job", attends=None), name="firm_does_jobs"),
            models.CheckConstraint(condition=Q(ends_at__gte=F("starts_at")), name="visit_ends_after_its_start"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["attends", "starts_at"], name="visit_of_a_day"),
            models.Index(fields=["home", "starts_at"], name="visit_at_home_ahead"),
            models.Index(fields=["firm", "starts_at"], condition=~Q(firm=None), name="job_of_a_firm"),
        ]


class VisitFlag(Scoped):
    """What makes a visit need a second look, until a person closes it with a reason.

    ``kind``: "changed" (the instruction is another one now; ``before``: as it was read), "cannot" (the colleague cannot do
    it this way), "no_number" (a call comes first, and no number answers at that hour) or "moved" (the customer lives at
    another home now). ``why``: what the colleague wrote.
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=10)
    before = models.JSONField(default=dict, blank=True)
    why = models.TextField(blank=True)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raised_at = models.DateTimeField()
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(blank=True)

    class Meta:
        """Known by its reference; a visit has one open flag of a kind, also where two find the change at once."""

        constraints: ClassVar = [
            once_per_landlord("visit_flag_reference"),
            models.UniqueConstraint(fields=["visit", "kind"], condition=Q(closed_at=None), name="one_open_flag_of_a_kind"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["landlord", "raised_at"], condition=Q(closed_at=None), name="visit_flag_open")
        ]

"""Holds markers, an instruction on a person's record that rests on an incident, and instructions for a home."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Scoped, User, once_per_landlord
from evenhand.people.models import Customer, Home


class Marker(Scoped):
    """What staff do, until when; never the story, which the incident holds.

    ``risk``: the one kind of risk (`Risk`) that contractors are given with the instruction, "" for none. ``customer``: the
    customer of its case, kept here for the constraint.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="markers")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="markers")
    key = models.CharField(max_length=60)
    instruction = models.CharField(max_length=200)
    risk = models.CharField(max_length=20, blank=True)
    why = models.TextField()
    incidents = models.ManyToManyField(Incident, related_name="markers")
    safety = models.BooleanField(default=True)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_on = models.DateField()
    authorised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    authorised_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    hard_end_on = models.DateField(null=True, blank=True, help_text="The absolute last day.")
    told_on = models.DateField(null=True, blank=True)
    withheld_until = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        """Known by its reference; a customer has one live marker of a kind, also where two authorise at once.

        A marker past its last day (``hard_end_on``) counts until its end is recorded (`markers.actions.end_past`).
        """

        constraints: ClassVar = [
            once_per_landlord("marker_reference"),
            models.UniqueConstraint(
                fields=["customer", "key"],
                condition=Q(authorised_on__isnull=False, ended_on=None),
                name="one_live_marker_of_a_kind",
            ),
        ]


class HomeInstruction(Scoped):
    """How visits to a home are made after something that a visitor or an unknown person did there, for a few days.

    It is about no customer. ``conditions``: `VisitCondition`; ``risk``: for contractors, "" for none; ``until``: its last day,
    which nothing moves. ``authorised_by`` is another officer than ``asked_by``.
    """

    home = models.ForeignKey(Home, on_delete=models.PROTECT, related_name="instructions")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="home_instructions")
    conditions = models.JSONField(default=list)
    risk = models.CharField(max_length=20, blank=True)
    why = models.TextField()
    until = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    authorised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    authorised_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        """Known by its reference; one officer asks, another decides."""

        constraints: ClassVar = [
            once_per_landlord("home_instruction_reference"),
            models.CheckConstraint(
                condition=Q(authorised_by=None) | ~Q(authorised_by=models.F("asked_by")), name="home_instruction_by_two"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["home", "until"], condition=Q(ended_at=None), name="home_instruction_open"),
            models.Index(fields=["landlord", "until"], condition=Q(ended_at=None), name="home_instruction_list"),
        ]

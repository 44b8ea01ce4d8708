"""Holds firms of a landlord, the people who work for them, and the instructions that they were given."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Scoped, User, once_per_landlord


class Firm(Scoped):
    """A firm that does jobs for a landlord. ``safety_lead``: who answers for safety there, and how they are reached.

    ``speaks_as``: a user who cannot sign in; its operatives report in that name. After ``ended_at`` nobody of it sees a page.
    ``one_visit``: another body (an agency, a managing agent, a council) that is shown one visit, and why; "" for a firm.
    """

    name = models.CharField(max_length=100)
    telephone = models.CharField(max_length=40)
    safety_lead = models.CharField(max_length=200)
    one_visit = models.CharField(max_length=200, blank=True)
    speaks_as = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; one present firm of a name."""

        constraints: ClassVar = [
            once_per_landlord("firm_reference"),
            models.UniqueConstraint(
                fields=["landlord", "name"], condition=Q(ended_at=None, one_visit=""), name="one_firm_of_a_name"
            ),
        ]


class FirmUser(Scoped):
    """A user who schedules for a firm. They may do so for the firms of several landlords, a row each."""

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="users")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="firm_posts")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; a user schedules once for a firm."""

        constraints: ClassVar = [
            once_per_landlord("firm_user_reference"),
            models.UniqueConstraint(fields=["firm", "user"], condition=Q(ended_at=None), name="one_post_at_a_firm"),
        ]


class Operative(Scoped):
    """A person who does a firm's jobs. They open their jobs by a link of their own and a PIN.

    ``link``: the SHA-256 of the token in their link, in hex; ``pin``: as Django hashes passwords. ``wrong``: wrong PINs one
    after another, the last at ``wrong_at``. ``language``: the tag of the language of their instruction, "" for English alone.
    """

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="operatives")
    name = models.CharField(max_length=100)
    language = models.CharField(max_length=10, blank=True)
    link = models.CharField(max_length=64, unique=True)
    pin = models.CharField(max_length=128)
    wrong = models.PositiveSmallIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; one present operative of a name at a firm."""

        constraints: ClassVar = [
            once_per_landlord("operative_reference"),
            models.UniqueConstraint(fields=["firm", "name"], condition=Q(ended_at=None), name="one_operative_of_a_name"),
        ]


class SharedInstruction(Scoped):
    """An instruction that a firm was given for its jobs, from the first job to the acknowledged end.

    ``decision``: the reference of the marker or measure. ``address``: where, as the firm has it. ``route``: by which law it is
    given, never consent. ``assessed_*``: the firm's own assessment. ``withdrawn_at``: the instruction no longer applies; the
    firm confirms that it knows.
    """

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="sharings")
    decision = models.CharField(max_length=16)
    address = models.CharField(max_length=320)
    route = models.CharField(max_length=30)
    given_at = models.DateTimeField()
    assessed_by = models.CharField(max_length=100, blank=True)
    assessed_on = models.DateField(null=True, blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessment = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; a firm holds an instruction once."""

        constraints: ClassVar = [
            once_per_landlord("sharing_reference"),
            models.UniqueConstraint(fields=["firm", "decision"], condition=Q(withdrawn_at=None), name="one_live_sharing"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["landlord", "decision"], name="sharing_by_decision"),
            models.Index(fields=["landlord", "given_at"], condition=Q(acknowledged_at=None), name="sharing_open"),
        ]


class FurtherQuestion(Scoped):
    """A firm's safety lead asks for more than an instruction says, and the owner of its case answers, once, in words."""

    sharing = models.ForeignKey(SharedInstruction, on_delete=models.PROTECT, related_name="questions")
    words = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were asked."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [once_per_landlord("further_question_reference")]


class FirmRequest(Scoped):
    """What an officer asks a firm for by a day, for one report of a case: statements or evidence. Unanswered, it is overdue.

    ``says``: what the firm reads; it names no customer. ``given_by``: who at the firm made the statement, as it wrote; the
    words and files lie with the report. ``answered_by``: the firm's own user, or the officer who had the answer by another
    way.
    """

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="requests")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="firm_requests")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="firm_requests")
    says = models.TextField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    given_by = models.CharField(max_length=100, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("firm_request_reference")]
        indexes: ClassVar = [
            models.Index(fields=["firm", "due_on"], condition=Q(answered_at=None), name="firm_request_open"),
        ]


class JobRead(models.Model):
    """A person of a firm opened a page with jobs: one row a view, with the references of the jobs that it showed.

    ``by``: the reference of the scheduler or the operative.
    """

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="reads")
    by = models.CharField(max_length=16)
    jobs = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        """Return who read, and when."""
        return f"{self.by} {self.at:%Y-%m-%d %H:%M}"

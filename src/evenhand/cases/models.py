"""Holds cases, their steps, and the answers of their assessments."""

from datetime import date
from typing import ClassVar

from django.db import models

from evenhand.incidents.models import Incident
from evenhand.landlords.models import Landlord, PackRelease, Scoped, User, once_per_landlord
from evenhand.people.models import Customer

IS_OPEN = models.Q(is_open=True)


class Case(Scoped):
    """One case about one customer. ``token`` rises by one with each act (ADR 10)."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="cases")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    release = models.ForeignKey(PackRelease, on_delete=models.PROTECT, related_name="+")
    situations = models.JSONField(default=list)
    urgent_since = models.DateField(null=True, blank=True)
    incidents = models.ManyToManyField(Incident, related_name="cases")
    token = models.PositiveIntegerField(default=0)

    class Meta:
        """Known by its reference; listed newest first, open ones by owner."""

        constraints: ClassVar = [once_per_landlord("case_reference")]
        indexes: ClassVar = [
            models.Index(fields=["landlord", "-opened_at"], name="case_newest"),
            models.Index(fields=["landlord", "closed_at", "owner"], name="case_open_by_owner"),
        ]


class Step(models.Model):
    """One act in a case, as people read it: who, when, in their words, and the facts that it established.

    ``token``: the case's after the act; None on old steps. ``form``: the form that it came from
    (`ui.forms.once.sent`), "" where it came from none; a form that is sent twice is one step.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    words = models.TextField(blank=True)
    facts = models.JSONField(default=list)
    more = models.JSONField(default=dict)
    token = models.PositiveIntegerField(null=True, blank=True)
    form = models.CharField(max_length=64, blank=True)

    class Meta:
        """In the order in which they were recorded."""

        ordering: ClassVar = ["recorded_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "form"], condition=~models.Q(form=""), name="step_form_once")
        ]

    def __str__(self) -> str:
        return f"{self.act} on {self.happened_on}"


class Assessed(models.Model):
    """One answer of an assessment: a fact, whether it is so (None: not known), and why. The latest one for a fact counts.

    ``privileged``: its words are legal advice, only for those who work on or decide the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessed")
    fact = models.CharField(max_length=60)
    so = models.BooleanField(null=True)
    why = models.TextField()
    privileged = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        """In the order in which they were given."""

        ordering: ClassVar = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.fact}: {self.so}"


class Recheck(Scoped):
    """A record was removed from a case as another person's: what ``rested`` on it is rechecked.

    It stays with the case's owner until the recheck. ``kind``: incident, contact or file; ``subject`` and ``rested``
    are references: of the removed record; of letters, markers and measures.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="rechecks")
    kind = models.CharField(max_length=10)
    subject = models.CharField(max_length=16)
    rested = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; oldest first."""

        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [once_per_landlord("recheck_reference")]


NEVER = date.max
"""The day for a missing one: a column that lists order by is never null."""


class CaseSummary(models.Model):
    """What lists read of a case, in one row: what filters and orders it, its status, what is owed next.

    ``is_open``, ``opened_at``, ``owner`` and ``name`` (of the customer) repeat the case, so that a list reads one index.
    The rest was worked out ``under`` a policy and a calendar (their hash; "" where an act has changed something since) and
    holds on days before ``changes_on``. ``turn`` rises with each such act. ``standing`` is the code in ``stands``;
    ``counted``: how ``due_on`` was counted (`Counted.as_json`). `NEVER` means no day.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="summary")
    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="+", db_index=False)
    is_open = models.BooleanField()
    opened_at = models.DateTimeField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=200)
    turn = models.PositiveIntegerField(default=0)
    under = models.CharField(max_length=64, blank=True)
    changes_on = models.DateField(default=NEVER)
    standing = models.CharField(max_length=40, blank=True)
    stands = models.JSONField(null=True, blank=True)
    owed = models.JSONField(null=True, blank=True)
    due_on = models.DateField(default=NEVER)
    counted = models.JSONField(null=True, blank=True)

    class Meta:
        """One index for each order, of open cases and of all; and for what no longer holds."""

        indexes: ClassVar = [
            models.Index(fields=["landlord", "-opened_at", "-case"], name="case_summary_newest"),
            models.Index(fields=["landlord", "-opened_at", "-case"], name="case_summary_newest_open", condition=IS_OPEN),
            models.Index(fields=["landlord", "due_on", "case"], name="case_summary_due"),
            models.Index(fields=["landlord", "due_on", "case"], name="case_summary_due_open", condition=IS_OPEN),
            models.Index(fields=["landlord", "name", "case"], name="case_summary_name"),
            models.Index(fields=["landlord", "name", "case"], name="case_summary_name_open", condition=IS_OPEN),
            models.Index(
                fields=["landlord", "owner", "-opened_at", "-case"], name="case_summary_owner_open", condition=IS_OPEN
            ),
            models.Index(fields=["landlord", "under", "changes_on"], name="case_summary_stale"),
            models.Index(fields=["landlord", "under", "changes_on"], name="case_summary_stale_open", condition=IS_OPEN),
        ]

    def __str__(self) -> str:
        """Return the case, and its next day."""
        return f"{self.case}: {self.due_on}"


class Complaint(Scoped):
    """A customer's complaint, linked to the case. ``number`` is the landlord's own for it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="complaints")
    number = models.CharField(max_length=60, blank=True)
    about = models.TextField()
    route = models.CharField(max_length=20)
    received_on = models.DateField()
    recorded_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refused_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Known by its reference."""

        constraints: ClassVar = [once_per_landlord("complaint_reference")]


class ComplaintStage(models.Model):
    """One stage of a complaint. The day for its answer is counted on demand; ``until``: a later day given to the customer."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="stages")
    stage = models.PositiveSmallIntegerField()
    began_on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        """Each stage once, in their order."""

        ordering: ClassVar = ["stage"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["complaint", "stage"], name="complaint_stage_once")]

    def __str__(self) -> str:
        return f"stage {self.stage} from {self.began_on}"


class Closing(models.Model):
    """How a case was closed and what the customer heard; it stays when the case is reopened, with the reason."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closings")
    outcome = models.CharField(max_length=30, blank=True)
    how = models.TextField(blank=True)
    told = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reopened_because = models.TextField(blank=True)

    class Meta:
        """In the order in which they were closed."""

        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.outcome} at {self.at:%Y-%m-%d}"


class Signposting(models.Model):
    """A report that the policy does not cover: where it belongs, why, and which officer decided so."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="signpostings")
    goes_to = models.CharField(max_length=200)
    why = models.TextField()
    situations = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order in which it was said."""

        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.goes_to


class Question(Scoped):
    """A decision-maker's question to the proposer, and the answer. The proposal and its signatures stay as they are.

    ``subject``: the reference of the measure or marker that waits to be decided.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="questions")
    subject = models.CharField(max_length=16)
    words = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    of = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Known by its reference; oldest first."""

        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [once_per_landlord("question_reference")]
        indexes: ClassVar = [models.Index(fields=["of", "answered_at"], name="question_asked_of")]

"""Holds the rows of the journal. They are only added to; the database refuses any change."""

from uuid import uuid4

from django.db import models


class PersonKey(models.Model):
    """The key under which one person's words are sealed, wrapped by the installation's own key.

    A destroyed key stays as a tombstone without its bytes; what was sealed under it is erased.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    landlord_id = models.BigIntegerField()
    person = models.CharField(max_length=40)  # a public reference
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        """One living key for each person."""

        constraints = (
            models.UniqueConstraint(
                fields=["landlord_id", "person"],
                condition=models.Q(destroyed_at__isnull=True),
                name="journal_one_living_key",
            ),
        )

    def __str__(self) -> str:
        """Return the reference of the person."""
        return f"key of {self.person}"


class Entry(models.Model):
    """One act. ``hash`` covers every other column and the hash before it: see ``chain.digest``.

    ``landlord_id`` is a plain number: the journal lies below the landlords and outlives their rows.
    """

    landlord_id = models.BigIntegerField()
    sequence = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField()  # by the clock
    happened_at = models.DateTimeField()  # as claimed
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=40)  # a public reference
    by = models.CharField(max_length=150)  # a user's reference
    open = models.TextField()  # canonical JSON, byte for byte as it was hashed
    sealed = models.BinaryField(null=True)
    key = models.ForeignKey(PersonKey, null=True, on_delete=models.PROTECT, related_name="+")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """One chain for each landlord."""

        verbose_name_plural = "entries"
        constraints = (models.UniqueConstraint(fields=["landlord_id", "sequence"], name="journal_one_sequence"),)
        indexes = (models.Index(fields=["landlord_id", "subject", "sequence"], name="journal_by_subject"),)

    def __str__(self) -> str:
        """Return the act and its subject."""
        return f"{self.sequence}: {self.act} {self.subject}"

"""What a list shows, kept ready in one table, as a plain project would."""

from typing import ClassVar

from django.db import models


class Row(models.Model):
    """One line of the list of cases."""

    reference = models.CharField(max_length=16)
    customer = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    stands = models.CharField(max_length=100)
    next = models.CharField(max_length=300)
    due = models.CharField(max_length=40, blank=True)
    left = models.CharField(max_length=60, blank=True)
    counted = models.CharField(max_length=300, blank=True)
    needs = models.CharField(max_length=300, blank=True)
    waits = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(db_index=True)
    closed = models.BooleanField(default=False)

    class Meta:
        """Newest first, closed ones apart."""

        app_label = "plain"
        indexes: ClassVar = [models.Index(fields=["closed", "-opened_at"], name="plain_newest")]

    def __str__(self) -> str:
        """Return the reference."""
        return self.reference

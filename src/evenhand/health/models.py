"""Holds when each job of the installation last ran, and what it counted."""

from django.db import models


class LastRun(models.Model):
    """The last run of one job: ``work``, ``work 7`` (at the landlord of that number), ``backup`` or ``files``.

    ``found``: counts by name, such as ``{"left": 0}``; no references and no names.
    """

    job = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()
    found = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Return the job and the moment."""
        return f"{self.job}, {self.at:%Y-%m-%d %H:%M}"

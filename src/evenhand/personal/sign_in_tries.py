"""Counts wrong passwords by the place they came from, over all user names: one that tries many names is slowed too."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

MOST = 20
"""Wrong passwords from one place, whatever the names, before it has to wait."""


def tried_too_often(place: str | None) -> bool:
    """Return whether too many passwords were wrong from one place in the time for which one name is closed."""
    since = timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    tries = AccessAttempt.objects.filter(ip_address=place, attempt_time__gte=since)
    return (tries.aggregate(wrong=Sum("failures_since_start"))["wrong"] or 0) >= MOST

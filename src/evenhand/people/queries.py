"""Questions about people."""

from django.db.models import Prefetch

from evenhand.people.models import Need


def with_needs(of: str = "customer__needs") -> "Prefetch[str]":
    """Return what fetches the needs that people have now, for lists that show them beside the name."""
    return Prefetch(of, Need.objects.filter(ended_on=None).order_by("id"))

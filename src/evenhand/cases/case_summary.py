"""Keeps a case's summary in step with the case; the acts call it in their transaction."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from evenhand.cases.models import Case, CaseSummary


def add_summaries(cases: Iterable[Case]) -> None:
    """Add the summaries of new cases; lists work out the rest when they show them."""
    CaseSummary.objects.bulk_create(
        (
            CaseSummary(
                case=case,
                landlord_id=case.landlord_id,
                is_open=case.closed_at is None,
                opened_at=case.opened_at,
                owner_id=case.owner_id,
                name=case.customer.name,
            )
            for case in cases
        ),
        batch_size=2000,
    )


def repeat_case(case: Case) -> None:
    """Copy owner and state of a case to its summary."""
    CaseSummary.objects.filter(pk=case.pk).update(owner=case.owner_id, is_open=case.closed_at is None)


def mark_stale(cases: QuerySet[Case]) -> None:
    """Mark summaries of cases to be worked out anew: an act changed something that they may rest on.

    Pass all cases of the customer: what is known of the customer counts in each.
    """
    CaseSummary.objects.filter(pk__in=cases.values("pk")).update(under="", turn=F("turn") + 1)

"""Keeps the row of each case that lists read in step with the case. Called within the acts, in their transaction."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from evenhand.cases.models import Case, CaseSummary


def add_summaries(cases: Iterable[Case]) -> None:
    """Make the row of new cases; lists work out the rest when they show it."""
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
    """Repeat in the summary who owns the case and whether it is open."""
    CaseSummary.objects.filter(pk=case.pk).update(owner=case.owner_id, is_open=case.closed_at is None)


def mark_stale(cases: QuerySet[Case]) -> None:
    """Have what lists show of cases worked out afresh: an act changed something that it may rest on.

    Hand over all cases of the customer concerned: what is known of the customer counts in each.
    """
    CaseSummary.objects.filter(pk__in=cases.values("pk")).update(under="", turn=F("turn") + 1)

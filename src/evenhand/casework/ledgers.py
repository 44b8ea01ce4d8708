"""Fetches the ledgers of allowances: of measures in force, for pages and forms."""

from collections.abc import Iterable
from datetime import datetime

from evenhand.cases.models import Case
from evenhand.contacts.queries import further_of, used_of
from evenhand.landlords.models import Landlord
from evenhand.measures.models import Measure
from evenhand.policy.allowance import ALLOWANCES, Balance, balances
from evenhand.policy.calendar import local
from evenhand.policy.pack.terms import Terms


def is_metered(row: Measure) -> bool:
    """Return whether a measure's terms set an allowance."""
    return any(row.terms.get(term) for term in ALLOWANCES)


def ledgers(landlord: Landlord, measures: Iterable[Measure], at: datetime) -> dict[str, tuple[Balance, ...]]:
    """Return the ledgers of measures by reference: two queries, none where none of them sets an allowance.

    Each begins with the period before the one that runs, if the measure held then.
    """
    metered = {row.reference: row for row in measures if is_metered(row)}
    if not metered:
        return {}
    used = used_of({row.case.customer_id for row in metered.values()}, at)
    further = further_of(landlord, metered, at)
    return {
        key: balances(
            Terms.model_validate(row.terms), used.get(row.case.customer_id, ()), local(at), further.get(key, ()), row.starts_on
        )
        for key, row in metered.items()
    }


def ledgers_in(case: Case, measure: str | None, at: datetime) -> tuple[Balance, ...]:
    """Return the ledgers of one measure of a case; none where its terms set no allowance."""
    rows = case.measures.filter(reference=measure or "").select_related("case")
    return ledgers(case.landlord, rows, at).get(measure or "", ())

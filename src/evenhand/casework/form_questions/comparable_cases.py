"""Compares a proposal with like cases: the same landlord and kind of conduct, two years back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Prefetch

from evenhand.casework.context import ActContext
from evenhand.incidents.models import Incident
from evenhand.measures.models import Measure
from evenhand.policy.facts.facts import Facts
from evenhand.policy.layers import Policy
from evenhand.policy.vocabulary import MeasureKind

BACK = timedelta(days=730)
FEWEST = 5
"""With fewer cases than this a comparison reflects chance, not fairness."""


@dataclass(frozen=True)
class ComparableCases:
    """What was decided in like cases: ``of_kind`` of ``cases`` had a measure of this kind; half lasted ``usual`` days or less.

    ``days``: how long this one would last; None, as ``usual``, where no end is set.
    """

    cases: int
    kind: MeasureKind
    of_kind: int
    days: int | None
    usual: int | None

    @property
    def rarer(self) -> bool:
        """Return whether most like cases had no measure of this kind."""
        return self.of_kind * 2 < self.cases

    @property
    def longer(self) -> bool:
        """Return whether it would last longer than half of them."""
        return self.days is not None and self.usual is not None and self.days > self.usual


def comparable_cases(ctx: ActContext, facts: Facts) -> ComparableCases | None:
    """Return the comparison for the measure in question; None where there is none, or too few like cases."""
    measure, policy = facts.measure, ctx.policy
    if measure is None or (kind := _kind(policy, measure.key)) is None:
        return None
    rows = _like(ctx, _families(policy, facts.behaviours))
    cases = {row.case_id for row in rows}
    if len(cases) < FEWEST:
        return None
    same = {row.case_id for row in rows if _kind(policy, row.key) is kind}
    lengths = [days for row in rows if (days := _days(row.starts_on, row.until)) is not None]
    usual = int(median(lengths)) if lengths else None
    return ComparableCases(len(cases), kind, len(same), _days(measure.first_day(ctx.on), measure.until), usual)


def _like(ctx: ActContext, families: frozenset[str]) -> list[Measure]:
    since = ctx.on - BACK
    decided = Measure.objects.filter(landlord=ctx.by.landlord, authorised_on__gte=since, authorised_on__lte=ctx.on)
    standing = Prefetch("case__incidents", Incident.objects.filter(withdrawn_at=None).only("behaviours"))
    others = decided.exclude(case=ctx.the_case).select_related("case").only("key", "starts_on", "until", "case__id")
    return [row for row in others.prefetch_related(standing) if families & _of_rows(ctx.policy, row.case.incidents.all())]


def _of_rows(policy: Policy, rows: Iterable[Incident]) -> frozenset[str]:
    return _families(policy, {key for row in rows for key in row.behaviours})


def _families(policy: Policy, behaviours: Iterable[str]) -> frozenset[str]:
    catalogue = policy.catalogue("behaviour")
    return frozenset(catalogue[key].value.family for key in behaviours if key in catalogue)


def _kind(policy: Policy, key: str) -> MeasureKind | None:
    offered = policy.catalogue("measure").get(key)
    return offered.value.kind if offered else None


def _days(start: date | None, until: date | None) -> int | None:
    return (until - start).days + 1 if start and until else None

"""Lists what of a case each act can be about; any other reference is not found."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from evenhand.casework.context import ActContext
from evenhand.policy.acts import Subject, kind

_ROWS = {
    Subject.PROPOSAL: ("measures",),
    Subject.MEASURE: ("measures",),
    Subject.MARKER: ("markers",),
    Subject.RESTRICTION: ("measures", "markers"),
    Subject.REVIEWED: ("measures", "markers", "notices"),
    Subject.DECISION: ("measures", "markers", "notices", "referrals"),
    Subject.PROMISE: ("measures", "markers", "notices", "referrals", "complaints", "requests"),
    Subject.COMPLAINT: ("complaints",),
    Subject.REFERRAL: ("referrals",),
    Subject.APPEAL: ("appeals",),
    Subject.REQUEST: ("requests",),
    Subject.QUESTION: ("questions",),
    Subject.RECHECK: ("rechecks",),
}
_ROWS_OF_THE_CUSTOMER = {Subject.ALLEGATION: "allegations", Subject.NEED: "needs"}


class _Named(Protocol):
    @property
    def reference(self) -> str: ...


def subjects_of(ctx: ActContext) -> frozenset[str]:
    """Return the references that an act can be about in a case: things of its own kind."""
    return frozenset(row.reference for rows in _of_its_kind(ctx) for row in rows)


def _of_its_kind(ctx: ActContext) -> Iterator[Iterable[_Named]]:
    case, subject = ctx.the_case, kind(ctx.act).subject
    if subject in _ROWS_OF_THE_CUSTOMER:
        yield getattr(case.customer, _ROWS_OF_THE_CUSTOMER[subject]).all()
    for name in _ROWS.get(subject, ()):
        yield getattr(case, name).all()
    if subject in {Subject.DECISION, Subject.PROMISE}:  # an answer is given, and may be appealed where that is so
        yield [row for row in case.appeals.all() if row.decided_on]

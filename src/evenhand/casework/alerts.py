"""Tells colleagues, in an act's transaction, of danger, safety and ended measures. What else waits comes with the digest."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from evenhand.casework.context import ActContext, Effect
from evenhand.landlords.models import Landlord, Membership, User
from evenhand.notifications.actions import FactToTell, tell, ways
from evenhand.notifications.models import Urgency
from evenhand.policy.vocabulary import Act
from evenhand.visits.models import Visit

REVIEWS_MISSED = frozenset({"missed", "untold"})


def alert(ctx: ActContext, changed: Effect) -> None:
    """Tell the owner of the case what the act makes urgent or ended, and their manager; outside a case, the actor's manager.

    That a measure ended on its last day, only the owner.
    """
    if not ways():
        return
    for fact in _facts(ctx, changed):
        owner = ctx.case.owner if ctx.case else ctx.by.user
        people = [owner] if fact.kind == "lapsed" else [owner, *_managers_of(ctx, owner)]
        tell(ctx.by.landlord, [one for one in people if one != ctx.by.user], [fact], at=ctx.at)


def alert_visitors(landlord: Landlord, rows: Iterable[Visit], *, by: User, at: datetime) -> None:
    """Tell each colleague who makes a visit that its instruction has changed; not the one who changed it."""
    for row in rows if ways() else ():
        if row.attends and row.attends != by:
            fact = FactToTell("visit_changed", f"visit {row.reference} {at:%Y%m%d%H%M%S}", Urgency.NOW, row.reference)
            tell(landlord, [row.attends], [fact], at=at)


def _facts(ctx: ActContext, changed: Effect) -> Iterator[FactToTell]:
    about, where = changed.subject, ctx.case.reference if ctx.case else changed.subject
    at_report = ctx.case is None
    danger, taken_by = (getattr(ctx.details, name, "") for name in ("danger", "danger_taken_by"))
    if danger and not taken_by:
        yield FactToTell(
            "danger_at_report" if at_report else "danger", f"danger {about} {ctx.at:%Y%m%d%H%M}", Urgency.NOW, where
        )
    if ctx.act is Act.END_CONTACT:
        yield FactToTell("ended_at_report" if at_report else "ended_contact", f"ended {about}", Urgency.NOW, where)
    if ctx.act is Act.LAPSE:
        measure = ctx.facts.about(ctx.subject).measure
        missed = measure is not None and measure.ending in REVIEWS_MISSED
        yield FactToTell("review_missed" if missed else "lapsed", f"ended {about}", Urgency.DIGEST, where)


def _managers_of(ctx: ActContext, user: User) -> Iterator[User]:
    found = Membership.objects.filter(landlord=ctx.by.landlord, user=user, manager__active=True).select_related("manager__user")
    yield from (one.manager.user for one in found if one.manager)

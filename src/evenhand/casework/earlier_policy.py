"""Keeps what an earlier policy decided, with its days, until an officer decides again (ADR 12).

A change of policy stores nothing: what it asks is worked out from the days of decisions and of adoptions.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from evenhand.cases.models import Case, Step
from evenhand.casework.context import ActContext
from evenhand.landlords.models import Landlord
from evenhand.landlords.queries import NoPolicy, policy_days, policy_of
from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duties import Duty, duties
from evenhand.policy.facts.facts import Facts, Marker, Measure
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Cited, Message, RuleResult
from evenhand.policy.vocabulary import Act, Tri

OF_ITS_TERMS = frozenset({"terms_allowed", "end_set", "marker_rests_on_incident"})
"""Rules on what a decision may be and how long it lasts: an earlier decision may not fit them any more."""
SETTLES = frozenset({Act.KEEP_AS_DECIDED, Act.VARY})
DECIDED_BY = {Measure: Act.AUTHORISE, Marker: Act.AUTHORISE_MARKER}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two policies: a day (``None``: one of them owes none), or something not allowed."""

    message: Message
    cited: Cited | None
    before: date | None = None
    after: date | None = None
    moves_day: bool = False


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A live measure or marker that waits for a decision under the present policy, and what that would change."""

    subject: str
    since: date
    changes: tuple[Change, ...]


@dataclass
class PolicyHistory:
    """The policy of a landlord on a day, with the earlier policies of its decisions; each is loaded once."""

    landlord: Landlord
    on: date
    policy: Policy
    calendar: Calendar
    _held: dict[date, Policy | None] = field(default_factory=dict)

    @cached_property
    def _days(self) -> list[date]:
        return policy_days(self.landlord, self.on)

    def earlier(self, decided_on: date) -> Policy | None:
        """Return the policy of the day of a decision; None where that is the present one."""
        day = max((day for day in self._days if day <= decided_on), default=None)
        if day is None or day == self._days[-1]:
            return None
        if day not in self._held:
            self._held[day] = self._of(day)
        return self._held[day]

    def _of(self, day: date) -> Policy | None:
        try:
            policy = policy_of(self.landlord, day)
        except NoPolicy:
            return None
        return None if policy.fingerprint == self.policy.fingerprint else policy

    def duties(self, facts: Facts) -> tuple[Duty, ...]:
        """Return the duties of a case: for an earlier decision, by the days of its policy; else by the present one.

        Where the earlier policy had no day, the present one's applies.
        """
        owed = list(duties(self.policy, facts, self.on, self.calendar))
        for live in live_in(facts):
            if earlier := self.earlier(decided_on(live)):
                then = (replace(duty, under=earlier) for duty in duties(earlier, facts, self.on, self.calendar))
                owed = _as_decided(owed, tuple(then), live.reference)
        return tuple(sorted(owed, key=lambda duty: (duty.due_on or date.max, duty.kind, duty.subject)))

    def asks(self, case: Case, facts: Facts) -> tuple[PolicyChange, ...]:
        """Return what waits for a decision in an open case; a decision to keep is asked again only for something new."""
        if facts.closed_on:
            return ()
        return tuple(one for live in live_in(facts) if (one := self._asked(case, facts, live)))

    def _asked(self, case: Case, facts: Facts, live: Measure | Marker) -> PolicyChange | None:
        earlier = self.earlier(decided_on(live))
        if earlier is None:
            return None
        kept = kept_on(case, live.reference)
        weighed = self.earlier(kept) if kept and kept >= decided_on(live) else earlier
        changes = self.would_change(facts, live, earlier, self.policy)
        if not changes or weighed is None:
            return None
        known = self.would_change(facts, live, earlier, weighed)
        return None if known == changes else PolicyChange(live.reference, self._days[-1], changes)

    def would_change(self, facts: Facts, live: Measure | Marker, before: Policy, after: Policy) -> tuple[Change, ...]:
        """Return the differences between two policies for a decision: its days, and what it may be."""
        if before.fingerprint == after.fingerprint:
            return ()
        owed = (_soonest(duties(policy, facts, self.on, self.calendar), live.reference) for policy in (before, after))
        verdicts = (self._against(policy, facts, live) for policy in (before, after))
        return (*_days_moved(*owed), *_no_longer(*verdicts))

    def _against(self, policy: Policy, facts: Facts, live: Measure | Marker) -> list[RuleResult]:
        verdict = judge(policy, facts.about(live.reference), DECIDED_BY[type(live)], None, self.on, self.calendar)
        return [result for result in verdict.refusals if result.rule in OF_ITS_TERMS]


def with_settled() -> "Prefetch[str]":
    """Return the prefetch, for a list of cases, of the steps that `kept_on` reads."""
    return Prefetch("steps", Step.objects.filter(act__in=SETTLES), to_attr="settled")


def kept_on(case: Any, reference: str) -> date | None:
    """Return the day of the last decision to keep something as an earlier policy had it, or to lighten it.

    Makes a query where the case does not come from `with_settled`.
    """
    steps = getattr(case, "settled", None)
    said = case.steps.filter(act__in=SETTLES) if steps is None else steps
    return max((row.happened_on for row in said if row.subject == reference), default=None)


def decided_on(live: Measure | Marker) -> date:
    """Return the day of the last decision on a measure or marker: authorised, extended, reviewed or changed."""
    settled = live.settled_on if isinstance(live, Measure) else live.authorised_on
    return max(day for day in (settled, *(review.on for review in live.reviews)) if day)


def live_in(facts: Facts) -> Iterator[Measure | Marker]:
    """Yield the measures and markers of a case that were authorised and have not ended."""
    yield from (row for row in facts.measures if row.authorised_on and not row.ended_on and not row.withdrawn_on)
    yield from (row for row in facts.markers if row.authorised_on and not row.ended_on)


def _as_decided(owed: list[Duty], then: tuple[Duty, ...], reference: str) -> list[Duty]:
    """Return duties, replacing those about one decision by the earlier policy's, kind by kind, where it had a day."""
    about = [duty for duty in then if duty.subject == reference]
    dated = {duty.kind for duty in about if duty.due_on}
    stays = [duty for duty in owed if duty.subject != reference or duty.kind not in dated]
    return stays + [duty for duty in about if duty.kind in dated]


def _days_moved(old: dict[str, Duty], new: dict[str, Duty]) -> Iterator[Change]:
    for kind in sorted(kind for kind in old if old[kind].due_on):
        was, will = old[kind], new.get(kind)
        due = will.due_on if will else None
        if was.due_on != due:
            said = will or was
            yield Change(said.message, will.cited if will else None, was.due_on, due, moves_day=True)


def _soonest(owed: tuple[Duty, ...], reference: str) -> dict[str, Duty]:
    about = [duty for duty in owed if duty.subject == reference and duty.done is not Tri.YES]
    return {duty.kind: duty for duty in reversed(about)}  # soonest first, so that the soonest stays


def _no_longer(old: list[RuleResult], new: list[RuleResult]) -> Iterator[Change]:
    """Yield what the rules on terms and length would refuse today and did not then."""
    before = {(result.rule, result.message.code) for result in old}
    yield from (Change(one.message, one.cited) for one in new if (one.rule, one.message.code) not in before)


def owed_in(ctx: ActContext) -> tuple[Duty, ...]:
    """Return what is owed in the case of an act, worked out once per act."""
    if owed_in not in ctx.kept:
        ctx.kept[owed_in] = PolicyHistory(ctx.by.landlord, ctx.on, ctx.policy, ctx.calendar).duties(ctx.facts)
    found: tuple[Duty, ...] = ctx.kept[owed_in]
    return found


def with_asked(facts: Facts, asked: tuple[PolicyChange, ...]) -> Facts:
    """Return facts with what waits for a decision under the present policy."""
    return replace(facts, asked_again=tuple(one.subject for one in asked)) if asked else facts

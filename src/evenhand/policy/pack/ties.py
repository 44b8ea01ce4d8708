"""Finds two answers of a pack that fit the same case equally well, so that only their order in the file would decide."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from evenhand.policy.pack.answers import Measure, Selector
from evenhand.policy.pack.pack import Demand, Pack

Loc = tuple[str | int, ...]
Found = tuple[Loc, str, str]
_ONE_DECIDES = frozenset({
    "authority", "appeal.window", "appeal.reviewer", "appeal.count", "appeal.late", "account.fair_time", "departure",
    "referral.told",
})  # fmt: skip
"""Topics on which one answer is taken: the one with the most lines in its ``for``."""
_EXCLUDING = ("referrals", "decisions")
"""Lines that tell two answers apart by having no word in common; a case can have behaviours of several families."""


def ties(pack: Pack) -> Iterator[Found]:
    """Yield each later one of two answers with as many lines in ``for``, of which one case can fit both."""
    measures = [demand.answers.measure for _, _, demand in pack.demands() if demand.answers.measure]
    stated = [
        (("clauses", c, "demands", d, "answers", topic), clause.number, topic, demand, value)
        for c, clause in enumerate(pack.clauses)
        for d, demand in enumerate(clause.demands)
        for topic, value in demand.answers.by_topic().items()
        if topic in _ONE_DECIDES
    ]
    for one, other in combinations(stated, 2):
        (_, number, topic, first, says), (loc, _, same, second, differs) = one, other
        if topic != same or getattr(says, "act", None) is not getattr(differs, "act", None):
            continue
        ours, theirs = _lines(says), _lines(differs)
        if ours == theirs or len(ours.model_fields_set) != len(theirs.model_fields_set):
            continue  # the same lines are reported as the same question; more lines win
        if _together(first, second) and _overlap(ours, theirs, measures):
            what = f"{topic} fits some cases as closely as clause {number} does"
            yield loc, what, 'add a line to one "for", so that it goes before the other'


def _lines(value: Any) -> Selector:
    return getattr(value, "about", None) or Selector()


def _together(one: Demand, other: Demand) -> bool:
    reaches = ((getattr(one.reach, line), getattr(other.reach, line)) for line in ("nations", "landlords", "relationships"))
    if any(ours and theirs and not set(ours) & set(theirs) for ours, theirs in reaches):
        return False
    spans = ((one.in_force, other.in_force), (other.in_force, one.in_force))
    return not any(early.until and late.since and early.until < late.since for early, late in spans)


def _overlap(one: Selector, other: Selector, measures: list[Measure]) -> bool:
    for line in _EXCLUDING:
        ours, theirs = set(getattr(one, line)), set(getattr(other, line))
        if ours and theirs and not ours & theirs:
            return False
    if one.urgent is not None and other.urgent is not None and one.urgent != other.urgent:
        return False
    bound = [lines for lines in (one, other) if lines.tiers or lines.measures or lines.kinds]
    return len(bound) < 2 or any(_fits(one, measure) and _fits(other, measure) for measure in measures)


def _fits(lines: Selector, measure: Measure) -> bool:
    return (
        (not lines.tiers or measure.tier in lines.tiers)
        and (not lines.measures or measure.key in lines.measures)
        and (not lines.kinds or measure.kind in lines.kinds)
    )

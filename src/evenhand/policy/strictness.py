"""Compares the terms of measures: what is lighter may be decided, what is stricter is decided anew.

Two texts cannot be compared, so a changed text counts as stricter; leaving it out does not.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from evenhand.policy.facts.facts import Measure
from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Hours, Minutes, Terms, Times
from evenhand.policy.vocabulary import Channel, MeasureKind

_ASKING = frozenset({MeasureKind.EXPECTATION, MeasureKind.WARNING, MeasureKind.AGREEMENT, MeasureKind.MEDIATION})
_SAID_BY_TERMS = frozenset(
    {
        MeasureKind.CONTACT_RESTRICTION,
        MeasureKind.SERVICE_LIMIT,
        MeasureKind.VISIT_CONDITION,
        MeasureKind.PREMISES,
        MeasureKind.INVOLVEMENT,
        MeasureKind.PAUSE,
    }
)
_DAYS = {"day": 1, "week": 7, "month": 31}


def takes_more(policy: Policy, before: Measure, after: Measure) -> tuple[str, ...]:
    """Return the fields in which one measure of a policy binds more than another; ``key`` where they cannot be compared.

    A measure that only asks (a warning, an agreement, mediation) is lighter than one that restricts. Two measures of one
    kind are compared by their terms, where the kind has terms; legal steps are not.
    """
    found = stricter(before, after)
    if before.key == after.key:
        return found
    offered = policy.catalogue("measure")
    was, now = (offered[one.key].value.kind if one.key in offered else None for one in (before, after))
    if now in _ASKING and was not in _ASKING:
        return tuple(name for name in found if name not in {"description", "body"})
    return found if was == now and now in _SAID_BY_TERMS else ("key", *found)


def could_be_lighter(policy: Policy, before: Measure) -> tuple[str, ...]:
    """Return the measures of a policy that may bind less than this one: they need no term that this one lacks."""
    offered = policy.catalogue("measure")
    stated = set(before.terms.stated()) | {"description", "body"}
    stated |= {"channels_only", "channels_closed"} if stated & {"channels_only", "channels_closed"} else set()
    return tuple(
        key
        for key, answer in offered.items()
        if {name for name, rule in answer.value.terms.named().items() if rule.required} <= stated
        and "key" not in takes_more(policy, before, replace(before, key=key))
    )


def stricter(before: Measure, after: Measure) -> tuple[str, ...]:
    """Return the fields in which a changed measure binds more: its terms, then its dates and its reach."""
    wider = ("wide",) if after.wide and not before.wide else ()
    return (*stricter_terms(before.terms, after.terms), *_stricter_dates(before, after), *wider)


def stricter_terms(before: Terms, after: Terms) -> tuple[str, ...]:
    """Return the names of the terms in which ``after`` allows less than ``before``, in the order of the terms."""
    found = {name for name, less in _LESS.items() if less(getattr(before, name), getattr(after, name))}
    if not _reachable(after) >= _reachable(before):
        found.add("channels_only" if after.channels_only and after.channels_only != before.channels_only else "channels_closed")
    if after.new_issues_only and before.earlier_matter and after.earlier_matter != before.earlier_matter:
        found.add("earlier_matter")
    if before.limited and not after.limited <= before.limited:
        found.add("limited_channels")
    return tuple(name for name in Terms.model_fields if name in found)


def _stricter_dates(before: Measure, after: Measure) -> tuple[str, ...]:
    found = []
    if before.starts_on and after.starts_on and after.starts_on < before.starts_on:
        found.append("starts_on")
    for name in ("until", "review_on"):
        then, now = getattr(before, name), getattr(after, name)
        if then and (now is None or now > then):
            found.append(name)
    return tuple(found)


def _reachable(terms: Terms) -> frozenset[Channel]:
    """Return the channels that the terms about channels leave open."""
    return frozenset(terms.channels_only or Channel) - frozenset(terms.channels_closed)


def _longer_list(before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    return not set(after) <= set(before)


def _fewer_days(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    return bool(after) and not (before and set(after) >= set(before))


def _shorter_hours(before: Hours | None, after: Hours | None) -> bool:
    return after is not None and (before is None or after.from_ > before.from_ or after.until < before.until)


def _lower_rate(before: Times | Minutes | None, after: Times | Minutes | None) -> bool:
    """Return whether ``after`` allows less than ``before`` in some stretch of time."""
    if after is None or before is None:
        return after is not None
    stretches = -(-_DAYS[after.per] // _DAYS[before.per])
    return _amount(after) < _amount(before) * stretches


def _amount(rate: Times | Minutes) -> int:
    return rate.count if isinstance(rate, Times) else rate.minutes


def _lower(before: int | None, after: int | None) -> bool:
    return after is not None and (before is None or after < before)


def _newly(before: bool, after: bool) -> bool:  # noqa: FBT001
    return after and not before


def _other_text(before: str | None, after: str | None) -> bool:
    return bool(after) and after != before


def _named(before: str | None, after: str | None) -> bool:
    """Return whether one named person replaces anybody; replacing one named person by another is no stricter."""
    return bool(after) and not before


def _later(before: str | None, after: str | None) -> bool:
    return bool(after) and (not before or str(after) > before)


_LESS: dict[str, Callable[[Any, Any], bool]] = {
    "named_contact": _named,
    "days": _fewer_days,
    "hours": _shorter_hours,
    "contacts_per": _lower_rate,
    "replies_per": _lower_rate,
    "contact_time_per": _lower_rate,
    "minutes_each": _lower,
    "word_limit": _lower,
    "live_issues": _lower,
    "appointment_only": _newly,
    "third_party": _other_text,
    "new_issues_only": _newly,
    "topics_closed": _longer_list,
    "visits": _longer_list,
    "premises": _longer_list,
    "services": _longer_list,
    "complaint": _other_text,
    "paused_until": _later,
    "body": _other_text,
    "description": _other_text,
}
"""What allows less, term by term; terms about channels are compared together."""

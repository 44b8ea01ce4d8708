"""Says what stays open to a customer under the terms of all measures in force: by which channel, when, and with which person.

The letter, the page of a proposal and the rules on what a measure may close all ask here, so none can say otherwise.
"""

from collections.abc import Collection
from dataclasses import dataclass

from evenhand.policy.pack.terms import Day, Hours, Terms
from evenhand.policy.vocabulary import Channel, VisitCondition

WEEK: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOSED_BY_VISIT = {
    VisitCondition.NO_PERSONAL_CONTACT: {Channel.OFFICE, Channel.HOME_VISIT},
    VisitCondition.AT_OFFICE_ONLY: {Channel.HOME_VISIT},
}


@dataclass(frozen=True, slots=True)
class Window:
    """When a channel is open: on these days of the week, in these hours (None: at any hour)."""

    days: tuple[Day, ...] = WEEK
    hours: Hours | None = None

    def within(self, terms: Terms) -> "Window | None":
        """Return what the days and hours of some terms leave of it; None where they leave nothing."""
        days = tuple(day for day in self.days if not terms.days or day in terms.days)
        hours = _common(self.hours, terms.hours)
        return None if not days or isinstance(hours, tuple) else Window(days, hours)


@dataclass(frozen=True, slots=True)
class OpenWay:
    """One way that stays open. ``party``: the one person or agency that deals with it; "" where there is none."""

    channel: Channel
    window: Window
    party: str


def ways_open(every: Collection[Terms]) -> tuple[OpenWay, ...]:
    """Return each channel that stays open under all of these terms together, once, in the order of the vocabulary."""
    named = next((terms.third_party or terms.named_contact for terms in every if terms.third_party or terms.named_contact), "")
    windows = {channel: _window(channel, every) for channel in Channel if channel in _not_closed(every)}
    return tuple(OpenWay(channel, window, named or "") for channel, window in windows.items() if window)


def open_channels(every: Collection[Terms]) -> frozenset[Channel]:
    """Return the channels that stay open under all of these terms together, at some time of the week."""
    return frozenset(way.channel for way in ways_open(every))


def _window(channel: Channel, every: Collection[Terms]) -> Window | None:
    window: Window | None = Window()
    for terms in every:
        if window and channel in terms.limited:
            window = window.within(terms)
    return window


def _common(one: Hours | None, other: Hours | None) -> Hours | tuple[()] | None:
    """Return the hours that both windows have; () where they have none in common."""
    if one is None or other is None:
        return one or other
    start, end = max(one.from_, other.from_), min(one.until, other.until)
    return Hours(from_=start, until=end) if start < end else ()


def _not_closed(every: Collection[Terms]) -> frozenset[Channel]:
    still_open = set(Channel)
    for terms in every:
        if terms.channels_only:
            still_open &= set(terms.channels_only)
        still_open -= set(terms.channels_closed)
        if terms.third_party and not terms.channels_only:
            still_open &= {Channel.THIRD_PARTY}
        for condition in terms.visits:
            still_open -= _CLOSED_BY_VISIT.get(condition, set())
        if terms.paused_until and not terms.channels_only:
            still_open.clear()
    named = any(terms.third_party for terms in every)
    return frozenset(still_open if named else still_open - {Channel.THIRD_PARTY})

"""Says what each term of a measure does to one contact: closes it, sets a condition, or nothing.

Each function answers for one term and one measure; `CLOSES` and `CONDITIONS` hold their order, the strictest first.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from evenhand.policy.allowance import Further, Used, balance
from evenhand.policy.open_channels import WEEK, Window, open_channels
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import Cited, Reply
from evenhand.policy.vocabulary import Channel, Direction, Matter, Speaker

APPLIES_ELSEWHERE = frozenset({"limited_channels", "earlier_matter", "services", "complaint", "body", "description"})
"""The terms that change no answer; `evenhand.wording.gate` has the reasons."""
MEETINGS = frozenset({Channel.OFFICE, Channel.HOME_VISIT, Channel.VIDEO})
WRITTEN = frozenset({Channel.EMAIL, Channel.LETTER, Channel.ONLINE})
_DAYS_AHEAD = 15


@dataclass(frozen=True, slots=True)
class ContactAsked:
    """One contact that somebody asks about. ``at``: local time. ``matter``: None where nobody knows or has asked.

    ``words`` and ``minutes``: of what is written or held, where known. ``by``: the name of the colleague who takes it.
    """

    direction: Direction
    channel: Channel
    at: datetime
    matter: Matter | None = None
    speaker: Speaker = Speaker.CUSTOMER
    by: str = ""
    words: int | None = None


@dataclass(frozen=True)
class Binding:
    """A measure that binds the customer now. ``title``: the landlord's name for it. ``until``: its last day, if it has one.

    ``further``: what officers allow beyond its allowance. ``reply_due``: the day of a reply that we owe this customer and have
    not given; once it has passed, no contact uses anything up, and none is closed because all is used.
    """

    reference: str
    title: str
    terms: Terms
    cited: Cited | None = None
    until: date | None = None
    further: tuple[Further, ...] = ()
    reply_due: date | None = None

    def late_on(self, day: date) -> bool:
        """Return whether our reply to the customer is late on a day."""
        return self.reply_due is not None and self.reply_due < day

    @cached_property
    def leaves(self) -> frozenset[Channel]:
        """Return the channels that this measure alone leaves open at some time."""
        return open_channels([self.terms])

    @cached_property
    def limits(self) -> frozenset[Channel]:
        """Return the channels that its days, hours, number or length of contacts limit."""
        return self.terms.limited


Effect = Callable[[Binding, ContactAsked, tuple[Used, ...]], Reply | None]


def after(one: Binding, channel: Channel, moment: datetime, used: Iterable[Used]) -> datetime | None:
    """Return the first moment from this one at which a measure leaves a channel open; None where it does not."""
    if channel not in one.leaves:
        return None
    if channel not in one.limits:
        return moment
    left = balance(one.terms, used, moment, one.further)
    if left and left.left <= 0 and not one.late_on(moment.date()):
        moment = datetime.combine(left.renews_on, moment.min.time())
    return opening(one.terms, moment)


def _earlier_issue(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    if one.terms.new_issues_only and contact.matter is Matter.EARLIER_ISSUE:
        return Reply("answered_before", earlier=one.terms.earlier_matter, channel=contact.channel)
    return None


def _topic_closed(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    if contact.matter in one.terms.topics_closed:
        return Reply("topic_closed", matter=contact.matter, channel=contact.channel)
    return None


def channel_closed(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    if contact.channel in one.leaves:
        return None
    if one.terms.third_party:
        return Reply("through_another", third_party=one.terms.third_party, channel=contact.channel)
    if one.terms.paused_until:
        return Reply("paused", until=date.fromisoformat(one.terms.paused_until), channel=contact.channel)
    return Reply("other_way", channel=contact.channel)


def _outside_window(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    terms = one.terms
    if contact.channel not in one.limits or opening(terms, contact.at) == contact.at:
        return None
    window = Window(terms.days or WEEK, terms.hours)
    return Reply("other_time", window=window, channel=contact.channel)


def _allowance_used(one: Binding, contact: ContactAsked, used: tuple[Used, ...]) -> Reply | None:
    if contact.channel not in one.limits:
        return None
    left = balance(one.terms, used, contact.at, one.further)
    if left is None or left.left > 0 or one.late_on(contact.at.date()):
        return None
    return Reply("all_used", balance=left, channel=contact.channel)


def _premises(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    if one.terms.premises and contact.channel is Channel.OFFICE:
        return Reply("elsewhere", premises=one.terms.premises)
    return None


def named_contact(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    named = one.terms.named_contact
    if named and named != contact.by:
        return Reply("passed_on", named=named, channel=contact.channel)
    return None


def _appointment(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    return Reply("appointment") if one.terms.appointment_only and contact.channel in MEETINGS else None


def _replies(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    return Reply("answered_so_often", replies=one.terms.replies_per, channel=contact.channel) if one.terms.replies_per else None


def _length(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    if one.terms.minutes_each and contact.channel in one.limits and contact.channel not in WRITTEN:
        return Reply("so_long", minutes=one.terms.minutes_each, channel=contact.channel)
    return None


def _words(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    limit = one.terms.word_limit
    if limit and contact.channel in WRITTEN and (contact.words is None or contact.words > limit):
        return Reply("so_many_words", words=limit)
    return None


def _live_issues(one: Binding, contact: ContactAsked, _: object) -> Reply | None:
    if one.terms.live_issues and contact.matter is Matter.NEW_ISSUE:
        return Reply("so_many_issues", issues=one.terms.live_issues)
    return None


def _left(one: Binding, contact: ContactAsked, used: tuple[Used, ...]) -> Reply | None:
    left = balance(one.terms, used, contact.at, one.further) if contact.channel in one.limits else None
    if left is None:
        return None
    if one.late_on(contact.at.date()):
        return Reply("our_reply_late", balance=left, due=one.reply_due, channel=contact.channel)
    return Reply("this_many_left", balance=left, channel=contact.channel)


CLOSES: Mapping[Effect, tuple[str, ...]] = {
    _earlier_issue: ("new_issues_only",),
    _topic_closed: ("topics_closed",),
    channel_closed: ("channels_only", "channels_closed", "third_party", "visits", "paused_until"),
    _outside_window: ("days", "hours"),
    _allowance_used: ("contacts_per", "contact_time_per"),
    _premises: ("premises",),
}
"""What closes a contact, with the terms that can: the reason that helps most first."""
CONDITIONS: Mapping[Effect, tuple[str, ...]] = {
    named_contact: ("named_contact",),
    _appointment: ("appointment_only",),
    _length: ("minutes_each",),
    _words: ("word_limit",),
    _live_issues: ("live_issues",),
    _replies: ("replies_per",),
    _left: ("contacts_per", "contact_time_per"),
}
BY_TIME = frozenset({"other_time", "all_used"})
"""The answers that end by themselves when time passes."""


def effects_of(bindings: Iterable[Binding], effects: Mapping[Effect, tuple[str, ...]]) -> tuple[tuple[Effect, Binding], ...]:
    """Return each effect with each measure whose terms can have it, in the order of the effects."""
    rows = tuple(bindings)
    return tuple(
        (one, row) for one, terms in effects.items() for row in rows if any(getattr(row.terms, name) for name in terms)
    )


def opening(terms: Terms, moment: datetime) -> datetime | None:
    """Return the first moment from this one inside the days and hours of some terms; None where no day of theirs comes."""
    for ahead in range(_DAYS_AHEAD):
        day = moment.date() + timedelta(days=ahead)
        if terms.days and WEEK[day.weekday()] not in terms.days:
            continue
        start = datetime.combine(day, moment.min.time()) if ahead else moment
        if terms.hours is None:
            return start
        opens, closes = (_at(day, clock) for clock in (terms.hours.from_, terms.hours.until))
        if start < closes:
            return max(start, opens)
    return None


def _at(day: date, clock: str) -> datetime:
    return datetime(day.year, day.month, day.day, int(clock[:2]), int(clock[3:]))  # noqa: DTZ001 - local, as the terms are

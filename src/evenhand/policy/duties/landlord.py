"""Computes what a policy gives to the landlord as a whole: its own review, reports, audits, training, times to adopt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty
from evenhand.policy.layers import Answer, Jurisdiction, Policy
from evenhand.policy.pack.answers import Party, Span
from evenhand.policy.rules.requests import timed, topic_of
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Asks, Tri

UNASSESSED = frozenset({"initial_screen", "none"})
"""What a policy says of its equality assessment where a full one is still to be made."""


@dataclass(frozen=True)
class LandlordRecord:
    """What a landlord has done. ``since``: the first day on which it was owed; ``done``: the last day of each, by `key_of`.

    Without ``since`` nothing is known of the past: what recurs is next due after the day that is asked about.
    """

    since: date | None = None
    done: Mapping[str, date] = field(default_factory=dict)


NOTHING_KNOWN = LandlordRecord()
EVERYWHERE = Jurisdiction()


def key_of(duty: Duty) -> str:
    """Return what a duty is stored by: its kind and its demand; of a time to adopt, what would be answered in it."""
    return f"{duty.kind}:{duty.cited.id if duty.cited and duty.kind != 'adopt_time' else duty.subject}"


def policy_duties(
    policy: Policy, at: date, calendar: Calendar, kept: LandlordRecord = NOTHING_KNOWN, where: Jurisdiction = EVERYWHERE
) -> tuple[Duty, ...]:
    """Return what the landlord owes apart from cases. A day that has passed stays its day until the duty is done."""
    found = [*_own_review(policy, where, calendar, kept), *_recurring(policy, where, at, calendar, kept)]
    found += [*_once(policy, where, kept), *_times(policy, where)]
    return tuple(sorted(found, key=lambda duty: (duty.due_on or date.max, duty.kind, duty.subject)))


def _own_review(policy: Policy, where: Jurisdiction, calendar: Calendar, kept: LandlordRecord) -> Iterator[Duty]:
    stated = policy.main.own_review_on
    for answer in policy.every("governance", None, where):
        if not (answer.value.review_on or answer.value.review_every):
            continue
        on = answer.value.review_on or stated
        duty = _owed("own_review", policy.main.pack, answer, Message("duty_own_review" if on else "own_review_undated"))
        done, every = kept.done.get(key_of(duty)), answer.value.review_every
        if done and every:
            yield replace(duty, due_on=calendar.count(done, every.term).last_day, message=Message("duty_own_review"))
        else:
            yield replace(duty, due_on=_last_day(on) if on else None, done_on=done, done=Tri.YES if done else Tri.NO)


def _last_day(stated: str) -> date:
    parts = [int(part) for part in stated.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _recurring(policy: Policy, where: Jurisdiction, at: date, calendar: Calendar, kept: LandlordRecord) -> Iterator[Duty]:
    """Yield audits, reports and training; what is reported upon an act is owed in its case."""
    for topic in ("audit", "report", "training"):
        for answer in policy.every(topic, None, where):
            if getattr(answer.value, "upon", None):
                continue
            subject = getattr(answer.value, "to", topic)
            duty = _owed(topic, subject, answer, Message(f"duty_{topic}", to=subject), getattr(answer.value, "by", None))
            done = kept.done.get(key_of(duty))
            if span := answer.value.every:
                yield replace(duty, due_on=_next(policy, at, calendar, span, done or kept.since))
            else:
                yield replace(duty, done_on=done, done=Tri.YES if done else Tri.NO)


def _next(policy: Policy, at: date, calendar: Calendar, every: Span, last: date | None) -> date:
    """Return the first day that is owed after ``last``; where nothing is known of the past, the first after ``at``."""
    if last:
        return calendar.count(last, every.term).last_day
    due = policy.main.effective.since or date(at.year, 1, 1)
    while due <= at:
        due = calendar.count(due, every.term).last_day
    return due


def _once(policy: Policy, where: Jurisdiction, kept: LandlordRecord) -> Iterator[Duty]:
    """Yield what a policy leaves to be done once: a full equality impact assessment, and a consultation on it."""
    asked = [
        ("equality_assessment", answer)
        for answer in policy.every("equality", None, where)
        if answer.value.policy_assessment in UNASSESSED
    ]
    asked += [
        ("policy_consultation", answer)
        for answer in policy.every("governance", None, where)
        if answer.value.consultation == "to_be_arranged"
    ]
    for kind, answer in asked:
        duty = _owed(kind, policy.main.pack, answer, Message(f"duty_{kind}"))
        done = kept.done.get(key_of(duty))
        yield replace(duty, done_on=done, done=Tri.YES if done else Tri.NO)


def _times(policy: Policy, where: Jurisdiction) -> Iterator[Duty]:
    """Yield each kind of answer for which no layer sets a time: that time is owed."""
    if not any(answer.value.within for answer in policy.every("appeal.answer", None, where)):
        yield Duty("adopt_time", "appeal", None, None, Message("no_time_for_appeal"), done=Tri.NO)
    for asks in Asks:
        topic = topic_of(asks)
        if not any(span for _, span in timed(policy.every(topic, None, where), asks)):
            yield Duty("adopt_time", asks, None, None, Message(f"no_time_for_{asks}"), done=Tri.NO)


def _owed(kind: str, subject: str, answer: Answer, message: Message, by: Party | None = None) -> Duty:
    who = (*by.roles, *filter(None, (by.team, by.committee))) if by else ()
    return Duty(kind, subject, None, answer.cited, message, done=Tri.NO, who=who)

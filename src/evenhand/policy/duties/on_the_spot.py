"""Computes what is owed after a worker ended a call or a visit: the landlord writes to the customer about it."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import LIVE_CHANNELS, Act, Tri


def ended_followed_up(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the follow-up of each call or visit that was ended: done once the customer heard from the landlord about it."""
    for incident in facts.incidents:
        if incident.ended is None or incident.withdrawn:
            continue
        inquiry = Inquiry(policy, facts.about(incident.reference), Act.END_CONTACT, None, at, calendar)
        timed = next((answer for answer in inquiry.every("on_the_spot") if answer.value.follow_up_within), None)
        if timed is None:
            continue
        counted = calendar.count(incident.ended.on, timed.value.follow_up_within.term)
        heard = _heard_on(facts, incident.ended.on)
        yield Duty(
            "follow_up_ended",
            incident.reference,
            counted.last_day,
            timed.cited,
            Message("duty_follow_up_ended"),
            Act.SEEK_ACCOUNT,
            counted,
            whether_done(facts, heard),
            heard,
        )


def _heard_on(facts: Facts, since: date) -> date | None:
    """Return the first day since when the customer was asked about it in writing, or heard of a finding, a warning or concerns.

    An asking whose channels are not known counts.
    """
    told = facts.fact("told_unacceptable")
    asked = [one.on for one in facts.asked if not one.channels or one.channels - set(LIVE_CHANNELS)]
    days = [*asked, *(decided.on for decided in facts.decided)]
    if told.state is Tri.YES and told.on:
        days.append(told.on)
    return min((day for day in days if day >= since), default=None)

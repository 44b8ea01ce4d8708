"""Computes which customers are owed a letter about a day that a closure has moved."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.applies import told_days
from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.rules.moved_days import moved_days
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Category


def new_days_told(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the letter about each thing with a moved day: owed on the day on which the closure was recorded."""
    if not calendar.recorded_on:
        return
    for subject in told_days(facts):
        inquiry = Inquiry(policy, facts.about(subject), Act.TELL_NEW_DAY, None, at, calendar)
        moved = moved_days(inquiry)
        told = next((answer for answer in inquiry.every("review") if answer.value.told), None)
        if moved:
            yield Duty(
                "tell_new_day",
                subject,
                max(calendar.recorded_on.values()),
                told.cited if told else None,
                Message("duty_tell_new_day", on=moved[0].now),
                Act.TELL_NEW_DAY,
                None,
                whether_done(facts, None),
                None,
                Category.NO_NOTICE,
            )

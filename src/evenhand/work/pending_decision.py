"""Finds who must act next when nothing is due: who decides the oldest open proposal."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.facts.facts import Facts
from evenhand.policy.inquiry import Inquiry, named
from evenhand.policy.layers import Policy, Silent
from evenhand.policy.pack.answers import Party
from evenhand.policy.rules.markers import markers_to_confirm
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act


def pending_decision(policy: Policy, facts: Facts, on: date, calendar: Calendar) -> Message | None:
    """Return who decides the oldest open proposal of a case; None where nothing is proposed."""
    for act, subject in open_decisions(policy, facts):
        inquiry = Inquiry(policy, facts.about(subject), act, None, on, calendar)
        parties = deciding_parties(inquiry, act)
        return Message("waits_for", **named(parties[0])) if parties else Message("waits_for_nobody_named")
    return None


def open_decisions(policy: Policy, facts: Facts) -> Iterator[tuple[Act, str]]:
    """Yield the open decisions of a case: proposals, extensions, requested markers, provisional markers."""
    yield from ((Act.AUTHORISE, row.reference) for row in facts.measures if row.open_proposal)
    yield from ((Act.EXTEND, row.reference) for row in facts.measures if row.until_before and not row.ended_on)
    waiting = (row for row in facts.markers if row.requested_on and not row.authorised_on and not row.ended_on)
    yield from ((Act.AUTHORISE_MARKER, row.reference) for row in waiting)
    provisional = (row for row in facts.markers if row.authorised_on and not row.confirmed_on and not row.ended_on)
    two_steps = markers_to_confirm(policy)
    yield from ((Act.CONFIRM_MARKER, row.reference) for row in provisional if row.key in two_steps)


def deciding_parties(inquiry: Inquiry, act: Act) -> tuple[Party, ...]:
    """Return who decides, and who decides jointly; for an extension without an answer, who authorises."""
    for asked in dict.fromkeys((act, Act.AUTHORISE if act is Act.EXTEND else act)):
        answer = inquiry.provisions.authority(asked)
        if not isinstance(answer, Silent):
            return tuple(party for party in (answer.value.by, answer.value.jointly_with) if party)
    return ()

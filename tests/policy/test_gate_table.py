"""Tests that the gate by look-ups answers as the gate that works each answer out, whatever is asked and in which order."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.policy.allowance import Used
from evenhand.policy.contact_limits import Binding, ContactAsked
from evenhand.policy.gate import Gate, always_taken
from evenhand.policy.gate_table import GateTable
from evenhand.policy.open_channels import WEEK, ways_open
from evenhand.policy.pack.load import PACKS
from evenhand.policy.pack.terms import Hours, Terms, Times
from evenhand.policy.vocabulary import Channel, Direction, GateVerdict, Matter, Speaker, Uncounted, VisitCondition
from evenhand.wording.gate import sentence, ways_said
from evenhand.wording.letter_words import ENGLISH
from tests.letters.golden import stated
from tests.policy.cures import policy_of
from tests.policy.drawn_terms import terms as any_terms

ALWAYS = {slug: always_taken(policy_of(slug).every("never_blocked")) for slug in PACKS}
MONDAY = datetime(2026, 11, 30)  # noqa: DTZ001 - local time, as the gate takes it
MOMENTS = st.integers(0, 40 * 96).map(lambda quarters: MONDAY + timedelta(minutes=15 * quarters))
CHANNELS = st.sampled_from(list(Channel))
USED = st.builds(
    Used, st.just("EV-N1"), MOMENTS, CHANNELS, st.none() | st.integers(1, 90), st.none() | st.sampled_from(list(Uncounted))
)
CONTACTS = st.builds(
    ContactAsked,
    st.sampled_from(list(Direction)),
    CHANNELS,
    MOMENTS,
    st.none() | st.sampled_from(list(Matter)),
    st.sampled_from(list(Speaker)),
    st.sampled_from(("", "One text.", "Priya Shah")),
    st.none() | st.integers(0, 6000),
)


OF_THE_CONTACT = frozenset({"nothing_applies", "topic_closed", "elsewhere"})
"""Answers that come of the matter or of one office, not of the channel."""


def binding(number, terms):
    return Binding(f"EV-M{number}", "Limited contact", terms)


GATES = st.builds(
    Gate,
    st.lists(any_terms, max_size=3).map(lambda every: tuple(binding(n, one) for n, one in enumerate(every))),
    st.sets(CHANNELS, max_size=3).map(frozenset),
    st.sampled_from(list(ALWAYS.values())),
    st.lists(USED, max_size=4).map(tuple),
    st.lists(st.sampled_from(list(VisitCondition)), max_size=2).map(tuple),
)


@settings(max_examples=150)
@given(GATES, st.lists(CONTACTS, min_size=1, max_size=12))
def test_table_answers_as_the_gate_does(gate, contacts):
    table = GateTable(gate, sentence)

    for contact in contacts:
        answer = gate.ask(contact)
        assert table.ask(contact) == (answer, sentence(answer))


def offered(slug):
    """Return the terms that each measure of a policy can be given: the least, the usual and the most."""
    return [terms for one in policy_of(slug).catalogue("measure").values() for terms in stated(one.value).values()]


OFFERED = {slug: offered(slug) for slug in PACKS}


@pytest.mark.parametrize("slug", PACKS)
@given(st.data(), MOMENTS)
def test_letter_page_and_gate_agree_on_what_is_open(slug, data, at):
    every = data.draw(st.lists(st.sampled_from(OFFERED[slug]), max_size=3))
    gate = Gate(tuple(binding(n, one) for n, one in enumerate(every)), always=ALWAYS[slug])
    table, ways = GateTable(gate, sentence), ways_open(every)

    assert ways_said(gate.ways) == ways_said(ways)
    assert ENGLISH.open_ways(gate.ways) == ENGLISH.open_ways(ways)
    windows = {way.channel: way.window for way in ways}
    for channel in set(Channel) - {Channel.THIRD_PARTY} | set(windows):
        answer, _ = table.ask(ContactAsked(Direction.FROM_CUSTOMER, channel, at, Matter.GENERAL_ENQUIRY))
        if answer.says.code in OF_THE_CONTACT or not ways:
            continue
        assert (answer.verdict is not GateVerdict.OFFER_INSTEAD) == (channel in windows and within(windows[channel], at))


def within(window, at):
    hours = window.hours
    return WEEK[at.weekday()] in window.days and (hours is None or hours.from_ <= f"{at:%H:%M}" < hours.until)


@pytest.mark.parametrize("hours", [None, Hours(from_="10:00", until="11:00")])
def test_answers_change_where_a_window_opens_and_closes(hours):
    table = GateTable(Gate((binding(1, Terms(days=("tuesday",), hours=hours)),)), sentence)
    day = MONDAY + timedelta(days=1)
    moments = [day + timedelta(minutes=minutes) for minutes in (0, 599, 600, 659, 660, 1439)]
    found = [table.ask(ContactAsked(Direction.FROM_CUSTOMER, Channel.TELEPHONE, at, Matter.NEW_ISSUE))[0] for at in moments]

    open_then = [one.verdict is GateVerdict.TAKE for one in found]
    assert open_then == ([False, False, True, True, False, False] if hours else [True] * 6)


def test_contact_that_is_used_changes_the_answer_from_its_moment():
    used = Used("EV-N1", MONDAY + timedelta(hours=9), Channel.TELEPHONE)
    table = GateTable(Gate((binding(1, Terms(contacts_per=Times(count=1, per="day"))),), used=(used,)), sentence)
    calls = [
        table.ask(
            ContactAsked(Direction.FROM_CUSTOMER, Channel.TELEPHONE, MONDAY + timedelta(minutes=minutes), Matter.NEW_ISSUE)
        )
        for minutes in (539, 540, 24 * 60)
    ]

    assert [answer.says.code for answer, _ in calls] == ["this_many_left", "all_used", "this_many_left"]

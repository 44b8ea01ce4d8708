"""Tests the ledger of an allowance: its lines, what is struck out or added, and that its balance is their sum."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.policy.allowance import Further, LedgerEntry, Used, balance, balances, period, until_after
from evenhand.policy.contact_limits import Binding, ContactAsked
from evenhand.policy.gate import Gate
from evenhand.policy.pack.terms import Minutes, Terms, Times
from evenhand.policy.vocabulary import Channel, Direction, GateVerdict, Matter, MoreFor, Uncounted

EMAIL, TELEPHONE = Channel.EMAIL, Channel.TELEPHONE
ONE_A_WEEK = Terms(contacts_per=Times(count=1, per="week"))
HALF_AN_HOUR = Terms(contact_time_per=Minutes(minutes=30, per="week"))


def moment(day, hour=9, month=12):
    return datetime(2026, month, day, hour)  # noqa: DTZ001 - local, as the ledger takes it


WEDNESDAY = moment(2)


def line(found):
    return found.on.day, found.entry, found.amount, found.left


MOMENTS = st.integers(0, 40 * 24).map(lambda hours: moment(1, 0, 11) + timedelta(hours=hours))
SOME_MINUTES = st.none() | st.integers(0, 90)
REASONS = st.none() | st.sampled_from(list(Uncounted))
CONTACTS = st.lists(
    st.builds(Used, st.uuids().map(str), MOMENTS, st.sampled_from(list(Channel)), SOME_MINUTES, REASONS), max_size=8
)
FURTHER = st.lists(
    st.builds(Further, MOMENTS, MOMENTS.map(datetime.date), st.integers(1, 9), st.sampled_from(list(MoreFor)), st.booleans()),
    max_size=3,
)
PERIODS = st.sampled_from(["day", "week", "month"])
TERMS = st.builds(
    Terms,
    contacts_per=st.builds(Times, count=st.integers(1, 4), per=PERIODS),
    contact_time_per=st.builds(Minutes, minutes=st.integers(5, 90), per=PERIODS),
    limited_channels=st.sampled_from([(), ("telephone",), ("email", "letter")]),
)
SINCE = st.none() | MOMENTS.map(datetime.date)


@given(TERMS, CONTACTS, FURTHER, MOMENTS, SINCE)
def test_balance_is_the_sum_of_its_lines(terms, used, further, at, since):
    for found in balances(terms, used, at, further, since):
        assert found.left == sum(one.amount for one in found.lines) >= 0
        assert [one.left for one in found.lines] == [
            sum(one.amount for one in found.lines[: place + 1]) for place in range(len(found.lines))
        ]
        assert list(found.lines) == sorted(found.lines, key=lambda one: one.on)


@given(TERMS, CONTACTS, FURTHER, MOMENTS, SINCE)
def test_the_period_before_leaves_nothing_over(terms, used, further, at, since):
    assert [one.left for one in balances(terms, used, at, further, since)] == [
        one.left for one in balances(terms, used, at, further)
    ]


@given(TERMS, CONTACTS, FURTHER, MOMENTS, st.integers(0, 7), MOMENTS)
def test_striking_out_never_lowers_what_is_left(terms, used, further, at, which, struck_at):
    struck = [
        Used(one.reference, one.at, one.channel, one.minutes, one.uncounted, Uncounted.DROPPED, struck_at)
        if place == which
        else one
        for place, one in enumerate(used)
    ]
    before, after = balances(terms, used, at, further), balances(terms, struck, at, further)

    assert all(now.left >= then.left for now, then in zip(after, before, strict=True))


@given(TERMS, CONTACTS, FURTHER, MOMENTS)
def test_striking_out_gives_back_what_the_contact_used(terms, used, further, at):
    for place, found in enumerate(balances(terms, used, at, further)):
        for entry in found.to_strike_out:
            struck = [
                Used(one.reference, one.at, one.channel, one.minutes, None, Uncounted.DROPPED, at)
                if one.reference == entry.reference
                else one
                for one in used
            ]
            now = balances(terms, struck, at, further)[place]
            assert now.left == found.left - entry.amount
            assert entry.reference not in {one.reference for one in now.to_strike_out}


@given(
    TERMS,
    CONTACTS,
    FURTHER,
    MOMENTS,
    st.integers(1, 9).map(lambda more: Further(WEDNESDAY, date(2027, 1, 1), more, MoreFor.NEED)),
)
def test_allowing_more_never_lowers_what_is_left(terms, used, further, at, more):
    before, after = (balances(terms, used, at, every) for every in (further, [*further, more]))

    assert all(now.left >= then.left for now, then in zip(after, before, strict=True))


def test_struck_out_entry_keeps_its_line_and_is_given_back():
    used = [Used("EV-N1", moment(1), EMAIL, struck=Uncounted.DROPPED, struck_at=moment(2))]
    found = balance(ONE_A_WEEK, used, WEDNESDAY)

    assert [line(one) for one in found.lines] == [
        (30, LedgerEntry.GRANTED, 1, 1),
        (1, LedgerEntry.USED, -1, 0),
        (2, LedgerEntry.REFUNDED, 1, 1),
    ]
    assert (found.lines[-1].reference, found.lines[-1].because) == ("EV-N1", Uncounted.DROPPED)


def test_struck_out_entry_of_an_ended_period_gives_nothing():
    used = [Used("EV-N1", moment(27, month=11), EMAIL, struck=Uncounted.DROPPED, struck_at=moment(1))]

    assert balance(ONE_A_WEEK, used, WEDNESDAY).left == 1


def test_contact_when_nothing_is_left_leaves_later_grants_whole():
    used = [Used("EV-N1", moment(1, 9), EMAIL), Used("EV-N2", moment(1, 10), EMAIL)]
    more = Further(moment(2), date(2026, 12, 6), 1, MoreFor.NEW_MATTER)
    found = balance(ONE_A_WEEK, used, WEDNESDAY, [more])

    assert [line(one) for one in found.lines] == [
        (30, LedgerEntry.GRANTED, 1, 1),
        (1, LedgerEntry.USED, -1, 0),
        (1, LedgerEntry.USED, 0, 0),
        (2, LedgerEntry.ADJUSTED, 1, 1),
    ]
    assert [one.beyond for one in found.lines] == [0, 0, 1, 0]
    assert (found.granted, found.until) == (2, date(2026, 12, 6))


def test_further_contact_is_granted_in_each_period_up_to_its_day():
    more = Further(moment(2), until_after(date(2026, 12, 2), "week", 2), 2, MoreFor.NEED)
    left = {day: balance(ONE_A_WEEK, [], moment(day), [more]).left for day in (2, 7, 13, 14)}

    assert left == {2: 3, 7: 3, 13: 3, 14: 1}


def test_minutes_and_contacts_are_allowed_apart():
    both = ONE_A_WEEK.model_copy(update={"contact_time_per": HALF_AN_HOUR.contact_time_per})
    more = Further(moment(2), date(2026, 12, 6), 10, MoreFor.NEED, minutes=True)

    assert [one.left for one in balances(both, [], WEDNESDAY, [more])] == [1, 40]


def test_what_is_not_used_expires_with_its_period():
    found = balances(ONE_A_WEEK, [Used("EV-N1", moment(1), EMAIL)], WEDNESDAY, since=date(2026, 11, 25))[0]

    assert [line(one) for one in found.lines] == [
        (25, LedgerEntry.GRANTED, 1, 1),
        (30, LedgerEntry.EXPIRED, -1, 0),
        (30, LedgerEntry.GRANTED, 1, 1),
        (1, LedgerEntry.USED, -1, 0),
    ]


def test_entries_of_an_ended_period_cannot_be_struck_out():
    used = [Used("EV-N1", moment(27, month=11), EMAIL), Used("EV-N2", moment(1), EMAIL)]
    found = balances(ONE_A_WEEK, used, WEDNESDAY, since=date(2026, 11, 25))[0]

    assert [one.reference for one in found.to_strike_out] == ["EV-N2"]


# Each of the next four is a fault that the public history of a contact product shows.


def test_other_channels_limit_does_not_reach_this_one():
    calls_alone = ONE_A_WEEK.model_copy(update={"limited_channels": ("telephone",)})
    emails_alone = ONE_A_WEEK.model_copy(update={"limited_channels": ("email",)})
    rang = [Used("EV-N1", moment(1), TELEPHONE)]

    assert [balance(terms, rang, WEDNESDAY).left for terms in (calls_alone, emails_alone)] == [0, 1]


def test_limit_of_one_a_week_is_no_interval_of_a_week():
    sunday, monday = moment(29, month=11), moment(30, month=11)

    assert balance(ONE_A_WEEK, [Used("EV-N1", sunday, EMAIL)], monday).left == 1
    twice = Terms(contacts_per=Times(count=2, per="week"))
    assert balance(twice, [Used("EV-N1", moment(1, 9), EMAIL)], moment(1, 10)).left == 1


def test_blank_length_is_no_zero_and_uses_no_time():
    used = [Used("EV-N1", moment(1, 9), TELEPHONE, minutes=0), Used("EV-N2", moment(1, 10), TELEPHONE)]
    found = balance(HALF_AN_HOUR, used, WEDNESDAY)

    assert [(one.amount, one.unknown) for one in found.lines] == [(30, False), (0, False), (0, True)]


def test_no_allowance_is_no_allowance_of_nothing():
    assert balance(Terms(named_contact="Priya Shah"), [Used("EV-N1", moment(1), EMAIL)], WEDNESDAY) is None


def asked(*, used=(), at=WEDNESDAY, **binding):
    one = Binding("EV-M1", "Limited contact", ONE_A_WEEK, **binding)
    contact = ContactAsked(Direction.FROM_CUSTOMER, EMAIL, at, Matter.GENERAL_ENQUIRY)
    return Gate((one,), used=tuple(used)).ask(contact)


def test_struck_out_entry_changes_the_answer_of_the_gate():
    kept = asked(used=[Used("EV-N1", moment(1), EMAIL)])
    struck = asked(used=[Used("EV-N1", moment(1), EMAIL, struck=Uncounted.DROPPED, struck_at=WEDNESDAY)])

    assert (kept.verdict, kept.says.code) == (GateVerdict.OFFER_INSTEAD, "all_used")
    assert (struck.verdict, struck.says.code) == (GateVerdict.TAKE_WITH_CONDITION, "this_many_left")


def test_further_contact_changes_the_answer_of_the_gate():
    more = (Further(WEDNESDAY, date(2026, 12, 6), 1, MoreFor.NEW_MATTER),)

    assert asked(used=[Used("EV-N1", moment(1), EMAIL)], further=more).says.code == "this_many_left"


@pytest.mark.parametrize(("due", "code"), [(1, "our_reply_late"), (2, "all_used"), (3, "all_used")])
def test_used_allowance_closes_nothing_while_our_reply_is_late(due, code):
    assert asked(used=[Used("EV-N1", moment(1), EMAIL)], reply_due=date(2026, 12, due)).says.code == code


@pytest.mark.parametrize(
    ("per", "periods", "last"),
    [
        ("day", 1, date(2026, 12, 2)),
        ("week", 1, date(2026, 12, 6)),
        ("week", 3, date(2026, 12, 20)),
        ("month", 2, date(2027, 1, 31)),
    ],
)
def test_periods_are_counted_from_the_one_that_runs(per, periods, last):
    assert until_after(date(2026, 12, 2), per, periods) == last
    assert period(last + timedelta(days=1), per)[0] == last + timedelta(days=1)

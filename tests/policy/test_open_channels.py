"""Tests what stays open under terms: each way once, with its window and its person, and nothing both closed and open."""

from hypothesis import given

from evenhand.policy.open_channels import WEEK, OpenWay, Window, open_channels, ways_open
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.policy.vocabulary import Channel
from tests.policy.drawn_terms import terms

TEN_TO_ELEVEN = Hours(from_="10:00", until="11:00")


def windows(*every):
    return {way.channel: way.window for way in ways_open(every)}


def test_no_terms_leave_every_channel_open_at_all_times():
    assert ways_open([]) == tuple(OpenWay(one, Window(), "") for one in Channel if one is not Channel.THIRD_PARTY)


def test_days_without_named_channels_limit_every_channel():
    found = windows(Terms(days=("tuesday",), hours=TEN_TO_ELEVEN))

    assert set(found.values()) == {Window(("tuesday",), TEN_TO_ELEVEN)}
    assert set(found) == set(Channel) - {Channel.THIRD_PARTY}


def test_days_for_calls_limit_calls_alone():
    found = windows(Terms(days=("tuesday",), hours=TEN_TO_ELEVEN, limited_channels=("telephone",)))

    assert found.pop(Channel.TELEPHONE) == Window(("tuesday",), TEN_TO_ELEVEN)
    assert set(found.values()) == {Window()}


def test_two_measures_leave_what_both_leave():
    one = Terms(days=("monday", "tuesday"), hours=Hours(from_="09:00", until="11:00"))
    two = Terms(days=("tuesday", "friday"), hours=Hours(from_="10:00", until="12:00"))

    assert windows(one, two)[Channel.EMAIL] == Window(("tuesday",), TEN_TO_ELEVEN)


def test_windows_without_a_common_time_leave_a_channel_closed():
    days = [Terms(days=(day,), limited_channels=("telephone",)) for day in ("monday", "tuesday")]
    hours = [Terms(hours=Hours(from_=start, until=end)) for start, end in (("09:00", "10:00"), ("10:00", "11:00"))]

    assert open_channels(days) == set(Channel) - {Channel.THIRD_PARTY, Channel.TELEPHONE}
    assert ways_open(hours) == ()


def test_named_contact_deals_with_every_way():
    assert {way.party for way in ways_open([Terms(named_contact="Priya Shah")])} == {"Priya Shah"}
    assert ways_open([Terms(third_party="Northgate Advice")]) == (OpenWay(Channel.THIRD_PARTY, Window(), "Northgate Advice"),)


@given(terms, terms)
def test_nothing_is_both_closed_and_open(one, two):
    found = ways_open([one, two])

    assert len({way.channel for way in found}) == len(found)
    for way in found:
        assert way.channel not in {*one.channels_closed, *two.channels_closed}
        for stated in (one, two):
            assert way.channel in (stated.channels_only or Channel)
            if way.channel in stated.limited:
                assert set(way.window.days) <= set(stated.days or WEEK)
                assert stated.hours is None or stated.hours.from_ <= way.window.hours.from_ < way.window.hours.until


@given(terms, terms)
def test_another_measure_never_opens_a_time(one, two):
    if one.third_party or two.third_party:
        return
    assert open_channels([one, two]) <= open_channels([one])

"""Tests the gate on one contact: what is always taken, each term, needs, the last way left, visits, and what cannot be read."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.policy.allowance import Used
from evenhand.policy.contact_limits import APPLIES_ELSEWHERE, Binding, ContactAsked
from evenhand.policy.gate import Gate, always_taken, not_known
from evenhand.policy.open_channels import open_channels
from evenhand.policy.pack.load import PACKS
from evenhand.policy.pack.terms import EarlierMatter, Hours, Minutes, Terms, Times
from evenhand.policy.vocabulary import (
    Channel,
    Direction,
    GateVerdict,
    Matter,
    Service,
    Speaker,
    Uncounted,
    VisitCondition,
)
from evenhand.wording.allowance import ledger
from evenhand.wording.gate import CHANGES_NO_ANSWER, sentence, ways_said
from tests.policy.cures import policy_of
from tests.policy.drawn_terms import terms as any_terms

TAKE, CONDITION, OFFER = GateVerdict.TAKE, GateVerdict.TAKE_WITH_CONDITION, GateVerdict.OFFER_INSTEAD
SUNDAY = datetime(2026, 11, 29, 9, 12)  # noqa: DTZ001 - local time, as the gate takes it
ALWAYS = always_taken(policy_of("floor").every("never_blocked"))
EARLIER = EarlierMatter(matter="the windows", answer="by our letter of 3 March 2026")
DRAWN = st.lists(any_terms, max_size=3)
SOME_CHANNELS = st.sets(st.sampled_from(list(Channel))).map(frozenset)


def gate(*every, unusable=(), used=(), visits=()):
    bindings = tuple(Binding(f"EV-M{n}", "Limited contact", one, until=date(2027, 2, 3)) for n, one in enumerate(every))
    return Gate(bindings, frozenset(unusable), ALWAYS, tuple(used), tuple(visits))


def calls(channel=Channel.TELEPHONE, matter=Matter.GENERAL_ENQUIRY, at=SUNDAY, **more):
    return ContactAsked(Direction.FROM_CUSTOMER, channel, at, matter, **more)


def answer(*every, unusable=(), used=(), **asked):
    return gate(*every, unusable=unusable, used=used).ask(calls(**asked))


EMAIL_ONLY = Terms(channels_only=("email",))
TUESDAY = Terms(days=("tuesday",), hours=Hours(from_="10:00", until="11:00"), limited_channels=("telephone",))
ONE_A_WEEK = Terms(contacts_per=Times(count=1, per="week"))
CASES = {
    "channels_only": (EMAIL_ONLY, {}, OFFER, "other_way"),
    "channels_closed": (Terms(channels_closed=("telephone",)), {}, OFFER, "other_way"),
    "named_contact": (Terms(named_contact="Priya Shah"), {}, CONDITION, "passed_on"),
    "days": (Terms(days=("tuesday",)), {}, OFFER, "other_time"),
    "hours": (Terms(hours=Hours(from_="10:00", until="11:00")), {}, OFFER, "other_time"),
    "contacts_per": (ONE_A_WEEK, {}, CONDITION, "this_many_left"),
    "contact_time_per": (Terms(contact_time_per=Minutes(minutes=30, per="week")), {}, CONDITION, "this_many_left"),
    "replies_per": (Terms(replies_per=Times(count=1, per="week")), {}, CONDITION, "answered_so_often"),
    "minutes_each": (Terms(minutes_each=15), {}, CONDITION, "so_long"),
    "word_limit": (Terms(word_limit=500), {"channel": Channel.EMAIL, "words": 501}, CONDITION, "so_many_words"),
    "live_issues": (Terms(live_issues=2), {"matter": Matter.NEW_ISSUE}, CONDITION, "so_many_issues"),
    "appointment_only": (Terms(appointment_only=True), {"channel": Channel.OFFICE}, CONDITION, "appointment"),
    "third_party": (Terms(third_party="Northgate Advice"), {}, OFFER, "through_another"),
    "new_issues_only": (Terms(new_issues_only=True), {"matter": Matter.EARLIER_ISSUE}, OFFER, "answered_before"),
    "topics_closed": (Terms(topics_closed=("earlier_issue",)), {"matter": Matter.EARLIER_ISSUE}, OFFER, "topic_closed"),
    "premises": (Terms(premises=("Harbour Street office",)), {"channel": Channel.OFFICE}, OFFER, "elsewhere"),
    "visits": (Terms(visits=("no_personal_contact",)), {"channel": Channel.OFFICE}, OFFER, "other_way"),
    "paused_until": (Terms(paused_until="2026-12-31", channels_only=("letter",)), {}, OFFER, "paused"),
}


def test_terms_without_an_answer_are_listed_with_a_reason():
    assert set(CASES) | APPLIES_ELSEWHERE == set(Terms.model_fields)
    assert not set(CASES) & APPLIES_ELSEWHERE
    assert CHANGES_NO_ANSWER.keys() == APPLIES_ELSEWHERE


@pytest.mark.parametrize("term", CASES)
def test_each_term_gives_its_own_answer(term):
    stated, asked, verdict, code = CASES[term]

    assert (answer(**asked).verdict, answer(**asked).says.code) == (TAKE, "nothing_applies")
    found = answer(stated, **asked)
    assert (found.verdict, found.says.code) == (verdict, code)
    assert found.until == date(2027, 2, 3)


@pytest.mark.parametrize("term", sorted(APPLIES_ELSEWHERE))
def test_other_terms_change_no_answer(term):
    stated = {
        "limited_channels": Terms(limited_channels=("telephone",)),
        "earlier_matter": Terms(earlier_matter=EARLIER),
        "services": Terms(services=(Service.IMPROVEMENTS,)),
        "complaint": Terms(complaint="CO-1042"),
        "body": Terms(body="County court"),
        "description": Terms(description="What was agreed."),
    }[term]
    found = [answer(stated, matter=matter).verdict for matter in Matter]

    assert set(found) == {TAKE}


@given(DRAWN, st.sampled_from(list(Channel)), st.sampled_from(sorted(ALWAYS)), SOME_CHANNELS, st.sampled_from(list(Speaker)))
def test_matters_never_blocked_are_taken_on_any_channel(every, channel, matter, unusable, speaker):
    found = answer(*every, unusable=unusable, channel=channel, matter=matter, speaker=speaker)

    assert (found.verdict, found.says.code, found.speaks[0].cited) == (TAKE, "always_taken", ALWAYS[matter])


@pytest.mark.parametrize("slug", PACKS)
def test_policies_lengthen_what_is_always_taken_never_shorten(slug):
    assert set(always_taken(policy_of(slug).every("never_blocked"))) >= set(ALWAYS)


def test_what_is_always_taken_holds_what_the_floor_lists():
    assert set(Matter) - set(ALWAYS) == {Matter.NEW_ISSUE, Matter.EARLIER_ISSUE, Matter.GENERAL_ENQUIRY}


@given(DRAWN, st.sampled_from(list(Channel)), SOME_CHANNELS)
def test_another_way_is_offered_only_where_one_can_be_used(every, channel, unusable):
    found = answer(*every, unusable=unusable, channel=channel)
    still_open = open_channels(every) - unusable

    assert {way.channel for way in found.instead} <= still_open
    if found.verdict is OFFER:
        assert found.instead
    if not still_open and every:
        assert found.verdict is not OFFER


@given(DRAWN, st.sampled_from(list(Channel)))
def test_gate_and_letter_agree_on_what_is_open(every, channel):
    if channel not in open_channels(every):
        assert answer(*every, channel=channel).says.code != "within_terms"
        assert answer(*every, channel=channel).verdict is not CONDITION


def test_a_need_that_leaves_no_way_takes_the_contact():
    found = answer(EMAIL_ONLY, unusable=(Channel.EMAIL,))

    assert (found.verdict, found.says.code, found.owes) == (TAKE, "no_other_way", ("other_way_found",))


def test_a_need_that_leaves_one_of_two_ways_offers_that_one():
    found = answer(Terms(channels_only=("email", "letter")), unusable=(Channel.EMAIL,))

    assert [way.channel for way in found.instead] == [Channel.LETTER]
    assert (found.verdict, found.owes) == (OFFER, ("other_way_found",))


def test_pause_that_leaves_no_way_takes_the_contact():
    assert answer(Terms(paused_until="2026-12-31")).says.code == "no_other_way"


def test_channel_without_limit_stays_open_under_a_limit_on_calls():
    assert answer(TUESDAY, channel=Channel.EMAIL).says.code == "within_terms"


def test_window_gives_the_moment_at_which_it_opens():
    found = answer(TUESDAY)

    assert found.next_at == datetime(2026, 12, 1, 10, 0)  # noqa: DTZ001
    assert answer(TUESDAY, at=found.next_at).verdict is TAKE
    assert answer(TUESDAY, at=datetime(2026, 12, 1, 11, 0)).next_at == datetime(2026, 12, 8, 10, 0)  # noqa: DTZ001


def test_two_windows_open_where_both_do():
    other = Terms(days=("monday", "tuesday"), hours=Hours(from_="10:30", until="12:00"))

    assert answer(TUESDAY, other).next_at == datetime(2026, 12, 1, 10, 30)  # noqa: DTZ001


def test_used_allowance_opens_again_with_the_next_period():
    found = answer(ONE_A_WEEK, used=[Used("EV-N1", datetime(2026, 11, 25, 14, 0), Channel.EMAIL)])  # noqa: DTZ001

    assert (found.verdict, found.says.code) == (OFFER, "all_used")
    assert found.next_at == datetime(2026, 11, 30, 0, 0)  # noqa: DTZ001


@pytest.mark.parametrize("why", Uncounted)
def test_contacts_that_do_not_count_use_nothing_up(why):
    found = answer(ONE_A_WEEK, used=[Used("EV-N1", SUNDAY, Channel.EMAIL, uncounted=why)])

    assert (found.verdict, found.speaks[0].says.params["balance"].left) == (CONDITION, 1)


def test_contacts_on_channels_without_the_limit_use_nothing_up():
    calls_alone = ONE_A_WEEK.model_copy(update={"limited_channels": (Channel.TELEPHONE,)})

    assert answer(calls_alone, used=[Used("EV-N1", SUNDAY, Channel.EMAIL)]).verdict is CONDITION


def test_time_is_counted_in_minutes_and_a_blank_uses_none():
    half_an_hour = Terms(contact_time_per=Minutes(minutes=30, per="month"))
    used = [Used("EV-N1", SUNDAY, Channel.TELEPHONE, minutes=20), Used("EV-N2", SUNDAY, Channel.TELEPHONE)]

    assert answer(half_an_hour, used=used).says.params["balance"].left == 10


def test_ledger_gives_each_line_with_its_reason():
    used = [
        Used("EV-N1", datetime(2026, 11, 24, 9, 0), Channel.TELEPHONE, uncounted=Uncounted.ALWAYS_TAKEN),  # noqa: DTZ001
        Used("EV-N2", datetime(2026, 11, 25, 9, 0), Channel.TELEPHONE),  # noqa: DTZ001
    ]

    assert ledger(answer(ONE_A_WEEK, used=used).says.params["balance"]) == (
        "Monday 23 November 2026: 1 contact allowed for this week. 1 contact left.",
        "Tuesday 24 November 2026: Not counted, because this is always taken (call). 1 contact left.",
        "Wednesday 25 November 2026: 1 contact used (call). 0 contacts left.",
        "Left until Sunday 29 November 2026: 0 contacts.",
    )


def test_nothing_of_a_limit_is_said_before_identity_is_checked():
    found = answer(EMAIL_ONLY, speaker=Speaker.NOT_CHECKED)

    assert (found.verdict, found.says.code, found.speaks, found.instead) == (CONDITION, "identity_first", (), ())


def test_another_speaker_is_bound_by_nothing():
    assert answer(EMAIL_ONLY, speaker=Speaker.SOMEBODY_ELSE).says.code == "not_the_customer"
    assert answer(EMAIL_ONLY, speaker=Speaker.REPRESENTATIVE).verdict is TAKE


def test_unknown_matter_is_taken():
    assert (answer(EMAIL_ONLY, matter=None).verdict, answer(EMAIL_ONLY, matter=None).says.code) == (TAKE, "matter_not_known")


def test_ways_are_listed_only_where_one_is_limited():
    assert ways_said(answer(Terms(named_contact="Priya Shah")).instead) == ("Any way, at any time",)
    assert ways_said(answer(EMAIL_ONLY).instead) == ("Email, at any time",)


def test_strictest_measure_speaks_first():
    found = answer(Terms(named_contact="Priya Shah"), EMAIL_ONLY)

    assert [one.says.code for one in found.speaks] == ["other_way", "passed_on"]
    assert [one.measure for one in found.speaks] == ["EV-M1", "EV-M0"]


@given(DRAWN, st.sampled_from(list(Channel)), st.sampled_from([None, *Matter]), st.sampled_from(list(Speaker)))
def test_sentence_is_short_and_asks_something(every, channel, matter, speaker):
    said = sentence(answer(*every, channel=channel, matter=matter, speaker=speaker))

    assert len(said.split()) <= 45
    assert said.endswith("?")
    assert not re.match(r"(no|not|sorry|we can't|you can't)\b", said, re.IGNORECASE)
    assert not re.search(r"refus|\bban|vexatious|clause|policy|restrict|floor:|behaviour", said, re.IGNORECASE)


def visit(*every, matter=Matter.GENERAL_ENQUIRY, visits=()):
    return gate(*every, visits=visits).ask(ContactAsked(Direction.VISIT, Channel.HOME_VISIT, SUNDAY, matter))


def test_visit_carries_the_conditions_of_measures_and_markers():
    found = visit(Terms(visits=("in_pairs",)), visits=(VisitCondition.RING_OFFICE_FIRST,))

    assert (found.verdict, found.visit) == (CONDITION, (VisitCondition.IN_PAIRS, VisitCondition.RING_OFFICE_FIRST))
    assert sentence(found) == "Two people and ring the office first."


def test_job_that_the_law_times_keeps_its_visit():
    no_meeting = Terms(visits=("no_personal_contact",))

    assert visit(no_meeting).verdict is OFFER
    kept = visit(no_meeting, matter=Matter.HAZARD)
    assert (kept.verdict, kept.visit) == (CONDITION, (VisitCondition.RING_OFFICE_FIRST,))


def test_visit_without_conditions_is_as_usual():
    assert (visit().verdict, visit().says.code) == (TAKE, "visit_as_usual")


def test_we_reach_a_customer_by_what_they_can_use():
    ours = ContactAsked(Direction.TO_CUSTOMER, Channel.TELEPHONE, SUNDAY, Matter.GENERAL_ENQUIRY)

    assert gate(unusable=(Channel.TELEPHONE,)).ask(ours).says.code == "we_use_another_way"
    assert gate(EMAIL_ONLY).ask(ours).says.code == "we_keep_to_the_letter"
    assert gate().ask(ours).verdict is TAKE
    left = gate(Terms(named_contact="Priya Shah")).ask(ours)
    assert sentence(left) == "Priya Shah keeps in touch with this person. Ask Priya Shah first."


@pytest.mark.parametrize("direction", [Direction.FROM_CUSTOMER, Direction.TO_CUSTOMER])
def test_contact_is_taken_where_records_cannot_be_read(direction):
    assert not_known(direction, "store_broken").verdict is TAKE


def test_visit_rings_first_where_records_cannot_be_read():
    found = not_known(Direction.VISIT, "store_broken")

    assert found.verdict is CONDITION
    assert sentence(found) == "We cannot check. Ring the office first; if you cannot, do not go alone."

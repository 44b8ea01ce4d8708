"""A2Dominion: notes and flags, letters, appeals and reviews."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.duties.duties import Duty, duties
from evenhand.policy.facts.facts import Appeal, Facts, Marker, Referral, ReviewDone
from evenhand.policy.layers import About, Jurisdiction, Policy
from evenhand.policy.rules.notices import must_say
from evenhand.policy.vocabulary import Act, Decision, Ground, NoticePart, Part
from tests.clauses import clause
from tests.policy.a2dominion.landlord import HEAD, IN_A_YEAR, MANAGER, authorising, imposed, marking, policy, warned
from tests.policy.cures import CALENDAR, TODAY, Asked, change_measure, lifted, met_by, officer, opened, refused_by


def owed(facts: Facts, kind: str, adopted: Policy | None = None) -> Duty:
    return next(duty for duty in duties(adopted or policy(), facts, TODAY, CALENDAR) if duty.kind == kind)


def appealed(*grounds: Ground) -> Asked:
    appeal = Appeal("EV-A1", "EV-M1", Decision.MEASURE, TODAY, grounds)
    return Asked(policy(), imposed().plus(appeals=(appeal,), subject="EV-A1"), Act.RECEIVE_APPEAL, officer())


@pytest.mark.parametrize(
    ("demand", "key", "readers"),
    [
        pytest.param(f"a2dominion:{place}", key, readers, marks=clause(f"a2dominion:{place}"), id=key)
        for place, key, readers in (("1.2:2", "contractor_flag", "contractors"), ("3.4.4:1", "conduct_note", "all_staff"))
    ],
)
def test_a2dominion_has_two_markers_with_readers_of_their_own(demand, key, readers):
    assert met_by(marking(key), demand)
    assert policy().catalogue("marker")[key].value.seen_by == readers


@clause("a2dominion:3.4.4:1")
def test_a2dominion_3_4_4_note_is_owed_when_measure_is_imposed():
    unmarked = owed(imposed(), "place_marker")
    note = Marker("EV-K1", "conduct_note", requested_by="officer-1", requested_on=TODAY)

    assert (unmarked.due_on, unmarked.done) == (TODAY, "no")
    assert unmarked.cited.id == "a2dominion:3.4.4:1"
    assert owed(imposed().plus(markers=(note,)), "place_marker").done == "yes"
    assert owed(imposed().plus(markers=(replace(note, key="contractor_flag"),)), "place_marker").done == "no"


@clause("a2dominion:3.4.4:1")
def test_a2dominion_3_4_4_note_seen_by_all_departs_from_floor():
    assert policy().catalogue("marker")["conduct_note"].demand.departs.of == ("46",)


@clause("a2dominion:3.5.2:1")
@pytest.mark.parametrize("key", ["threats_reported", "police", "own_landlord_or_local_authority", "social_media_platform"])
def test_a2dominion_3_5_2_report_is_notified_today_or_when_safe(key):
    report = Referral("EV-R1", key, TODAY)
    hindering = replace(report, withheld_until=date(2026, 7, 1))

    told = owed(opened("verbal_abuse").plus(referrals=(report,)), "notify_referral")
    assert (told.due_on, told.done, told.cited.id) == (TODAY, "no", "a2dominion:3.5.2:1")
    assert owed(opened("verbal_abuse").plus(referrals=(hindering,)), "notify_referral").due_on == date(2026, 7, 1)
    done = replace(report, told_on=TODAY)
    assert owed(opened("verbal_abuse").plus(referrals=(done,)), "notify_referral").done == "yes"


@clause("a2dominion:2.2:1")
def test_a2dominion_2_2_warning_must_state_expected_behaviour():
    assert lifted(Asked(policy(), warned(), Act.WARN, officer()), "a2dominion:2.2:1")


@clause("a2dominion:2.5:1")
def test_a2dominion_2_5_a_restriction_can_be_appealed():
    assert met_by(appealed(), "a2dominion:2.5:1")


@clause("a2dominion:4.1:1")
def test_a2dominion_4_1_names_three_grounds_and_hears_others():
    three = (Ground.CHANGE_OF_CIRCUMSTANCES, Ground.LIMITS_ESSENTIAL_SERVICES, Ground.FACTUAL_ERROR)
    (result,) = met_by(appealed(*three, Ground.DISPROPORTIONATE), "a2dominion:4.1:1")

    assert result.message.params["named"] == list(three)
    assert result.message.params["heard_as_well"] == [Ground.DISPROPORTIONATE]


@clause("a2dominion:4.2:1")
def test_a2dominion_4_2_uninvolved_head_of_service_decides():
    deciding = replace(appealed(), act=Act.DECIDE_APPEAL)
    involved = deciding.facts.plus(involved={"head-1": frozenset({Part.AUTHORISED})})

    assert refused_by(replace(deciding, actor=MANAGER), "a2dominion:4.2:1")
    assert met_by(replace(deciding, actor=HEAD), "a2dominion:4.2:1")
    assert refused_by(replace(deciding, actor=HEAD, facts=involved), "floor:10:1")


@clause("a2dominion:4.2:2")
@pytest.mark.parametrize(
    ("adopted", "last_day"),
    [
        pytest.param((), date(2026, 6, 22), id="silent on the start: the day of receipt counts"),
        pytest.param(
            ({"appeal.count": {"starts": "day_after_receipt"}},), date(2026, 6, 23), id="the day after, by house choice"
        ),
    ],
)
def test_a2dominion_4_2_the_answer_is_due_in_14_working_days(adopted, last_day):
    due = owed(appealed().facts, "appeal_answer", policy(*adopted))

    assert (due.due_on, due.cited.id) == (last_day, "a2dominion:4.2:2")


@clause("a2dominion:4.2:3")
def test_a2dominion_4_2_that_answer_is_final():
    assert [answer.cited.id for answer in policy().every("appeal.answer") if answer.value.final] == ["a2dominion:4.2:3"]


def test_a2dominion_sets_no_last_day_for_an_appeal():
    late = replace(appealed(), act=Act.DECIDE_APPEAL, actor=HEAD, at=date(2028, 1, 10))

    assert "appeal_in_time" not in [rule for _, _, rule in late.judged().unmet]


@clause("a2dominion:4.3:1")
def test_a2dominion_4_3_a_restriction_is_reviewed_within_a_year():
    asked = authorising()
    later = replace(asked, facts=change_measure(asked.facts, until=None, review_on=date(2027, 6, 4)))

    assert met_by(asked, "a2dominion:4.3:1")
    assert lifted(later, "a2dominion:4.3:1")
    assert (owed(imposed(), "review").due_on, owed(imposed(), "review").cited.id) == (IN_A_YEAR, "a2dominion:4.3:1")


@clause("a2dominion:4.3:1")
def test_a2dominion_4_3_review_outcome_and_appeal_route_are_owed():
    looked_at = imposed(reviews=(ReviewDone(TODAY, "manager-1"),))

    assert owed(looked_at, "tell_review_outcome").cited.id == "a2dominion:4.3:1"
    says = must_say(policy(), Decision.REVIEW, About(decision=Decision.REVIEW), Jurisdiction())
    assert {NoticePart.OUTCOME, NoticePart.HOW_TO_APPEAL} <= set(says)


@clause("a2dominion:5.1:2")
def test_a2dominion_5_1_warning_review_is_undated_until_adopted():
    undated = owed(warned(), "review")
    quarterly = policy({"review": {"of": "warning", "every": {"value": 3, "unit": "months"}}})

    assert (undated.due_on, undated.message.code, undated.cited.id) == (None, "duty_review_warning_undated", "a2dominion:5.1:2")
    assert owed(warned(), "review", quarterly).due_on == date(2026, 9, 3)
    looked_at = warned(reviews=(ReviewDone(date(2026, 9, 1), "manager-1"),))
    assert [duty.due_on for duty in duties(quarterly, looked_at, TODAY, CALENDAR) if duty.kind == "review"] == [
        date(2026, 9, 3),
        date(2026, 12, 1),
    ]


@clause("a2dominion:5.1:2")
def test_a2dominion_5_1_warning_with_review_day_is_reviewable():
    dated = Asked(policy(), warned(review_on=date(2026, 9, 3)), Act.REVIEW, MANAGER)

    assert "in_order" not in [rule for _, _, rule in dated.judged().unmet]
    assert owed(dated.facts, "review").due_on == date(2026, 9, 3)

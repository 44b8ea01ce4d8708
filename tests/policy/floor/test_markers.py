"""The floor: markers need an incident, an instruction, another's authority, a letter and a review."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import Appeal, ReviewDone
from evenhand.policy.vocabulary import Act, Category, Decision, NoticePart, Tri
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, Asked, change_measure, lifted, met_by, officer, refused_by
from tests.policy.floor.small import MANAGER, imposing, marking, silent_policy, small_policy


def placed(act: Act, **changes: object) -> Asked:
    return replace(marking(authorised_on=TODAY, authorised_by="manager-1", **changes), act=act)


@clause("floor:40:1")
@pytest.mark.parametrize("act", [Act.PLACE_MARKER, Act.AUTHORISE_MARKER])
@pytest.mark.parametrize("incidents", [(), ("EV-I7",)])
def test_a_marker_rests_on_an_incident_of_this_case(act, incidents):
    on_opinion = replace(marking(incidents=incidents), act=act)

    assert [result.breach for result in refused_by(on_opinion, "floor:40:1")] == [Category.NO_EVIDENCE]
    assert lifted(on_opinion, "floor:40:1")


@clause("floor:40:1")
def test_a_withdrawn_incident_carries_no_marker():
    asked = marking()
    withdrawn = tuple(replace(incident, withdrawn=True) for incident in asked.facts.incidents)

    assert refused_by(replace(asked, facts=asked.facts.plus(incidents=withdrawn)), "floor:40:1")


@clause("floor:43:1")
@pytest.mark.parametrize("said", [Tri.NO, Tri.NOT_KNOWN])
def test_marker_without_an_instruction_is_refused(said):
    vague = marking(instruction=said)

    assert refused_by(vague, "floor:43:1")
    assert lifted(vague, "floor:43:1")


@clause("floor:41:1")
def test_the_requester_does_not_authorise_a_marker():
    own = marking(requested_by=MANAGER.reference)

    assert [result.rule for result in refused_by(own, "floor:41:1")] == ["decider_not_proposer"]
    assert lifted(own, "floor:41:1")


@clause("floor:42:1")
@pytest.mark.parametrize(
    "part",
    [
        NoticePart.WHY_UNACCEPTABLE,
        NoticePart.WHAT_IS_DECIDED,
        NoticePart.WHO_SEES_IT,
        NoticePart.REVIEW_WHEN,
        NoticePart.HOW_REMOVED,
        NoticePart.HOW_TO_APPEAL,
    ],
)
def test_marker_letter_without_a_required_part_is_refused(part):
    telling = placed(Act.TELL_MARKER, says=frozenset(NoticePart) - {part})

    assert [result.message.params["parts"] for result in refused_by(telling, "floor:42:1")] == [[part]]
    assert lifted(telling, "floor:42:1")


@clause("floor:42:1")
@pytest.mark.parametrize("act", [Act.CLOSE, Act.END_MARKER])
def test_case_or_marker_cannot_end_before_the_marker_letter(act):
    untold = placed(act)

    assert [result.breach for result in refused_by(untold, "floor:42:1")] == [Category.MARKER_NOT_TOLD]
    assert lifted(untold, "floor:42:1")
    assert not refused_by(placed(act, withheld_until=TODAY), "floor:42:1")
    assert refused_by(placed(act, withheld_until=TODAY - timedelta(days=1)), "floor:42:1")


@clause("floor:42:1")
def test_marker_letter_is_owed_from_authority_or_withheld_day():
    later = TODAY + timedelta(days=30)

    for changes, due in (({}, TODAY), ({"withheld_until": later}, later)):
        asked = placed(Act.TELL_MARKER, **changes)
        owed = duties(asked.policy, asked.facts, TODAY, CALENDAR)
        assert [(duty.due_on, duty.cited.id) for duty in owed if duty.kind == "tell_marker"] == [(due, "floor:42:1")]


@clause("floor:42:1")
def test_a_marker_can_be_appealed():
    facts = placed(Act.RECEIVE_APPEAL).facts
    appeal = Appeal("EV-A1", "EV-K1", Decision.MARKER, TODAY)
    asked = Asked(small_policy(), facts.plus(appeals=(appeal,), subject="EV-A1"), Act.RECEIVE_APPEAL, officer())

    assert [result.rule for result in met_by(asked, "floor:42:1")] == ["appealable"]
    assert asked.judged().permitted


@clause("floor:42:2")
def test_not_telling_has_a_day_to_look_again():
    asked = imposing()
    facts = change_measure(asked.facts, imposed_on=TODAY, served_on=None)
    silence = replace(asked, facts=facts, act=Act.WITHHOLD_NOTICE)

    assert [result.rule for result in refused_by(silence, "floor:42:2")] == ["withholding_is_dated"]
    assert lifted(silence, "floor:42:2")


@clause("floor:44:1")
@pytest.mark.parametrize("review_on", [None, TODAY])
def test_a_marker_has_a_review_date(review_on):
    undated = marking(review_on=review_on)

    assert [result.rule for result in refused_by(undated, "floor:44:1")] == ["marker_review_dated"]
    assert lifted(undated, "floor:44:1")


def test_open_reading_of_marker_review_is_the_shorter_time():
    asked = replace(marking(), policy=silent_policy())

    (found,) = [result for result in asked.judged().results if result.rule == "marker_review_set"]
    assert (found.cited.id, found.cited.layer, found.message.params["latest"]) == ("floor:44:1", "reading", date(2026, 7, 3))


@pytest.mark.parametrize(("option", "latest"), [("once_in_12_months", date(2027, 6, 3)), ("each_quarter", date(2026, 9, 3))])
def test_adopted_reading_of_marker_review_is_cited_as_a_reading(option, latest):
    asked = replace(marking(), policy=silent_policy(regular_marker_review=option))

    (found,) = [result for result in asked.judged().results if result.rule == "marker_review_set"]
    assert (found.cited.id, found.cited.layer, found.message.params["latest"]) == ("floor:44:1", "reading", latest)


@clause("floor:53:1")
def test_a_closed_case_leaves_no_live_flag_behind():
    asked = imposing()
    restricted = replace(asked, facts=change_measure(asked.facts, imposed_on=TODAY), act=Act.CLOSE)
    marked = placed(Act.CLOSE, told_on=TODAY)

    for closing in (restricted, marked):
        assert [result.rule for result in refused_by(closing, "floor:53:1")] == ["nothing_left_open"]
        assert lifted(closing, "floor:53:1")


@clause("floor:44:2")
@pytest.mark.parametrize("hard_end_on", [None, TODAY, TODAY + timedelta(days=1)])
def test_a_marker_has_a_last_day_after_its_review(hard_end_on):
    endless = marking(review_on=TODAY + timedelta(days=30), hard_end_on=hard_end_on)

    assert [result.rule for result in refused_by(endless, "floor:44:2")] == ["marker_hard_end"]
    assert lifted(endless, "floor:44:2")


@clause("floor:44:2")
def test_only_an_authoriser_of_markers_moves_the_last_day():
    kept = ReviewDone(TODAY, "x", keeps=True, next_on=TODAY + timedelta(days=60), hard_end_on=TODAY + timedelta(days=90))
    asked = placed(Act.REVIEW_MARKER, review_on=TODAY, hard_end_on=TODAY + timedelta(days=61))
    moved = replace(asked, facts=asked.facts.plus(reviewing=kept))

    assert not refused_by(moved, "floor:44:2")
    by_another = replace(moved, actor=officer())
    assert [result.message.code for result in refused_by(by_another, "floor:44:2")] == ["last_day_not_theirs"]
    assert lifted(by_another, "floor:44:2")


@clause("floor:44:2")
def test_a_missed_review_escalates_to_the_last_day():
    review, last = TODAY + timedelta(days=30), TODAY + timedelta(days=50)
    asked = placed(Act.REVIEW_MARKER, review_on=review, hard_end_on=last)

    def owed(day):
        return [duty.due_on for duty in duties(asked.policy, asked.facts, day, CALENDAR) if duty.kind == "marker_hard_end"]

    assert (owed(review), owed(review + timedelta(days=1))) == ([], [last])
    assert asked.facts.markers[0].on_record(last)
    assert not asked.facts.markers[0].on_record(last + timedelta(days=1))


@clause("floor:49:1")
@pytest.mark.parametrize("act", [Act.PLACE_MARKER, Act.AUTHORISE_MARKER])
def test_marker_that_names_health_is_refused(act):
    told = replace(marking(names_health=Tri.YES), act=act)

    assert [result.rule for result in refused_by(told, "floor:49:1")] == ["no_health_in_marker"]
    assert lifted(told, "floor:49:1")
    assert met_by(replace(marking(names_health=Tri.NO), act=act), "floor:49:1")

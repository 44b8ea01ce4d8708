"""Stonewater: letters, reviews, flags and appeals."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import Appeal, Decided, Marker, Request, ReviewDone
from evenhand.policy.layers import About, Silent
from evenhand.policy.verdict import Cure
from evenhand.policy.vocabulary import Act, Asks, Decision, MeasureKind, NoticePart, Part
from tests.clauses import clause
from tests.policy.cures import CALENDAR, TODAY, Asked, change_measure, lifted, met_by, opened, refused_by
from tests.policy.stonewater.cases import LINE_MANAGER, OFFICER, SENIOR, imposing, policy, proposal, warning

PARTS = [
    ("stonewater:2.3:2", Act.WARN, NoticePart.EXPECTED_BEHAVIOUR),
    ("stonewater:4.3:2", Act.WARN, NoticePart.BEHAVIOUR),
    ("stonewater:4.3:2", Act.WARN, NoticePart.WHY_UNACCEPTABLE),
    ("stonewater:4.3:2", Act.WARN, NoticePart.EXPECTED_BEHAVIOUR),
    ("stonewater:5.1:1", Act.FIND, NoticePart.BEHAVIOUR),
    ("stonewater:5.1:1", Act.FIND, NoticePart.OUTCOME),
]


@pytest.mark.parametrize(
    ("demand", "act", "part"), [pytest.param(*row, marks=clause(row[0]), id=f"{row[0]}-{row[2]}") for row in PARTS]
)
def test_stonewater_a_letter_with_a_part_missing_is_not_issued(demand, act, part):
    (letter,) = warning().facts.decided
    letter = replace(letter, says=frozenset(NoticePart) - {part})
    asked = replace(warning(), act=act, facts=warning().facts.plus(decided=(letter,)))

    assert [result.message.params["parts"] for result in refused_by(asked, demand)] == [[part]]
    assert lifted(asked, demand)


def live(imposed_on: date = TODAY, **changes: object) -> Asked:
    asked = imposing()
    return replace(asked, facts=change_measure(asked.facts, imposed_on=imposed_on, starts_on=imposed_on, **changes))


@clause("stonewater:5.2:1")
@pytest.mark.parametrize(
    ("review_on", "allowed"),
    [(date(2026, 6, 10), True), (date(2026, 7, 3), True), (date(2026, 9, 3), True), (date(2026, 9, 4), False), (None, False)],
)
def test_stonewater_5_2_a_review_is_set_within_three_months(review_on, allowed):
    asked = replace(proposal(), facts=change_measure(proposal().facts, review_on=review_on, until=date(2026, 12, 31)))

    assert bool(refused_by(asked, "stonewater:5.2:1")) != allowed


@clause("stonewater:5.2:1")
def test_stonewater_5_2_next_review_is_owed_three_months_on():
    asked = live(
        date(2026, 1, 5), review_on=None, until=date(2026, 12, 31), reviews=(ReviewDone(date(2026, 3, 2), "manager-1"),)
    )
    reviews = [duty for duty in duties(policy(), asked.facts, TODAY, CALENDAR) if duty.kind == "review"]

    assert [duty.due_on for duty in reviews] == [date(2026, 4, 5), date(2026, 6, 2)]
    assert {duty.cited.id for duty in reviews} == {"stonewater:5.2:1"}


@clause("stonewater:5.2:1")
@pytest.mark.parametrize(
    ("readings", "day", "barred"),
    [
        ({}, date(2026, 6, 20), False),
        ({"earlier_review": "allowed"}, date(2026, 6, 20), False),
        ({"earlier_review": "barred"}, date(2026, 6, 20), True),
        ({"earlier_review": "barred"}, date(2026, 7, 3), False),
    ],
)
def test_stonewater_5_2_earlier_review_is_barred_only_if_so_read(readings, day, barred):
    asked = replace(live(), policy=policy(**readings), act=Act.REVIEW, at=day)

    assert bool(refused_by(asked, "stonewater:5.2:1")) == barred


@clause("stonewater:5.2:1")
def test_stonewater_5_2_customer_request_allows_a_barred_review():
    asked = replace(live(), policy=policy(earlier_review="barred"), act=Act.REVIEW)
    asking = replace(asked, facts=asked.facts.plus(situations=frozenset({"review_asked_for"})))
    request = Request("EV-Q1", Asks.END, TODAY, asked.facts.subject)
    recorded = replace(asked, facts=asked.facts.plus(requests=(request,)))
    withdrawn = replace(asked, facts=asked.facts.plus(requests=(replace(request, withdrawn_on=TODAY),)))

    assert refused_by(asked, "stonewater:5.2:1")
    assert not refused_by(asking, "stonewater:5.2:1")
    assert not refused_by(recorded, "stonewater:5.2:1")
    assert refused_by(withdrawn, "stonewater:5.2:1")


@clause("stonewater:5.3:1")
def test_stonewater_5_3_flag_is_reviewed_within_a_month():
    flag = Marker("EV-K1", "warning_flag", ("EV-I1",), requested_by="officer-1", requested_on=TODAY)
    asked = Asked(
        policy(), opened("threatening_behaviour").plus(markers=(flag,), subject="EV-K1"), Act.AUTHORISE_MARKER, LINE_MANAGER
    )
    (shown,) = [answer.value for answer in policy().every("promise") if answer.cited.id == "stonewater:5.3:1"]

    assert not refused_by(asked, "stonewater:5.3:1")
    assert policy().catalogue("marker")["warning_flag"].cited.id == "stonewater:5.3:1"
    assert [result.cures for result in asked.judged().refusals if result.rule == "marker_review_set"] == [
        (Cure("set_date", field="review_on", least=date(2026, 6, 3), most=date(2026, 7, 3)),)
    ]
    placed = asked.facts.plus(markers=(replace(flag, authorised_on=TODAY),))
    (owed,) = [duty for duty in duties(policy(), placed, TODAY, CALENDAR) if duty.kind == "marker_review"]
    assert (owed.due_on, owed.cited.id) == (date(2026, 7, 3), "floor:44:1")
    assert "case_page" in shown.shown_on


def appealing(
    act: Act = Act.DECIDE_APPEAL, received_on: date = date(2026, 6, 10), actor=SENIOR, **parts: frozenset[Part]
) -> Asked:
    asked = live()
    given = tuple(replace(measure, served_on=measure.imposed_on) for measure in asked.facts.measures)
    appeal = Appeal("EV-A1", "EV-M1", Decision.MEASURE, received_on)
    facts = asked.facts.plus(measures=given, appeals=(appeal,), subject="EV-A1", involved=parts)
    return Asked(policy(), facts, act, actor, received_on)


@clause("stonewater:5.6:1")
@pytest.mark.parametrize(
    ("received_on", "in_time"), [(date(2026, 6, 4), True), (date(2026, 6, 17), True), (date(2026, 6, 18), False)]
)
def test_stonewater_5_6_two_weeks_from_the_day_it_was_imposed(received_on, in_time):
    late = [result for result in appealing(received_on=received_on).judged().refusals if result.rule == "appeal_in_time"]
    results = [
        result for result in met_by(appealing(received_on=received_on), "stonewater:5.6:1") if result.rule == "appeal_in_time"
    ]

    assert bool(results) == in_time
    assert [found.cures for found in late] == ([] if in_time else [(Cure("adopt", topic="appeal.late"),)])


@clause("stonewater:5.6:1")
@pytest.mark.parametrize(("complete", "served_on", "late"), [(True, date(2026, 6, 12), 0), (True, None, 0), (False, None, 1)])
def test_stonewater_5_6_letter_given_late_takes_no_day(complete, served_on, late):
    asked = appealing(received_on=date(2026, 6, 18))
    served = tuple(replace(measure, served_on=served_on) for measure in asked.facts.measures)
    refusals = replace(asked, facts=asked.facts.plus(measures=served, complete=complete)).judged().refusals

    assert [result.rule for result in refusals].count("appeal_in_time") == late


@clause("stonewater:5.6:1")
def test_stonewater_5_6_late_appeal_is_still_received():
    assert appealing(Act.RECEIVE_APPEAL, date(2026, 11, 2)).judged().permitted


@clause("stonewater:5.6:1")
@pytest.mark.parametrize(("actor", "hears"), [(SENIOR, True), (LINE_MANAGER, False), (OFFICER, False)])
def test_stonewater_5_6_a_senior_officer_considers_it(actor, hears):
    refused = [result for result in refused_by(appealing(actor=actor), "stonewater:5.6:1") if result.rule == "appeal_reviewer"]

    assert [result.cures for result in refused] == ([] if hears else [(Cure("authorised_by", roles=["senior_officer"]),)])


@clause("stonewater:5.6:1")
@pytest.mark.parametrize("part", list(Part))
def test_stonewater_5_6_a_participant_does_not_consider_it(part):
    involved = appealing(**{"senior-1": frozenset({part})})

    assert [result.rule for result in refused_by(involved, "stonewater:5.6:1")] == ["appeal_uninvolved"]
    assert lifted(involved, "stonewater:5.6:1")


@clause("stonewater:5.6:1")
@pytest.mark.parametrize(
    "kind", [kind for kind in MeasureKind if kind not in {"warning", "pause", "expectation", "complaint_refusal"}]
)
def test_stonewater_5_6_every_sanction_can_be_appealed(kind):
    answer = policy().ask("appeal.decisions", About(kind=kind, decision=Decision.MEASURE))

    assert (answer.cited.id, answer.value.decisions) == ("stonewater:5.6:1", (Decision.MEASURE,))


@clause("stonewater:5.6:1")
@pytest.mark.parametrize(
    ("readings", "heard"),
    [({}, True), ({"warning_is_a_sanction": "not_a_sanction"}, False), ({"warning_is_a_sanction": "sanction"}, True)],
)
def test_stonewater_5_6_appeal_of_a_warning_depends_on_reading(readings, heard):
    letter = Decided("EV-W1", Decision.WARNING, TODAY, "officer-1", served_on=TODAY)
    appeal = Appeal("EV-A1", "EV-W1", Decision.WARNING, date(2026, 6, 10))
    facts = opened("abusive_behaviour").plus(decided=(letter,), appeals=(appeal,), subject="EV-A1")
    asked = Asked(policy(**readings), facts, Act.RECEIVE_APPEAL, OFFICER, date(2026, 6, 10))

    assert [result.rule for result in met_by(asked, "stonewater:5.6:1") if result.rule == "appealable"] == [
        "appealable"
    ] * heard
    assert asked.judged().permitted  # taken down in any case; deciding it waits for the reading
    deciding = replace(asked, act=Act.DECIDE_APPEAL, actor=SENIOR)
    assert ("appealable" in {rule for _, _, rule in deciding.judged().unmet}) == (not heard)


@clause("stonewater:5.6:1")
def test_stonewater_5_6_unsaid_time_of_answer_is_the_floors():
    (owed,) = [duty for duty in duties(policy(), appealing().facts, TODAY, CALENDAR) if duty.kind == "appeal_answer"]

    assert (owed.due_on, owed.cited.id) == (date(2026, 6, 23), "floor:10:2")
    assert isinstance(policy().ask("appeal.late"), Silent)
    assert policy().ask("appeal.window").cited.id == "stonewater:5.6:1"

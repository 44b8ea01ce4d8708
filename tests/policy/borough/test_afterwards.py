"""The borough: reviews, appeals, markers, referrals and general duties."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.duties.duties import State, duties
from evenhand.policy.duties.landlord import policy_duties
from evenhand.policy.facts.facts import Appeal, Decided, Marker, Referral, ReviewDone, so
from evenhand.policy.judge import judge
from evenhand.policy.vocabulary import Act, Decision, Ground, NoticePart, Tri
from tests.policy.borough.borough import (
    APPEALS,
    CALENDAR,
    DAY,
    DIRECTOR,
    HEAD,
    NEIGHBOURHOOD_MANAGER,
    OFFICER,
    TEAM_LEADER,
    against,
    asked,
    changed,
    live,
    opened,
    owed,
    policy,
)
from tests.policy.cures import Asked, cured

MARKED = date(2026, 6, 8)


def away(*reviews):
    return live("keeping_away", reviews=reviews, review_on=None, until=date(2028, 6, 3))


def looked(person, on, **more):
    return ReviewDone(on, person.reference, person=person, **more)


def open_reviews(facts, on):
    due = [duty for duty in owed(facts, on, "review") if duty.subject == "EV-M1" and duty.done is not Tri.YES]
    return {(duty.who, duty.due_on, duty.state(on)) for duty in due}


def test_7_2_each_reviewer_has_a_day_of_their_own():
    assert open_reviews(away(), DAY) == {
        (("neighbourhood_manager",), date(2026, 9, 3), State.UPCOMING),
        (("director_of_housing",), date(2027, 6, 3), State.UPCOMING),
    }


def test_7_2_quarterly_review_does_not_replace_the_yearly_one():
    quarterly = [looked(NEIGHBOURHOOD_MANAGER, date(2026, month, 2)) for month in (9, 12)]

    assert open_reviews(away(*quarterly), date(2027, 6, 4)) == {
        (("neighbourhood_manager",), date(2027, 3, 2), State.OVERDUE),
        (("director_of_housing",), date(2027, 6, 3), State.OVERDUE),
    }


def test_7_2_a_review_that_was_late_is_late_for_its_own_reviewer():
    yearly = looked(DIRECTOR, date(2027, 6, 5))
    (late,) = [duty for duty in owed(away(yearly), date(2027, 6, 6), "review") if duty.done is Tri.YES]

    assert (late.who, late.due_on, late.state(date(2027, 6, 6))) == (
        ("director_of_housing",),
        date(2027, 6, 3),
        State.DONE_LATE,
    )


def test_7_2_the_day_that_was_set_is_for_the_reviewer_due_first():
    facts = changed(away(), review_on=date(2026, 8, 1))

    assert {(who, due) for who, due, _ in open_reviews(facts, DAY)} == {
        (("neighbourhood_manager",), date(2026, 8, 1)),
        (("director_of_housing",), date(2027, 6, 3)),
    }


def test_7_2_review_by_any_other_role_is_refused():
    reviewing = away().plus(reviewing=ReviewDone(DAY, keeps=False))

    assert against(asked(reviewing, Act.REVIEW, OFFICER), "7.2") == ["reviewed_by"]
    assert asked(reviewing, Act.REVIEW, DIRECTOR).permitted
    assert asked(reviewing, Act.REVIEW, NEIGHBOURHOOD_MANAGER).permitted


@pytest.mark.parametrize(
    ("imposed", "due"),
    [(date(2026, 3, 31), date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 10, 1)), (date(2026, 12, 31), date(2027, 4, 1))],
)
def test_7_1_restrictions_are_reviewed_in_spring_and_autumn(imposed, due):
    facts = live(imposed_on=imposed, starts_on=imposed, review_on=None, until=None)

    assert {duty.due_on for duty in owed(facts, imposed, "review") if duty.subject == "EV-M1"} == {due}


def test_7_3_review_outcome_is_owed_to_the_customer():
    (telling,) = owed(live(reviews=(ReviewDone(date(2026, 10, 1)),)), date(2026, 10, 2), "tell_review_outcome")

    assert (telling.cited.id, telling.state(date(2026, 10, 2))) == ("northmere:7.3:1", State.OVERDUE)


def appealing(decision, of, on=date(2026, 6, 20), grounds=(), **changes):
    facts = live().plus(
        decided=(
            Decided("EV-W1", Decision.WARNING, DAY, served_on=DAY),
            Decided("EV-F1", Decision.FINDING, DAY, served_on=DAY),
        ),
    )
    return facts.plus(
        appeals=(Appeal("EV-A1", of, decision, on, grounds, says=frozenset(NoticePart)),), subject="EV-A1", **changes
    )


@pytest.mark.parametrize(
    ("decision", "of", "waits"),
    [(Decision.WARNING, "EV-W1", False), (Decision.MEASURE, "EV-M1", False), (Decision.FINDING, "EV-F1", True)],
)
def test_8_1_appeal_against_a_finding_cannot_yet_be_decided(decision, of, waits):
    facts = appealing(decision, of)
    deciding = asked(facts, Act.DECIDE_APPEAL, HEAD, date(2026, 6, 20))

    assert asked(facts, Act.RECEIVE_APPEAL, OFFICER, date(2026, 6, 20)).permitted
    assert ("appealable" in {rule for _, _, rule in deciding.unmet}) is waits


@pytest.mark.parametrize(("on", "refused"), [(date(2026, 7, 1), False), (date(2026, 7, 2), True)])
def test_8_1_the_window_is_20_working_days_from_the_letter(on, refused):
    facts = appealing(Decision.WARNING, "EV-W1", on)

    assert bool(against(asked(facts, Act.DECIDE_APPEAL, HEAD, on), "8.1")) is refused
    assert asked(facts, Act.RECEIVE_APPEAL, OFFICER, on).permitted


def test_8_3_warning_appeal_names_factual_error_and_hears_others():
    grounds = (Ground.FACTUAL_ERROR, Ground.PERSONAL_CIRCUMSTANCES)
    verdict = asked(appealing(Decision.WARNING, "EV-W1", grounds=grounds), Act.RECEIVE_APPEAL, OFFICER, date(2026, 6, 20))
    (own,) = [found for found in verdict.results if found.cited and found.cited.number == "8.3"]

    assert verdict.permitted
    assert own.message.params == {"named": [Ground.FACTUAL_ERROR], "heard_as_well": [Ground.PERSONAL_CIRCUMSTANCES]}


def test_8_3_the_ground_is_for_warnings_only():
    verdict = asked(appealing(Decision.MEASURE, "EV-M1"), Act.RECEIVE_APPEAL, OFFICER, date(2026, 6, 20))

    assert not [found for found in verdict.results if found.cited and found.cited.id == "northmere:8.3:1"]


def test_8_3_and_8_4_the_route_depends_on_what_is_appealed():
    warning, measure = appealing(Decision.WARNING, "EV-W1"), appealing(Decision.MEASURE, "EV-M1")
    heard = date(2026, 6, 22)

    assert asked(warning, Act.DECIDE_APPEAL, HEAD, heard).permitted
    assert against(asked(warning, Act.DECIDE_APPEAL, APPEALS[0], heard), "8.3") == ["appeal_reviewer"]
    assert against(asked(measure, Act.DECIDE_APPEAL, HEAD, heard), "8.4") == ["appeal_reviewer", "quorum"]


def test_8_4_missing_quorum_is_cured_by_one_more_member():
    question = Asked(policy(), appealing(Decision.MEASURE, "EV-M1"), Act.DECIDE_APPEAL, APPEALS[0], date(2026, 6, 22))

    (cure,) = question.judged().cures
    assert cure.as_json() == {"code": "sit_with", "committee": "appeals_panel", "more": 1}
    assert cured(question).judged().permitted


@pytest.mark.parametrize(("reading", "due"), [("it_counts", date(2026, 6, 26)), ("it_does_not", date(2026, 6, 29))])
def test_8_5_adopted_reading_sets_the_day_an_answer_is_due(reading, due):
    facts = appealing(Decision.MEASURE, "EV-M1", date(2026, 6, 8))
    found = duties(policy(appeal_count=reading), facts, DAY, CALENDAR)

    assert [duty.due_on for duty in found if duty.kind == "appeal_answer"] == [due]


def marking(behaviour="threats", key="safety_marker", **changes):
    marker = Marker("EV-K1", key, ("EV-I1",), Tri.YES, OFFICER.reference, MARKED, review_on=date(2026, 12, 8))
    return opened(behaviour).plus(markers=(replace(marker, **changes),), subject="EV-K1")


def provisional():
    return marking(authorised_on=MARKED, authorised_by=TEAM_LEADER.reference)


def test_9_1_a_marker_rests_on_aggression():
    calls = asked(marking("excessive_contact"), Act.AUTHORISE_MARKER, TEAM_LEADER, MARKED)

    assert against(calls, "9.1") == ["marker_in_policy"]
    assert not against(asked(marking(), Act.AUTHORISE_MARKER, TEAM_LEADER, MARKED), "9.1")


def test_9_1_team_leader_places_and_head_of_housing_confirms():
    assert against(asked(marking(), Act.AUTHORISE_MARKER, OFFICER, MARKED), "9.1") == ["authority"]
    assert against(asked(provisional(), Act.CONFIRM_MARKER, TEAM_LEADER, MARKED), "9.1") == ["authority"]
    assert asked(provisional(), Act.CONFIRM_MARKER, HEAD, MARKED).permitted


def test_9_1_the_requester_does_not_confirm_it():
    own = marking(authorised_on=MARKED, requested_by=HEAD.reference)

    assert asked(own, Act.CONFIRM_MARKER, HEAD, MARKED).unmet == [("floor", "41", "decider_not_proposer")]


def test_9_1_confirming_is_owed_within_ten_working_days():
    (duty,) = owed(provisional(), MARKED, "confirm_marker")
    (done,) = owed(marking(authorised_on=MARKED, confirmed_on=date(2026, 6, 22)), MARKED, "confirm_marker")

    assert (duty.due_on, duty.state(date(2026, 6, 23))) == (date(2026, 6, 22), State.OVERDUE)
    assert done.state(date(2026, 6, 30)) is State.DONE


def test_9_1_only_a_provisional_marker_is_confirmed():
    one_step = policy().pack.model_copy(update={"clauses": tuple(_in_one_step(c) for c in policy().pack.clauses)})
    verdict = judge(replace(policy(), pack=one_step), provisional(), Act.CONFIRM_MARKER, HEAD, MARKED, CALENDAR)

    assert verdict.unmet == [("northmere", "9.1", "marker_in_two_steps")]


def _in_one_step(clause):
    def settled(demand):
        marker = demand.answers.marker
        answers = demand.answers.model_copy(update={"marker": marker and marker.model_copy(update={"steps": "one"})})
        return demand.model_copy(update={"answers": answers})

    return clause.model_copy(update={"demands": tuple(settled(demand) for demand in clause.demands)})


def test_9_1_marker_that_all_staff_see_departs_from_the_floor():
    marker = policy().catalogue("marker")["safety_marker"]

    assert marker.value.seen_by == "all_staff"
    assert marker.demand.departs.of == ("46",)


def test_9_2_marker_letter_and_six_monthly_review_are_required():
    telling = provisional()

    assert {NoticePart.BEHAVIOUR, NoticePart.WHY_UNACCEPTABLE} <= {
        part
        for found in asked(telling, Act.TELL_MARKER, OFFICER, MARKED).refusals
        if found.cited.number == "9.2"
        for part in found.message.params["parts"]
    }
    assert [duty.due_on for duty in owed(telling, MARKED, "marker_review")] == [date(2026, 12, 8)]


def test_5_3_a_team_leader_reports_what_seems_an_offence():
    facts = opened("threats").knowing(offence_believed=so(DAY), consent_or_legal_route=so(DAY)).plus(subject="police")

    assert asked(facts, Act.REFER, TEAM_LEADER).permitted
    assert [found.rule for found in asked(facts, Act.REFER, OFFICER).results if found.outcome == "unmet"] == ["authority"]


@pytest.mark.parametrize(("later", "due"), [(None, DAY), (date(2026, 6, 30), date(2026, 6, 30))])
def test_5_3_the_resident_hears_of_it_unless_that_hinders(later, due):
    told = Referral("EV-R1", "police", DAY, withheld_until=later)
    (duty,) = owed(opened("threats").plus(referrals=(told,)), DAY, "notify_referral")

    assert (duty.due_on, duty.cited.id) == (due, "northmere:5.3:2")


def test_5_4_adult_social_care_comes_in_with_consent():
    facts = opened().knowing(consent_or_legal_route=so(DAY)).plus(subject="adult_social_care")

    assert against(asked(facts, Act.REFER, OFFICER), "5.4") == ["referral_grounded"]
    assert asked(facts.knowing(agreed_by_customer=so(DAY)), Act.REFER, OFFICER).permitted


def test_1_3_trouble_between_neighbours_goes_elsewhere():
    neighbours = opened(situations=frozenset({"between_customers"}), opened_on=None)

    assert against(asked(neighbours, Act.OPEN_CASE, OFFICER), "1.3") == ["belongs_elsewhere"]


def test_10_what_is_owed_whatever_the_case():
    found = {(duty.kind, duty.subject, duty.due_on) for duty in policy_duties(policy(), DAY, CALENDAR) if _own(duty)}

    assert found == {
        ("training", "training", date(2027, 4, 1)),
        ("audit", "audit", date(2027, 4, 1)),
        ("report", "housing_committee", date(2026, 10, 1)),
        ("own_review", "northmere", date(2028, 3, 31)),
    }


def _own(duty):
    return duty.cited is not None and duty.cited.pack == "northmere"

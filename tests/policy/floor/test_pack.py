"""The floor as a file: complete, sourced and graded, with its reach, its dates and what it shows."""

from datetime import date

import pytest

from evenhand.policy.layers import Jurisdiction, Policy
from evenhand.policy.pack.load import PACKS, shipped
from evenhand.policy.vocabulary import Strength
from tests.clauses import clause
from tests.policy.floor.small import small_policy

LATER = date(2026, 12, 1)
"""A day on which all of the floor's newest law is in force."""
DEMANDS = {f"floor:{number.number}:{place}": demand for number, place, demand in shipped("floor").demands()}
SHOWN = {
    "floor:1:1": ("promise", {"says": "policy_can_be_read", "shown_on": ("policy_page", "notice")}),
    "floor:4:1": ("promise", {"says": "counter_allegations_shown", "shown_on": ("case_page", "decision_page")}),
    "floor:5:1": ("support", {"to": "staff"}),
    "floor:11:1": ("record", {"keeps": ("decision", "review", "lifting")}),
    "floor:15:1": ("equality", {"regard": ("equality_act_2010",)}),
    "floor:18:1": ("record", {"keeps": ("adjustments", "disclosed_disabilities"), "reviewed": True}),
    "floor:20:1": ("record", {"keeps": ("complaint", "correspondence", "outcome")}),
    "floor:21:1": ("promise", {"shown_on": ("policy_page", "case_page", "decision_page")}),
    "floor:23:1": ("promise", {"says": "departures_explained", "shown_on": ("policy_page", "decision_page")}),
    "floor:24:1": ("record", {"keeps": ("vulnerability", "assessor", "review_date"), "reviewed": True}),
    "floor:25:1": ("record", {"keeps": ("recognised_on", "responded_on", "recorded_on")}),
    "floor:26:1": ("promise", {"says": "conduct_not_labels", "shown_on": ("policy_page", "case_page")}),
    "floor:32:1": ("record", {"keeps": ("filed_item_reader", "read_on", "new_information", "safeguarding_concern")}),
    "floor:45:1": ("review", {"on_event": ("change_of_circumstances",)}),
    "floor:46:1": ("record", {"keeps": ("views_of_the_reason",)}),
    "floor:47:1": ("record", {"keeps": ("recipient", "shared_on", "withdrawn_on")}),
    "floor:48:1": ("data_protection", {"law": ("uk_gdpr_art_6",), "purposes": ("staff_safety", "fair_handling")}),
    "floor:49:1": ("data_protection", {"law": ("uk_gdpr_art_9", "data_protection_act_2018_schedule_1")}),
    "floor:50:1": ("data_protection", {"law": ("uk_gdpr_art_10", "data_protection_act_2018_s_11")}),
    "floor:51:1": ("data_protection", {"points_to": ("subject_access",)}),
    "floor:52:1": ("record", {"keeps": ("data_request", "decision", "reason", "decided_on", "disputed")}),
    "floor:53:2": ("record", {"keeps": ("retention_time", "deletions")}),
    "floor:55:1": ("data_protection", {"points_to": ("marker_impact_assessment",)}),
    "floor:59:1": ("report", {"to": "governing_body", "of": ("restrictions_by_group", "appeals_by_group", "lifts_by_group")}),
    "floor:63:1": ("promise", {"says": "legal_visits_keep_their_day", "shown_on": ("case_page", "decision_page")}),
    "floor:65:1": ("accessibility", {"alternative_access": True}),
    "floor:67:1": ("record", {"keeps": ("health_and_safety_report", "riddor_report")}),
    "floor:68:1": ("promise", {"says": "who_may_do_what", "shown_on": ("policy_page",)}),
    "floor:69:1": (
        "record",
        {
            "keeps": (
                "incident_form",
                "restriction_checklist",
                "warning_letter",
                "restriction_letter",
                "review_letter",
                "review_checklist",
                "review_outcome_letter",
            )
        },
    ),
    "floor:79:1": ("never_blocked", {"matters": ("data_rights",)}),
    "floor:79:2": ("request.answer", {"of": "data_complaint", "rolls_on": True}),
    "floor:79:3": ("record", {"keeps": ("data_complaint_outcome",)}),
    "floor:80:1": (
        "record",
        {"keeps": ("identity_shown_on", "clarification_asked_on", "clarification_given_on", "what_was_searched")},
    ),
    "floor:81:1": ("standard", {"meets": ("uk_gdpr_art_22a_to_22d",)}),
    "floor:82:1": ("data_protection", {"law": ("uk_gdpr_art_6_1_ea",), "purposes": ("crime", "safeguarding", "emergencies")}),
    "floor:83:1": ("report", {"to": "tenants", "of": ("warnings", "restrictions", "markers", "reviews", "appeals")}),
    "floor:84:1": ("record", {"keeps": ("risk_to_worker", "steps_taken", "support_given")}),
    "floor:85:1": ("training", {"who": ("staff", "contractors_managers"), "about": ("competence_and_conduct",)}),
    "floor:86:1": ("record", {"keeps": ("order_kind", "order_act", "order_court", "order_from", "order_until")}),
    "floor:87:1": ("record", {"keeps": ("way_source", "way_purpose", "way_last_checked")}),
}


@pytest.mark.parametrize(
    ("demand", "topic", "says"), [pytest.param(key, *shown, marks=clause(key), id=key) for key, shown in SHOWN.items()]
)
def test_shown_or_kept_answer_is_cited_to_its_requirement(demand, topic, says):
    answers = small_policy().every(topic, None, Jurisdiction(on=LATER))

    (found,) = [answer for answer in answers if answer.cited.id == demand]
    assert {name: getattr(found.value, name) for name in says} == says


NUMBERS = range(1, 89)


def test_every_requirement_appears_once_and_in_order():
    assert [clause.number for clause in shipped("floor").clauses] == [str(number) for number in NUMBERS]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_requirement_names_its_source_and_its_check(number):
    found = next(clause for clause in shipped("floor").clauses if clause.number == str(number))

    assert found.source is not None
    assert found.title is not None
    assert {demand.checked for demand in found.demands} <= {"S", "P", "K"}


SAFEGUARDS = "1 2 3 6 9 10 13 14 15 16 18 19 40 41 42 43 44 54 56 57 58 60 61 62 63 71 72 73 74 75"


@pytest.mark.parametrize("number", SAFEGUARDS.split())
def test_a_safeguard_must_be_kept_in_every_nation_on_every_day(number):
    demand = DEMANDS[f"floor:{number}:1"]

    assert demand.strength is Strength.MUST
    assert (demand.reach.nations, demand.in_force.since, demand.in_force.until) == ((), None, None)


@pytest.mark.parametrize(
    ("number", "nations", "since"),
    [
        ("20", ("england",), date(2024, 4, 1)),
        ("24", ("england",), date(2024, 1, 23)),
        ("50", (), date(2018, 5, 25)),
        ("65", ("england",), date(2024, 4, 1)),
        ("79", (), date(2026, 6, 19)),
        ("80", (), date(2026, 2, 5)),
        ("83", ("england",), date(2026, 10, 1)),
        ("84", (), date(2026, 10, 1)),
    ],
)
def test_the_rest_holds_where_and_since_its_source_does(number, nations, since):
    demand = DEMANDS[f"floor:{number}:1"]
    policy = Policy(shipped("floor"))
    before = date.fromordinal(since.toordinal() - 1)
    topic = next(iter(demand.answers.by_topic()))

    def speaks(**jurisdiction: object) -> bool:
        answers = policy.every(topic, None, Jurisdiction(**jurisdiction))
        return f"floor:{number}:1" in {answer.cited.id for answer in answers}

    assert demand.reach.nations == nations
    assert [speaks(on=since), speaks(on=before)] == [True, False]
    assert speaks(on=since, nation="scotland") is (nations == ())


@pytest.mark.parametrize("slug", PACKS)
def test_departure_names_requirements_of_the_floor(slug):
    numbers = {clause.number for clause in shipped("floor").clauses}

    for _, _, demand in shipped(slug).demands():
        assert demand.departs is None or set(demand.departs.of) <= numbers


def test_floor_offers_no_measure_or_other_catalogue():
    topics = {topic for demand in DEMANDS.values() for topic in demand.answers.by_topic()}

    assert not topics & {"measure", "behaviour", "marker", "authority", "duration", "question", "referral"}

"""A2Dominion: measures, their terms and lengths, and where they depart from the floor."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.policy.facts.facts import Departure, so
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act
from tests.clauses import clause
from tests.policy.a2dominion.landlord import IN_A_YEAR, LETTERS, MANAGER, authorising, drafting, imposed, imposing, policy
from tests.policy.cures import TODAY, Asked, change_measure, lifted, met_by, officer, opened, refused_by

MEASURES = [
    pytest.param(f"a2dominion:{number}", key, terms, marks=clause(f"a2dominion:{number}"), id=key)
    for number, key, terms in (
        ("3.4.1:2", "written_only", LETTERS),
        ("3.4.1:3", "sole_contact", Terms(named_contact="Priya Shah")),
        ("3.4.1:4", "pause", Terms(paused_until="2026-07-03")),
        ("3.4.1:5", "complaint_not_investigated", Terms(complaint="CO-1042")),
        ("3.4.1:7", "injunction", Terms(body="County court", description="No approach to the area office.")),
        ("3.4.1:8", "visit_conditions", Terms(visits=("in_pairs",))),
        ("3.4.2:2", "fitted_otherwise", Terms(description="One call a week with an interpreter.")),
    )
]
REFERRALS = [
    pytest.param(f"a2dominion:{number}", key, ground, marks=clause(f"a2dominion:{number}"), id=f"{key}-{ground}")
    for number, key, grounds in (
        ("3.4.1:6", "threats_reported", ("offence_believed", "staff_safety_at_risk")),
        ("3.5.1:1", "police", ("offence_believed", "staff_safety_at_risk")),
        ("3.5.1:2", "own_landlord_or_local_authority", ("offence_believed", "staff_safety_at_risk")),
        ("3.5.1:3", "social_media_platform", ("content_published",)),
    )
    for ground in grounds
]


@pytest.mark.parametrize(("demand", "key", "terms"), MEASURES)
def test_a2dominion_3_4_offers_the_measure_with_its_terms(demand, key, terms):
    assert met_by(drafting(key, terms), demand)
    assert not refused_by(drafting(key, terms), demand)
    assert lifted(drafting(key, Terms()), demand)


@pytest.mark.parametrize(
    ("demand", "key", "terms"),
    [
        pytest.param("a2dominion:3.4.1:2", "written_only", Terms(channels_only=("telephone",)), id="a call is not writing"),
        pytest.param("a2dominion:3.4.1:3", "sole_contact", Terms(named_contact="P. Shah", word_limit=100), id="no word limit"),
        pytest.param(
            "a2dominion:3.4.1:8", "visit_conditions", Terms(visits=("no_personal_contact",)), id="a visit still takes place"
        ),
    ],
)
def test_a2dominion_3_4_term_not_in_the_measure_is_refused(demand, key, terms):
    assert refused_by(drafting(key, terms), demand)


@pytest.mark.parametrize(
    ("demand", "key", "numbers"),
    [
        pytest.param(f"a2dominion:{place}", key, numbers, marks=clause(f"a2dominion:{place}"), id=key)
        for place, key, numbers in (
            ("3.4.1:4", "pause", ("56", "61", "71")),
            ("3.4.1:5", "complaint_not_investigated", ("16", "71")),
            ("3.4.1:8", "visit_conditions", ("15",)),
        )
    ],
)
def test_a2dominion_3_4_measure_states_its_departure_from_floor(demand, key, numbers):
    offered = policy().catalogue("measure")[key]

    assert offered.cited.id == demand
    assert offered.demand.departs.of == numbers


@clause("a2dominion:3.4.1:4")
def test_a2dominion_3_4_1_a_pause_leaves_one_way_open():
    closed = drafting("pause", Terms(paused_until="2026-07-03"))
    left = drafting("pause", Terms(paused_until="2026-07-03", channels_only=("letter",)))

    assert refused_by(closed, "floor:56:1")
    assert not refused_by(left, "floor:56:1")
    assert not refused_by(left, "a2dominion:3.4.1:4")


@clause("a2dominion:3.4.1:5")
def test_a2dominion_3_4_1_uninvestigated_complaint_must_be_named():
    unnamed, named = drafting("complaint_not_investigated", Terms()), Terms(complaint="CO-1042")

    assert refused_by(unnamed, "floor:16:1")
    assert met_by(drafting("complaint_not_investigated", named), "floor:16:1")


@pytest.mark.parametrize(("demand", "key", "ground"), REFERRALS)
def test_a2dominion_3_5_1_refers_on_its_ground(demand, key, ground):
    extreme = opened("aggression_or_violence").knowing(exceptional_case=so(TODAY)).plus(subject=key)
    groundless = Asked(policy(), extreme, Act.REFER, officer())

    assert lifted(groundless, demand)
    assert not refused_by(replace(groundless, facts=extreme.knowing(**{ground: so(TODAY)})), demand)


@clause("a2dominion:3.4.1:6")
def test_a2dominion_3_4_1_threats_are_reported_only_if_extreme():
    facts = opened("aggression_or_violence").knowing(offence_believed=so(TODAY)).plus(subject="threats_reported")

    assert refused_by(Asked(policy(), facts, Act.REFER, officer()), "a2dominion:3.4.1:6")


@clause("a2dominion:3.4.3:2")
def test_a2dominion_3_4_3_over_twelve_months_needs_a_reason():
    demand = "a2dominion:3.4.3:2"
    asked = authorising()
    longer = replace(asked, facts=change_measure(asked.facts, until=IN_A_YEAR + timedelta(days=1), review_on=IN_A_YEAR))
    reasons = {who: {demand: Departure(who, TODAY)} for who in (MANAGER, officer())}

    assert met_by(asked, demand)
    assert lifted(longer, demand)
    assert not refused_by(replace(longer, facts=longer.facts.plus(departures=reasons[MANAGER])), demand)
    assert refused_by(replace(longer, facts=longer.facts.plus(departures=reasons[officer()])), demand)


@clause("a2dominion:3.4.3:2")
def test_a2dominion_3_4_3_extension_past_a_year_needs_a_reason():
    extending = Asked(policy(), imposed(until=date(2028, 6, 3), review_on=IN_A_YEAR), Act.EXTEND, MANAGER, IN_A_YEAR)

    assert refused_by(extending, "a2dominion:3.4.3:2")


@clause("a2dominion:3.4.3:1")
def test_a2dominion_3_4_3_letter_must_give_reasons_and_end():
    missing = {part for result in refused_by(imposing(), "a2dominion:3.4.3:1") for part in result.cures[0].params["parts"]}

    assert missing == {"reasons", "until_when"}
    assert lifted(imposing(), "a2dominion:3.4.3:1")


@clause("a2dominion:6.2:1")
def test_a2dominion_6_2_the_letter_names_other_formats():
    assert lifted(imposing(), "a2dominion:6.2:1")
    offered = next(answer.value for answer in policy().every("accessibility") if answer.cited.id == "a2dominion:6.2:1")
    assert {"translation", "large_print"} < set(offered.formats)

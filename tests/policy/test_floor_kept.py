"""Checks that a pack's answer never takes away what the floor answers on the same topic."""

from datetime import date

import pytest

from evenhand.policy.duties.complaints import complaints_answered
from evenhand.policy.facts.facts import Complaint, ComplaintStage, Facts
from evenhand.policy.layers import Jurisdiction, Policy
from evenhand.policy.pack.answers import TOPICS
from evenhand.policy.pack.load import PACKS, read, shipped
from evenhand.policy.scrutiny.lint import remarks
from tests.policy.borough.borough import CALENDAR, DAY
from tests.policy.borough.shape import HEAD, saying

FLOOR = Policy(shipped("floor"))
RELATIONSHIPS = ("tenant", "leaseholder", "shared_owner", "freeholder", "applicant", "former_occupier", "none")
PLACES = [
    Jurisdiction(nation, landlord, relationship, DAY)
    for nation in ("england", "wales", "scotland", "northern_ireland")
    for landlord in ("housing_association", "council", "almo", "co_operative")
    for relationship in RELATIONSHIPS
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.nation}-{place.landlord}-{place.relationship}")
def test_body_of_law_is_named_whatever_the_policy_names(place):
    council = saying("redress: {body: local_government_ombudsman}", "redress: {body: housing_ombudsman}")

    assert council.ask("redress", jurisdiction=place) == FLOOR.ask("redress", jurisdiction=place)


@pytest.mark.parametrize("slug", PACKS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_of_the_floor_is_heard_under_each_pack(slug, topic):
    policy = Policy(shipped("floor"), shipped(slug))

    for place in (Jurisdiction(on=DAY), Jurisdiction("wales", "council", "freeholder", DAY)):
        heard = {answer.cited.id for answer in policy.every(topic, jurisdiction=place)}
        assert {answer.cited.id for answer in FLOOR.every(topic, jurisdiction=place)} <= heard


def owed(*answers):
    """Return the last day and the source of each duty of a complaint received on Monday 1 June 2026."""
    stage = ComplaintStage(1, date(2026, 6, 1))
    facts = Facts("EV-C1", complaints=(Complaint("EV-P1", date(2026, 6, 1), stages=(stage,)),))
    return [(duty.kind, duty.due_on, duty.cited.id) for duty in complaints_answered(saying(*answers), facts, DAY, CALENDAR)]


LAWFUL = [
    ("complaint_acknowledged", date(2026, 6, 8), "floor:21:2"),
    ("complaint_answer", date(2026, 6, 22), "floor:21:2"),
]


def test_stage_slower_than_the_floor_keeps_the_days_of_the_floor():
    slow = "acknowledge_within: {value: 10, unit: working_days}, answer_within: {value: 20, unit: working_days}"

    assert owed(f"complaint.stage: {{stage: 1, {slow}}}") == LAWFUL


def test_stage_without_acknowledgement_keeps_that_of_the_floor():
    quicker = owed("complaint.stage: {stage: 1, answer_within: {value: 5, unit: working_days}}")

    assert quicker == [LAWFUL[0], ("complaint_answer", date(2026, 6, 15), "shape:2:1")]


def says(*answers):
    """Return the codes of the collisions of a policy with these answers."""
    return [found.remark.says.code for found in remarks(saying(*answers), DAY) if found.remark.kind == "collision"]


def test_slower_stage_and_other_body_are_shown_as_collisions():
    slow = "complaint.stage: {stage: 2, answer_within: {value: 2, unit: months}}"

    assert says(slow, "redress: {body: local_government_ombudsman}") == ["body_of_law", "stage_too_long"]


def test_body_stated_for_the_people_of_the_law_is_no_collision():
    demand = (
        "      - says: It says so.\n        reach: {nations: [england], landlords: [council], relationships: [none]}\n"
        "        answers:\n          redress: {body: local_government_ombudsman}\n"
    )
    policy = Policy(shipped("floor"), read(f'{HEAD}  - number: "2"\n    demands:\n{demand}'))

    assert [found.remark.says.code for found in remarks(policy, DAY) if found.remark.kind == "collision"] == []

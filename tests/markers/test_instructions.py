"""Checks how an instruction about visits is read: words not understood never count as safe."""

import pytest

from evenhand.markers.instructions import visit_conditions

READ = [
    ("Two people go to visits.", ["in_pairs"]),
    ("Two people. Ring the office first.", ["in_pairs", "ring_office_first"]),
    ("Two people. Ring the office before you set off.", ["in_pairs", "ring_office_first"]),
    ("Two people; ring Esme first.", ["in_pairs", "ring_office_first"]),
    ("Attend in pairs until 3 June", ["in_pairs"]),
    ("Do not visit alone.", ["in_pairs"]),
    ("Don\N{RIGHT SINGLE QUOTATION MARK}t go on your own.", ["in_pairs"]),
    ("Never unaccompanied", ["in_pairs"]),
    ("Visit accompanied.", ["accompanied"]),
    ("Take a colleague.", ["accompanied"]),
    ("Meet at the office only.", ["at_office_only"]),
    ("No home visits.", ["at_office_only"]),
    ("Do not visit.", ["at_office_only"]),
    ("No personal contact.", ["no_personal_contact"]),
    ("Go with the police.", ["police_present"]),
    ("Two people. Knock and wait.", ["in_pairs", "ring_office_first"]),
    ("Ask for the red folder.", ["ring_office_first"]),
    ("Stay at the door.", ["ring_office_first"]),
    ("No visits alone. Ring Moira first.", ["in_pairs", "ring_office_first"]),
    ("At the office only: nowhere else.", ["at_office_only"]),
]
NOT_OF_VISITS = [
    "",
    "Email only; Priya Shah answers.",
    "Ring Priya Shah before answering.",
    "Reply in writing only.",
    "Pass what he brings to Ben Tolliver; say that you have.",
    "At the office: a colleague within call.",
]


@pytest.mark.parametrize(("text", "conditions"), READ, ids=[text for text, _ in READ])
def test_an_instruction_gives_its_visit_conditions(text, conditions):
    assert [one.value for one in visit_conditions(text)] == conditions


@pytest.mark.parametrize("text", NOT_OF_VISITS)
def test_an_instruction_about_answers_alone_gives_none(text):
    assert visit_conditions(text) == ()

"""Checks that letters have the passage written for them about needs and equality, and none of the notes for staff."""

from dataclasses import replace

import pytest

from evenhand.cases.models import Step
from evenhand.casework.details.measures import Assessment, Found, Signed, Weighed
from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import consider_act, prepare
from evenhand.incidents.models import Incident
from evenhand.letters import html, text
from evenhand.letters.blocks import LetterDocument
from evenhand.letters.models import Notice
from evenhand.policy.remedies import remedy_of
from evenhand.policy.vocabulary import Act, NoticePart
from tests.builders.decided import in_force
from tests.builders.house import CONSIDERED, heard_and_assessed, house, opened, proposed
from tests.builders.measure_in_force import USUAL, standing
from tests.builders.scenario import LETTER
from tests.clauses import clause
from tests.web.acting import address, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db

NOTES = "Read the file and asked. None is on file."
HEADING = "What we considered about you and your circumstances"


def letters(case):
    return [LetterDocument.from_json(one.letter) for one in Notice.objects.filter(case__reference=case).order_by("id")]


def test_a_letter_has_the_passage_and_no_answer():
    place = house()
    case, _ = in_force(place)
    notes = Step.objects.get(case__reference=case, act=Act.ASSESS).case.assessed.values_list("why", flat=True)
    last = text.render(letters(case)[-1])

    assert f"{HEADING}\n\n{CONSIDERED}" in last.replace("\nbeen", " been")
    assert [why for why in notes for one in letters(case) if why in html.render(one)] == []


@pytest.mark.parametrize("policy", USUAL)
def test_no_letter_of_any_policy_prints_notes_for_staff(policy):
    place, scenario, measure = standing(policy)
    told = tuple(
        Weighed(fact=fact, so=True, why=NOTES)
        for fact in ("equality_considered", "vulnerability_considered", "adjustments_considered")
    )
    scenario.do(Act.ASSESS, Assessment(answers=told))
    ctx = prepare(
        Act.LIFT,
        Signed(words="It has settled."),
        by=place.officers["manager"],
        at=place.at,
        case=scenario.case,
        subject=measure,
    )

    assert NOTES not in html.render(preview(ctx).letter)


@pytest.fixture
def unwritten():
    """Return a landlord, a case and a measure to send, whose assessment wrote nothing for letters."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    measure = proposed(place, case)
    place.later(days=1).do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    set_clock(place)
    Step.objects.filter(act=Act.ASSESS).update(more={})  # as a case that was assessed before letters had a passage
    return place, case, measure


@clause("floor:58:2")
def test_a_letter_without_the_passage_has_a_gap_and_does_not_go(unwritten):
    place, case, measure = unwritten
    officer = place.officers["officer"]
    verdict = consider_act(Act.IMPOSE, LETTER, by=officer, at=place.at, case=case, subject=measure)
    ctx = prepare(Act.IMPOSE, LETTER, by=officer, at=place.at, case=case, subject=measure)

    assert [(one.cited.id, one.message.params["parts"]) for one in verdict.refusals] == [
        ("floor:58:2", [NoticePart.EQUALITY_CONSIDERED])
    ]
    remedy = remedy_of(verdict.refusals[0].cures[0], verdict)
    assert (remedy.act, remedy.field) == (Act.ASSESS, "for_letter")
    assert preview(ctx).missing == (NoticePart.EQUALITY_CONSIDERED,)


@clause("floor:58:2")
def test_a_recorded_reason_leaves_the_passage_out_without_a_gap(unwritten):
    place, case, measure = unwritten
    told = replace(LETTER, departures={"floor:58:2": "Told in person, with an interpreter."})
    place.do(Act.IMPOSE, told, "manager", case=case, subject=measure)

    last = letters(case)[-1]
    assert last.gaps == ()
    assert HEADING not in text.render(last)


def test_the_assessment_takes_the_passage_beside_the_answers(unwritten):
    place, case, _ = unwritten
    where = address(case, Act.ASSESS)
    page = signed_in(place).get(where, {"asks": "for_letter"})
    assert "What should the letter tell them about this?" in text_of(page)
    assert page.context["form"].asked_for == "for_letter"

    assert send(signed_in(place), where, {"for_letter": "You told us that mornings are hard."}).status_code == 302

    assert Step.objects.filter(act=Act.ASSESS).last().more["for_letter"] == "You told us that mornings are hard."
    again = signed_in(place).get(where)
    assert again.context["form"]["for_letter"].value() == "You told us that mornings are hard."


@pytest.mark.parametrize("told", ["n/a", " ", "none"])
def test_a_passage_that_tells_nothing_is_refused(unwritten, told):
    place, case, _ = unwritten

    assert send(signed_in(place), address(case, Act.ASSESS), {"for_letter": told}).status_code == 422


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("He shouted at my colleague and at me.", "by telephone. It was reported to us in these words: “{}”"),
        ("I heard every word.", "by telephone. It was reported to us in these words: “{}”"),
        ("He said “I will find my own way in”.", "by telephone: {}"),
        ("Rang 14 times about the mine and the meadow.", "by telephone: {}"),
    ],
)
def test_reporter_who_writes_of_themselves_is_quoted(what, says):
    place = house()
    case = opened(place)
    Incident.objects.update(what=what)
    finding = prepare(
        Act.FIND, Found(outcome="unreasonable", words="Too much."), by=place.officers["officer"], at=place.at, case=case
    )

    drawn = " ".join(text.render(preview(finding).letter).split())
    assert f"* On 1 June 2026, {says.format(what)} Our policy lists this under" in drawn

"""The assessment in the browser: each policy asks its own questions, with its clause; an answer that says nothing is none."""

import pytest

from evenhand.cases.models import Assessed
from evenhand.policy.layers import Policy
from evenhand.policy.load import shipped
from evenhand.policy.vocabulary import Act
from tests.casework.builders import house, opened
from tests.casework.landlords import SETTINGS, SHIPPED
from tests.clauses import clause
from tests.web.acting import address, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db

SEVEN = "no_new_evidence"
QUESTIONS = {
    ("a2dominion", "adjustment_to_look_at_again"): ("a2dominion:3.1.2:1", "", ""),
    ("clarion", "disproportionate_time_taken"): ("clarion:4.1:1", "repeated_contact", ""),
    ("clarion", "explained_not_possible"): ("clarion:4.4:3", "insisting_on_person", ""),
    ("clarion", "intent_is_clear"): ("clarion:4.4:5", "intent_to_harm", ""),
    ("clarion", "issue_is_serious"): ("clarion:4.4:6", "intent_to_harm", ""),
    ("clarion", "behaviour_is_abusive"): ("clarion:7:2", "", ""),
    ("conduct-2024", "facts_and_frequency_established"): ("conduct-2024:what-well-do-1:1", "", ""),
    ("octavia", "contact_is_the_matter"): ("octavia:4.3:1", "", "single_point_of_contact"),
    ("stonewater", "matters_escalated"): ("stonewater:1.3:2", "", ""),
    ("stonewater", "substantial_effect_on_work"): ("stonewater:2.2:5", "unreasonable_demands", ""),
    ("stonewater", "crime_or_disorder"): ("stonewater:4.5:13", "", ""),
    ("stonewater", "people_unsafe_without_it"): ("stonewater:4.6:1", "", "urgent_enforcement"),
    ("stonewater", "amounts_to_asb"): ("stonewater:4.9:1", "", ""),
    ("stonewater", "persistent_or_unreasonable_demands"): ("stonewater:4.14:1", SEVEN, ""),
    ("stonewater", "intent_to_harass_or_divert"): ("stonewater:4.14:2", SEVEN, ""),
    ("stonewater", "abuse_or_aggression"): ("stonewater:4.14:3", SEVEN, ""),
    ("stonewater", "health_and_safety_risk"): ("stonewater:4.14:4", SEVEN, ""),
    ("stonewater", "individual_needs"): ("stonewater:4.14:5", SEVEN, ""),
    ("stonewater", "representative_available"): ("stonewater:4.14:6", SEVEN, ""),
    ("stonewater", "adjustments_made"): ("stonewater:4.14:7", SEVEN, ""),
    ("stonewater", "outside_agency_needed"): ("stonewater:4.14:8", SEVEN, ""),
    ("stonewater", "protected_characteristic_is_cause"): ("stonewater:6.4:1", "", ""),
}
"""By landlord and key: the demand, and the behaviour or the measure that brings the question up."""
EACH = [
    pytest.param(slug, key, *brought_by, marks=clause(demand), id=f"{slug} {key}")
    for (slug, key), (demand, *brought_by) in QUESTIONS.items()
]
NOTHING = (
    " ",
    "   \n\t",
    "n/a",
    "N/A",
    "none",
    "None.",
    "nil",
    "-",
    "...",
    "no",
    "ok",
    "tbc",
    "as above",
    "Considered",
    "\u200b",
)


def policy_of(slug):
    return Policy(shipped("floor"), shipped(slug))


def test_these_are_all_the_questions_of_all_the_policies():
    own = {(one.policy, key) for one in SHIPPED for key in policy_of(one.policy).catalogue("question")}

    assert own == set(QUESTIONS)


def page_with(slug, behaviour, measure):
    """Return a house, its open case and the page of the assessment, with a measure thought of."""
    place = house(policy=slug)
    case = opened(place, (behaviour or SETTINGS[slug].behaviour,))
    set_clock(place)
    return place, case, signed_in(place).get(address(case, Act.ASSESS), {"measure": measure})


@pytest.mark.parametrize(("slug", "key", "behaviour", "measure"), EACH)
def test_each_policy_asks_its_own_question_with_its_clause(slug, key, behaviour, measure):
    _, _, page = page_with(slug, behaviour, measure)
    asked = policy_of(slug).catalogue("question")[key]

    [one] = [one for one in page.context["form"].asked if one.fact == key]

    assert asked.value.asks in text_of(page).replace("&#x27;", "'")
    assert asked.cited in one.cited


@pytest.mark.parametrize("slug", [one.policy for one in SHIPPED])
def test_an_answer_that_says_nothing_is_refused_for_each_question_by_name(slug):
    own = [(key, *brought_by) for (policy, key), (_, *brought_by) in QUESTIONS.items() if policy == slug]
    place, case, page = page_with(slug, own[-1][1], "urgent_enforcement" if slug == "stonewater" else own[0][2])
    asked = [one.fact for one in page.context["form"].asked]
    assert {key for key, behaviour, _ in own if behaviour in {"", own[-1][1]}} <= set(asked)

    for nothing in NOTHING:
        answers = {f"so-{fact}": "yes" for fact in asked} | {f"why-{fact}": nothing for fact in asked}
        sent = send(signed_in(place), address(case, Act.ASSESS), answers | {"measure": page.context["form"].measure})

        assert sent.status_code == 422, nothing
        assert {f"why-{fact}" for fact in asked} <= set(sent.context["form"].errors), nothing
    assert not Assessed.objects.filter(case__reference=case).exists()

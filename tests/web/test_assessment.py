"""The assessment in the browser: each policy's questions with their clauses; empty answers refused."""

from html import unescape

import pytest
from django.urls import reverse

from evenhand.cases.models import Assessed
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Assessment, Signed, Weighed
from evenhand.casework.letters.issued import letter_of
from evenhand.letters import html
from evenhand.letters.models import Notice
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import shipped
from evenhand.policy.vocabulary import Act, Tri
from evenhand.wording.examples import example_of
from tests.builders.house import facts_of, heard_and_assessed, house, once_a_week, opened
from tests.builders.landlords import SETTINGS, SHIPPED
from tests.clauses import clause
from tests.web.acting import address, assessed_fully, send, signed_in, text_of
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
def test_empty_answer_is_refused_for_each_question(slug):
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


PLANTED = "quincunx"


def advised(place, case, why=f"Counsel said {PLANTED}.", **answers):
    """Answer, in the browser, that legal advice was thought of."""
    page = {"so-legal_advice_considered": "yes", "why-legal_advice_considered": why, **answers}
    return send(signed_in(place), address(case, Act.ASSESS), page)


@pytest.fixture
def defamed():
    """Return a case in which the policy asks for legal advice to be considered."""
    place = house()
    case = opened(place, ("defamatory_comments",))
    set_clock(place)
    return place, case


@pytest.mark.parametrize(("who", "reads"), [("officer", True), ("manager", True), ("director", True), ("auditor", False)])
def test_privileged_advice_is_read_only_by_owner_and_deciders(defamed, who, reads):
    place, case = defamed
    assert advised(place, case, privileged="on").status_code == 302

    page = signed_in(place, who).get(reverse("case", args=[case]))

    assert page.status_code == 200
    assert "Privileged" in text_of(page)
    assert (PLANTED in page.content.decode()) == reads


def test_advice_that_is_not_privileged_is_read_like_every_answer(defamed):
    place, case = defamed
    advised(place, case)

    page = text_of(signed_in(place, "auditor").get(reverse("case", args=[case])))

    assert PLANTED in page
    assert "Privileged" not in page


def test_advice_can_be_marked_privileged_later(defamed):
    place, case = defamed
    advised(place, case)

    assert advised(place, case, privileged="on").status_code == 302
    assert PLANTED not in text_of(signed_in(place, "auditor").get(reverse("case", args=[case])))


@pytest.mark.parametrize("fact", ["equality_considered", "vulnerability_considered", "adjustments_considered"])
def test_privileged_advice_is_in_no_letter(fact):
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    told = Weighed(fact=fact, so=True, why=f"Counsel said {PLANTED}.", privileged=True)
    place.do(Act.ASSESS, Assessment(answers=(told,)), case=case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Agreed."), case=case, subject=measure)
    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    place.do(Act.IMPOSE, Issued(contact_person="P. Shah", service_implications="None."), case=case, subject=measure)

    letters = Notice.objects.filter(case__reference=case)

    assert letters.count() > 1
    assert not [letter.kind for letter in letters if PLANTED in str(letter.letter) + html.render(letter_of(letter))]


ARISES = {"so-disability": "no", "why-disability": "Her doctor says so."}


def told_of_disability(case):
    rows = {row.fact: row for row in Assessed.objects.filter(case__reference=case)}
    return {fact: (row.so, row.why) for fact, row in rows.items()}


@clause("floor:57:1")
@pytest.mark.parametrize("so", ["yes", "not_known"])
def test_possible_disability_needs_aim_and_means_justified(defamed, so):
    place, case = defamed
    where, aim = address(case, Act.ASSESS), {"yes": "aim-disability", "not_known": "aim-disability-not-known"}[so]

    for nothing in ("", " ", "n/a"):
        refused = send(signed_in(place), where, ARISES | {"so-disability": so, aim: nothing})
        assert refused.status_code == 422
        assert "what was done may arise from a disability" in text_of(refused)
    kept = send(signed_in(place), where, ARISES | {"so-disability": so, aim: "Staff are safe; nothing lighter does it."})

    assert kept.status_code == 302
    assert told_of_disability(case) == {
        "disability_link_considered": (True, "Her doctor says so."),
        "disability_ruled_out": ({"yes": False, "not_known": None}[so], "Her doctor says so."),
        "disability_justified": (True, "Staff are safe; nothing lighter does it."),
    }
    shown = text_of(signed_in(place).get(reverse("case", args=[case])))
    assert "Does what was done arise from a disability?" in shown
    assert {"yes": "Yes. Her doctor says so.", "not_known": "Not known. Her doctor says so."}[so] in shown


@clause("floor:57:1")
def test_disability_ruled_out_needs_no_justification(defamed):
    place, case = defamed

    assert send(signed_in(place), address(case, Act.ASSESS), ARISES).status_code == 302
    assert told_of_disability(case)["disability_ruled_out"] == (True, "Her doctor says so.")
    assert "disability_justified" not in told_of_disability(case)


@clause("floor:57:1")
def test_not_known_is_not_ruled_out(defamed):
    place, case = defamed
    told = (Weighed(fact="disability_ruled_out", so=None, why="Nobody has asked a doctor."),)
    place.do(Act.ASSESS, Assessment(answers=told), case=case)

    assert facts_of(place, case).fact("disability_ruled_out").state is Tri.NOT_KNOWN


def test_disability_answer_is_shown_again_and_needs_both_halves(defamed):
    place, case = defamed
    where = address(case, Act.ASSESS)
    send(signed_in(place), where, ARISES | {"so-disability": "not_known", "aim-disability-not-known": "Staff are safe."})

    page = signed_in(place).get(where)

    assert [page.context["form"][name].value() for name in ("so-disability", "why-disability", "aim-disability-not-known")] == [
        "not_known",
        "Her doctor says so.",
        "Staff are safe.",
    ]
    assert "Select yes, no or that you do not know" in text_of(send(signed_in(place), where, ARISES | {"so-disability": ""}))
    assert send(signed_in(place), where, ARISES | {"why-disability": "none"}).status_code == 422


@clause("floor:6:1")
def test_example_beside_a_question_is_refused_as_an_answer():
    place = set_clock(house())
    case = opened(place)
    client, where = signed_in(place, "officer"), address(case, Act.ASSESS)
    form = client.get(where).context["form"]
    assert all(not field.value() for field in form if field.name.startswith("why-"))
    shown = example_of("vulnerability_considered")
    assert shown.good in html_of(client, where)
    for words in (shown.good, shown.poor):
        page = client.post(
            where, {"so-vulnerability_considered": "yes", "why-vulnerability_considered": words, "action": "save"}
        )
        assert page.status_code == 422
        assert "This is the example beside the question" in page.content.decode()
    assert not Assessed.objects.exists()


def html_of(client, where):
    return unescape(client.get(where).content.decode())

"""Checks that letters and pages offer an appeal where it can be decided, and nowhere else, under every policy."""

from datetime import timedelta

import pytest

from evenhand.casework.case_view import case_view, may_be_appealed
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.letters import Served
from evenhand.casework.details.measures import Found, Warned
from evenhand.casework.details.reviews import Lightened, Reviewed
from evenhand.casework.letters.letter import written
from evenhand.casework.perform import prepare
from evenhand.casework.permissions import allowed
from evenhand.policy.facts.facts import Appeal
from evenhand.policy.judge import judge
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Decision, Ground, NoticePart
from evenhand.wording.letters import YOU_SAID
from tests.builders.house import facts_of
from tests.builders.markers import placed
from tests.builders.measure_in_force import USUAL, standing
from tests.builders.scenario import WORDS
from tests.clauses import clause
from tests.letters.reading import words_of
from tests.stages import stage

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ALWAYS = {Decision.MEASURE, Decision.MARKER, Decision.COMPLAINT}
OFFERED = {
    "octavia": ALWAYS,
    "a2dominion": ALWAYS,
    "clarion": ALWAYS,
    "conduct-2024": ALWAYS | {Decision.FINDING},
    "stonewater": ALWAYS | {Decision.WARNING},
    "northmere": ALWAYS | {Decision.WARNING},
}
"""What each policy with the floor lets a customer appeal against, under the readings that these landlords adopted."""
ISSUED = {policy: of - {Decision.MARKER} for policy, of in OFFERED.items()}
ISSUED["northmere"] -= {Decision.COMPLAINT}
"""Of those, what has a letter in the case below. The borough lets no officer refuse a complaint."""
MARKER_OF = {"a2dominion": "conduct_note", "conduct-2024": "tenancy_marker", "stonewater": "warning_flag"}
BEHAVIOUR_OF = {"conduct-2024": "aggression_or_abuse_otherwise", "northmere": "threats"}
OWN_GROUNDS = {
    "a2dominion": (Ground.CHANGE_OF_CIRCUMSTANCES, Ground.LIMITS_ESSENTIAL_SERVICES, Ground.FACTUAL_ERROR),
    "octavia": (Ground.DISAGREEMENT,),
}
FLOOR_GROUNDS = (Ground.BEHAVIOUR_WRONGLY_IDENTIFIED, Ground.DISPROPORTIONATE, Ground.PERSONAL_CIRCUMSTANCES)


@stage
def written_to(policy):
    """Return a case in which each kind of letter was issued, but those about markers and appeals."""
    place, scenario, measure = standing(policy)
    terms, today = Terms.model_validate(scenario.row.measures.get(reference=measure).terms), place.today
    scenario.do(Act.FIND, Found(outcome="unreasonable", words=WORDS, asked=WORDS))
    scenario.do(Act.WARN, Warned(words=WORDS, asked=WORDS))
    if Decision.COMPLAINT in ISSUED[policy]:
        complaint = Complained(words="The window.", received_on=today, route="telephone")
        scenario.do(Act.REFUSE_COMPLAINT, Details(words=WORDS), scenario.do(Act.TAKE_COMPLAINT, complaint).subject)
    scenario.do(Act.REVIEW, Reviewed(outcome="keep", words=WORDS, next_on=today + timedelta(days=25)), measure)
    scenario.do(Act.VARY, Lightened(words=WORDS, terms=terms), measure)
    scenario.do(Act.LIFT, Details(words=WORDS), measure)
    return scenario


def challenged(notice):
    """Return the decision that the reader of a letter would appeal against."""
    if notice.decision in {Decision.FINDING, Decision.WARNING, Decision.COMPLAINT}:
        return notice.reference
    return notice.about if notice.decision == Decision.REVIEW else notice.subject


def permitted(scenario, reference):
    """Return whether an appeal against a decision could be decided: no rule on what can be appealed refuses it."""
    place, facts = scenario.house, facts_of(scenario.house, scenario.case)
    appeal = Appeal("EV-APPEAL", reference, facts.decision_of(reference), place.today)
    asked = facts.plus(appeals=(*facts.appeals, appeal)).about("EV-APPEAL")
    officer = place.officers["officer"]
    view = case_view(officer, scenario.case, place.at)
    verdict = judge(view.policy, asked, Act.DECIDE_APPEAL, None, place.today, view.calendar)
    return "appealable" not in {one.rule for one in verdict.refusals}


@clause("floor:10:1", "floor:10:4", "a2dominion:4.3:1", "conduct-2024:what-well-do-3:2", "stonewater:5.6:1")
@pytest.mark.parametrize("policy", list(USUAL))
def test_letter_offers_an_appeal_where_the_judge_permits_one(policy):
    scenario = written_to(policy)
    letters = list(scenario.row.notices.all())

    offered = {notice.reference: NoticePart.HOW_TO_APPEAL in notice.says for notice in letters}
    assert offered == {notice.reference: permitted(scenario, challenged(notice)) for notice in letters}
    assert {notice.decision for notice in letters if offered[notice.reference]} == {
        *ISSUED[policy],
        Decision.REVIEW,
    }
    for notice in letters:
        assert (NoticePart.CORRECT_OR_COMPLAIN in notice.says) is not offered[notice.reference]


@pytest.mark.parametrize("policy", list(USUAL))
def test_marker_letter_offers_an_appeal_under_every_policy(policy):
    scenario, marker = placed(policy, MARKER_OF.get(policy, "safety_marker"), BEHAVIOUR_OF.get(policy, ""))
    letter = scenario.row.notices.get(subject=marker)

    assert NoticePart.HOW_TO_APPEAL in letter.says
    assert permitted(scenario, marker)


@pytest.mark.parametrize("policy", list(USUAL))
def test_answer_to_an_appeal_offers_no_second_appeal(policy):
    place, scenario, measure = standing(policy)
    told = Appealed(words=WORDS, received_on=place.today, route="letter")
    appeal = scenario.do(Act.RECEIVE_APPEAL, told, measure).subject
    reviewer = next(officer for officer in place.officers.values() if allowed(officer, Act.DECIDE_APPEAL))
    answered = AppealDecided(outcome="kept", words=WORDS)
    answering = prepare(Act.DECIDE_APPEAL, answered, by=reviewer, at=place.at, case=scenario.case, subject=appeal)

    said = set(written(answering, Decision.APPEAL).says)
    assert {NoticePart.HOW_TO_APPEAL, NoticePart.CORRECT_OR_COMPLAIN} & said == set()
    assert not permitted(scenario, appeal)


@pytest.mark.parametrize("policy", list(USUAL))
def test_case_offers_only_an_appeal_that_can_be_decided(policy):
    scenario = written_to(policy)
    place, officer = scenario.house, scenario.house.officers["officer"]
    view = case_view(officer, scenario.case, place.at)

    offered = {one.subject for one in view.nexts if one.act is Act.RECEIVE_APPEAL}
    of = {view.facts.decision_of(reference) for reference in offered}
    assert of == ISSUED[policy]
    for notice in scenario.row.notices.all():
        assert (challenged(notice) in offered) is may_be_appealed(view, challenged(notice), place.today)


@clause("a2dominion:4.1:1", "floor:38:1")
@pytest.mark.parametrize("policy", ["a2dominion", "octavia", "clarion"])
def test_letter_prints_the_grounds_of_policy_and_floor(policy):
    scenario = written_to(policy)
    letter = words_of(scenario.row.notices.get(decision=Decision.MEASURE))

    grounds = [YOU_SAID[ground] for ground in (*OWN_GROUNDS.get(policy, ()), *FLOOR_GROUNDS)]
    listed = " ".join(f"* {one}" for one in (*grounds, "another reason that you tell us"))
    assert f"You can appeal for any of these reasons: {listed} " in letter


def test_letter_without_appeal_tells_how_to_correct_and_complain():
    scenario = written_to("octavia")
    letter = words_of(scenario.row.notices.filter(decision=Decision.WARNING).last())

    assert (
        "Our policy has no appeal against this. If you think that something in this letter is wrong, you can: "
        "* ask us to correct what we hold about you, or to add your own words to it: "
        "ring 0808 157 0123 or email hello@harbour-homes.example "
        "* complain about what we decided, or about how we treated you: "
        "ring 0808 157 0123 or email hello@harbour-homes.example "
    ) in letter
    assert "appeal to" not in letter


@clause("floor:10:4")
def test_appeal_that_ends_a_refusal_reopens_the_complaint():
    scenario = written_to("octavia")
    place, refusal = scenario.house, scenario.row.notices.get(decision=Decision.COMPLAINT)
    told = Appealed(words="It was about another window.", received_on=place.today, route="letter")
    appeal = scenario.do(Act.RECEIVE_APPEAL, told, refusal.reference).subject
    scenario.do(Act.DECIDE_APPEAL, AppealDecided(outcome="ended", words=WORDS), appeal, "director")

    (complaint,) = facts_of(place, scenario.case).complaints
    assert (complaint.reference, complaint.is_open, complaint.refused_on) == (refusal.subject, True, None)
    scenario.do(Act.SERVE, Served(how="letter"), appeal)

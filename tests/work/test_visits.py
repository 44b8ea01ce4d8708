"""Instructions at the door: what keeps a visit safe, and nothing else about the person."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from evenhand import clock
from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.casework.details.letters import Served
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.details.measures import Signed
from evenhand.landlords.queries import policy_of
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.people import actions as people
from evenhand.people.models import Customer
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act
from evenhand.ui.presenters import Presenter
from evenhand.web.customers.instructions import at_visits, customer_instructions
from evenhand.work.instructions import instructions
from tests.builders.house import house, opened
from tests.builders.landlords import SETTINGS
from tests.builders.markers import MARKERS, placed
from tests.builders.measure_in_force import standing
from tests.builders.scenario import LETTER, case_under
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
TWO = "Visits here: two people. Not about this customer."
RING = "Visits here: ring the office first. Not about this customer."
MEASURES = [
    ("octavia", "accompanied_contact_only", "accompanied", "Visits here: accompanied. Not about this customer."),
    ("octavia", "accompanied_contact_only", "in_pairs", TWO),
    ("octavia", "accompanied_contact_only", "ring_office_first", RING),
    ("octavia", "no_personal_contact", "no_personal_contact", RING),
    ("a2dominion", "visit_conditions", "in_pairs", TWO),
    ("a2dominion", "visit_conditions", "accompanied", "Visits here: accompanied. Not about this customer."),
    ("a2dominion", "visit_conditions", "ring_office_first", RING),
    ("a2dominion", "visit_conditions", "at_office_only", RING),
    ("a2dominion", "visit_conditions", "police_present", "Visits here: with the police. Not about this customer."),
    ("northmere", "two_officers", "in_pairs", TWO),
]


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    yield
    clock.move(timedelta())


def joint_tenant(place, home=None):
    """Return another person at a home, which is the customer's where none is named."""
    home = home or place.customer.home
    return people.register(home.landlord, "Otto Vale", home, place="joint tenant")


def bound(policy, key, condition):
    """Return a landlord and a measure that has visits carried out in one way, in force and told."""
    case = case_under(house(policy=policy))
    proposed = case.proposal(key)
    terms = Terms.model_validate(proposed.terms.model_dump() | {"visits": (condition,)})
    measure = case.do(Act.PROPOSE, replace(proposed, terms=terms)).subject
    case.house.later(days=1)
    case.do(Act.AUTHORISE, Signed(words="In proportion."), measure)
    case.do(Act.IMPOSE, LETTER, measure)
    case.do(Act.SERVE, Served(how="email"), measure)
    return case.house, measure


def another_marked(place, key):
    """Place a marker on another resident of the customer's home, to be reviewed in nine days."""
    place.customer = people.register(place.landlord, "Ida Vale", place.customer.home, place="joint tenant")
    case = case_under(place)
    told = Marked(
        key=key,
        instruction="Two people go to visits.",
        incidents=(case.row.incidents.get().reference,),
        words="It happened again.",
        review_on=place.today + timedelta(days=9),
    )
    marker = case.do(Act.PLACE_MARKER, told).subject
    agreed = MarkerAuthorised(words="It is needed.", hard_end_on=place.today + timedelta(days=99))
    case.do(Act.AUTHORISE_MARKER, agreed, marker)


def case_policy(policy, number):
    """Return what a landlord under a policy runs, with what it adopted."""
    place = house(f"homes-{number}", f"Homes {number}", policy)
    return policy_of(place.landlord, place.today)


def told(place, customer, who="officer"):
    """Return what staff are told of visits to a customer, by the function that every page asks."""
    by = place.officers[who]
    customer.refresh_from_db()
    return [says for one in instructions(by, [customer], place.today) for says in at_visits(one)]


def block(place, customer, who="adviser"):
    """Return what stands under "What applies today" on a customer's page."""
    page = client_of(set_clock(place), who).get(reverse("customer", args=[customer.reference])).content.decode()
    [section] = re.findall(r'<h2[^>]*id="applies">What applies today</h2>(.*?)</section>', page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", section)).split())


@pytest.mark.parametrize(("policy", "key", "condition", "sentence"), MEASURES)
def test_visit_condition_is_shown_for_others_at_the_home(policy, key, condition, sentence):
    place, _ = bound(policy, key, condition)
    other = joint_tenant(place)

    assert told(place, other) == [sentence]
    assert block(place, other) == sentence


def test_every_condition_that_a_policy_offers_is_tried_here():
    offered = {
        (policy, key, condition)
        for number, policy in enumerate(SETTINGS)
        for key, answer in case_policy(policy, number).catalogue("measure").items()
        if (rule := answer.value.terms.visits)
        for condition in rule.choose
    }

    assert {one[:3] for one in MEASURES} == offered


@pytest.mark.parametrize(("policy", "key", "behaviour"), MARKERS)
def test_two_person_marker_is_shown_under_each_policy(policy, key, behaviour):
    case, _ = placed(policy, key, behaviour)
    other = joint_tenant(case.house)

    assert [block(case.house, other, who) for who in ("adviser", "officer")] == [TWO, TWO]


def test_the_issues_marker_gives_two_sentences_and_no_other_word():
    case, marker = placed("octavia", "safety_marker")
    Marker.objects.filter(reference=marker).update(instruction="Two people. Ring the office first.")
    other = joint_tenant(case.house)

    assert block(case.house, other) == f"{TWO} {RING}"


def test_same_instruction_is_shown_once_in_plain_words():
    case, marker = placed("octavia", "safety_marker")
    Marker.objects.filter(reference=marker).update(instruction="Visit accompanied. Two people.")

    assert told(case.house, joint_tenant(case.house)) == [TWO]


def test_marker_of_a_person_not_at_the_home_is_not_shown():
    case, _ = placed("octavia", "safety_marker")
    place = case.house
    other, elsewhere = joint_tenant(place), joint_tenant(place, people.let_home(place.landlord, "2", ""))

    assert told(place, elsewhere) == []
    assert told(place, other) == [TWO]
    for departs in (people.record_leaving, people.record_death):
        for who in (place.customer, other):
            departs(who, on=place.today)
            assert told(place, other) == []
            people.take_departure_back(who)


def test_another_landlords_home_is_never_asked():
    case, _ = placed("octavia", "safety_marker")
    other = joint_tenant(case.house)
    foreign = house("other-homes", "Other Homes")

    assert instructions(foreign.officers["officer"], [other], case.house.today) == []
    Customer.objects.filter(pk=foreign.customer.pk).update(home=other.home)  # what no act does
    assert told(foreign, foreign.customer) == []


def test_marker_past_its_end_is_not_shown():
    case, marker = placed("octavia", "safety_marker")
    place, other = case.house, joint_tenant(case.house)
    last = Marker.objects.get(reference=marker).hard_end_on

    place.later(days=(last - place.today).days)
    assert len(told(place, other)) == 1
    assert told(place.later(days=1), other) == []


def test_ended_or_unauthorised_marker_is_not_shown():
    case, marker = placed("octavia", "safety_marker")
    place, other = case.house, joint_tenant(case.house)

    Marker.objects.filter(reference=marker).update(ended_on=place.today)
    assert told(place, other) == []
    Marker.objects.filter(reference=marker).update(ended_on=None, authorised_on=None)
    assert told(place, other) == []


def test_lifted_or_lapsed_measure_is_not_shown():
    place, measure = bound("a2dominion", "visit_conditions", "in_pairs")
    other = joint_tenant(place)

    Measure.objects.filter(reference=measure).update(ended_on=place.today - timedelta(days=1))
    assert told(place, other) == []
    Measure.objects.filter(reference=measure).update(ended_on=None, until=place.today - timedelta(days=1))
    assert told(place, other) == []


def test_missed_review_is_shown_as_overdue_and_instruction_stays():
    place, measure = bound("a2dominion", "visit_conditions", "in_pairs")
    other, own = joint_tenant(place), place.customer
    due = Measure.objects.get(reference=measure).review_on
    Measure.objects.filter(reference=measure).update(until=due + timedelta(days=90))
    place.later(days=(due - place.today).days + 1)

    day = f"{due.day} {due:%B %Y}"
    assert told(place, other) == [f"{TWO} Its review was due by {day} and is overdue."]
    assert f"Review It was due by {day} and is overdue. Follow the letter until it is decided." in block(place, own)


def test_second_marker_in_time_keeps_the_condition_not_overdue():
    case, marker = placed("octavia", "safety_marker")
    place, other = case.house, joint_tenant(case.house)
    row = Marker.objects.get(reference=marker)
    place.later(days=(row.review_on - place.today).days + 1)
    assert "is overdue" in told(place, other)[0]

    another_marked(place, row.key)
    assert told(place, other) == [TWO]


def test_withheld_condition_keeps_the_visit_safe_and_secret():
    place, measure = bound("a2dominion", "visit_conditions", "in_pairs")
    other = joint_tenant(place)
    Measure.objects.filter(reference=measure).update(withheld_until=place.today + timedelta(days=30))
    place.customer.cases.get().notices.update(served_on=None)

    assert block(place, other) == TWO
    assert block(place, place.customer) == "Visits: two people. Do not mention this to the customer."
    [line] = customer_instructions(
        instructions(place.officers["officer"], [place.customer], place.today),
        Presenter.of(place.officers["officer"], place.today),
    )
    assert (line.line, line.full) == ("Visits: two people. Do not mention this to the customer.", ())


def test_a_marker_under_embargo_is_followed_and_not_mentioned():
    case, marker = placed("octavia", "safety_marker")
    Marker.objects.filter(reference=marker).update(withheld_until=case.house.today + timedelta(days=9), told_on=None)

    assert "Not told yet Do not mention this to the customer." in block(case.house, case.house.customer)
    assert block(case.house, joint_tenant(case.house)) == TWO


def test_contractor_flag_shows_colleagues_only_its_instruction():
    case, _ = placed("a2dominion", "contractor_flag")
    place = case.house

    assert block(place, place.customer, "adviser") == "Visits: two people. Do not mention this to the customer."
    assert "Do not mention" not in block(place, place.customer, "officer")


def test_contact_restriction_alone_shows_nothing_at_the_door():
    place, _, _ = standing("octavia")

    assert block(place, joint_tenant(place)) == "Nothing special applies. Carry on."


@pytest.mark.parametrize(
    ("kind", "says", "closed", "sentence"),
    [
        ("adjustment", "Ring the bell twice", (), "Ring the bell twice."),
        ("adjustment", "Hard of hearing", ("telephone",), "Hard of hearing. Not by telephone."),
        ("language", "Polish", (), "Polish."),
    ],
)
def test_a_need_is_part_of_what_applies(kind, says, closed, sentence):
    place = house()
    relook_on = place.today + timedelta(days=100)
    need = NeedTold(kind=kind, says=says, unusable_channels=closed, relook_on=relook_on, basis="consent")
    place.do(Act.RECORD_NEEDS, Needs(words="Asked.", needs=(need,)), case=opened(place))

    assert block(place, place.customer) == sentence
    place.customer.needs.update(ended_on=place.today)
    assert block(place, place.customer) == "Nothing special applies. Carry on."


def test_joint_tenants_officer_sees_the_marker_in_my_work():
    case, _ = placed("octavia", "safety_marker")
    place, other = case.house, joint_tenant(case.house)

    found = instructions(place.officers["officer"], [other, place.customer], place.today)
    lines = [one.line for one in customer_instructions(found, Presenter.of(place.officers["officer"], place.today))]

    assert lines[1:] == [TWO]

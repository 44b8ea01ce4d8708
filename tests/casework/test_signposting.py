"""Signposting: matters outside the policy are sent elsewhere with a reason, and can come back."""

from datetime import timedelta

import pytest

from evenhand.casework.access import the_incident
from evenhand.casework.context import NotHere
from evenhand.casework.details.cases import Opened
from evenhand.casework.details.incidents import Reported
from evenhand.casework.form_questions.questions import signposting
from evenhand.landlords.queries import policy_of
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, house, opened
from tests.builders.landlords import SETTINGS
from tests.builders.signposting import send
from tests.clauses import clause

pytestmark = pytest.mark.django_db


def reported(place: House, **changes):
    given = {
        "words": "Shouted at her neighbour on the landing.",
        "customer": place.customer.reference,
        "happened_at": place.at - timedelta(hours=2),
        "channel": "telephone",
        "behaviours": (SETTINGS[place.policy].behaviour,),
    }
    return place.do(Act.LOG_INCIDENT, Reported(**(given | changes)), "adviser").subject


def take_up(place: House, incident: str, **changes):
    told = Opened(customer=place.customer.reference, incidents=(incident,), **changes)
    return place.do(Act.OPEN_CASE, told)


def goes_to(place: House) -> tuple[str, ...]:
    return signposting(policy_of(place.landlord, place.today))


@clause("stonewater:4.10:1")
def test_stonewater_4_10_customer_disputes_go_to_asb_procedure():
    place = house(policy="stonewater")
    incident = reported(place, situations=("between_customers",))

    with pytest.raises(ActRefused) as refused:
        take_up(place, incident)
    assert ("stonewater", "4.10", "belongs_elsewhere") in refused.value.verdict.unmet
    (cure,) = [cure for cure in refused.value.verdict.cures if cure.code == "send_to"]
    assert cure.params["where"] == goes_to(place)[0] == "Anti-social behaviour policy and procedure"

    send(place, incident, cure.params["where"])

    (sent,) = the_incident(place.officers["officer"], incident).signpostings.all()
    assert (sent.goes_to, sent.why, sent.by) == (
        "Anti-social behaviour policy and procedure",
        "It is between two neighbours.",
        place.officers["officer"].user,
    )


@clause("stonewater:1.4:1")
def test_stonewater_1_4_report_on_other_customer_is_signposted():
    place = house(policy="stonewater")
    incident = reported(place, towards="other_customer")

    with pytest.raises(ActRefused):
        take_up(place, incident)
    send(place, incident, goes_to(place)[0])


@clause("a2dominion:1.1:1")
def test_a2dominion_conduct_between_customers_is_for_this_policy():
    place = house(policy="a2dominion")
    incident = reported(place, situations=("between_customers",))

    with pytest.raises(ActRefused) as refused:
        send(place, incident, "Somebody else")
    assert "grounded_elsewhere" in {result.rule for result in refused.value.verdict.refusals}
    take_up(place, incident)


@clause("octavia:1.5:1")
def test_octavia_1_5_residential_care_report_is_signposted():
    place = house()
    incident = reported(place)

    with pytest.raises(ActRefused) as refused:
        take_up(place, incident, situations=("residential_care",))
    assert ("octavia", "1.5", "belongs_elsewhere") in refused.value.verdict.unmet

    send(place, incident, "Dealing with Challenging Behaviour policy", situations=("residential_care",))


def test_a_report_that_this_policy_is_for_is_not_sent_away():
    place = house()

    with pytest.raises(ActRefused):
        send(place, reported(place), "Another team")


@clause("stonewater:4.10:1")
def test_signposted_report_can_open_a_case_without_its_ground():
    place = house(policy="stonewater")
    incident = reported(place, situations=("between_customers",))
    send(place, incident, goes_to(place)[0])

    with pytest.raises(ActRefused):
        take_up(place, incident)
    case = take_up(place, incident, words="It was a caretaker of ours.", not_so=("between_customers",)).subject

    row = the_incident(place.officers["officer"], incident)
    assert [one.reference for one in row.cases.all()] == [case]
    assert row.situations == []
    assert row.signpostings.count() == 1


def test_a_report_that_is_in_an_open_case_is_not_sent_elsewhere():
    place = house()
    opened(place)
    incident = place.customer.incidents.get().reference

    with pytest.raises(NotHere):
        send(place, incident, "Another team")


def test_another_landlords_report_is_not_here():
    place, other = house(), house("other-homes", "Other Homes")

    with pytest.raises(NotHere):
        send(place, reported(other), "Another team")

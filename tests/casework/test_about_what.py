"""Checks that an act is only done to a thing of its kind, its case and its customer."""

from datetime import timedelta

import pytest

from evenhand.casework.context import NotHere
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.details.cases import Opened
from evenhand.casework.details.incidents import Added
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.markers import Marked
from evenhand.casework.details.measures import Signed
from evenhand.casework.perform import consider_act
from evenhand.letters.models import Notice
from evenhand.people import actions as people
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import heard_and_assessed, house, once_a_week, opened, reported
from tests.stages import stage

pytestmark = pytest.mark.django_db

SIGNED = Signed(words="In proportion.")
ANSWERED = AppealDecided(outcome="kept", words="It stands.")
RUNNING, ASKED = "a measure in force", "a measure asked for"


@pytest.fixture
@stage
def full():
    """Return a case with one thing of each kind still open, each by what it is called."""
    place = house()
    case, running = in_force(place)
    proposed = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    incident = reported(place, case=case)
    found = {
        RUNNING: running,
        ASKED: proposed,
        "a marker": marked(place, case, incident),
        "an appeal": appealed(place, case, running),
        "a letter": Notice.objects.get(case__reference=case, decision="warning").reference,
        "an incident": incident,
        "a customer": place.customer.reference,
        "nothing": None,
    }
    return place, case, found


OF = {
    Act.AUTHORISE: ("director", SIGNED, {ASKED}),
    Act.ENDORSE: ("director", SIGNED, {ASKED}),
    Act.SEND_BACK: ("director", SIGNED, {ASKED}),
    Act.WITHDRAW: ("manager", SIGNED, {ASKED}),
    Act.LIFT: ("manager", Details(words="It has stopped."), {RUNNING}),
    Act.LAPSE: ("manager", Details(words="Its day has passed."), {RUNNING}),
    Act.AUTHORISE_MARKER: ("director", SIGNED, set()),
    Act.TELL_MARKER: ("officer", Issued(contact_person="Priya Shah"), {"a marker"}),
    Act.END_MARKER: ("officer", Details(words="Nothing since."), {"a marker"}),
    Act.DECIDE_APPEAL: ("assistant_director", ANSWERED, {"an appeal"}),
}


def rules_against(place, act, subject, case):
    who, details, _ = OF[act]
    verdict = consider_act(act, details, by=place.officers[who], at=place.at, case=case, subject=subject)
    return {result.rule for result in verdict.refusals}


@pytest.mark.parametrize("act", OF)
def test_an_act_is_refused_where_its_subject_is_of_another_kind(full, act):
    place, case, found = full
    others = {name: one for name, one in found.items() if name not in OF[act][2]}

    passed = {name for name, one in others.items() if "in_order" not in rules_against(place, act, one, case)}

    assert passed == set()


@pytest.mark.parametrize("act", OF)
def test_an_act_is_refused_where_its_subject_is_of_another_case(full, act):
    place, _, found = full
    other = opened(place)

    passed = {name for name, one in found.items() if "in_order" not in rules_against(place, act, one, other)}

    assert passed == set()


def of_somebody_else(place):
    """Report something about another customer."""
    place.customer, first = people.register(place.landlord, "Otto Penn", None), place.customer
    incident = reported(place)
    place.customer = first
    return incident


def asked_for(place, *incidents):
    return Marked(
        key="safety_marker",
        instruction="Two people go to visits.",
        incidents=incidents,
        words="A visit ended in shouting.",
        review_on=place.today + timedelta(days=90),
    )


def test_marker_on_an_incident_of_another_customer_is_refused(full):
    place, case, _ = full
    foreign = of_somebody_else(place)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.PLACE_MARKER, asked_for(place, foreign), case=case)

    assert "marker_rests_on_incident" in {result.rule for result in refused.value.verdict.refusals}


def test_case_on_an_incident_of_another_customer_is_refused():
    place = house()
    foreign = of_somebody_else(place)

    with pytest.raises(NotHere):
        place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(foreign,)))


def test_incident_in_an_open_case_cannot_open_another():
    place = house()
    incident = reported(place)
    place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(incident,)))

    with pytest.raises(NotHere):
        place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(incident,)))


def test_a_report_is_added_to_in_its_own_case_only(full):
    place, case, _ = full
    foreign = of_somebody_else(place)

    with pytest.raises(NotHere):
        place.do(Act.LOG_INCIDENT, Added(words="More."), case=case, subject=foreign)


@pytest.fixture
@stage
def closed():
    """Return a case that was closed after a measure that was sent back, with the measure."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.WITHDRAW, SIGNED, case=case, subject=measure)
    place.do(Act.CLOSE, Details(words="It has settled."), case=case)
    return place, case, measure


@pytest.mark.parametrize("act", [act for act in OF if act is not Act.DECIDE_APPEAL])
def test_act_on_a_measure_of_a_closed_case_is_refused(closed, act):
    place, case, measure = closed

    assert "in_order" in rules_against(place, act, measure, case)

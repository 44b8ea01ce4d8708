"""Incidents: what is kept, who is named, and until when a report can be added to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.casework.acts.incidents import ClosedToAdditions, NoLongerError
from evenhand.casework.case_view import case_view, who_could_hear
from evenhand.casework.details import Details
from evenhand.casework.details.cases import Opened
from evenhand.casework.details.incidents import Added, Colleagues, Reported
from evenhand.casework.details.measures import Signed
from evenhand.casework.perform import consider_act
from evenhand.incidents.models import Incident
from evenhand.policy.vocabulary import Act, Part, Tri
from tests.builders.decided import in_force
from tests.builders.house import heard_and_assessed, house, once_a_week, opened, reported
from tests.clauses import clause
from tests.stages import stage
from tests.walks.oracle import equal_facts

pytestmark = pytest.mark.django_db


def told(place, **more):
    return Reported(
        words="Shouted through the letter box.",
        customer=place.customer.reference,
        happened_at=place.at - timedelta(hours=3),
        channel="home_visit",
        **more,
    )


def reference_of(place, who):
    return place.officers[who].user.reference


def facts_of(_, case):
    return equal_facts(case)


@stage
def in_case(place, *, affected=(), witnesses=()):
    """Report in a new case with colleagues named in it; return the case."""
    people = Colleagues(
        tuple(reference_of(place, who) for who in affected), tuple(reference_of(place, who) for who in witnesses)
    )
    case = opened(place)
    place.do(Act.LOG_INCIDENT, told(place, colleagues=people), case=case)
    return case


@clause("floor:67:1")
def test_incident_keeps_its_health_and_safety_and_riddor_marks():
    place = house()

    incident = place.do(Act.LOG_INCIDENT, told(place, health_and_safety=True, riddor=True), "adviser").subject

    row = Incident.objects.get(reference=incident)
    assert (row.health_and_safety, row.riddor) == (True, True)


def test_incident_keeps_every_detail():
    place = house()
    found_out = place.at - timedelta(hours=1)
    more = {
        "found_out_at": found_out, "on_behalf_of": "contractor", "on_behalf_name": "Plumb & Sons", "witnesses": "A neighbour"
    }  # fmt: skip

    incident = place.do(Act.LOG_INCIDENT, told(place, **more), "adviser").subject

    row = Incident.objects.get(reference=incident)
    assert {name: getattr(row, name) for name in more} == more


@pytest.mark.parametrize("as_what", ["affected", "witnesses"])
def test_colleague_named_in_an_incident_cannot_decide_its_case(as_what):
    place = house()
    case = in_case(place, **{as_what: ["manager"]})
    heard_and_assessed(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject

    verdict = consider_act(
        Act.AUTHORISE, Signed(words="Yes."), by=place.officers["manager"], at=place.at, case=case, subject=measure
    )

    assert "interested_decide_nothing" in {result.rule for result in verdict.refusals}
    assert facts_of(place, case).involved[reference_of(place, "manager")] == {Part.AFFECTED}


def test_colleague_named_in_an_incident_cannot_hear_its_appeal():
    place = house()
    case, measure = in_force(place)
    place.do(Act.LOG_INCIDENT, told(place, colleagues=Colleagues((reference_of(place, "assistant_director"),))), case=case)

    found = {
        one.membership.title: {reason.code for reason in one.against}
        for one in who_could_hear(case_view(place.officers["officer"], case, place.at), measure, place.at)
    }

    assert {"took_part", "has_an_interest"} <= found["Assistant Director"]


@clause("floor:50:1")
def test_possible_offence_needs_its_condition_on_every_report():
    place = house()
    case = opened(place)
    incident = place.do(Act.LOG_INCIDENT, told(place, possible_offence=True), case=case).subject
    before = facts_of(place, case).fact("offence_condition_recorded").state

    place.do(Act.LOG_INCIDENT, Added(possible_offence=True, offence_condition="unlawful_acts"), case=case, subject=incident)

    assert (before, facts_of(place, case).fact("offence_condition_recorded").state) == (Tri.NOT_KNOWN, Tri.YES)


def test_addition_is_kept_beside_the_first_report():
    place = house()
    incident = reported(place)
    first = Incident.objects.get(reference=incident).what

    place.do(Act.LOG_INCIDENT, Added(words="She rang again at six.", witnesses="Her son"), "adviser", subject=incident)

    row = Incident.objects.get(reference=incident)
    assert (row.what, row.witnesses, [one.words for one in row.additions.all()]) == (
        first,
        "Her son",
        ["She rang again at six."],
    )


def test_addition_does_not_undo_an_earlier_answer():
    place = house()
    incident = place.do(Act.LOG_INCIDENT, told(place, possible_offence=True, affected="Team B"), "adviser").subject

    place.do(Act.LOG_INCIDENT, Added(affected="", possible_offence=False), "adviser", subject=incident)

    row = Incident.objects.get(reference=incident)
    assert (row.possible_offence, row.affected) == (True, "Team B")


MORE = Added(words="She rang again.")


@pytest.fixture
@stage
def taken_up():
    """Return a report by the adviser, in a case that nobody has decided on."""
    place = house()
    incident = reported(place)
    case = place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(incident,))).subject
    return place, case, incident


def test_the_reporter_adds_to_it_while_the_case_is_undecided(taken_up):
    place, case, incident = taken_up

    assert place.do(Act.LOG_INCIDENT, MORE, "adviser", case=case, subject=incident).subject == incident


def test_reporter_cannot_add_after_a_decision_but_caseworker_can(taken_up):
    place, case, incident = taken_up
    heard_and_assessed(place, case)

    with pytest.raises(NoLongerError) as late:
        place.do(Act.LOG_INCIDENT, MORE, "adviser", case=case, subject=incident)

    assert late.value.why is ClosedToAdditions.DECIDED
    assert place.do(Act.LOG_INCIDENT, replace(MORE, riddor=True), case=case, subject=incident).subject == incident


@pytest.mark.parametrize("who", ["adviser", "officer"])
def test_addition_to_a_closed_case_is_refused(taken_up, who):
    place, case, incident = taken_up
    place.do(Act.CLOSE, Details(words="It has settled."), case=case)

    with pytest.raises(NoLongerError) as late:
        place.do(Act.LOG_INCIDENT, MORE, who, case=case, subject=incident)

    assert late.value.why is ClosedToAdditions.CLOSED

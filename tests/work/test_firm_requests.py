"""Requests to firms for statements and evidence: asked by a day, answered once, overdue for the owner of the case."""

from datetime import timedelta

import pytest

from evenhand.cases.models import Step
from evenhand.casework.context import NotHere
from evenhand.casework.details.firms import FirmAnswered, FirmAsked
from evenhand.casework.details.incidents import Attached
from evenhand.journal.queries import entries
from evenhand.policy.vocabulary import Act
from evenhand.work.jobs.requests import answer, answered_otherwise, late_answers, owed_to, requests_of
from tests.builders.firms import firm
from tests.builders.house import house, opened
from tests.clauses import clause

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SAYS = "Please send what both engineers saw at the door, and their photographs."
TOLD = FirmAnswered(
    words="He would not let us leave.", given_by="Kofi Mensah", evidence=(Attached("door.txt", b"Kicked at 10."),)
)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def asked(policy="octavia"):
    """Return a house, a firm, and a request to it that is due in five days."""
    place = house(policy=policy)
    gas, case = firm(place), opened(place)
    incident = place.customer.incidents.get()
    told = FirmAsked(words=SAYS, firm=gas.row.reference, incident=incident.reference, due_on=place.today + timedelta(days=5))
    return place, gas, incident, place.do(Act.ASK_FIRM, told, case=case).subject


@clause("stonewater:4.11:1")
def test_evidence_asked_of_a_contractor_lands_on_the_case():
    place, gas, incident, reference = asked("stonewater")

    [seen] = requests_of(gas.who, place.at)
    answer(gas.who, reference, TOLD, at=place.at)

    assert (seen.says, seen.due_on, seen.overdue) == (SAYS, place.today + timedelta(days=5), False)
    assert [(one.words, one.by) for one in incident.additions.all()] == [
        ("Kofi Mensah, Solent Gas: He would not let us leave.", gas.row.speaks_as)
    ]
    assert [(one.name, one.added_by) for one in incident.evidence.all()] == [("door.txt", gas.row.speaks_as)]
    step = Step.objects.get(act=Act.RECORD_FIRM_ANSWER)
    assert (step.by, step.subject, step.more["given_by"]) == (gas.row.speaks_as, reference, "Kofi Mensah")
    assert requests_of(gas.who, place.at) == ()
    acts = [one.act for one in entries(place.landlord.pk)]
    assert (acts.count("ask_firm"), acts.count("record_firm_answer")) == (1, 1)


def test_unanswered_request_is_overdue_in_the_owners_list():
    place, gas, _, reference = asked()
    owner, other = place.officers["officer"], place.officers["manager"]

    place.later(days=5)
    assert late_answers(owner, place.at) == ()
    place.later(days=1)
    [late] = late_answers(owner, place.at)
    assert (late.reference, late.firm, late.says) == (reference, "Solent Gas", SAYS)
    assert (owed_to(other, place.at), requests_of(gas.who, place.at)[0].overdue) == ((), True)
    with pytest.raises(NotHere):
        answered_otherwise(other, reference, TOLD, at=place.at)
    answered_otherwise(owner, reference, TOLD, at=place.at)
    assert late_answers(owner, place.at) == ()


def test_request_is_answered_once_and_by_its_own_firm_alone():
    place, gas, incident, reference = asked()
    lifts = firm(place, "Quay Lifts")

    with pytest.raises(NotHere):
        answer(lifts.who, reference, TOLD, at=place.at)
    answer(gas.who, reference, TOLD, at=place.at)
    answer(gas.who, reference, TOLD, at=place.at)

    assert (requests_of(lifts.who, place.at), incident.additions.count()) == ((), 1)


def test_adviser_records_no_answer_of_a_firm():
    place, _, incident, reference = asked()

    with pytest.raises(NotHere):
        place.do(Act.RECORD_FIRM_ANSWER, TOLD, "adviser", case=incident.cases.get().reference, subject=reference)

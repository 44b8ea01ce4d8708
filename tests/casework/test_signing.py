"""Checks that who authorises signs the letter as it will go: its gaps refuse the act, or a reason sets them aside."""

import pytest
from django.urls import reverse

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.casework.details.customers import WayToReach
from evenhand.casework.details.departures import Departed
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.casework.past_decisions import decisions
from evenhand.journal.queries import entries, open_part
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.measures.models import Measure
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, NoticePart
from tests.builders.house import heard_and_assessed, house, once_a_week, opened, proposed
from tests.clauses import clause
from tests.stages import stage
from tests.web.acting import address, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
AGREED = Signed(words="It is in proportion.")
WHY = "She lives with a friend until Friday, and collects her letters at our office then."


@pytest.fixture
@stage
def place():
    """Return a landlord with a measure that waits, about a customer who has left the home."""
    built = house()
    built.case = opened(built)
    heard_and_assessed(built, built.case)
    built.measure = proposed(built, built.case)
    built.do(Act.RECORD_DEPARTURE, Departed(words="She gave her notice.", customer=built.customer.reference, what="left"))
    return built.later(days=1)


def authorise(place, **departures):
    told = Signed(words=AGREED.words, departures={demand.replace("_", ":"): why for demand, why in departures.items()})
    return place.do(Act.AUTHORISE, told, "manager", case=place.case, subject=place.measure)


@clause("floor:9:6")
def test_a_letter_without_address_is_not_signed(place):
    with pytest.raises(ActRefused) as refused:
        authorise(place)

    (found,) = refused.value.verdict.refusals
    assert (found.rule, found.cited.id) == ("signed_as_it_goes", "floor:9:6")
    assert found.message.params == {"parts": [NoticePart.REACHED_AT]}
    assert Measure.objects.get(reference=place.measure).authorised_on is None


@clause("floor:9:6")
def test_the_cure_of_the_gap_lets_it_be_signed(place):
    place.do(Act.RECORD_REACH, WayToReach(words="She rang.", by="email", to="m@vale.example"), case=place.case)

    assert authorise(place).subject == place.measure


@clause("floor:9:6")
def test_a_waived_gap_is_recorded_with_its_reason(place):
    authorise(place, floor_9_6=WHY)

    step = Measure.objects.get(reference=place.measure).case.steps.last()
    assert step.more["departures"] == {"floor:9:6": WHY}
    *_, entry = entries(place.landlord.pk, subject=place.measure)
    looked = {one["rule"]: one["outcome"] for one in open_part(entry)["verdict"]["looked"]}
    assert looked["signed_as_it_goes"] == "departed"


@clause("floor:9:6")
def test_a_waived_gap_still_keeps_the_letter_back(place):
    authorise(place, floor_9_6=WHY)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.IMPOSE, Issued(contact_person="Priya Shah"), case=place.case, subject=place.measure)
    assert "letter_reaches" in {one.rule for one in refused.value.verdict.refusals}


@clause("floor:9:6")
def test_ones_own_question_keeps_one_from_signing(place):
    place.do(Act.RECORD_REACH, WayToReach(words="She rang.", by="email", to="m@vale.example"), case=place.case)
    asked = Details(words="Could she still ring about repairs?")
    place.do(Act.ASK_PROPOSER, asked, "manager", case=place.case, subject=place.measure)

    with pytest.raises(ActRefused) as refused:
        authorise(place)
    assert [one.rule for one in refused.value.verdict.refusals] == ["own_question_answered"]
    assert authorise(place, floor_9_6="I read the answer in the file since.").subject == place.measure


@clause("floor:9:6")
def test_the_asker_does_not_answer_the_own_question(place):
    place.do(Act.ASK_PROPOSER, Details(words="Could she ring?"), "manager", case=place.case, subject=place.measure)
    question = Case.objects.get(reference=place.case).questions.get().reference
    answer = Details(words="She could.")

    with pytest.raises(ActRefused) as refused:
        place.do(Act.ANSWER_QUESTION, answer, "manager", case=place.case, subject=question)
    (found,) = refused.value.verdict.refusals
    assert (found.rule, found.message.code) == ("answered_by_another", "asked_it_oneself")
    place.do(Act.ANSWER_QUESTION, answer, "officer", case=place.case, subject=question)


@clause("floor:9:6")
def test_a_reason_on_another_act_waives_no_gap(place):
    place.do(Act.NOTE, Details(words="A note.", departures={"floor:9:6": WHY, "floor:9:3": WHY}), "manager", case=place.case)

    with pytest.raises(ActRefused) as refused:
        authorise(place)
    assert [one.rule for one in refused.value.verdict.refusals] == ["signed_as_it_goes"]


@clause("floor:9:6")
def test_a_waiver_for_one_letter_serves_no_other(place):
    authorise(place, floor_9_6=WHY)
    place.measure = proposed(place, place.case)

    with pytest.raises(ActRefused) as refused:
        authorise(place.later(days=1))
    assert [one.rule for one in refused.value.verdict.refusals] == ["signed_as_it_goes"]


@clause("floor:9:3")
def test_a_proposer_does_not_waive_where_the_letter_reaches(place):
    place.measure = place.do(Act.PROPOSE, once_a_week(place), "manager", case=place.case).subject
    place.do(Act.CONSULT, Signed(words="They agree.", party="other_teams"), case=place.case, subject=place.measure)
    post = Post(title="Service Manager", roles=("service_manager",), capacities=("caseworker", "authoriser"))
    user = landlords.create_user("ann.lee", "Ann", "Lee")
    place.officers["other"] = landlords.employ(place.landlord, user, post)
    told = Signed(words="In proportion.", departures={"floor:9:6": WHY})
    place.later(days=1).do(Act.AUTHORISE, told, "other", case=place.case, subject=place.measure)
    letter = Issued(contact_person="Priya Shah", service_implications="None.", departures={"floor:9:3": WHY})

    with pytest.raises(ActRefused) as refused:
        place.do(Act.IMPOSE, letter, "manager", case=place.case, subject=place.measure)
    assert [one.rule for one in refused.value.verdict.refusals] == ["letter_reaches"]


@clause("floor:9:6")
def test_the_form_names_the_gap_and_leads_to_its_blank(place):
    set_clock(place)
    manager, where = signed_in(place, "manager"), address(place.case, Act.AUTHORISE, place.measure)

    page = manager.get(where)
    says = "The letter that goes out would not say where it reaches the customer."
    assert (page.status_code, says in text_of(page)) == (200, True)
    (gap,) = [one for one in page.context["first"] if one.rule.says == says]
    assert [(cure.says, cure.href.partition("?")[0]) for cure in gap.rule.cures] == [
        ("Fill the gap in the letter: where it reaches the customer.", address(place.case, Act.RECORD_REACH)),
        ("Or record why this case departs from Floor 9.", "#id_departure-floor:9:6"),
    ]

    refused = send(manager, where, {"words": AGREED.words})
    assert refused.status_code == 409
    assert AGREED.words in refused.content.decode()
    assert send(manager, where, {"words": AGREED.words, "departure-floor:9:6": WHY}).status_code == 302
    number = decisions(place.landlord.pk).filter(act=Act.AUTHORISE).last().sequence
    shown = manager.get(reverse("decision", args=[place.case, number]))
    assert [(row.key, row.value) for row in shown.context["page"]["set_aside"]] == [(says, WHY)]
    assert f"What was set aside, and why {says} {WHY}" in text_of(shown)

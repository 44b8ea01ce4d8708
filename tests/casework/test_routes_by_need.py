"""Checks that a letter names only ways that its reader can use, and has a gap where none is left."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.casework.details import Details
from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.casework.details.measures import Found, Signed
from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import prepare
from evenhand.people import actions as people
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act, NoticePart
from tests.builders.cannot_use import case_of
from tests.builders.house import house
from tests.builders.measure_in_force import standing
from tests.builders.scenario import LETTER, case_under
from tests.clauses import clause
from tests.letters.reading import words_composed
from tests.stages import stage

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FOUND = Found(outcome="unreasonable", words="It was too much.", asked="Please write once a week.")
EVERY_WAY = ("telephone", "text_message", "email", "letter", "office", "online")


def finding(place, case):
    return preview(prepare(Act.FIND, FOUND, by=place.officers["officer"], at=place.at, case=case))


@clause("floor:61:1", "floor:56:1")
def test_reader_who_cannot_telephone_gets_text_relay():
    letter = words_composed(finding(*case_of("telephone")))

    relay = "use Relay UK: dial 18001 {} in its app or on a textphone"
    assert f"In an emergency, by day or by night, you can: * {relay.format('0808 157 0999')}" in letter
    assert "With Relay UK, dial 18000." in letter
    appeal = f"{relay.format('0808 157 0123')} or email hello@harbour-homes.example"
    assert f"* say that you want to appeal: {appeal}" in letter
    assert f"If you cannot use the form, {relay.format('0300 111 3000')} or write to Housing Ombudsman Service" in letter
    body = letter.partition("Dear ")[2]
    assert "ring " not in body.replace("bring ", "").replace("during ", "").replace("ring about", "")


def test_reader_without_internet_gets_no_web_address():
    letter = words_composed(finding(*case_of("online", "email"))).partition("Dear ")[2]

    assert "www." not in letter
    assert "the Housing Ombudsman Service: phone 0300 111 3000; write to Housing Ombudsman Service, PO Box 1484" in letter
    assert "@" not in letter


def test_reader_who_can_only_write_or_come_gets_address():
    letter = words_composed(finding(*case_of("telephone", "text_message", "email", "online")))

    assert "write to 1 Quay Street, Portmouth, PM1 1AA or come to our office: 1 Quay Street" in letter


@clause("floor:61:1")
def test_letter_without_a_usable_emergency_route_has_a_gap():
    place, case = case_of("telephone", "text_message")

    assert finding(place, case).missing == (NoticePart.EMERGENCIES,)
    assert "[MISSING: this letter does not yet say which number to ring in an emergency.]" in words_composed(
        finding(place, case)
    )


def test_person_who_speaks_for_the_reader_is_an_emergency_route():
    place, case = case_of("telephone", "text_message")
    people.name_representative(place.customer, name="Jo Vale", standing="friend", reached_by="01632 960 001", since=place.today)

    letter = finding(place, case)
    assert letter.missing == ()
    assert "* let Jo Vale ring 0808 157 0999 for you" in words_composed(letter)


@clause("floor:56:1", "floor:61:1")
def test_letter_is_refused_where_no_route_is_left():
    place, scenario, measure = standing("octavia")
    need = NeedTold(
        kind="adjustment", says="No channel", relook_on=date(2027, 6, 1), basis="consent", unusable_channels=EVERY_WAY
    )
    place.do(Act.RECORD_NEEDS, Needs(words="Asked.", needs=(need,)), case=scenario.case)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.LIFT, Details(words="It has settled."), "manager", case=scenario.case, subject=measure)
    lacking = {part for one in refused.value.verdict.refusals for part in one.message.params.get("parts", ())}
    assert "emergencies" in lacking


@stage
def limited_to(*channels):
    """Return the letter of a measure that leaves some channels open."""
    place = house()
    scenario = case_under(place)
    proposal = replace(
        scenario.proposal("single_point_of_contact"), terms=Terms(named_contact="Priya Shah", channels_only=channels)
    )
    measure = scenario.do(Act.PROPOSE, proposal).subject
    scenario.do(Act.AUTHORISE, Signed(words="In proportion."), measure)
    by = place.officers["officer"]
    return words_composed(preview(prepare(Act.IMPOSE, LETTER, by=by, at=place.at, case=scenario.case, subject=measure)))


@pytest.mark.parametrize(
    ("channels", "reach"),
    [
        (("email", "letter"), "email hello@harbour-homes.example"),
        (("letter",), "write to 1 Quay Street, Portmouth, PM1 1AA"),
        (("telephone", "letter"), "ring 0808 157 0123"),
    ],
)
def test_letter_offers_no_way_that_it_closes(channels, reach):
    letter = limited_to(*channels).partition("Dear ")[2]

    assert f"* say that you want to appeal: {reach} *" in letter
    assert letter.count(reach.split(" ", 1)[1]) > 1
    others = {"0808 157 0123", "hello@harbour-homes.example", "1 Quay Street, Portmouth"}
    assert [other for other in others if other in letter and other not in reach] == []

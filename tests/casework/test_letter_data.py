"""Checks that a letter names the controller of its reader's home, its officer, and a number for text messages."""

import pytest

from evenhand.casework.details.measures import Found
from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import prepare
from evenhand.landlords.letter_data import ControllerStated, state_controller, state_text_number
from evenhand.people.actions import give_homes
from evenhand.policy.vocabulary import Act
from tests.builders.cannot_use import case_of
from tests.builders.house import house, opened
from tests.clauses import clause
from tests.letters.reading import words_composed

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FOUND = Found(outcome="unreasonable", words="It was too much.", asked="Please write once a week.")
FIRST = ControllerStated(
    name="Harbour Homes Limited",
    ico_number="ZA000001",
    purpose="to be your landlord",
    lawful_basis="we have legal duties as your landlord (UK GDPR, article 6(1)(c))",
    privacy_notice="www.harbour-homes.example/privacy",
    officer_telephone="01632 960040",
    officer_email="data@harbour-homes.example",
    officer_address="Data Protection Officer, PO Box 4, Portmouth, PM1 0ZZ",
)
SECOND = ControllerStated(
    name="Harbour South Limited",
    ico_number="ZA000002",
    purpose="to be your landlord",
    lawful_basis="we have a contract with you",
)


def stated(place, *controllers):
    by = place.officers["manager"].user.reference
    return [state_controller(place.landlord, one, by=by, at=place.at) for one in controllers]


def record_of(place, case):
    """Return what the letter says under "Your information"."""
    letter = preview(prepare(Act.FIND, FOUND, by=place.officers["officer"], at=place.at, case=case))
    return words_composed(letter).partition("Your information ")[2].partition(" Who decided")[0].lstrip("- ")


RIGHTS = (
    "You have rights over what we hold about you. You can ask for a copy of it, or ask us to correct or erase something."
    " You can object to how we use it, and ask us to stop. For any of these, contact our data protection officer: {}."
    " If our answer does not satisfy you, you can complain to the Information Commissioner (ico.org.uk)."
)
NAMED = (
    "Harbour Homes Limited decides how your personal information is used. Its registration number with the Information"
    " Commissioner is ZA000001. It uses your information to be your landlord. The law allows this: we have legal duties as your"
    " landlord (UK GDPR, article 6(1)(c)). {} "
)
PHONE = "phone 01632 960040; email data@harbour-homes.example; write to Data Protection Officer, PO Box 4, Portmouth, PM1 0ZZ"


@clause("a2dominion:7.2:1", "a2dominion:7.3:2", "a2dominion:7.4:1", "a2dominion:7.6:1")
def test_letter_names_the_controller_and_its_officer():
    place = house(policy="a2dominion")
    case = opened(place, ("abusive_language",))
    stated(place, FIRST, SECOND)

    notice = "Its privacy notice says more: www.harbour-homes.example/privacy."
    assert record_of(place, case) == NAMED.format(notice) + RIGHTS.format(PHONE)


def test_home_of_another_controller_has_that_one_in_its_letter():
    place, case = case_of()
    _, second = stated(place, FIRST, SECOND)

    assert give_homes(second, postcodes=("PM2",)) == 1
    assert record_of(place, case).startswith("Harbour South Limited decides how your personal information is used.")


def test_letter_of_no_stated_controller_names_the_officer():
    place, case = case_of()

    assert record_of(place, case) == RIGHTS.format("phone 0808 157 0123; email hello@harbour-homes.example")


def test_reader_without_internet_or_email_asks_for_the_notice():
    place, case = case_of("online", "email", "telephone")
    stated(place, FIRST)

    notice = "Ask us to send you its privacy notice, which says more."
    relay = "use Relay UK: dial 18001 01632 960040 in its app or on a textphone; write to Data Protection Officer, PO Box 4"
    assert record_of(place, case) == NAMED.format(notice) + RIGHTS.format(f"{relay}, Portmouth, PM1 0ZZ")


@clause("floor:56:1")
def test_reader_who_cannot_telephone_gets_the_text_number():
    place, case = case_of("telephone")
    state_text_number(place.landlord, "07700 900123", by=place.officers["manager"].user.reference, at=place.at)

    letter = words_composed(preview(prepare(Act.FIND, FOUND, by=place.officers["officer"], at=place.at, case=case)))
    ways = (
        "text 07700 900123, use Relay UK: dial 18001 0808 157 0123 in its app or on a textphone or"
        " email hello@harbour-homes.example"
    )
    assert f"* say that you want to appeal: {ways}" in letter


def test_reader_who_cannot_text_gets_no_text_number():
    place, case = case_of("telephone", "text_message", "email")
    state_text_number(place.landlord, "07700 900123", by=place.officers["manager"].user.reference, at=place.at)

    assert "900123" not in record_of(place, case)

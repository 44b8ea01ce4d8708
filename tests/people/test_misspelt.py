"""Finds customers whose names are misspelt, and measures how many of them are among the first twenty."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from evenhand.casework.access import find_customers
from evenhand.people import actions as people
from tests.builders.house import house, other_customer
from tests.builders.misspelt import misspelt, names
from tests.stages import stage

pytestmark = [pytest.mark.django_db, pytest.mark.both]
FIRST_SHOWN, LEAST = 20, 0.90
KEPT = Path(__file__).with_name("names.csv")
ROWS = tuple(
    (row["kept as"], row["typed"], row["should be found"]) for row in csv.DictReader(KEPT.read_text("utf-8").splitlines())
)


@pytest.fixture
@stage
def many():
    place = house()
    for name in names(400):
        other_customer(place, name)
    return place


@pytest.fixture
@stage
def few():
    place = house()
    for kept in dict.fromkeys(kept for kept, _, _ in ROWS):
        if "," in kept:
            address, _, postcode = kept.rpartition(", ") if "PM2" in kept else (kept, "", "")
            people.register(place.landlord, "Ada Quill", people.let_home(place.landlord, address, postcode))
        else:
            other_customer(place, kept)
    return place


def found(place, typed, most=FIRST_SHOWN):
    return find_customers(place.officers["adviser"], typed, most=most)


@pytest.mark.parametrize(("kept", "typed", "yes"), ROWS)
def test_spelling_of_the_report_finds_the_name(few, kept, typed, yes):
    shown = [f"{one.person.home.address}" if "," in kept else one.person.name for one in found(few, typed)]

    assert any(kept.startswith(one) for one in shown) == (yes == "yes")


def test_nine_of_ten_misspelt_names_are_in_the_first_twenty(many):
    asked, hit = Counter(), Counter()
    for rule, kept, typed in misspelt(names(400)[:60]):
        asked[rule] += 1
        hit[rule] += kept in [one.person.name for one in found(many, typed)]

    assert {rule: hit[rule] / asked[rule] for rule in asked if hit[rule] < LEAST * asked[rule]} == {}


def test_names_spelled_exactly_so_come_before_near_ones(few):
    for name in ("Jon Smyth", "John Smithson", "Joan Smith", "John Smith"):
        other_customer(few, name)

    names_found = [one.person.name for one in found(few, "John Smith")]

    assert names_found == ["John Smith", "John Smithson", "Joan Smith"]


def test_near_name_is_marked_and_an_exact_one_is_not(few):
    other_customer(few, "Ada Quilt")

    near = {one.person.name: one.near for one in found(few, "Quilt")}

    assert near == {"Ada Quilt": False, "Ada Quill": True}


@pytest.mark.parametrize("typed", ["Ng", "Li", "Bo", "Ng Li", "No", "Le"])
def test_word_of_two_letters_is_never_taken_for_another(few, typed):
    assert all(set(typed.casefold().split()) <= set(one.person.name.casefold().split()) for one in found(few, typed))


def test_sound_alone_widens_what_nothing_else_finds(few):
    other_customer(few, "Filip Wright")
    other_customer(few, "Anna Riteman")

    assert [(one.person.name, one.near) for one in found(few, "Phillip Right")] == [("Filip Wright", True)]


def test_former_name_and_telephone_in_parts_find_a_customer(few):
    people.register(
        few.landlord,
        "Edith Marlowe",
        None,
        former_names="Edith Pargeter\nEdie Stokes",
        telephone="020 7946 0123 or 07700 900777",
    )
    typed = ("Pargeter", "edie stoke", "02079460123", "7946 0123", "0044 7700 900777", "0077", "Marlowe 0123", "020 7946")

    assert [[one.person.name for one in found(few, one)][:1] for one in typed] == [["Edith Marlowe"]] * len(typed)


def test_dictionary_knows_names_of_its_own_landlord_alone(few):
    other = house("larkmoor", "Larkmoor Homes")
    other_customer(other, "Zebedee Thrupp")

    assert found(few, "Zebedee") == found(few, "Zebedde Thrup") == found(few, "Thrup") == []
    assert [one.person.name for one in found(other, "Thrup")] == ["Zebedee Thrupp"]


@pytest.mark.parametrize(
    "typed", ["%", "_", "’", "''", "* OR 1=1", "a" * 500, "\0", "́", "1 1 1 1 1", "\N{ARABIC LETTER AIN}", "@", "a@", "# @ ~"]
)
def test_hostile_or_empty_typing_is_answered(few, typed):
    assert len(found(few, typed)) <= FIRST_SHOWN

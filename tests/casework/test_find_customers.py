"""Finds customers in any order and spelling of name, telephone, address and postcode."""

import pytest

from evenhand.casework.access import find_customers
from evenhand.people import actions as people
from tests.builders.house import house, other_customer

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def by():
    place = house()
    for name in ("Niamh O’Connor", "Siân O'Brien", "Mary-Anne Smith-Jones", "Łukasz Nowak", "Bo Li", "Zoë Strauß"):
        other_customer(place, name)
    home = people.let_home(place.landlord, "Flat 2, St. Mary’s Court, Portmouth", "PM2 2QT")
    people.register(
        place.landlord, "Ada Quill", home, known_as="Mrs Quill", telephone="+44 7700 900456", email="ada@quill.example"
    )
    return place.officers["adviser"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("O'Connor", "Niamh O’Connor"),
        ("o’connor niamh", "Niamh O’Connor"),
        ("OConnor", "Niamh O’Connor"),
        ("O’Brien", "Siân O'Brien"),
        ("OBrien", "Siân O'Brien"),
        ("Sian", "Siân O'Brien"),
        ("Smith Jones", "Mary-Anne Smith-Jones"),
        ("Mary Anne", "Mary-Anne Smith-Jones"),
        ("maryanne", "Mary-Anne Smith-Jones"),
        ("Lukasz", "Łukasz Nowak"),
        ("Nowak, Łukasz", "Łukasz Nowak"),
        ("Li", "Bo Li"),
        ("zoe strauss", "Zoë Strauß"),
        ("PM22QT", "Ada Quill"),
        ("pm2 2qt", "Ada Quill"),
        ("St Mary's Court", "Ada Quill"),
        ("Mary's Court 2", "Ada Quill"),
        ("07700 900456", "Ada Quill"),
        ("(07700) 900-456", "Ada Quill"),
        ("0044 7700 900 456", "Ada Quill"),
        ("900456", "Ada Quill"),
        ("ada@quill.example", "Ada Quill"),
        ("Quill PM2", "Ada Quill"),
    ],
)
def test_person_is_found_however_it_is_typed(by, typed, found):
    assert found in [one.person.name for one in find_customers(by, typed)]


@pytest.mark.parametrize("typed", ["Connor Brien", "%", "_", "’", "Quill PM9", "07700 900457", "Siân Nowak"])
def test_other_words_find_no_person(by, typed):
    assert find_customers(by, typed) == []


def test_list_without_a_search_is_whole_and_by_name(by):
    names = [one.person.name for one in find_customers(by, "  ")]

    assert names == sorted(names)
    assert len(names) == 8

"""Imports homes and customers from CSV: all or nothing, known by the landlord's own number, found at once."""

import pytest

from evenhand.administration.imports import Counts, import_customers, import_homes
from evenhand.people.finding import find
from evenhand.people.models import Customer, Home
from evenhand.wording.visits import table_fault
from evenhand.work.feeds.rows import Unreadable
from tests.builders.house import house

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HOMES = 'id,address,postcode\nU1,"1 Mill Row, Otterford",ot1 2ab\nU2,"2 Mill Row, Otterford",OT1 2AB\n'
CUSTOMERS = "id;name;telephone;home\nT1;Ada Penn;07700 900101;U1\nT2;Siân O’Brien;;U2\n"


@pytest.fixture
def place():
    return house()


def homes(place, text=HOMES, **more):
    return import_homes(place.landlord, text, by="EV-TEST", at=place.at, **more)


def customers(place, text=CUSTOMERS, **more):
    return import_customers(place.landlord, text, by="EV-TEST", at=place.at, **more)


def test_dry_run_counts_and_stores_nothing(place):
    assert homes(place, dry_run=True) == Counts(new=2)
    assert not Home.objects.exclude(own_id="").exists()


def test_file_that_comes_again_changes_nothing(place):
    assert (homes(place), homes(place)) == (Counts(new=2), Counts(same=2))
    assert (customers(place), customers(place)) == (Counts(new=2), Counts(same=2))


def test_imported_customer_is_found_by_name_and_address(place):
    homes(place)
    customers(place)

    row = Customer.objects.get(own_id="T2")
    assert (row.name, row.home.postcode) == ("Siân O’Brien", "OT1 2AB")
    for typed in ("obrien", "2 mill row"):
        assert [one.reference for one in find(place.landlord, typed, most=5).rows.values()] == [row.reference]


def test_new_name_keeps_the_former_one_and_old_keys_go(place):
    homes(place)
    customers(place)

    assert customers(place, CUSTOMERS.replace("Ada Penn", "Ada Lake")) == Counts(changed=1, same=1)
    row = Customer.objects.get(own_id="T1")
    assert (row.name, row.former_names) == ("Ada Lake", "Ada Penn")
    assert homes(place, HOMES.replace("1 Mill", "9 Mill")) == Counts(changed=1, same=1)
    assert not Home.objects.filter(keys__key__startswith="1 mill").exists()


def test_every_wrong_row_is_named_and_nothing_is_stored(place):
    homes(place)
    bad = "id,name,email,home\nT1,,a@b,U9\nT2,Bo,,\nT2,Cy,,\n"

    wrong = customers(place, bad).faults

    assert [table_fault(one.row, one.column, one.code, one.said) for one in wrong] == [
        "Row 2, name: nothing is given.",
        "Row 2, email: “a@b” cannot be read. Write an email address.",
        "Row 2, home: “U9” is not known here. Import the homes first; write the home’s own id.",
        "Row 4, id: “T2” is there twice.",
    ]
    assert not Customer.objects.exclude(own_id="").exists()


def test_move_is_no_matter_for_a_file(place):
    homes(place)
    customers(place)

    [wrong] = customers(place, CUSTOMERS.replace("07700 900101;U1", "07700 900101;U2")).faults

    assert (wrong.row, wrong.column, wrong.code) == (2, "home", "moved")


def test_own_numbers_of_two_landlords_are_apart(place):
    other = house("tarn-homes", "Tarn Homes")
    homes(place)

    assert homes(other) == Counts(new=2)
    assert [one.code for one in customers(house("third-homes", "Third Homes")).faults] == ["unknown", "unknown"]


@pytest.mark.parametrize(
    ("text", "code"), [("", "no_column"), ("id,address,postcode,boss\n", "unknown_column"), ("id\0", "not_text")]
)
def test_file_that_cannot_be_read_is_refused(place, text, code):
    with pytest.raises(Unreadable) as refused:
        homes(place, text)

    assert refused.value.code == code

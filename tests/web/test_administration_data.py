"""The pages of closure days, homes, customers, controllers and branding: half-filled, wrong, good, and for administrators."""

from datetime import date, timedelta

import pytest

from evenhand.journal.queries import entries
from evenhand.landlords.models import Branding, DataController, Landlord
from evenhand.measures.models import Measure
from evenhand.people.models import Customer, Home
from tests.builders.house import also, house
from tests.builders.measure_in_force import standing
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
HERE = "/administration/"
PATHS = (
    *("closure-days/", "homes/", "homes/add/", "homes/import/", "customers/add/", "customers/import/"),
    *("controllers/", "controllers/add/", "branding/"),
)
CONTROLLER = {
    "name": "Quay Homes Limited",
    "ico_number": "za000002",
    "purpose": "to be your landlord",
    "lawful_basis": "we have legal duties as your landlord",
    "privacy_notice": "www.quay.example/privacy",
    "officer_email": "data@quay.example",
}


@pytest.fixture
def place():
    made = house()
    also(made.officers["director"], "policy_owner")
    return set_clock(made)


def acts(place):
    return [one.act for one in reversed(entries(place.landlord.pk))]


def day_in(day):
    return {"day-day": day.day, "day-month": day.month, "day-year": day.year}


def test_pages_are_for_administrators_of_the_landlord(place):
    owner, officer = client_of(place, "director"), client_of(place, "officer")

    assert {path: owner.get(HERE + path).status_code for path in PATHS} == dict.fromkeys(PATHS, 200)
    assert {path: officer.get(HERE + path).status_code for path in PATHS} == dict.fromkeys(PATHS, 403)


def test_closure_day_is_previewed_added_and_withdrawn():
    made, scenario, measure = standing("octavia")
    made.at += date(2026, 12, 1) - made.today
    coming = date(2026, 12, 24)
    days = {"imposed_on": made.today, "review_on": coming, "until": coming + timedelta(days=60)}
    Measure.objects.filter(reference=measure).update(**days)
    also(made.officers["director"], "policy_owner")
    place, client, path = made, client_of(set_clock(made), "director"), f"{HERE}closure-days/"
    sent = {**day_in(coming), "why": "Staff day"}
    looked = client.post(path, sent | {"action": "look"})

    assert (looked.status_code, [link.text for link, _ in looked.context["moved"]]) == (200, [f"Case {scenario.case}"])
    assert coming.isoformat() not in Landlord.objects.get(pk=place.landlord.pk).closure_days
    assert client.post(path, sent | {"action": "add"}).status_code == 302
    assert Landlord.objects.get(pk=place.landlord.pk).closure_days[coming.isoformat()] == "Staff day"
    assert client.post(path, sent | {"action": "look"}).status_code == 422
    assert client.post(path, {"action": "withdraw", "day": coming.isoformat()}).status_code == 302
    assert coming.isoformat() not in Landlord.objects.get(pk=place.landlord.pk).closure_days
    assert acts(place)[:2] == ["withdraw_closure_day", "add_closure_day"]


def test_closure_day_that_is_over_or_unnamed_is_refused(place):
    client, path = client_of(place, "director"), f"{HERE}closure-days/"
    over = client.post(path, {**day_in(place.today - timedelta(days=1)), "why": "", "action": "add"})

    assert (over.status_code, set(over.context["form"].errors)) == (422, {"day", "why"})
    assert client.post(path, {"action": "withdraw", "day": "never"}).status_code == 302


def test_home_and_customer_are_added_changed_and_refused(place):
    client = client_of(place, "director")
    home = {"id": "H-1", "address": "1 Mill Row, Otterford", "postcode": "OT1 2AB"}
    person = {"id": "T-1", "name": "Ada Lovell", "home": "H-1", "email": "ada@customer.example"}

    for where in ("homes/add/", "customers/add/"):
        assert client.post(HERE + where, {}).status_code == 422
    wrong = client.post(f"{HERE}customers/add/", person | {"home": "H-2"})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"home"})
    for where, said in (("homes/add/", home), ("homes/add/", home | {"postcode": "OT1 2AC"}), ("customers/add/", person)):
        assert client.post(HERE + where, said).status_code == 302
    assert Home.objects.get(own_id="H-1").postcode == "OT1 2AC"
    assert Customer.objects.get(own_id="T-1").home.own_id == "H-1"
    assert acts(place)[:3] == ["import_customers", "import_homes", "import_homes"]


@pytest.mark.parametrize(
    ("what", "rows"),
    [("homes", "id,address,postcode\nH-1,1 Mill Row,OT1 2AB\n"), ("customers", "id,name\nT-1,Ada Lovell\nT-2,Bo Lane\n")],
)
def test_file_of_homes_or_customers_is_checked_imported_repeated(place, what, rows):
    client, path = client_of(place, "director"), f"{HERE}{what}/import/"
    count = rows.count("\n") - 1

    checked = client.post(path, {"rows": rows, "action": "check"})
    assert checked.context["says"] == (f"{count} rows are new." if count > 1 else "1 row is new.",)
    assert client.post(path, {"rows": rows, "action": "import"}).status_code == 302
    again = client.post(path, {"rows": rows, "action": "import"})
    assert (again.status_code, acts(place).count(f"import_{what}")) == (302, 1)
    twice = client.post(path, {"rows": rows + rows.splitlines()[1], "action": "import"})
    assert (twice.status_code, len(twice.context["faults"])) == (422, 1)


def test_controller_is_added_changed_and_refused(place):
    client = client_of(place, "director")
    wrong = client.post(f"{HERE}controllers/add/", CONTROLLER | {"ico_number": "12"})

    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"ico_number"})
    assert client.post(f"{HERE}controllers/add/", {}).status_code == 422
    assert client.post(f"{HERE}controllers/add/", CONTROLLER).status_code == 302
    row = DataController.objects.get(name="Quay Homes Limited")
    changed = client.post(f"{HERE}controllers/{row.reference}/", CONTROLLER | {"name": "Other", "purpose": "to let homes"})
    row.refresh_from_db()
    assert (changed.status_code, row.name, row.purpose, row.ico_number) == (
        302, "Quay Homes Limited", "to let homes", "ZA000002",
    )  # fmt: skip
    other = house("tarn-homes", "Tarn Homes")
    also(other.officers["director"], "policy_owner")
    assert client_of(other, "director").get(f"{HERE}controllers/{row.reference}/").status_code == 404


def test_branding_takes_a_colour_that_can_be_read(place):
    client, path = client_of(place, "director"), f"{HERE}branding/"

    assert client.post(path, {"colour": "#ffffee"}).status_code == 422
    assert client.post(path, {"colour": "#12343b"}).status_code == 302
    assert Branding.objects.get(landlord=place.landlord).colour == "#12343b"
    assert acts(place)[0] == "state_branding"

"""The pages of administration: people, their links, power by two, cover, leaving; refusals and other landlords."""

import re

import pytest

from evenhand.administration.two_people import powers_waiting
from evenhand.landlords.models import Cover, Membership, User
from tests.builders.house import also, house
from tests.web.acting import text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
PEOPLE, ADD = "/administration/people/", "/administration/people/add/"
NEW = {
    "username": "ada.penn",
    "first_name": "Ada",
    "last_name": "Penn",
    "title": "Manager",
    "email": "",
    "manager": "",
    "roles": ["service_manager"],
    "capacities": ["caseworker", "authoriser"],
}


@pytest.fixture
def place():
    made = set_clock(house())
    for who in ("director", "manager"):
        also(made.officers[who], "policy_owner")
    return made


def page_of(place, who):
    return f"{PEOPLE}{place.officers[who].user.reference}/"


@pytest.mark.parametrize(
    "path", ["/administration/", PEOPLE, ADD, f"{PEOPLE}import/", *(f"{PEOPLE}{{}}/{one}" for one in ("", "change/", "cover/"))]
)
def test_pages_are_refused_to_officers_and_of_another_landlord(place, path):
    there = house("tarn-homes", "Tarn Homes").officers["officer"].user.reference
    client = client_of(place, "director")

    assert client_of(place, "officer").get(path.format(place.officers["adviser"].user.reference)).status_code == 403
    assert client.get(path.format(place.officers["adviser"].user.reference)).status_code == 200
    assert client.get(path.format(there)).status_code == (404 if "{}" in path else 200)


def test_unheld_roles_come_first_with_their_decisions(place):
    row = place.officers["assistant_director"].membership
    row.active = False
    row.save()

    shown = client_of(place, "director").get(PEOPLE)

    assert shown.context["needed"] == ["Assistant Director"]
    assert text_of(shown).index("Needed, and nobody holds them") < text_of(shown).index("Everybody who works here")


def test_new_decider_is_added_by_two_and_joins_by_link_and_code(place):
    first, second = client_of(place, "director"), client_of(place, "manager")
    added = first.post(ADD, NEW)
    code = re.search(r"<code>([0-9B-X]{12})</code>", added.content.decode()).group(1)
    where = f"{PEOPLE}{User.objects.get(username='ada.penn').reference}/"
    [waiting] = powers_waiting(place.officers["manager"])
    confirm = {"action": "confirm", "proposal": waiting.reference}

    assert "/join/" not in added.content.decode()
    assert first.post(where, confirm).status_code == 302
    confirmed = second.post(where, confirm)
    link = re.search(r"<code>http://testserver(/join/\S+)</code>", confirmed.content.decode()).group(1)
    assert code not in confirmed.content.decode()
    assert second.post(where, confirm).status_code == 302
    joined = client_of(place, "adviser").post(link, {"password": "window harbour teapot", "code": code})
    assert joined.status_code == 302
    assert Membership.objects.get(user__username="ada.penn").capacities == ["authoriser", "caseworker"]


def test_half_filled_and_wrong_person_is_shown_with_errors(place):
    client = client_of(place, "director")
    empty, taken = client.post(ADD, {}), client.post(ADD, NEW | {"username": place.officers["officer"].user.username})
    wrong = client.post(ADD, NEW | {"username": "Ada Penn", "email": "ada"})

    assert [one.status_code for one in (empty, taken, wrong)] == [422, 422, 422]
    assert set(empty.context["form"].errors) == {"username", "first_name", "last_name", "title", "capacities"}
    assert set(taken.context["form"].errors) == {"username"}
    assert set(wrong.context["form"].errors) == {"email"}
    assert not User.objects.filter(username__icontains="ada").exists()


def test_post_is_changed_and_covered(place):
    client, where = client_of(place, "director"), page_of(place, "officer")
    other = place.officers["manager"].user.username
    start = client.get(f"{where}change/").context["form"].initial
    changed = client.post(f"{where}change/", start | {"title": "Senior Housing Officer", "manager": other})
    days = {
        f"{name}-{box}": said
        for name in ("since", "until")
        for box, said in (("day", place.today.day), ("month", place.today.month), ("year", place.today.year))
    }

    assert changed.status_code == 200
    row = Membership.objects.get(user=place.officers["officer"].user)
    assert (row.title, row.manager.user.username) == ("Senior Housing Officer", other)
    assert client.post(f"{where}cover/", {"to": "", **days}).status_code == 422
    assert client.post(f"{where}cover/", {"to": other, **days}).status_code == 302
    assert Cover.objects.get().by.user.username == other


def test_link_to_reset_waits_for_a_second_administrator(place):
    officer = place.officers["officer"].user
    officer.set_password("as before, three words")
    officer.save()
    asked = client_of(place, "director").post(page_of(place, "officer"), {"action": "link"})

    assert "Their code" in text_of(asked)
    assert "/join/" not in asked.content.decode()
    assert [one.gives for one in powers_waiting(place.officers["manager"])] == [()]


def test_leaver_hands_over_and_is_listed_no_more(place):
    client, where = client_of(place, "director"), f"{page_of(place, 'officer')}leave/"

    assert client.post(where, {"to": "", "words": ""}).status_code == 422
    assert client.post(where, {"to": place.officers["manager"].user.username, "words": "Ask me."}).status_code == 302
    assert not Membership.objects.get(user=place.officers["officer"].user).active
    assert client.get(page_of(place, "officer")).status_code == 404


CSV = "username,first_name,last_name,title,capacities\nbo.lake,Bo,Lake,Housing Officer,caseworker\n"


def test_file_of_colleagues_is_checked_then_imported_and_repeats(place):
    client, path = client_of(place, "director"), f"{PEOPLE}import/"
    checked = client.post(path, {"rows": CSV, "action": "check"})

    assert (checked.status_code, checked.context["says"]) == (200, ("1 row is new.",))
    assert not User.objects.filter(username="bo.lake").exists()
    done = client.post(path, {"rows": CSV, "action": "import"})
    assert [one.key for one in done.context["made"]] == ["bo.lake"]
    assert client.post(path, {"rows": CSV, "action": "check"}).context["says"] == ("1 row stays as it is.",)


def test_wrong_file_is_refused_whole_by_row_and_column(place):
    wrong = client_of(place, "director").post(
        f"{PEOPLE}import/", {"rows": CSV.replace("caseworker", "boss"), "action": "import"}
    )
    known = "reporter, caseworker, authoriser, reviewer, auditor or policy_owner"

    assert wrong.status_code == 422
    assert wrong.context["faults"] == [f"Row 2, capacities: “boss” is not known here. Use {known}."]
    for sent in ({}, {"rows": "id\n1"}):
        assert client_of(place, "director").post(f"{PEOPLE}import/", sent).status_code == 422
    assert not User.objects.filter(username="bo.lake").exists()

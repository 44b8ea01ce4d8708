"""Adds, changes and ends colleagues: two people give power, work passes on, links work once."""

import re

import pytest
from django.test import Client

from evenhand.administration.staff import NotTaken, PersonStated, leave, state_person
from evenhand.administration.two_people import ask_for_link, powers_waiting, settle_power
from evenhand.cases.models import Case
from evenhand.journal.queries import entries
from evenhand.landlords.models import Membership, User
from evenhand.ops.cli import main
from tests.builders.house import also, house, opened
from tests.web.pages import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NEW = PersonStated(
    username="ada.penn", first_name="Ada", last_name="Penn", title="Manager", capacities=("caseworker", "authoriser")
)
PASSWORD = "window harbour teapot"
CSV = """username,first_name,last_name,title,capacities,manager
bo.lake,Bo,Lake,Housing Officer,caseworker,cy.moss
cy.moss,Cy,Moss,Team Leader,caseworker authoriser,
"""


@pytest.fixture
def place():
    made = house()
    for who in ("director", "manager"):
        also(made.officers[who], "policy_owner")
    return made


def stated(place, person=NEW):
    return state_person(place.landlord, person, by=place.officers["director"].user.reference, at=place.at)


def capacities(username):
    return Membership.objects.get(user__username=username).capacities


def test_deciding_power_waits_for_a_second_person(place):
    done = stated(place)

    assert capacities("ada.penn") == ["caseworker"]
    assert [(one.name, one.gives, one.mine) for one in powers_waiting(place.officers["manager"])] == [
        ("Ada Penn", ("authoriser",), False)
    ]
    with pytest.raises(PermissionError):
        settle_power(place.officers["director"], done.waits, confirm=True, at=place.at)
    assert settle_power(place.officers["manager"], done.waits, confirm=True, at=place.at)
    assert capacities("ada.penn") == ["authoriser", "caseworker"]
    assert not settle_power(place.officers["manager"], done.waits, confirm=True, at=place.at)
    acts = [one.act for one in entries(place.landlord.pk, subject=done.reference)]
    assert sorted(acts) == ["add_colleague", "confirm_power", "propose_power"]


def join(reference, token, code=None):
    """Return the answer of the page that sets a password by a link, and by a code where one is given."""
    return Client().post(f"/join/{reference}/{token}/", {"password": PASSWORD, **({"code": code} if code else {})}).status_code


def test_new_decider_needs_one_persons_code_and_anothers_link(place):
    done = stated(place)
    settled = settle_power(place.officers["manager"], done.waits, confirm=True, at=place.at)

    assert (done.token, settled.asked_by) == ("", place.officers["director"].user.name)
    assert [join(done.reference, settled.token, code) for code in (None, "B2345678CDFG", done.code.lower())] == [422, 422, 302]
    assert User.objects.get(username="ada.penn").check_password(PASSWORD)
    assert join(done.reference, settled.token, done.code) == 404


def test_one_owner_alone_gets_no_link_to_reset_a_password(place):
    officer = place.officers["officer"].user
    officer.set_password("as before, three words")
    officer.save()
    owner, second = place.officers["director"], place.officers["manager"]
    theirs = client_of(place, "officer")
    asked = ask_for_link(place.landlord, officer.username, by=owner.user.reference, at=place.at)

    assert (asked.token, [one.gives for one in powers_waiting(second)]) == ("", [()])
    with pytest.raises(PermissionError):
        settle_power(owner, asked.waits, confirm=True, at=place.at)
    settled = settle_power(second, asked.waits, confirm=True, at=place.at)
    assert (theirs.get("/").status_code, join(asked.reference, settled.token, asked.code)) == (200, 302)
    assert theirs.get("/").status_code == 302
    acts = [one.act for one in entries(place.landlord.pk, subject=asked.reference)]
    assert sorted(acts) == ["ask_for_link", "confirm_link"]


def test_link_of_a_decider_needs_a_second_person(place):
    director, manager = place.officers["director"].user, place.officers["manager"].user
    asked = ask_for_link(place.landlord, manager.username, by=director.reference, at=place.at)

    assert (asked.token, bool(asked.waits), bool(asked.code)) == ("", True, True)


def test_first_power_ends_a_password_that_one_owner_gave(place):
    plain = PersonStated(username="ada.penn", first_name="Ada", last_name="Penn", title="Manager", capacities=("caseworker",))
    first = stated(place, plain)
    assert join(first.reference, first.token) == 302
    more = stated(place)
    settled = settle_power(place.officers["manager"], more.waits, confirm=True, at=place.at)

    assert not User.objects.get(username="ada.penn").has_usable_password()
    assert [join(first.reference, settled.token, code) for code in (None, more.code)] == [422, 302]


def test_withdrawn_power_is_not_given(place):
    done = stated(place)

    assert settle_power(place.officers["director"], done.waits, confirm=False, at=place.at)
    assert (capacities("ada.penn"), powers_waiting(place.officers["manager"])) == (["caseworker"], [])


def test_stated_again_proposes_nothing_twice(place):
    first, again = stated(place), stated(place)

    assert (again.waits, again.changed, again.token) == (first.waits, (), "")
    assert len(powers_waiting(place.officers["manager"])) == 1


def test_another_landlords_proposal_is_not_found(place):
    other = house("tarn-homes", "Tarn Homes")
    done = stated(place)

    assert not settle_power(other.officers["director"], done.waits, confirm=True, at=place.at)


def test_role_that_the_policy_lacks_is_refused(place):
    with pytest.raises(NotTaken) as refused:
        stated(place, PersonStated(**{**{n: getattr(NEW, n) for n in NEW.__dataclass_fields__}, "roles": ("astronaut",)}))

    [wrong] = refused.value.wrong
    assert (wrong.field, wrong.code, wrong.said) == ("roles", "unknown", "astronaut")
    assert "service_manager" in wrong.known
    assert not User.objects.filter(username="ada.penn").exists()


def test_leavers_cases_and_people_pass_to_a_colleague():
    place = house()
    opened(place)
    leaver, heir, boss = (place.officers[who] for who in ("officer", "manager", "director"))

    done = leave(leaver.user.username, to=heir.user.username, by=boss, at=place.at, words="Left.")

    assert (done.cases, done.kept) == (1, ())
    assert Case.objects.get().owner == heir.user
    assert not Membership.objects.get(user=leaver.user).active
    assert entries(place.landlord.pk, subject=leaver.user.reference)[0].act == "end_post"


def test_csv_of_colleagues_is_taken_once(place, tmp_path, capsys):
    file = tmp_path / "staff.csv"
    file.write_text(CSV)
    words = ["staff", "import", place.landlord.slug, str(file), "--by", place.officers["director"].user.username]

    assert main([*words, "--dry-run"]) == 0
    assert capsys.readouterr().out == "2 new, 0 changed, 0 as before.\n"
    assert main(words) == 0
    out = capsys.readouterr().out
    assert len(re.findall(r"/join/EV-\w+/[\w-]+/$", out, re.MULTILINE)) == 1
    assert len(re.findall(r"Tell cy\.moss this code; .*: [0-9B-X]{12}$", out, re.MULTILINE)) == 1
    assert Membership.objects.get(user__username="bo.lake").manager.user.username == "cy.moss"
    assert main(words) == 0
    assert capsys.readouterr().out.splitlines()[0] == "0 new, 0 changed, 2 as before."


def test_csv_with_wrong_rows_is_refused_whole(place, tmp_path, capsys):
    file = tmp_path / "staff.csv"
    file.write_text(CSV.replace("caseworker,cy.moss", "boss,nobody").replace("cy.moss,Cy", "Cy Moss,Cy"))

    assert main(["staff", "import", place.landlord.slug, str(file), "--by", place.officers["director"].user.username]) == 1
    known = "reporter, caseworker, authoriser, reviewer, auditor or policy_owner"
    assert capsys.readouterr().err.splitlines() == [
        "evenhand: Row 2, manager: “nobody” is not known here. Write the user name of a colleague.",
        f"evenhand: Row 2, capacities: “boss” is not known here. Use {known}.",
        "evenhand: Row 3, username: “Cy Moss” cannot be read. Use small letters, digits, dots and hyphens.",
    ]
    assert not User.objects.filter(username="bo.lake").exists()


def test_officer_who_owns_no_policy_is_refused(place, capsys):
    officer = place.officers["officer"].user.username

    assert main(["staff", "list", place.landlord.slug, "--by", officer]) == 2
    assert capsys.readouterr().err == f"evenhand: {officer} may not do this: an owner of the policy may.\n"

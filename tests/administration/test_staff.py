"""Adds, changes and ends colleagues: two people give power, work passes on, links work once."""

import re

import pytest

from evenhand.administration.staff import NotTaken, PersonStated, leave, powers_waiting, settle_power, state_person
from evenhand.cases.models import Case
from evenhand.journal.queries import entries
from evenhand.landlords.models import Membership, User
from evenhand.ops.cli import main
from tests.builders.house import also, house, opened

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NEW = PersonStated(
    username="ada.penn", first_name="Ada", last_name="Penn", title="Manager", capacities=("caseworker", "authoriser")
)
CSV = """username,first_name,last_name,title,capacities,manager
bo.lake,Bo,Lake,Housing Officer,caseworker,cy.moss
cy.moss,Cy,Moss,Team Leader,caseworker,
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
    assert len(re.findall(r"/join/EV-\w+/[\w-]+/$", capsys.readouterr().out, re.MULTILINE)) == 2
    assert Membership.objects.get(user__username="bo.lake").manager.user.username == "cy.moss"
    assert main(words) == 0
    assert capsys.readouterr().out == "0 new, 0 changed, 2 as before.\n"


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

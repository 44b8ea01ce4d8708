"""Adoption of the floor: a running one waits for its adopters, a shipped one judges only once adopted."""

import re
from datetime import date

import pytest

from evenhand.adoption import actions
from evenhand.adoption.actions import NotAdoptable, Version
from evenhand.adoption.effects import effects_of
from evenhand.adoption.versions import FloorToAdopt, floor_to_adopt
from evenhand.journal.queries import entries, open_part
from evenhand.landlords import actions as landlords
from evenhand.landlords.queries import adoption_on, policy_of
from evenhand.policy.pack.load import FLOOR, PACKS, released, shipped
from evenhand.policy.pack.released import releases
from tests.builders.adopting import owners, with_owners
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
RUNNING = "2026.6"


@pytest.fixture
def home():
    """Give a landlord that adopted the floor before the newest, with a measure in force and two who look after the policy."""
    built = with_owners(house())
    in_force(built)
    pack = shipped(built.policy)
    landlords.adopt(built.landlord, pack, released(FLOOR, RUNNING), since=date(2025, 1, 1), at=built.at)
    return built


def newest():
    return shipped(FLOOR).version


def owed(home):
    return floor_to_adopt(home.landlord, policy_of(home.landlord, home.today), home.today)


def adopt(home):
    first, second = (home.officers[who] for who in ("nell", "owen"))
    row = actions.propose(Version(since=home.today, minute="EMT 4/26"), by=first, at=home.at)
    return row, actions.confirm(row.reference, by=second, at=home.at)


def test_a_shipped_floor_judges_nothing_until_it_is_adopted(home):
    assert policy_of(home.landlord, home.today).floor.version == RUNNING

    adopt(home)

    assert policy_of(home.landlord, home.today).floor.version == newest()


def test_running_floor_waits_for_the_named_adopters(home):
    found = owed(home)

    assert found == FloorToAdopt(newest(), RUNNING, date(2026, 2, 5), found.clauses, ("Nell Hart", "Owen Hart"), "")
    assert found.clauses

    adopt(home)

    assert owed(home) is None


def test_floor_proposal_waiting_for_a_second_person_is_named(home):
    row = actions.propose(Version(since=home.today, minute="EMT 4/26"), by=home.officers["nell"], at=home.at)

    assert owed(home).proposed == row.reference
    assert effects_of(row, home.officers["owen"], home.at).cases == 1


def test_a_floor_that_begins_later_is_not_owed_any_more(home):
    landlords.adopt(home.landlord, shipped(home.policy), shipped(FLOOR), since=date(2027, 1, 1), at=home.at)

    assert owed(home) is None
    assert policy_of(home.landlord, home.today).floor.version == RUNNING


def test_the_floor_is_journalled_with_the_version(home):
    adopt(home)

    proposed, confirmed = (
        open_part(one) for one in entries(home.landlord.pk).filter(act__endswith="_adoption").order_by("sequence")
    )
    assert (proposed["floor"], confirmed["floor"]) == (newest(), newest())
    assert proposed["versions"] == [shipped(home.policy).version]


def test_version_is_adopted_as_proposed_despite_a_newer_build(home):
    row = actions.propose(Version(since=home.today, minute="EMT 4/26"), by=home.officers["nell"], at=home.at)
    row.floor = "2026.5"
    row.save(update_fields=["floor"])

    actions.confirm(row.reference, by=home.officers["owen"], at=home.at)

    assert adoption_on(home.landlord, home.today).floor.version == "2026.5"


@pytest.mark.parametrize("floor", ["", "9999.1"])
def test_version_missing_from_this_build_is_refused(home, floor, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    set_clock(home)
    row = actions.propose(Version(since=home.today, minute="EMT 4/26"), by=home.officers["nell"], at=home.at)
    row.floor = floor
    row.save(update_fields=["floor"])
    says = f"This build does not have these versions: policy {shipped(home.policy).version}, floor {floor or 'not named'}."

    with pytest.raises(NotAdoptable, match=re.escape(says)):
        actions.confirm(row.reference, by=home.officers["owen"], at=home.at)
    page = client_of(home, "owen").get(f"/adoptions/{row.reference}/")
    assert page.status_code == 200
    assert says in page.content.decode()


def test_a_second_proposal_of_what_is_in_force_is_refused(home):
    again = actions.propose(Version(since=home.today, minute="EMT 5/26"), by=home.officers["owen"], at=home.at)
    adopt(home)

    with pytest.raises(NotAdoptable, match="in force already"):
        actions.confirm(again.reference, by=home.officers["nell"], at=home.at)


def test_newest_version_already_adopted_cannot_be_proposed():
    made = house()
    first, _ = owners(made)

    with pytest.raises(NotAdoptable, match="newest that this build ships"):
        actions.propose(Version(since=made.today, minute="EMT 4/26"), by=first, at=made.at)


@pytest.mark.parametrize(("who", "sees"), [("nell", True), ("owen", True), ("officer", False), ("adviser", False)])
def test_my_work_shows_it_to_those_who_may_adopt(home, who, sees, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    set_clock(home)
    text = client_of(home, who).get("/").content.decode()

    assert (
        f"Version {newest()} of the floor is in force. Until you adopt it, version {RUNNING} judges your cases." in text
    ) is sees
    assert ("To adopt it: Nell Hart and Owen Hart. One proposes, another confirms." in text) is sees
    assert not (sees and "Nothing waits for you." in text)


def test_every_version_of_the_floor_and_of_each_pack_is_released():
    assert {f"{slug}@{shipped(slug).version}" for slug in (*PACKS, FLOOR)} <= set(releases())

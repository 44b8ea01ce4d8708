"""What a landlord states for its letters: kept once, journalled, and named while it is missing."""

import json
from dataclasses import replace

import pytest

from evenhand.journal.models import Entry
from evenhand.landlords.letter_data import ControllerStated, missing, state_controller, state_text_number
from evenhand.ops.cli import main
from tests.builders.adopting import with_owners
from tests.builders.house import house
from tests.web.acting import signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
STATED = ControllerStated(
    name="Harbour Homes Limited",
    ico_number="ZA000001",
    purpose="to be your landlord",
    lawful_basis="we have a contract with you",
)


@pytest.fixture
def place():
    return set_clock(house())


def entries(place):
    rows = Entry.objects.filter(landlord_id=place.landlord.pk, act__startswith="state_").order_by("sequence")
    return [(row.act, row.by, json.loads(row.open)) for row in rows]


def test_controller_stated_again_is_journalled_again(place):
    by = place.officers["manager"].user.reference
    first = state_controller(place.landlord, STATED, by=by, at=place.at)
    again = state_controller(place.landlord, replace(STATED, ico_number="ZA000009"), by=by, at=place.at)

    assert (first.pk, again.ico_number) == (again.pk, "ZA000009")
    assert [(act, who, said["ico_number"]) for act, who, said in entries(place)] == [
        ("state_controller", by, "ZA000001"),
        ("state_controller", by, "ZA000009"),
    ]


def test_text_number_is_kept_and_journalled(place):
    by = place.officers["manager"].user.reference
    state_text_number(place.landlord, "07700 900123", by=by, at=place.at)

    place.landlord.refresh_from_db()
    assert place.landlord.text_number == "07700 900123"
    assert entries(place) == [("state_text_number", by, {"number": "07700 900123"})]


def test_what_letters_lack_of_the_landlord_is_named(place):
    assert missing(place.landlord) == [("no_controller", ""), ("no_text_number", "")]

    state_controller(place.landlord, STATED, by=place.officers["manager"].user.reference, at=place.at)
    assert missing(place.landlord) == [
        ("no_privacy_notice", "Harbour Homes Limited"),
        ("no_officer", "Harbour Homes Limited"),
        ("no_text_number", ""),
    ]


def test_page_of_duties_lists_what_letters_lack(place):
    page = signed_in(with_owners(place), "nell").get("/adoptions/duties/")

    said = text_of(page).partition("What letters do not yet say ")[2].partition("landlord”: ")[2]
    assert said.startswith(
        "who decides how personal information is used: its name, its ICO number, why and by which law"
        " a number for text messages, for people who cannot telephone "
    )


FILE = """\
text_number: 07700 900123
controllers:
  - name: Harbour Homes Limited
    ico_number: ZA000001
    purpose: to be your landlord
    lawful_basis: we have a contract with you
    privacy_notice: www.harbour-homes.example/privacy
    postcodes: [PM2]
"""


def test_command_states_what_its_file_holds(place, tmp_path, capsys):
    (file := tmp_path / "letters.yaml").write_text(FILE)

    assert main(["landlord", place.landlord.slug, str(file), "--by", place.officers["manager"].user.username]) == 0
    assert (
        capsys.readouterr().out
        == "Harbour Homes Limited: ZA000001, 1 homes\nStill missing: no officer (Harbour Homes Limited)\n"
    )
    place.landlord.refresh_from_db()
    assert place.landlord.text_number == "07700 900123"
    assert len(entries(place)) == 2


def test_command_refuses_a_stranger_and_a_wrong_number(place, tmp_path, capsys):
    (file := tmp_path / "letters.yaml").write_text(FILE.replace("ZA000001", "number 1"))

    assert main(["landlord", place.landlord.slug, str(file), "--by", "nobody"]) == 2
    assert main(["landlord", place.landlord.slug, str(file), "--by", place.officers["manager"].user.username]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first == "evenhand: nobody with the user name nobody works at harbour-homes."
    assert second.startswith(f"{file}:4:5 - ")
    assert entries(place) == []

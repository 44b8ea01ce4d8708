"""Checks ``evenhand gate`` and ``evenhand screen``: one answer, a list of them, and what cannot be read."""

import csv
import io
import json

import pytest

from evenhand.ops.cli import main
from tests.builders.house import heard_and_assessed, house, limited, opened, other_customer
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
AS = ("--by", "adviser.harbour-homes")
OFFER = (
    "I’ve noted your call. The ways to reach us about this are email or letter. "
    "Can you use one of these, or is something stopping you?"
)
HELP = "Nothing special applies. How can I help?"


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    return set_clock(place)


def test_one_contact_is_answered_as_on_the_page(place, capsys):
    asked = ["gate", "harbour-homes", place.customer.reference, *AS, "--matter", "new_issue"]

    assert main(asked) == 0
    assert capsys.readouterr().out.splitlines() == [
        "offer instead",
        OFFER,
        "Email, to Priya Shah, at any time",
        "Letter, to Priya Shah, at any time",
    ]
    assert main([*asked, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verdict"], answer["next_at"]) == ("offer_instead", None)
    assert [way["says"] for way in answer["instead"]] == [
        "Email, to Priya Shah, at any time",
        "Letter, to Priya Shah, at any time",
    ]
    assert [one["clause"]["id"] for one in answer["speaks"]] == ["octavia:4.3:2"] * 3


def test_unknown_customer_and_officer_are_refused(place, capsys):
    assert main(["gate", "harbour-homes", "EV-NOBODY", *AS]) == 2
    assert main(["gate", "harbour-homes", place.customer.reference, "--by", "elsewhere"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "evenhand: harbour-homes has no customer with the reference EV-NOBODY.",
        "evenhand: nobody with the user name elsewhere works at harbour-homes.",
    ]


def test_list_is_answered_row_by_row_and_bad_rows_are_numbered(place, capsys, tmp_path):
    other = other_customer(place)
    file = tmp_path / "contacts.csv"
    file.write_text(
        "customer,channel,matter,note\n"
        f"{place.customer.reference},telephone,new_issue,=1+1\n"
        f"{other.reference},,,\n"
        "EV-NOBODY,telephone,,\n"
        f"{other.reference},pigeon,,\n"
    )

    assert main(["screen", "harbour-homes", str(file), *AS]) == 1
    shown = capsys.readouterr()
    assert list(csv.reader(io.StringIO(shown.out)))[1:] == [
        [place.customer.reference, "", "telephone", "new_issue", "offer_instead", OFFER, "2026-12-10", ""],
        [other.reference, "", "", "", "take", HELP, "", ""],
    ]
    assert shown.err.splitlines() == [
        "evenhand: row 4: no such customer",
        (
            "evenhand: row 5: channel: “pigeon” is not known. Write telephone, email, letter, office, home_visit, online, "
            "text_message, social_media, video, third_party."
        ),
    ]


def test_file_without_the_column_is_unusable(place, capsys, tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text("name\nMarion Vale\n")

    assert main(["screen", "harbour-homes", str(file), *AS]) == 2
    assert capsys.readouterr().err == f'evenhand: {file} has no column "customer": its first row names the columns.\n'

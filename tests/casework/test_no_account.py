"""Checks that a note that no account came is never given as the customer's own words."""

from datetime import timedelta

import pytest

from evenhand.casework.details.customers import Account, AccountSought
from evenhand.casework.details.measures import Found
from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import prepare
from evenhand.casework.rows import accounts_in
from evenhand.letters import text
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.web.acting import address, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
NOTE = "Nothing came in fifteen working days by letter or telephone."


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return house()


def unanswered(place):
    case = opened(place)
    place.do(Act.SEEK_ACCOUNT, AccountSought(words="Wrote and rang.", channels=("letter", "telephone")), case=case)
    place.at += timedelta(days=22)
    place.do(Act.RECORD_ACCOUNT, Account(words=NOTE, heard=False), case=case)
    set_clock(place)
    return case


def test_letter_states_that_no_answer_came(place):
    case = unanswered(place)
    found = Found(outcome="unreasonable", words="The contact was out of proportion.")

    ctx = prepare(Act.FIND, found, by=place.officers["officer"], at=place.at, case=case)
    drawn = " ".join(text.render(preview(ctx).letter).split())

    assert "We asked you for your account on 1 June 2026. We have had no answer from you." in drawn
    assert NOTE not in drawn


def test_pages_show_the_note_as_a_note(place):
    case = unanswered(place)
    client = signed_in(place, "officer")

    ctx = prepare(Act.FIND, Found(outcome=""), by=place.officers["officer"], at=place.at, case=case)
    assert accounts_in(ctx.the_case) == []
    assert "No account is recorded." in text_of(client.get(address(case, Act.FIND)))
    assert f"{NOTE} No account came. Recorded by" in text_of(client.get(f"/cases/{case}/"))

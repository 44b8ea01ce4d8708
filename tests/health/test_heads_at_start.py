"""A server that starts notes the heads of the journal, and covers up nothing."""

import json

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_start_notes_lost_heads_again(place):
    before = {path: kept for path, kept in place.files().items() if path.startswith("heads/")}
    for path in before:
        (place.data / path).unlink()

    assert place.started() == (0, "")
    assert {path: kept for path, kept in place.files().items() if path.startswith("heads/")} == before


def test_start_leaves_a_head_that_shows_a_cut_tail(place):
    before = place.files()["heads/1.head"]
    guard = "DROP TRIGGER journal_entry_no_delete" + (" ON journal_entry" if place.url else "")
    place.sql(guard, "DELETE FROM journal_entry WHERE landlord_id = 1 AND sequence = 5")

    code, said = place.started()

    line = json.loads(said)
    assert (code, line["event"], line["landlord"], line["do"]) == (0, "head not noted", 1, "evenhand journal verify")
    assert place.files()["heads/1.head"] == before

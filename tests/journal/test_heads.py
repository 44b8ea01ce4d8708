"""Checks the head that is kept outside the database."""

import json

import pytest
from django.db import transaction

from evenhand.journal import actions, heads, queries
from evenhand.journal.heads import Head, HeadRefusedError

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def noted(heads_dir, landlord_id=1):
    return json.loads((heads_dir / f"{landlord_id}.head").read_text())


def test_each_act_notes_its_head_after_the_commit(write, heads_dir):
    with transaction.atomic():
        write()
        assert not heads_dir.exists()

    entry = write()
    assert noted(heads_dir) == {
        "landlord_id": 1,
        "sequence": 2,
        "hash": entry.hash,
        "recorded_at": "2026-06-02T22:31:00.000000+00:00",
    }


def test_an_act_that_is_undone_notes_nothing(write, heads_dir):
    def undone():
        with transaction.atomic():
            write()
            raise LookupError

    with pytest.raises(LookupError):
        undone()

    assert not heads_dir.exists()


def test_unwritten_head_keeps_the_act_and_is_written_by_the_next(write, heads_dir):
    heads_dir.write_text("a file where the folder should be")
    write()
    assert queries.entries(1).count() == 1

    heads_dir.unlink()
    write()
    assert noted(heads_dir)["sequence"] == 2
    assert queries.verify(1).ok


def test_noting_again_changes_nothing(write, heads_dir):
    write()
    before = (heads_dir / "1.head").stat().st_mtime_ns

    actions.note_head(1)

    assert (heads_dir / "1.head").stat().st_mtime_ns == before


def test_a_head_never_goes_back(write, heads_dir):
    first, second = write(), write()

    heads.advance(Head(1, first.sequence, first.hash, ""), holds=lambda head: head.hash == second.hash)

    assert noted(heads_dir)["sequence"] == 2


def test_head_missing_from_the_database_is_kept_as_evidence(write, heads_dir, tamper):
    write()
    write()
    tamper("DELETE FROM journal_entry WHERE sequence = 2")
    evidence = noted(heads_dir)

    with pytest.raises(HeadRefusedError, match="entry 2"):
        actions.note_head(1)
    write()
    write()

    assert noted(heads_dir) == evidence


def test_landlords_are_known_by_their_entries_and_by_their_heads(write, tamper):
    write(1)
    write(7)
    tamper("DELETE FROM journal_entry WHERE landlord_id = 7")

    assert queries.landlords() == [1, 7]

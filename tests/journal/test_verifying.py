"""Checks that every way of tampering is found, by SQL that lifts the guards and puts them back."""

import json

import pytest
from django.db import connection

from evenhand.journal import chain, guards
from evenhand.journal.models import Entry
from evenhand.journal.queries import Fault, FaultKind, verify

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
COLUMNS = 'landlord_id, sequence, recorded_at, happened_at, act, subject, "by", open, sealed, key_id, previous, hash'


@pytest.fixture
def five(write):
    return [write(sealed={"said": str(n)}, person="EV-P3TT", open={"n": n}) for n in range(1, 6)]


def faults(landlord_id=1):
    return list(verify(landlord_id).faults)


def rehash(sequence, tamper):
    entry = Entry.objects.get(landlord_id=1, sequence=sequence)
    tamper("UPDATE journal_entry SET hash = %s WHERE landlord_id = 1 AND sequence = %s", chain.digest(entry), sequence)


def test_an_untouched_chain_is_whole(five, write):
    write(2)

    assert [(verify(number).ok, verify(number).entries) for number in (1, 2)] == [(True, 5), (True, 1)]


def test_a_landlord_without_entries_is_whole():
    assert verify(1).ok


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("act", "'lift'"),
        ("subject", "'EV-XXXX'"),
        ("by", "'t.reed'"),
        ("open", "'{}'"),
        ("sealed", "NULL"),
        ("sealed", "hash"),
        ("key_id", "NULL"),
        ("previous", "hash"),
        ("hash", "previous"),
        ("recorded_at", "'2026-01-01 00:00:00+00:00'"),
        ("happened_at", "'2026-01-01 00:00:00+00:00'"),
    ],
)
def test_a_changed_column_is_found(five, tamper, column, value):
    if (column, value) == ("sealed", "hash"):
        value = "hash" if connection.vendor == "sqlite" else "hash::bytea"
    tamper(f'UPDATE journal_entry SET "{column}" = {value} WHERE landlord_id = 1 AND sequence = 3')

    assert Fault(FaultKind.CHANGED, 3) in faults()


@pytest.mark.parametrize("column", ["sealed", "recorded_at", "happened_at", "open", "sequence"])
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps nothing of another type in a column")
def test_junk_in_any_column_is_a_fault_and_not_an_accident(five, tamper, column):
    for sequence, junk in ((1, "2026-13-45 00:00:00"), (3, "junk")):
        tamper(f"UPDATE journal_entry SET {column} = %s WHERE landlord_id = 1 AND sequence = %s", junk, sequence)

    if column == "sequence":
        assert faults()[0] == Fault(FaultKind.REMOVED, 1, 1)
        assert Fault(FaultKind.CHANGED) in faults()
    else:
        assert faults() == [Fault(FaultKind.CHANGED, 1), Fault(FaultKind.CHANGED, 3)]


def test_an_entry_changed_and_hashed_again_does_not_fit_the_next(five, tamper):
    tamper("UPDATE journal_entry SET act = 'lift' WHERE landlord_id = 1 AND sequence = 3")
    rehash(3, tamper)

    assert faults() == [Fault(FaultKind.UNLINKED, 4)]


def test_newest_entry_changed_and_rehashed_is_found_by_the_head(five, tamper):
    tamper("UPDATE journal_entry SET act = 'lift' WHERE landlord_id = 1 AND sequence = 5")
    rehash(5, tamper)

    assert faults() == [Fault(FaultKind.REPLACED, 5)]


def test_a_history_rewritten_to_its_end_does_not_fit_the_head(five, tamper):
    tamper("UPDATE journal_entry SET act = 'lift' WHERE landlord_id = 1 AND sequence = 2")
    for sequence in (2, 3, 4, 5):
        before = Entry.objects.get(landlord_id=1, sequence=sequence - 1).hash
        tamper("UPDATE journal_entry SET previous = %s WHERE landlord_id = 1 AND sequence = %s", before, sequence)
        rehash(sequence, tamper)

    assert faults() == [Fault(FaultKind.REPLACED, 5)]


def test_removed_entries_are_found(five, tamper):
    tamper("DELETE FROM journal_entry WHERE landlord_id = 1 AND sequence IN (2, 3)")

    assert faults() == [Fault(FaultKind.REMOVED, 2, 3)]


def test_the_first_entry_removed_is_found(five, tamper):
    tamper("DELETE FROM journal_entry WHERE landlord_id = 1 AND sequence = 1")

    assert faults() == [Fault(FaultKind.REMOVED, 1, 1)]


def test_an_entry_removed_and_the_rest_moved_up_is_found(five, tamper):
    tamper("DELETE FROM journal_entry WHERE landlord_id = 1 AND sequence = 4")
    tamper("UPDATE journal_entry SET sequence = 4 WHERE landlord_id = 1 AND sequence = 5")

    assert [fault.kind for fault in faults()] == [FaultKind.CHANGED, FaultKind.UNLINKED, FaultKind.CUT]


def insert_copy_of_2(tamper, number):
    tamper(
        f"INSERT INTO journal_entry ({COLUMNS}) SELECT {COLUMNS.replace('sequence', str(number))} "
        "FROM journal_entry WHERE landlord_id = 1 AND sequence = 2"
    )


def test_an_entry_inserted_before_the_first_is_found(five, tamper):
    insert_copy_of_2(tamper, 0)

    assert faults() == [Fault(FaultKind.INSERTED, 0)]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite cannot be made to hold one number twice")
def test_an_entry_inserted_under_a_number_that_is_there_is_found(five, tamper):
    tamper("ALTER TABLE journal_entry DROP CONSTRAINT journal_one_sequence")
    insert_copy_of_2(tamper, 3)
    found = faults()
    tamper("DELETE FROM journal_entry")
    tamper("ALTER TABLE journal_entry ADD CONSTRAINT journal_one_sequence UNIQUE (landlord_id, sequence)")

    assert found == [Fault(FaultKind.INSERTED, 3)]


def test_an_entry_pushed_in_between_is_found(five, tamper):
    for sequence in (5, 4, 3):
        tamper("UPDATE journal_entry SET sequence = %s WHERE landlord_id = 1 AND sequence = %s", sequence + 1, sequence)
    insert_copy_of_2(tamper, 3)

    assert {fault.kind for fault in faults()} >= {FaultKind.CHANGED, FaultKind.UNLINKED, FaultKind.REPLACED}


def test_a_forged_entry_at_the_end_is_ahead_of_the_head(five, write, heads_dir):
    head = (heads_dir / "1.head").read_text()
    write()
    (heads_dir / "1.head").write_text(head)

    assert faults() == [Fault(FaultKind.UNPUBLISHED, 6, 6)]


def test_a_tail_cut_off_is_found(five, tamper):
    tamper("DELETE FROM journal_entry WHERE landlord_id = 1 AND sequence >= 4")

    assert faults() == [Fault(FaultKind.CUT, 4, 5)]


def test_a_chain_removed_whole_is_found(five, tamper):
    tamper("DELETE FROM journal_entry WHERE landlord_id = 1")

    assert faults() == [Fault(FaultKind.CUT, 1, 5)]


def test_a_cut_tail_is_still_found_after_honest_acts(five, tamper, write):
    tamper("DELETE FROM journal_entry WHERE landlord_id = 1 AND sequence >= 4")
    for _ in range(4):
        write()

    assert faults() == [Fault(FaultKind.REPLACED, 5), Fault(FaultKind.UNPUBLISHED, 6, 7)]


def test_a_missing_head_is_found(five, heads_dir):
    (heads_dir / "1.head").unlink()

    assert faults() == [Fault(FaultKind.NO_HEAD)]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", "\xff", json.dumps({"landlord_id": 2, "sequence": 5, "hash": "", "recorded_at": ""})]
)
def test_an_unreadable_head_is_found(five, heads_dir, text):
    (heads_dir / "1.head").write_text(text, encoding="latin-1")

    assert faults() == [Fault(FaultKind.HEAD_UNREADABLE)]


@pytest.mark.parametrize("guard", guards.EXPECTED[connection.vendor])
def test_a_missing_guard_is_found(five, guard):
    definition = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE name = %s",
        "postgresql": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(definition, [guard])
        (again,) = cursor.fetchone()
        cursor.execute(f"DROP TRIGGER {guard}" + (" ON journal_entry" if connection.vendor == "postgresql" else ""))
        found = faults()
        cursor.execute(again)

    assert found == [Fault(FaultKind.UNGUARDED, name=guard)]
    assert faults() == []

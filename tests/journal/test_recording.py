"""Checks adding entries to a chain."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from evenhand.journal import guards, queries
from evenhand.journal.chain import GENESIS
from evenhand.journal.models import Entry
from tests.journal.conftest import START

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_entries_are_numbered_within_their_landlord_and_linked(write):
    first, other, second = write(1), write(2), write(1)

    assert [(first.sequence, first.previous), (second.sequence, second.previous)] == [(1, GENESIS), (2, first.hash)]
    assert (other.sequence, other.previous) == (1, GENESIS)


def test_the_open_part_reads_back(write):
    write(open={"clause": "octavia:4.2:2", "on": START.date()})

    assert queries.open_part(Entry.objects.get()) == {"clause": "octavia:4.2:2", "on": "2026-06-02"}


def test_sealed_words_read_back_and_are_not_in_the_open_part(write):
    write(sealed={"said": "He shouted at Mr Reed"}, person="EV-P3TT")
    entry = queries.entries(1).get()

    assert queries.unseal(entry) == {"said": "He shouted at Mr Reed"}
    assert b"Reed" not in bytes(entry.sealed)
    assert "Reed" not in entry.open


def test_an_entry_without_words_has_none(write):
    assert queries.unseal(write()) == {}


def test_both_times_are_kept(write):
    entry = write(recorded_at=START, happened_at=START - timedelta(days=3))
    entry.refresh_from_db()

    assert (entry.recorded_at, entry.happened_at) == (START, START - timedelta(days=3))


def test_entry_that_happens_after_its_recording_is_refused(write):
    with pytest.raises(ValueError, match="cannot happen"):
        write(recorded_at=START, happened_at=START + timedelta(seconds=1))


def test_words_need_a_person(write):
    with pytest.raises(ValueError, match="reference of the person"):
        write(sealed={"said": "no one's"})


def test_an_act_that_is_undone_leaves_no_entry_and_no_gap(write):
    write()

    def undone():
        with transaction.atomic():
            write()
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    write()

    assert [entry.sequence for entry in queries.entries(1)] == [1, 2]


def test_entries_can_be_asked_by_subject_and_from_a_place(write):
    for subject in ("EV-AAAA", "EV-BBBB", "EV-AAAA"):
        write(subject=subject)

    assert [entry.sequence for entry in queries.entries(1, subject="EV-AAAA")] == [1, 3]
    assert [entry.sequence for entry in queries.entries(1, after=1)] == [2, 3]


def test_the_queries_of_an_entry_do_not_grow(write, django_assert_num_queries):
    write(sealed={"said": "first"}, person="EV-P3TT")
    expected = 4 if connection.vendor == "sqlite" else 5  # savepoint, (lock), last, key, insert, release

    with django_assert_num_queries(expected + 1):
        write(sealed={"said": "second"}, person="EV-P3TT")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_entry SET act = 'lift'",
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET sealed = NULL, key_id = NULL WHERE sequence = 1",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(write, sql):
    write()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_each_database_refuses_its_own_way_round(write):
    write()
    around = {
        "sqlite": "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry",
        "postgresql": "TRUNCATE journal_entry",
    }[connection.vendor]
    connection.check_constraints()  # PostgreSQL does not truncate while a foreign key still waits to be looked at

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(around)


def test_a_migrated_database_has_its_guards():
    assert guards.missing() == []

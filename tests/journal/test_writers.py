"""Checks that several concurrent writers make one chain."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from evenhand.journal import queries

pytestmark = pytest.mark.both

EACH, WRITERS = 8, 4


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_make_one_chain(write):
    together = Barrier(WRITERS)

    def work(writer):
        try:
            together.wait()
            for turn in range(EACH):
                with transaction.atomic():
                    write(by=f"writer {writer}", open={"turn": turn}, sealed={"said": "words"}, person=f"EV-{turn}")
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))

    found = queries.verify(1)
    assert (found.ok, found.entries) == (True, WRITERS * EACH)
    for writer in range(WRITERS):
        own = [queries.open_part(entry)["turn"] for entry in queries.entries(1) if entry.by == f"writer {writer}"]
        assert own == list(range(EACH))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer in all, for all landlords")
def test_landlords_do_not_wait_for_one_another(write):
    def other_landlord():
        try:
            return write(2).sequence
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        write(1)
        assert pool.submit(other_landlord).result(timeout=10) == 1

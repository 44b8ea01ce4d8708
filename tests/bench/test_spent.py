"""Checks that CPU time is read for this process, another one and a database backend."""

import subprocess
import sys
import time

import pytest
from django.db import connection

from bench import spent
from bench.busy import busy
from bench.served import family
from bench.spent import Spent

WORK = "import sys, time\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\nsys.stdin.read()"


def test_difference_sum_and_share_keep_what_cannot_be_read():
    assert Spent(3.0, 2.0) - Spent(1.0, 0.5) == Spent(2.0, 1.5)
    assert Spent(3.0, None) - Spent(1.0, None) == Spent(2.0, None)
    assert Spent(3.0, 2.0) + Spent(1.0, 0.5) == Spent(4.0, 2.5)
    assert Spent(3.0, 1.5) / 3 == Spent(1.0, 0.5)


def test_another_process_tells_what_it_used_not_how_long_it_ran():
    with subprocess.Popen([sys.executable, "-c", WORK], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout.readline() == "done\n"
        first = spent.seconds_of(worker.pid)
        time.sleep(0.2)  # it waits for its input meanwhile
        later = spent.seconds_of(worker.pid)
        worker.communicate("")

    assert first >= 0.3
    assert later - first < 0.1


def test_a_process_that_has_ended_is_refused():
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()

    with pytest.raises(ProcessLookupError):
        spent.seconds_of(ended.pid)


def test_busy_loops_run_and_end_with_their_block():
    with busy(2) as loops:
        assert len(loops) == 2
        assert set(loops) <= set(family(subprocess.os.getpid()))

    assert not set(loops) & set(family(subprocess.os.getpid()))


@pytest.mark.django_db
def test_clock_of_a_connection_counts_its_backend_too():
    clock = spent.with_backend(connection)
    before = clock()
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n"
        )
        assert cursor.fetchone() == (300_000,)
    used = clock() - before

    if connection.vendor == "postgresql":
        assert used.database > used.own
    else:
        assert (used.database, used.own > 0.01) == (0.0, True)

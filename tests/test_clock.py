"""Tests the demo’s clock: it moves, stays moved, and is read whole."""

from datetime import UTC, datetime, timedelta

import pytest

from evenhand import clock


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def test_the_demo_clock_moves_and_stays_moved():
    clock.move(timedelta(days=40))

    ahead = clock.now() - datetime.now(UTC)
    assert timedelta(days=39, hours=23) < ahead <= timedelta(days=40)


def test_the_clock_moves_back():
    clock.move(timedelta(days=40))
    clock.move(timedelta())

    assert clock.offset() == timedelta()


def test_a_reader_gets_the_old_time_while_the_clock_moves(settings):
    clock.move(timedelta(hours=1))
    with settings.CLOCK_FILE.open() as being_read:
        clock.move(timedelta(hours=2))

        assert being_read.read() == "3600"
    assert clock.offset() == timedelta(hours=2)
    assert [file.name for file in settings.CLOCK_FILE.parent.iterdir()] == ["clock"]


def test_a_real_clock_is_not_moved(settings):
    clock.move(timedelta(days=40))
    settings.DEMO = False

    assert clock.offset() == timedelta()
    with pytest.raises(RuntimeError, match="only in demo mode"):
        clock.move(timedelta(days=1))

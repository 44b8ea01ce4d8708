"""Sets up a chain whose heads are in a folder of the test's own."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from evenhand.journal import actions
from tests.database import without_triggers

START = datetime(2026, 6, 2, 22, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def heads_dir(settings, tmp_path):
    settings.HEADS_DIR = tmp_path / "heads"
    return settings.HEADS_DIR


@pytest.fixture
def write():
    """Record one act; say only what matters."""
    written = iter(range(1_000_000))

    def record(landlord_id=1, **said):
        at = START + timedelta(minutes=next(written))
        act = {"act": "log_incident", "subject": "EV-7KQ2", "by": "p.shah", "recorded_at": at, "happened_at": at, "open": {}}
        return actions.record(landlord_id=landlord_id, **(act | said))

    return record


@pytest.fixture
def tamper():
    """Run SQL as somebody who may take the guards down and puts them back."""

    def run(sql, *params):
        with without_triggers(), connection.cursor() as cursor:
            cursor.execute(sql, params)

    return run

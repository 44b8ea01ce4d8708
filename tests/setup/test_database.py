"""Tests that the database's triggers are off only while a test's rows are removed."""

import pytest
from django.db import connection

from tests.database import without_triggers

STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def standing() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.both
@pytest.mark.parametrize("turn", [1, 2])
def test_triggers_are_off_while_rows_are_removed_and_on_again(turn):
    before = standing()

    with without_triggers():
        during = standing()

    assert before
    assert during == set()
    assert standing() == before

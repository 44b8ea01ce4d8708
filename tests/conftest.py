"""Fixtures that all tests share: a database whose triggers survive being emptied, a server, a browser, axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import TransactionTestCase
from hypothesis import settings

from tests.emptied import without_triggers

pytest_plugins = ["tests.browser"]

# Two runs share the machine: how long one example takes says nothing.
settings.register_profile("evenhand", deadline=None)
settings.load_profile("evenhand")

SECOND_DATABASE = os.environ.get("EVENHAND_SECOND_DATABASE") == "1"
NEEDS_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "served"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the second database, run only what the database can make a difference to."""
    if not SECOND_DATABASE:
        return
    again = [item for item in items if _meets_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _meets_database(item)])
    items[:] = again


def _meets_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    return bool(item.get_closest_marker("django_db") or NEEDS_DATABASE & set(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True)
def clock_goes_right_again() -> Iterator[None]:
    """Leave no test the clock that another one moved."""
    yield
    (Path(os.environ["EVENHAND_DATA"]) / "clock").unlink(missing_ok=True)


@pytest.fixture(scope="session", autouse=True)
def emptying_spares_triggers() -> Iterator[None]:
    """Let the tests that commit be cleaned up: the journal's triggers would refuse it."""
    emptied = TransactionTestCase._fixture_teardown

    def spared(case: TransactionTestCase) -> None:
        with without_triggers():
            emptied(case)

    TransactionTestCase._fixture_teardown = spared
    yield
    TransactionTestCase._fixture_teardown = emptied

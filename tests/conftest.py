"""Fixtures that all tests share: a database that keeps its triggers, a server, a browser, axe."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings

from tests import stages, turns
from tests.database import without_triggers

pytest_plugins = ["tests.browser"]

# Two runs share the machine: how long one example takes says nothing.
settings.register_profile("evenhand", deadline=None)
settings.load_profile("evenhand")


os.environ.pop("COLUMNS", None)  # pytest-xdist sets it to 80 for its workers; commands print as they do into a pipe


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that this run has; files with a browser come first: long ones at the end would keep one worker alone."""
    kept = [item for item in items if turns.runs(item)]
    long = {item.path for item in kept if turns.needs_browser(item)}
    kept.sort(key=lambda item: item.path not in long)
    config.hook.pytest_deselected(items=[item for item in items if not turns.runs(item)])
    items[:] = kept


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker) -> Iterator[None]:
    """Make the test database and what stages need; SQLite's is prepared once for each state of the project."""
    with django_db_blocker.unblock(), stages.session():
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let each test begin on the empty database."""
    stages.begin(item)


@pytest.fixture(autouse=True)
def nothing_is_left_outside_the_database() -> Iterator[None]:
    """Leave no test the clock that another one moved, nor the heads of a journal that is gone."""
    yield
    data = Path(os.environ["EVENHAND_DATA"])
    (data / "clock").unlink(missing_ok=True)
    shutil.rmtree(data / "heads", ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def emptying_spares_triggers() -> Iterator[None]:
    """Let the tests that commit be cleaned up: the journal's triggers would refuse it."""
    emptied = TransactionTestCase._fixture_teardown

    def spared(case: TransactionTestCase) -> None:
        if connection.vendor == "sqlite":
            stages.empty_again()
        else:
            with without_triggers():
                emptied(case)

    TransactionTestCase._fixture_teardown = spared
    yield
    TransactionTestCase._fixture_teardown = emptied

"""Runs each builder once: later tests take up the database as the builder left it.

``@stage`` marks a builder. It is done for the first test that calls it, and what it left in the database is kept aside. Any
other test that calls it with the same words, before it changed anything else, gets that database and the same answer; what
the test then does is rolled back from it. Where something was changed before, the builder simply does its work.
"""

import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases

from tests.stages import answers, keeping, sqlite
from tests.stages.answers import said_of
from tests.stages.patches import changes_the_product

ALL_AFRESH = os.environ.get("EVENHAND_ALL_AFRESH") == "1"
"""Each builder does its work each time: to find out whether a stage is what makes a test fail."""
Words = ParamSpec("Words")
Given = TypeVar("Given")


class Stages:
    """Where the connection stands, and what may be taken up instead."""

    test: pytest.Item

    def __init__(self, databases: sqlite.Databases) -> None:
        self.databases = databases
        self.at, self.depth = keeping.EMPTY, 0

    def may_be_taken_up(self) -> bool:
        """Return whether the test changed neither the database nor the product."""
        return self.databases.are_untouched() and not changes_the_product(self.test)

    def begin(self) -> None:
        """Before a test: stand on the empty database, unless an outer transaction holds what a module built."""
        if not connection.in_atomic_block:
            self.databases.stand_on_empty()
            self.at = keeping.EMPTY

    def reach(self, call: "Call") -> Any:
        """Return what the builder answers, on a database as it leaves it."""
        key = keeping.key_of(self.at, call.name, *map(said_of, call.words))
        with self.databases.alone(key):
            if not self.databases.has(key):
                self._build(key, call)
        self.databases.use(key, private=self.depth > 0)
        self.at = key
        return answers.restored(self.databases.answer(key), call.words)

    def _build(self, key: str, call: "Call") -> None:
        self.databases.use(self.at, private=True)
        self.depth += 1
        try:
            with keeping.files_aside() as files, override_settings(MEDIA_ROOT=files):
                given = call.done()
                self.databases.keep(key, answers.written(given, call.words), files)
        finally:
            self.depth -= 1


@dataclass(frozen=True)
class Call:
    """A builder called with some words."""

    name: str
    builder: Callable[..., Any]
    bound: inspect.BoundArguments

    @property
    def words(self) -> tuple[Any, ...]:
        """Return what it is handed, named words last."""
        return (*self.bound.args, *self.bound.kwargs.items())

    def done(self) -> Any:
        """Let it do its work."""
        return self.builder(*self.bound.args, **self.bound.kwargs)


_of_this_session: list[Stages] = []


@contextmanager
def session() -> Iterator[None]:
    """Make the test database, and take stages up in it until the session ends; on PostgreSQL builders do their work."""
    if connection.vendor == "postgresql":
        old = setup_databases(0, interactive=False, serialized_aliases=[])
        yield
        _close_others()
        teardown_databases(old, 0)
        return
    with sqlite.database():
        made = Stages(sqlite.Databases())
        _of_this_session.append(made)
        yield
        _of_this_session.remove(made)
        made.databases.stand_on_empty()
        made.databases.close()


def _close_others() -> None:
    """Close what other threads still hold open: one that answered a browser ends when the browser lets go of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def begin(item: pytest.Item) -> None:
    """Let a test begin on the empty database."""
    Stages.test = item
    for made in _of_this_session:
        made.begin()


@contextmanager
def undone() -> Iterator[None]:
    """Let what a module builds for its tests be undone after them."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for made in _of_this_session:
        made.begin()


def empty_again() -> None:
    """Undo what a test committed (SQLite)."""
    for made in _of_this_session:
        made.databases.use(keeping.EMPTY, private=False)


def stage(builder: Callable[Words, Given]) -> Callable[Words, Given]:
    """Mark a builder, or a fixture that builds, whose work is kept. What it is handed and answers must be plain."""
    signature, name = inspect.signature(builder), keeping.name_of(builder)

    @wraps(builder)
    def reached(*args: Words.args, **kwargs: Words.kwargs) -> Given:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        for made in [] if ALL_AFRESH else _of_this_session:
            if made.may_be_taken_up():
                return made.reach(Call(name, builder, bound))  # type: ignore[no-any-return]
        return builder(*args, **kwargs)

    return reached

"""Chooses the tests of a run: each commit's, the turn of one policy, or all.

EVENHAND_TESTS=commit  what each commit is tried by
EVENHAND_TESTS=octavia what the turn of that policy adds: walks repeated by chance, and its share of the second database
EVENHAND_TESTS=pure    what needs no database, browser or process of its own: tried before a push
EVENHAND_TESTS=all     both, for every policy; the same where it is not set

EVENHAND_SHARE=octavia of what a browser looks at page by page, a commit looks at the share of that policy's turn
"""

import hashlib
import os
from collections.abc import Iterable
from typing import Any, TypeVar

import pytest

from tests.builders.landlords import SETTINGS, Setting

COMMIT, PURE, ALL = "commit", "pure", "all"
RUN = os.environ.get("EVENHAND_TESTS") or ALL
POLICIES = sorted(SETTINGS)
SHARE = os.environ.get("EVENHAND_SHARE", "") if RUN == COMMIT else ""
"""Whose share of a long list a commit looks at; "" for all of it."""
SECOND_DATABASE = os.environ.get("EVENHAND_SECOND_DATABASE") == "1"
BROWSER = {"browser", "page"}
STARTS_PROCESSES = {"bench", "docs", "ops", "setup"}
"""Folders whose tests start the product, its set-up or its commands in processes of their own."""
NEEDS_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "served"}

One = TypeVar("One")


def share(every: Iterable[One]) -> list[One]:
    """Return which of many pages or forms a run looks at: every sixth on a commit, all in a whole run."""
    return list(every)[POLICIES.index(SHARE) :: len(POLICIES)] if SHARE else list(every)


def in_turn_but(kept: str, names: Iterable[str] = POLICIES) -> list[Any]:
    """Return policies to try a test with: one on each commit, each other one in its turn."""
    return [pytest.param(name, marks=() if name == kept else pytest.mark.in_turn) for name in names]


def runs(item: pytest.Item) -> bool:
    """Return whether a test is run now, on this database."""
    if RUN == PURE:
        return not _needs_database(item) and not needs_browser(item) and _folder(item) not in STARTS_PROCESSES
    each = item.get_closest_marker("both") if SECOND_DATABASE else not item.get_closest_marker("in_turn")
    if SECOND_DATABASE and not _differs(item):
        return False
    return RUN == ALL or (bool(each) if RUN == COMMIT else not each and policy_of(item) == RUN)


def needs_browser(item: pytest.Item) -> bool:
    """Return whether a test opens pages in a browser."""
    return bool(BROWSER & _fixtures(item))


def _differs(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    return _needs_database(item)


def _needs_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or NEEDS_DATABASE & _fixtures(item))


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(item.config.rootpath / "tests").parts[0]


def policy_of(item: pytest.Item) -> str:
    """Return in whose turn a test is: the policy that it is about or names, or else the one that the hash of its name gives."""
    if (marker := item.get_closest_marker("in_turn")) and marker.args:
        return str(marker.args[0])
    callspec = getattr(item, "callspec", None)
    for value in callspec.params.values() if callspec else ():
        name = value.policy if isinstance(value, Setting) else value
        if isinstance(name, str) and name in SETTINGS:
            return name
    drawn = hashlib.sha256(item.nodeid.encode()).digest()[0]
    return POLICIES[drawn % len(POLICIES)]

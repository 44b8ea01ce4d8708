"""Checks that each migration since the newest kept version is timed, from a database taken back to it, and documented."""

import re
from pathlib import Path

import pytest

from bench.data import asked
from bench.migrations import applied
from bench.served import Build
from tests.upgrade.frozen import PROJECT, versions


@pytest.mark.in_turn
def test_each_later_migration_is_timed(tmp_path):
    build = Build(PROJECT, tmp_path, path=PROJECT)

    lines = asked(build, "python", "-m", "bench.migrations", "20").splitlines()

    timed = [re.fullmatch(r"([a-z]+\.[0-9a-z_]+): [0-9.]+ s, CPU [0-9.]+ s", line)[1] for line in lines]
    assert sorted(timed) == sorted(later())


def test_each_later_migration_is_in_the_table_for_upgrades():
    page = Path(PROJECT, "docs", "upgrading.md").read_text("utf-8")
    section = page[page.index("## Next") : page.index(f"## {versions()[-1]}")]

    assert re.findall(r"^\| `([a-z]+\.[0-9a-z_]+)` \|", section, re.MULTILINE) == sorted(later())


def later():
    """Return the names of our migrations that the newest kept version does not have."""
    kept = {f"{app}.{name}" for app, name in applied(versions()[-1])}
    files = Path(PROJECT, "src", "evenhand").glob("*/migrations/0*.py")
    return {f"{file.parents[1].name}.{file.stem}" for file in files} - kept

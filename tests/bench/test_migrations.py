"""Checks that each migration since the newest kept version is timed, from a filled database taken back to it."""

import re
from pathlib import Path

from bench.data import asked
from bench.migrations import applied
from bench.served import Build
from tests.upgrade.frozen import PROJECT, versions


def test_each_later_migration_is_timed(tmp_path):
    build = Build(PROJECT, tmp_path, path=PROJECT)

    lines = asked(build, "python", "-m", "bench.migrations", "20").splitlines()

    timed = [re.fullmatch(r"([a-z]+\.[0-9a-z_]+): [0-9.]+ s, CPU [0-9.]+ s", line)[1] for line in lines]
    kept = {f"{app}.{name}" for app, name in applied(versions()[-1])}
    ours = {f"{file.parents[1].name}.{file.stem}" for file in Path(PROJECT, "src", "evenhand").glob("*/migrations/0*.py")}
    assert sorted(timed) == sorted(ours - kept)

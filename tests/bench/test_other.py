"""Checks the comparison with another build over HTTP, here with the same build and an empty landlord."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.data import asked, migrate
from bench.other import ACTS, OURS, WHOLE, checkout, compared, name
from bench.pairs import Sizes

LINE = re.compile(r"(?P<what>.+), beside build \S+: [\d.]+ times \(least [\d.]+, most [\d.]+\); CPU .+ ms beside .+ ms; .+")
ONE_HOUSE = """
from dataclasses import replace
import django
django.setup()
from evenhand.ops.demo.data.build import build
from evenhand.ops.demo.data.harbour_and_vale import HOUSE
build([replace(HOUSE, stories=(), adopted_since=None)])
"""


def one_house(build):
    build.data.mkdir()
    alone = type(build)(build.project, build.data)
    migrate(alone)
    asked(alone, "python", "-c", ONE_HOUSE, DJANGO_SETTINGS_MODULE="evenhand.config.settings")


@pytest.mark.in_turn
@pytest.mark.django_db
def test_a_build_beside_itself_has_the_same_counts(tmp_path):
    lines = list(compared(OURS, tmp_path, os.environ.get("DATABASE_URL", ""), one_house, Sizes(pairs=1, cases=1, rounds=1)))

    told = [found["what"] for line in lines if (found := LINE.fullmatch(line))]
    assert told == ["list of cases", "case page", "incident form", *ACTS, WHOLE]
    counts = [line.strip().split(" beside ") for line in lines if "queries" in line]
    assert len(counts) == len(told) - 1
    assert [queries(here) for here, _ in counts] == [queries(there) for _, there in counts]


def queries(counts):
    return re.match(r"(\d+) queries, ", counts)[1]


def test_folder_is_used_as_the_other_build_unchanged(tmp_path):
    with checkout(str(tmp_path)) as project:
        assert (project, name(project)) == (tmp_path, tmp_path.name)
    assert tmp_path.is_dir()


def test_a_revision_that_there_is_not_is_refused_in_its_words(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bench.other", "no-such-revision"], cwd=OURS, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "invalid reference: no-such-revision" in done.stderr
    assert "Traceback" not in done.stderr


def test_comparing_builds_imports_nothing_of_the_product():
    names = "{name.split('.')[0] for name in sys.modules} & {'evenhand', 'tests', 'django'}"
    code = f"import sys, bench.other; print(sorted({names}))"

    done = subprocess.run([sys.executable, "-c", code], cwd=OURS, capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
    assert Path(OURS, "bench", "other.py").is_file()

"""Checks that the patch of docs/adding-an-act.md applies to a copy, and that its tests pass there."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.docs.pages import ROOT

PAGE, PATCH = ROOT / "docs" / "adding-an-act.md", ROOT / "docs" / "adding-an-act.patch"
CHANGED = ("src", "tests", "bench")
PROVING = (
    "tests/policy/test_acts.py",
    "tests/casework/test_acts_registered.py",
    "tests/web/test_acts_have_one_record.py",
    "tests/web/test_acts_others.py::test_a_site_visit_is_kept_with_its_day",
)


def added() -> dict[str, int]:
    """Return how many lines the patch adds to each file."""
    counts, file = {}, ""
    for line in PATCH.read_text("utf-8").splitlines():
        if line.startswith("+++ b/"):
            file = line.removeprefix("+++ b/")
        elif line.startswith("+"):
            counts[file] = counts.get(file, 0) + 1
    return counts


def test_the_page_names_exactly_the_files_of_the_patch():
    rows = re.findall(r"^\| `([^`]+)` \|.*\| (\d+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)

    assert {file: int(lines) for file, lines in rows} == added()


@pytest.mark.once
def test_the_patch_adds_an_act_that_passes_its_tests(tmp_path):
    for entry in ROOT.iterdir():
        if entry.name in CHANGED:
            shutil.copytree(entry, tmp_path / entry.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif entry.name != ".git":
            (tmp_path / entry.name).symlink_to(entry)
    subprocess.run(["git", "apply", str(PATCH)], cwd=tmp_path, check=True)
    where = {"PYTHONPATH": f"{tmp_path / 'src'}{os.pathsep}{tmp_path}", "EVENHAND_TESTS": "all", "DATABASE_URL": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *PROVING]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | where, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout

"""Tests that committed files name no private host or path, and that locks carry hashes."""

import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).parents[2]
LOCKS = [*sorted((PROJECT / "locks").glob("*.txt")), PROJECT / "package-lock.json"]
ADDRESS = re.compile(r"https?:|://|file:|\bregistry\b", re.IGNORECASE)
# Written in two parts, so that this file does not hold what it looks for.
INDEX = re.compile(
    "|".join(["--(extra-)?index-" + "url", "--find-" + "links", "registry" + r"\.npmjs", "files\\.python" + "hosted"])
)
MACHINE = re.compile(r"(?<![\w.])/(" + "work|root|farm" + r")/\w")


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True)
    return [PROJECT / name for name in listed.stdout.split("\0") if name and (PROJECT / name).is_file()]


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.name}: {line.strip()[:120]}" for line in text.splitlines() if pattern.search(line)]
    return found


def test_locks_name_no_host():
    assert len(LOCKS) >= 4
    assert lines_with(ADDRESS, LOCKS) == []


def test_every_package_of_a_lock_has_a_hash():
    for lock in LOCKS[:-1]:
        text = lock.read_text()
        packages = re.findall(r"^\S+==", text, re.MULTILINE)
        assert len(packages) == len(re.findall(r"^\S+==.*\\\n +--hash=sha256:", text, re.MULTILINE)), lock.name


def test_committed_files_name_no_index_and_no_local_path():
    assert lines_with(INDEX, committed()) == []
    assert lines_with(MACHINE, committed()) == []


def test_built_or_fetched_files_are_not_committed():
    built = re.compile(r"(^|/)(node_modules|build|var|\.venv)/|\.(woff2?|ttf|otf|sqlite3|pyc)$")
    assert [str(path) for path in committed() if built.search(str(path.relative_to(PROJECT)))] == []

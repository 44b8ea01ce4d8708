"""Runs the first hour of `CONTRIBUTING.md` as written, and compares what each command prints."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.docs.pages import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## The first hour")[2].partition("\n## ")[0]
STEPS = re.findall(r"```(console|diff)\n(.*?)```", PAGE, re.DOTALL)
COPIED = ("src", "setup", "tests", "pyproject.toml")
RULES = "src/evenhand/policy/rules/authority.py"
PATIENCE = 120


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """Give a clone of this tree as it is now, with its environment."""
    place = tmp_path_factory.mktemp("clone") / "evenhand"
    place.mkdir()
    for what in COPIED:
        if (ROOT / what).is_dir():
            shutil.copytree(ROOT / what, place / what, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / what, place / what)
    (place / ".venv" / "bin").mkdir(parents=True)
    for program in ("python", "evenhand"):
        _link(place / ".venv" / "bin" / program, program)
    as_nobody = ("-c", "user.name=Nobody", "-c", "user.email=nobody@evenhand.example")
    for words in (("init", "-q"), ("add", "src"), (*as_nobody, "commit", "-q", "-m", "As it is")):
        subprocess.run(["git", *words], cwd=place, check=True)
    return place


def _link(program, called):
    words = f'exec "{sys.executable}"' + (" -m evenhand" if called == "evenhand" else "")
    program.write_text(f'#!/bin/sh\n{words} "$@"\n')
    program.chmod(0o755)


def ran(command, place):
    """Return what a command prints, run in a clone; of make only what it would do, since that is done already."""
    if command.startswith("make "):
        command, place = command.replace("make ", "make --dry-run ", 1), ROOT
    env = os.environ | {"PYTHONPATH": f"{place / 'src'}{os.pathsep}{place}", "COLUMNS": "110"}
    env = {key: value for key, value in env.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(
        command, shell=True, cwd=place, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_the_first_hour_goes_as_it_is_written(clone):
    codes = []
    for kind, block in STEPS:
        if kind == "diff":
            before, after = (line[1:] for line in block.splitlines())
            whole = (clone / RULES).read_text("utf-8")
            assert whole.count(f"{before}\n") == 1
            (clone / RULES).write_text(whole.replace(f"{before}\n", f"{after}\n"), "utf-8")
            continue
        for part in block.removeprefix("$ ").split("\n$ "):
            command, _, shown = part.partition("\n")
            code, printed = ran(command, clone)
            codes.append(code)
            assert [line for line in shown.splitlines() if line not in printed] == [], printed

    assert codes == [0, 0, 1, 0, 0]
    assert (clone / RULES).read_text("utf-8") == (ROOT / RULES).read_text("utf-8")


def test_the_first_hour_names_the_file_that_it_changes():
    assert RULES in PAGE

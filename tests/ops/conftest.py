"""Runs commands as typed, and returns their exit code and output."""

import json

import pytest

from evenhand.ops.cli import main


@pytest.fixture
def ran(capsys):
    def run(*words):
        code = main([*map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def as_json(ran):
    def run(*words):
        code, out, _ = ran(*words, "--json")
        return code, json.loads(out)

    return run

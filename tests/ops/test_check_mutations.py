"""Checks that any file ends in a pack, a history, or errors with line, fault and advice."""

import os
import re

import pytest

from evenhand.policy.pack.document import MOST_BYTES, Unusable
from evenhand.policy.pack.load import PACKS, read, read_file
from evenhand.policy.pack.released import source
from evenhand.policy.replay import history_file
from tests.ops.brackenfell import PACK
from tests.ops.mutations import spoilt
from tests.policy.replay.stories import FILES

LINE = re.compile(r"file\.yaml:[1-9]\d*:[1-9]\d*( [^\n]+)? - [^\n]+ - [^\n]+")
LONG = pytest.mark.skipif(os.environ.get("EVENHAND_LONG") != "1", reason="a thousand mutations: make test-long")


def faults_of(reader, text):
    try:
        reader(text)
    except Unusable as unusable:
        return unusable.faults
    return None


def assert_told(faults, seed):
    assert faults is None or faults, f"seed {seed}: refused without saying why"
    for fault in faults or ():
        assert LINE.fullmatch(fault.worded("file.yaml")), f"seed {seed}: {fault}"


def test_the_text_that_is_spoilt_is_good():
    assert read(PACK).pack == "brackenfell"


def test_a_hundred_mutations_never_end_in_a_traceback():
    refused = 0
    for seed in range(100):
        faults = faults_of(read, spoilt(PACK, seed))
        assert_told(faults, seed)
        refused += faults is not None

    assert refused > 50


def test_mutated_histories_never_end_in_a_traceback():
    text = FILES[1].read_text("utf-8")
    for seed in range(40):
        assert_told(faults_of(history_file.read, spoilt(text, seed)), seed)


@LONG
@pytest.mark.parametrize("slug", PACKS)
def test_two_hundred_mutations_of_each_published_pack(slug):
    text = source(slug).decode()
    for seed in range(200):
        assert_told(faults_of(read, spoilt(text, seed)), seed)


HOSTILE = {
    "empty": "",
    "blank": " \n\n",
    "a word": "policy",
    "a list": "- a\n- b\n",
    "a number": "42",
    "null": "null",
    "two documents": "a: 1\n---\nb: 2\n",
    "duplicate keys": "pack: a\npack: b\n",
    "an anchor": "pack: &a octavia\ntitle: *a\n",
    "a merge": "a: &x {b: 1}\nc:\n  <<: *x\n",
    "a tag": "pack: !!python/object/apply:os.system [id]\n",
    "deep": "[" * 5000 + "]" * 5000,
    "deep maps": "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    "huge": "x: " + "y" * (MOST_BYTES + 10),
    "long list": "clauses: [" + "1," * 4_000 + "1]",
    "aliases": "a: &a [1]\nb: [*a, *a]\n",
    "null byte": "pack: a\x00b\n",
    "direction marks": "pack: \u202eab\u2066c\n",
    "surrogate": "pack: \ud800\n",
    "tabs": "pack:\n\t- a\n",
    "complex key": "? [a, b]\n: c\n",
    "key of numbers": "1: 2\n",
    "floats": "version: .nan\nown_review_on: .inf\n",
    "dates": "effective: {from: 2026-02-30}\n",
    "bad reference": PACK.replace("[manager]", "[manger]"),
}


@pytest.mark.parametrize("reader", [read, history_file.read], ids=["pack", "history"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_lines(name, reader):
    faults = faults_of(reader, HOSTILE[name])

    assert faults
    assert_told(faults, name)


@pytest.mark.parametrize(
    ("held", "says"),
    [
        (b"", "the file"),
        (b"\xff\xfe\x00p", "not UTF-8"),
        (bytes(range(256)), "not UTF-8"),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8"),
        (b"pack: \xe2\x82" + b"x" * MOST_BYTES, "larger than 1 MB"),
    ],
)
def test_a_file_of_other_bytes_is_refused(tmp_path, held, says):
    path = tmp_path / "file.yaml"
    path.write_bytes(held)

    with pytest.raises(Unusable) as refused:
        read_file(path)

    assert says in refused.value.faults[0].what


def test_a_folder_and_nothing_at_all_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(Unusable) as refused:
            read_file(path)

        assert "cannot be opened" in refused.value.faults[0].what


def test_errors_are_all_listed_with_place_and_clause():
    wrong = PACK.replace("[manager], team", "[manger], team").replace("legal]", "leagl]").replace("[urgent]", "[always]")

    shape = [fault.worded("file.yaml") for fault in faults_of(read, wrong)]
    names = [fault.worded("file.yaml") for fault in faults_of(read, wrong.replace("[always]", "[urgent]"))]

    assert [line.split(" - ")[0] for line in shape] == ["file.yaml:25:74 clause 1.1"]
    assert [line.split(" - ")[0] for line in names] == ["file.yaml:39:77 clause 1.2", "file.yaml:40:36 clause 1.2"]
    assert 'did you mean "manager"?' in names[0]

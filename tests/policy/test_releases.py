"""Checks that released packs keep their content and load in every build under their hash."""

import hashlib
from importlib.resources import files

import pytest

from evenhand.policy.pack.load import FLOOR, PACKS, read
from evenhand.policy.pack.pack import Pack
from evenhand.policy.pack.released import canonical, newest, releases, source


@pytest.mark.parametrize("slug", [*PACKS, FLOOR])
def test_a_shipped_pack_is_what_was_released_under_its_version(slug):
    pack, made = read(source(slug).decode()), newest(slug)

    assert made is not None, "run `make packs`"
    assert releases()[f"{slug}@{pack.version}"].sha256 == pack.sha256, "give it a new version, then `make packs`"
    assert made.canonical == pack.canonical


@pytest.mark.parametrize("name", sorted(releases()))
def test_a_released_version_loads_under_its_hash(name):
    kept = canonical(name)
    pack = Pack.restored(kept)

    assert hashlib.sha256(kept).hexdigest() == releases()[name].sha256
    assert pack.canonical == kept
    assert f"{pack.pack}@{pack.version}" == name


def test_index_names_every_released_version_and_no_other():
    on_file = (files("evenhand.policy") / "packs" / "released").iterdir()

    assert sorted(one.name for one in on_file) == sorted([*(f"{name}.json" for name in releases()), "index.json"])

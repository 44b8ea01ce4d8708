"""A shipped pack is what was released under its version, and its compiled form is what its YAML says."""

import pytest

from evenhand.policy.pack.compiled import compiled, source
from evenhand.policy.pack.load import FLOOR, PACKS, read
from evenhand.policy.pack.release import released


@pytest.mark.parametrize("slug", [*PACKS, FLOOR])
def test_a_pack_is_what_was_released_and_its_compiled_form_says_the_same(slug):
    pack, made = read(source(slug).decode()), compiled(slug)

    assert released().get(f"{slug}@{pack.version}") == pack.sha256, "give it a new version, then `make packs`"
    assert made is not None, "run `make packs`"
    assert made.canonical == pack.canonical

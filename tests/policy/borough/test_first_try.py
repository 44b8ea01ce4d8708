"""Checks that `policy check` reports exactly the faults of the page's first try at a policy."""

from pathlib import Path

import pytest

from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import read, read_file

FIRST_TRY = Path(__file__).parents[3] / "docs" / "example" / "first-try.yaml"


def test_list_with_wrong_entries_is_not_also_called_too_short():
    with pytest.raises(Unusable) as unusable:
        read_file(FIRST_TRY)

    assert [(fault.line, fault.where, fault.what) for fault in unusable.value.faults] == [
        (16, "clause 3.2", '"allways" is not a word for strength'),
        (23, "clause 5.1", '"quorom" is not known here'),
        (28, "clause 8.1", '"workdays" is not a word for unit'),
    ]


def test_a_list_that_is_empty_is():
    text = FIRST_TRY.read_text().partition("clauses:")[0] + "clauses: []\n"

    with pytest.raises(Unusable) as unusable:
        read(text)

    assert [fault.where for fault in unusable.value.faults] == [""]

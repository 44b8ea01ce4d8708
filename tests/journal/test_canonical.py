"""Checks that one value has one canonical text."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.journal.canonical import canonical, moment

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(json_values)
def test_canonical_text_reads_back_and_writes_the_same(value):
    text = canonical(value)

    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text
    assert text.isascii()


def test_the_order_of_keys_and_sets_makes_no_difference():
    assert canonical({"b": 1, "a": {"y", "x"}}) == canonical(MappingProxyType({"a": {"x", "y"}, "b": 1}))
    assert canonical({"b": 1, "a": {"y", "x"}}) == '{"a":["x","y"],"b":1}'


@pytest.mark.parametrize("text", ["\x00", "\ud800", "عربي", "ŵ", "w\u0302", "\U0001f3e0"])
def test_any_text_is_kept_as_it_was_typed(text):
    assert json.loads(canonical({"said": text})) == {"said": text}


def test_days_and_moments_are_iso_text_and_moments_are_in_utc():
    summer = datetime(2026, 6, 3, 0, 30, tzinfo=timezone(timedelta(hours=1)))

    assert canonical([date(2026, 6, 3), summer]) == '["2026-06-03","2026-06-02T23:30:00.000000+00:00"]'
    assert moment(summer) == moment(datetime(2026, 6, 2, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), datetime(2026, 6, 3)])  # noqa: DTZ001
def test_value_without_a_certain_text_is_refused(value):
    with pytest.raises(ValueError, match=r"Out of range|time zone"):
        canonical({"value": value})


def test_value_without_a_json_form_is_refused_by_name():
    with pytest.raises(TypeError, match="cannot record a object"):
        canonical({"value": object()})

"""Writes a value as text in one way, so that its hash can be worked out again anywhere."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any


def canonical(value: Any) -> str:
    r"""Return JSON with sorted keys, no blanks and every character beyond ASCII escaped.

    Escapes carry any text, NULs and lone surrogates included, through any database; the text itself is left as it was typed.
    Dates become ISO text, moments ISO text in UTC, sets sorted lists.

    Raises:
        TypeError: something in it has no JSON form.
        ValueError: not a number or infinity, a moment without a zone, or a structure that contains itself.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=True, allow_nan=False, separators=(",", ":"), default=_plain)


def moment(at: datetime) -> str:
    """Return a moment in UTC to the microsecond, which both databases keep."""
    if at.tzinfo is None:
        raise ValueError(f"A moment needs a time zone: {at.isoformat()} has none.")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"The journal cannot record a {type(value).__name__}: {value!r:.80}")

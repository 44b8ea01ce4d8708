"""Finds whether a test patched the product, so that its database is not shared."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.stages import keeping

EDGES = ("evenhand.web.", "evenhand.ops.")
"""No builder goes through an edge."""
PLACES = frozenset({"CLOCK_FILE", "HEADS_DIR", "MEDIA_ROOT"})
"""Settings that say only where something is."""


def changes_the_product(item: pytest.Item) -> bool:
    """Return whether a test replaced code below the edges, changed a setting that matters, or moved to another day."""
    given: dict[str, Any] = getattr(item, "funcargs", {})
    replaced = given["monkeypatch"]._setattr if "monkeypatch" in given else ()
    if any(not f"{getattr(target, '__name__', '')}.".startswith(EDGES) for target, *_ in replaced):
        return True
    overrides = given["settings"]._to_restore if "settings" in given else ()
    return any(set(one.options) - PLACES for one in overrides) or datetime.now(UTC).date() != keeping.DAY

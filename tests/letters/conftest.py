"""Finds the fonts of the letters, where they have been built."""

from pathlib import Path

import pytest

BUILT = Path(__file__).parents[2] / "build" / "fonts"


@pytest.fixture(scope="session")
def fonts() -> Path:
    if not any(BUILT.glob("NotoSans_*.ttf")):
        pytest.skip(f"no fonts in {BUILT}: `make static` builds them")
    return BUILT

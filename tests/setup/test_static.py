"""Tests the static files: our typeface, hashed names, size, letters' fonts."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

import plain_govuk

STATIC = settings.STATIC_ROOT
TEMPLATES = sorted((settings.PACKAGE).rglob("templates/**/*.html"))
KILOBYTES_OF_A_FIRST_VISIT = 300


def test_assets_reserved_for_gov_uk_are_not_served():
    served = [path for path in STATIC.rglob("*") if path.is_file()]
    texts = [path for path in served if path.suffix in {".css", ".js", ".svg", ".json"}]

    assert {path.suffix for path in texts} >= {".css", ".js"}
    assert [path.name for path in texts if plain_govuk.FORBIDDEN.search(path.read_text())] == []
    assert [path.name for path in served if re.search(r"crest|govuk-icon|favicon\.(ico|svg)$|opengraph", path.name)] == []


def test_a_style_sheet_that_keeps_the_typeface_is_refused():
    with pytest.raises(ValueError, match="crest"):
        plain_govuk.plain_styles("a{background:url(/assets/images/govuk-crest.svg)}")
    with pytest.raises(ValueError, match="url"):
        plain_govuk.plain_styles("a{background:url(/assets/fonts/light.woff2)}")


def test_our_typeface_replaces_the_vendor_typeface():
    styles = (STATIC / "vendor" / "govuk-frontend.css").read_text()

    assert styles.count('"Atkinson Hyperlegible Next",arial,sans-serif') > 50
    assert styles.count("@font-face") == 4


def test_every_file_that_a_template_names_has_its_hashed_name():
    names = json.loads((STATIC / "staticfiles.json").read_text())["paths"]
    asked = {name for path in TEMPLATES for name in re.findall(r"{%\s*static\s+['\"]([^'\"]+)", path.read_text())}

    assert asked - set(names) == set()
    assert [hashed for hashed in names.values() if not (STATIC / hashed).is_file()] == []


def test_all_that_pages_load_is_small_as_it_travels():
    names = json.loads((STATIC / "staticfiles.json").read_text())["paths"]
    assert sum(travels(STATIC / hashed) for hashed in names.values()) < KILOBYTES_OF_A_FIRST_VISIT * 1000


def travels(file: Path) -> int:
    """Return how many bytes are sent of a file: of its compressed copy, where there is one."""
    compressed = file.with_name(f"{file.name}.gz")
    return (compressed if compressed.is_file() else file).stat().st_size


def test_letters_have_their_fonts():
    fonts = {path.name for path in Path(settings.FONTS_DIR).glob("*.ttf")}

    assert fonts == {
        "NotoSans_400Regular.ttf",
        "NotoSans_700Bold.ttf",
        "Vazirmatn_400Regular.ttf",
        "Vazirmatn_700Bold.ttf",
    }

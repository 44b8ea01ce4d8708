"""Checks a landlord's colour and logo, and that text on the colour is legible (WCAG 2.2, 1.4.3)."""

import re
from collections.abc import Iterator

HEX = re.compile(r"#[0-9a-f]{6}")
GROUNDS = {"white": "#ffffff", "the pale ground of the navigation": "#f1f5f3"}
"""Grounds and texts that the colour meets: a link or a line on a page; white words on a heading or a button."""
LEAST = 4.5
LARGEST_LOGO = 100 * 1024
KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


class NotShown(ValueError):  # noqa: N818
    """It cannot be a landlord's branding; the text lists every fault, and what to do."""


def checked(colour: str, logo: bytes | None) -> tuple[str, str]:
    """Return the colour in its stored form, and the logo's media type by its content; each is "" where there is none.

    Raises:
        NotShown: the colour is none or cannot be read on every ground; the logo is too large or no image.
    """
    tidy = colour.strip().lower()
    wrong = [*_wrong_colour(tidy), *_wrong_logo(logo)]
    if wrong:
        raise NotShown(" ".join(wrong))
    return tidy, kind_of(logo) if logo else ""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def darker(colour: str) -> str:
    """Return a colour a fifth darker, for a link or a button under the pointer."""
    return "#" + "".join(f"{round(part * 0.8):02x}" for part in _parts(colour))


def kind_of(logo: bytes) -> str:
    """Return an image's media type by its content, or ""."""
    if re.match(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<svg[\s>]", logo, re.DOTALL):
        return "image/svg+xml"
    return next((kind for start, kind in KINDS if logo.startswith(start)), "")


def _wrong_colour(colour: str) -> Iterator[str]:
    if not colour:
        return
    if not HEX.fullmatch(colour):
        yield f"“{colour}” is not a colour: write it as # and six digits from 0 to f, such as #12343b."
        return
    for name, ground in GROUNDS.items():
        if (ratio := contrast(colour, ground)) < LEAST:
            yield f"{colour} on {name} has a contrast of {ratio:.1f} to 1; words need {LEAST} to 1. Choose a darker one."


def _wrong_logo(logo: bytes | None) -> Iterator[str]:
    if logo is None:
        return
    if len(logo) > LARGEST_LOGO:
        yield f"The logo has {len(logo) // 1024} kB; it is sent with the first page, so {LARGEST_LOGO // 1024} kB is the most."
    if not kind_of(logo):
        yield "The logo is no PNG, JPEG or SVG image."


def _parts(colour: str) -> Iterator[int]:
    return (int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in _parts(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

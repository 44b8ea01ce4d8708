"""Reads from the documentation its links, headings and commands."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\[[^\]\[]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`|^(?: {4}|\$ )(.+)$", re.MULTILINE)
_CONSOLE = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```", re.MULTILINE | re.DOTALL)


def name(page):
    return str(page.relative_to(ROOT))


def links(page):
    """Return the relative links of a page, outside code."""
    found = _LINK.findall(re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page.read_text("utf-8"))))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors(page):
    """Return the anchors of a page's headings, as the forges make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()).strip() for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


def code(page):
    """Return what stands as code on a page: spans, and lines of blocks."""
    return [(span or line).strip() for span, line in _CODE.findall(page.read_text("utf-8"))]


def commands(page):
    """Return the words of each ``evenhand`` command that a page names."""
    found = [piece.removeprefix("$ ").removeprefix(".venv/bin/") for piece in code(page)]
    return [piece.split("#")[0].split() for piece in found if piece.startswith("evenhand ")]


def targets(page):
    """Return the targets of make that a page names."""
    return [piece.split()[1] for piece in code(page) if re.match(r"make [.a-z-]+", piece)]


def transcripts(page):
    """Return (command, output) of each console block of a page."""
    return [(found["command"], found["output"]) for found in _CONSOLE.finditer(page.read_text("utf-8"))]

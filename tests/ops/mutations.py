"""Spoils a YAML text at random, the same way for the same seed: letters, lines, and the tree itself."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from ruamel.yaml import YAML

NASTY = [
    "\t",
    "\x00",
    "\x07",
    "\u2028",
    "\ufeff",
    "😀",
    "é",
    ":",
    "- ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!python/x ",
    "|",
    ">",
    "%",
    "@",
    "\r",
    "\\",
    "? ",
    "---\n",
    "...\n",
    "<<: ",
]
WRONG: list[Any] = [
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    "",
    " ",
    "x" * 5000,
    "2026-13-45",
    [],
    {},
    [None],
    {"x": 1},
    [[[]]],
    "0000-00-00",
    "no",
    "{}",
]


def spoilt(text: str, seed: int) -> str:
    """Return the text with one to four random changes."""
    random = Random(seed)
    for _ in range(random.randint(1, 4)):
        text = random.choice(_WAYS)(text, random)
    return text


def _letters(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice([*NASTY, chr(random.randint(0, 0x2FFF))]) + text[at:]


def _cut(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, 40) :]


def _end(text: str, random: Random) -> str:
    return text[: random.randint(0, len(text))]


def _lines(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    way = random.randrange(4)
    if way == 0:
        lines.insert(at, lines[other])
    elif way == 1:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 2:
        lines[at] = " " * random.randint(1, 5) + lines[at]
    else:
        lines[at] = lines[at].lstrip()
    return "".join(lines)


def _tree(text: str, random: Random) -> str:
    try:
        tree = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
    except Exception:  # noqa: BLE001  (spoilt before: the tree cannot be read any more)
        return _cut(text, random)
    places = list(_places(tree))
    if places:
        holder, key = random.choice(places)
        _replace(holder, key, random)
    return json.dumps(tree, ensure_ascii=False)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []
    for key in keys:
        yield node, key
        yield from _places(node[key])


def _replace(holder: Any, key: Any, random: Random) -> None:
    way = random.randrange(4)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, dict):
        holder[f"{key}x"] = holder.pop(key)
    elif way == 2 and isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[key] = random.choice(WRONG)


_WAYS: list[Callable[[str, Random], str]] = [_letters, _letters, _cut, _end, _lines, _lines, _tree, _tree, _tree]

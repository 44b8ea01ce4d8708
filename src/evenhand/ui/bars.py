"""Draws bars for ``parts/bars.html``. Numbers go with colour and pattern, never colour alone."""

from collections.abc import Iterable, Sequence

from evenhand.ui.components import Bar, Bars, Piece

WIDTH, LEFT, HEIGHT, GAP = 320, 0, 18, 24
"""In units of the drawing: as wide as a narrow phone, so that its words are never smaller than the page's."""


def bars(title: str, kinds: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]]) -> Bars:
    """Return a bar for each row, made of a piece for each kind; the longest is as wide as the drawing."""
    found = list(rows)
    most = max((sum(numbers) for _, numbers in found), default=0) or 1
    step = GAP + HEIGHT + 10
    drawn = tuple(_bar(name, numbers, place * step, WIDTH / most) for place, (name, numbers) in enumerate(found))
    says = "; ".join(f"{name}: {_said(kinds, numbers)}" for name, numbers in found)
    return Bars(title, says, tuple(kinds), drawn, WIDTH, len(found) * step)


def _bar(name: str, numbers: Sequence[int], top: int, unit: float) -> Bar:
    pieces, left = [], float(LEFT)
    for kind, number in enumerate(numbers):
        if number:
            pieces.append(Piece(kind, number, round(left, 1), round(number * unit, 1), round(left + number * unit / 2, 1)))
        left += number * unit
    return Bar(name, sum(numbers), top + 16, top + GAP, top + GAP + 13, tuple(pieces))


def _said(kinds: Sequence[str], numbers: Sequence[int]) -> str:
    return ", ".join(f"{number} {kind[:1].lower()}{kind[1:]}" for kind, number in zip(kinds, numbers, strict=True))

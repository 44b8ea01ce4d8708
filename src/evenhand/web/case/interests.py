"""What ties a colleague to a case so that they decide nothing in it: as they say it themselves, and as pages show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tie:
    """One kind of tie. ``mine``: as somebody declares it; "" where it is only ever seen from outside."""

    shown: str
    mine: str = ""


TIES = {
    "named_in_it": Tie("named in it", "I am named in it, or what happened was done to me"),
    "relative": Tie("a relative", "I am a relative, or live in the same household"),
    "neighbour": Tie("a neighbour", "I am a neighbour"),
    "friend": Tie("a friend", "I know them, or somebody close to them, outside work"),
    "complained_about": Tie("complained about", "They have complained about me"),
    "other": Tie("declared an interest", "Something else"),
    "declared": Tie("declared an interest"),
}
"""Where a tie is recorded, its key is one of these."""


def ties_in_words(kinds: frozenset[str]) -> list[str]:
    """Return the kinds of tie of one person."""
    return list(dict.fromkeys(TIES.get(kind, TIES["declared"]).shown for kind in sorted(kinds)))

"""Gives the spellings and the sound by which a misspelt name is looked up.

No rows. The neighbourhood of deletions is that of Wolf Garbe's SymSpell (2012): two words that differ by two letters share a
spelling once up to two letters are left out of each, so that a misspelt word is found by equality in an ordinary index.
"""

import re
from itertools import combinations

HEAD = 7
"""Letters at the start of a word that its spellings are made from: two that differ later share one anyway."""
SOUND = "~"
"""Begins the key of how a word sounds, which no spelling does."""
NEVER, ONE, TWO = 2, 4, 2
"""Words of two letters are never taken for others, of three and four for words one letter away, longer ones for two."""
_SOUNDS = tuple(
    (re.compile(pattern), as_heard)
    for pattern, as_heard in (
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^(wh|w)", "w"),
        (r"^x", "s"),
        (r"^mac|^mc", "mk"),
        (r"gh(?=[^aeiou]|$)", ""),
        (r"ph|v", "f"),
        (r"sch|sh|sz", "s"),
        (r"ch|cz", "x"),
        (r"th|dh", "t"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"c", "s"),
        (r"z", "s"),
        (r"dg|g(?=[eiy])", "j"),
        (r"d(?=$)", "t"),
        (r"(?<=.)[aeiouyhw]+", ""),
        (r"^[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)


def slack(word: str) -> int:
    """Return how many wrong letters a word of this length may have."""
    return 0 if len(word) <= NEVER else 1 if len(word) <= ONE else TWO


def spellings(word: str) -> frozenset[str]:
    """Return a word's first letters, whole and with as many left out as its `slack`."""
    head = word[:HEAD]
    return frozenset(
        "".join(kept) for left_out in range(slack(word) + 1) for kept in combinations(head, len(head) - left_out) if kept
    )


def sound(word: str) -> str:
    """Return how a word begins and which consonants follow, by English ears: Catherine as Kathryn."""
    for pattern, as_heard in _SOUNDS:
        word = pattern.sub(as_heard, word)
    return SOUND + word

"""Finds words that label a person, as they are typed, and asks for what was done instead.

Words in quotation marks are another person's, and are not challenged. The patterns are read by Python and, while a person
types, by the browser: ``labels.js`` gets them from here, with its own sign for the edge of a word.
"""

import re

NAMES = (
    "abuser", "aggressor", "bully", "crazy", "creep", "creepy", "crook", "harasser", "hysterical", "idle", "liar",
    "lunatic", "mad", "malicious person", "manipulative", "menace", "nasty", "nuisance", "nutter", "obsessive", "offender",
    "paranoid", "perpetrator", "problem customer", "problem tenant", "querulous", "serial complainer", "stalker",
    "thug", "time-waster", "timewaster", "troublemaker", "unhinged", "unstable", "vexatious", "weirdo",
)  # fmt: skip
"""Labels of a person wherever they occur."""
MANNERS = (
    "abusive", "aggressive", "antisocial", "dangerous", "demanding", "difficult", "disruptive", "hostile", "racist", "rude",
    "unpredictable", "unreasonable", "violent", "volatile",
)  # fmt: skip
"""Said of conduct ("abusive words"); a label only with a person as its subject: "he was rude", "a rude tenant"."""
SAYS = "“{word}” describes the person. Describe what was done or said, and when."
QUOTED = (
    "“[^”]*(?:”|$)"  # also one that is still being typed
    '|"[^"]*(?:"|$)'
    "|\u2018(?:[^\u2019]|\u2019(?=[a-z]))*(?:\u2019|$)"
    "|(?<![a-z])'(?:[^'\n]|'(?=[a-z]))+'(?![a-z])"  # and no apostrophe
)

_WHO = "he|she|they|who|customer|tenant|resident|neighbour|(?:mr|mrs|ms|miss|mx|dr) [^ ]+"
_IS = "is|are|was|were|has been|have been|can be|gets|got|became|becomes"
_HOW = "(?:(?:very|so|always|often|quite|really|extremely|being|too) )*"
_PEOPLE = "customer|tenant|resident|neighbour|caller|man|woman|person|individual|people|family"


def pattern(sign: str) -> str:
    """Return the pattern of a label, without regard to capitals. ``sign``: the characters inside words, as a pattern."""
    manners = "|".join(MANNERS)
    either = f"{'|'.join(NAMES)}|(?:{_WHO}) (?:{_IS}) {_HOW}(?:{manners})|(?:{manners}) (?:{_PEOPLE})"
    return f"(?<!{sign})(?:{either})(?!{sign})"


_LABEL, _QUOTED = re.compile(pattern(r"[\w-]"), re.IGNORECASE), re.compile(QUOTED, re.IGNORECASE)
IN_BROWSERS = {"label": pattern(r"[\p{L}\p{N}_-]"), "quoted": QUOTED, "says": SAYS}


def label_in(text: str) -> str:
    """Return the first words in a text that label a person; "" where none do."""
    found = _LABEL.search(_QUOTED.sub(" ", text))
    return found[0] if found else ""


def challenge(text: str) -> str:
    """Return the challenge to such words; "" where there are none."""
    word = label_in(text)
    return SAYS.format(word=word) if word else ""

"""Words that say what somebody is where what they did should stand: challenged as they are typed, and never changed.

What stands in quotation marks is somebody else's, and is not challenged.
"""

import re

LABELS = (
    "abuser", "aggressor", "bully", "crazy", "creep", "crook", "harasser", "hysterical", "idle", "liar", "lunatic", "mad",
    "malicious person", "manipulative", "menace", "nasty", "nuisance", "nutter", "obsessive", "offender", "paranoid",
    "perpetrator", "problem customer", "problem tenant", "querulous", "racist", "serial complainer", "stalker", "thug",
    "time-waster", "timewaster", "troublemaker", "unhinged", "unstable", "vexatious", "weirdo",
)  # fmt: skip
SAYS = "“{word}” says what somebody is. Say what was done or said, and when."

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_EITHER = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, LABELS))})(?![\w-])", re.IGNORECASE)


def label_in(text: str) -> str:
    """Return the first word in a text that labels somebody, as it stands there; "" where none does."""
    found = _EITHER.search(_QUOTED.sub(" ", text))
    return found[0] if found else ""


def challenge(text: str) -> str:
    """Return what is said of such a word; "" where there is none."""
    word = label_in(text)
    return SAYS.format(word=word) if word else ""

"""Finds words that label a person, give work by sex, hold complaints against a customer, or limit one; asks for others.

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

SEX = (
    "(?:two|three|2|3) (?:men|women|males|females) (?:must|should|to|will|only|attend|visit|go)",
    "(?:male|female) (?:officers?|staff|colleagues?|operatives?|workers?|engineers?|surveyors?|members? of staff)",
    "(?:no|not by|never) (?:a )?(?:lone |single )?(?:male|female|woman)s?",
    "(?:lone|single) (?:male|female|woman|women|man|men)s?",
    "(?:men|women|males|females) only",
    "only (?:men|women|males|females)",
    "send (?:a )?(?:man|men|woman|women)",
)
"""Conditions on the sex of staff; a policy's own words for one are shown as a departure (Equality Act 2010)."""
SEX_SAYS = "“{word}” gives work by sex. Write “two people”, or “nobody alone”."
GROUNDS = (
    "(?:false|baseless|unfounded|untrue|malicious|repeated|constant|endless) (?:allegation|accusation|complaint)s?",
    "(?:complains|complained|complaining) (?:constantly|repeatedly|again and again)",
)
"""What a customer said of us, or their complaints, taken as a ground against them."""
GROUNDS_SAYS = "“{word}”: a complaint about us is looked into. It is no reason for a limit."
LIMITS = (
    "(?:single|sole|only) point of contact",
    "(?:by )?(?:email|letter|telephone|phone|in writing) only",
    "only (?:by|in) (?:email|letter|telephone|phone|writing)",
    "no more than (?:one|two|three|[0-9]+) (?:calls?|emails?|letters?|contacts?|visits?)",
    "(?:banned|barred) from",
    "(?:do not|don[’']t) (?:answer|reply to|take) (?:his|her|their) (?:calls?|emails?|letters?)",
    "(?:calls?|emails?|contacts?|visits?) (?:is|are) (?:limited|restricted) to",
)
"""Limits that are not called one, in a note, a contact or an adjustment."""
LIMITS_SAYS = "“{word}” may limit how they reach us. If they did not ask for it, propose it as a measure instead."

_WHO = "he|she|they|who|customer|tenant|resident|neighbour|(?:mr|mrs|ms|miss|mx|dr) [^ ]+"
_IS = "is|are|was|were|has been|have been|can be|gets|got|became|becomes"
_HOW = "(?:(?:very|so|always|often|quite|really|extremely|being|too) )*"
_PEOPLE = "customer|tenant|resident|neighbour|caller|man|woman|person|individual|people|family"


def pattern(sign: str) -> str:
    """Return the pattern of a label, without regard to capitals. ``sign``: the characters inside words, as a pattern."""
    manners = "|".join(MANNERS)
    either = f"{'|'.join(NAMES)}|(?:{_WHO}) (?:{_IS}) {_HOW}(?:{manners})|(?:{manners}) (?:{_PEOPLE})"
    return f"(?<!{sign})(?:{either})(?!{sign})"


def _either(sign: str, phrases: tuple[str, ...]) -> str:
    return f"(?<!{sign})(?:{'|'.join(phrases)})(?!{sign})"


_SIGN, _BROWSER_SIGN = r"[\w-]", r"[\p{L}\p{N}_-]"
_KINDS = ((SEX, SEX_SAYS, False), (GROUNDS, GROUNDS_SAYS, False), (LIMITS, LIMITS_SAYS, True))
_QUOTED = re.compile(QUOTED, re.IGNORECASE)
_LABEL = re.compile(pattern(_SIGN), re.IGNORECASE)
_PHRASES = tuple((re.compile(_either(_SIGN, phrases), re.IGNORECASE), says, only) for phrases, says, only in _KINDS)
IN_BROWSERS = {
    "quoted": QUOTED,
    "challenges": [
        {"pattern": pattern(_BROWSER_SIGN), "says": SAYS, "limits": False},
        *({"pattern": _either(_BROWSER_SIGN, phrases), "says": says, "limits": only} for phrases, says, only in _KINDS),
    ],
}
"""The patterns for the script of pages; ``limits``: only where a text may hide a limit."""


def label_in(text: str) -> str:
    """Return the first words in a text that label a person; "" where none do."""
    found = _LABEL.search(_QUOTED.sub(" ", text))
    return found[0] if found else ""


def work_by_sex(text: str) -> str:
    """Return the first words in a text that give work to staff by their sex; "" where none do."""
    return _first(_PHRASES[0][0], text)


def limit_in(text: str) -> str:
    """Return the first words in a text that may limit how a customer reaches us; "" where none do."""
    return _first(_PHRASES[2][0], text)


def _first(phrases: re.Pattern[str], text: str) -> str:
    found = phrases.search(_QUOTED.sub(" ", text))
    return found[0] if found else ""


def challenge(text: str, *, limits: bool = False) -> str:
    """Return the challenge to such words; "" where there are none. ``limits``: a limit may hide in this text too."""
    if word := label_in(text):
        return SAYS.format(word=word)
    ours = _QUOTED.sub(" ", text)
    for phrases, says, only in _PHRASES:
        if (limits or not only) and (found := phrases.search(ours)):
            return says.format(word=found[0])
    return ""

"""Checks an instruction for health and labels, and finds the visit conditions in it.

An instruction is what staff do. Whole words are matched; a person reads each match and rewords it.
"""

import re
from functools import cache

from evenhand.policy.vocabulary import VisitCondition
from evenhand.wording.labels import MANNERS, NAMES

_HEALTH = """
addict, addicted, addiction, adhd, aids, alcoholic, alcoholism, alzheimer's, anxiety, asperger's, autism, autistic,
bipolar, blind, cancer, deaf, delusional, dementia, depressed, depression, diabetes, diabetic, disability, disabled,
disorder, drug user, epilepsy, epileptic, hearing loss, hepatitis, hiv, ill, illness, learning difficulties, learning
difficulty, medicated, medication, mental, mentally, neurodivergent, paranoid, pregnant, psychiatric, psychosis,
psychotic, ptsd, schizophrenia, schizophrenic, sectioned, self-harm, self-harms, sick, stroke, suicidal, suicide,
tourette's, unwell, wheelchair
"""
_ORIGIN_BELIEF_OFFENCE = """
asylum, catholic, christian, convicted, conviction, criminal, ethnic, ethnicity, foreigner, gay, gypsy, heterosexual,
homosexual, immigrant, jewish, lesbian, muslim, nationality, political, refugee, religion, religious, roma, sexuality,
trade union, transgender
"""
_STATES = "angry, drunk"


def names_health(text: str) -> tuple[str, ...]:
    """Return the words of a text that name health or disability (UK GDPR art. 9; floor 49), as they are in it."""
    return _found(_HEALTH, text)


def challenged(text: str) -> tuple[str, ...]:
    """Return the words of a text that may name origin, belief or offence, or that label a person."""
    return _found(",".join((_ORIGIN_BELIEF_OFFENCE, _STATES, *NAMES, *MANNERS)), text)


def _found(words: str, text: str) -> tuple[str, ...]:
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return tuple(dict.fromkeys(_any_of(words).findall(plain)))


@cache
def _any_of(words: str) -> re.Pattern[str]:
    either = "|".join(re.escape(word.strip()) for word in words.split(","))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


_NOT_ALONE = r"(?:alone|unaccompanied|single[- ]handed|(?:on|by) (?:your|their|his|her) own|lone)"
_SAYS = {
    VisitCondition.IN_PAIRS: (
        r"(?:two|three|2|3) (?:people|persons|members of staff|staff|of staff|officers|colleagues|operatives|of us|of you)",
        r"(?:in|as) (?:a )?(?:pairs?|twos)|pairs only|paired|double[- ](?:up|handed|crewed|staffed)",
        rf"(?:not|never|no|do not|don't)\b.*{_NOT_ALONE}",
    ),
    VisitCondition.ACCOMPANIED: (
        r"(?<!un)accompanied",
        r"(?:with|take|bring) (?:a|another|one other|your) (?:second )?(?:colleague|officer|member of staff|person|manager)",
    ),
    VisitCondition.RING_OFFICE_FIRST: (
        r"(?:ring|call|phone|telephone|ask|tell|speak to|check with)\b.*(?:office|first|before)",
    ),
    VisitCondition.AT_OFFICE_ONLY: (
        r"offices? only|only (?:at|in) (?:the|our|an) offices?",
        rf"(?:no (?:home )?visits|(?:do not|don't|never) (?:visit|attend|go (?:to|in)))\b(?!.*(?:{_NOT_ALONE}|without))",
    ),
    VisitCondition.NO_PERSONAL_CONTACT: (r"no (?:personal contact|face[- ]to[- ]face|meetings?)",),
    VisitCondition.POLICE_PRESENT: (r"police",),
}
_CONDITIONS = {key: re.compile(rf"\b(?:{'|'.join(either)})\b", re.IGNORECASE) for key, either in _SAYS.items()}
_WITHOUT_MEETING = re.compile(
    r"\b(?:answer\w*|contacts?|e-?mail\w*|letters?|messages?|online|post|repl(?:y|ies)|texts?|writ\w+|calls only"
    r"|pass|say|at (?:the|our) offices?)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:visit\w*|attend\w*|door\w*|homes?|house|flat|garden|go|enter|knock|meet\w*)\b",
    re.IGNORECASE,
)


def visit_conditions(text: str) -> tuple[VisitCondition, ...]:
    """Return the visit conditions in the words of an instruction.

    Each sentence is read alone. One about letters, messages or answers alone has no visit condition. One that is
    not understood asks a colleague to call the office first: what is not known never passes for safe.
    """
    found: set[VisitCondition] = set()
    for sentence in re.split(r"[.;\n]+", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        said = {key for key, says in _CONDITIONS.items() if says.search(sentence)}
        if _WITHOUT_MEETING.search(sentence) and not _MEETING.search(sentence):
            said.discard(VisitCondition.RING_OFFICE_FIRST)
        elif sentence.strip() and not said:
            said.add(VisitCondition.RING_OFFICE_FIRST)
        found |= said
    return tuple(key for key in VisitCondition if key in found)

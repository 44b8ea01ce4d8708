"""What an instruction on a record may not say: health, other facts of a special category, a name for a person.

An instruction says what staff do. Words are found as words, not inside others; a hit is read by a person, who rewords it.
"""

import re

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
    """Return the words in a text that name health or disability (UK GDPR art. 9; floor 49), as they stand there."""
    return _found(_HEALTH, text)


def challenged(text: str) -> tuple[str, ...]:
    """Return the words in a text that may name origin, belief or offence, or that say what a person is."""
    return _found(",".join((_ORIGIN_BELIEF_OFFENCE, _STATES, *NAMES, *MANNERS)), text)


def _found(words: str, text: str) -> tuple[str, ...]:
    either = "|".join(re.escape(word.strip()) for word in words.split(","))
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return tuple(dict.fromkeys(re.findall(rf"(?<![\w-])(?:{either})(?![\w-])", plain, re.IGNORECASE)))

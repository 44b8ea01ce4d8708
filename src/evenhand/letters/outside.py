"""Names a body outside the landlord: what it does, how it is reached, and what has to come first (floor 77, 87)."""

from collections.abc import Collection
from dataclasses import replace

from evenhand.letters.notice_facts import ContactPoint
from evenhand.policy.outside import Way, ways_to
from evenhand.policy.vocabulary import Channel
from evenhand.wording.letter_words import LetterWords

ADVICE = "independent_advice"
_BY: dict[Way, Channel] = {
    "form": Channel.ONLINE,
    "web": Channel.ONLINE,
    "telephone": Channel.TELEPHONE,
    "email": Channel.EMAIL,
    "letter": Channel.LETTER,
}
_NOTES = {"housing_ombudsman": "advice_at_any_time", ADVICE: "no_body"}
"""What a letter says of a body beside its ways, by a code; of any other, that a complaint to the landlord comes first."""


def relayed(number: str, unusable: Collection[Channel]) -> str:
    """Return a number as people dial it who read and type instead of listening and speaking (Relay UK).

    "" for people who can telephone, and for those who can use no text either.
    """
    return f"18001 {number}" if texted(number, unusable) else ""


def texted(number: str, unusable: Collection[Channel]) -> str:
    """Return a number for text messages, for a reader who cannot telephone and can text; else ""."""
    in_text = Channel.TELEPHONE in unusable and Channel.TEXT_MESSAGE not in unusable
    return number if in_text else ""


def outside(key: str, words: LetterWords, unusable: Collection[Channel] = ()) -> ContactPoint | None:
    """Return a body that the floor names, with the ways that a reader can use; None where none is left.

    Its ways to take a new case; of advice, its ways to advise. No way for another purpose is printed: a complaint sent to
    one is not looked at.
    """
    known = ways_to(key, "advice" if key == ADVICE else "new_case")
    ways = {by: at for by, at in known.items() if _BY[by] not in unusable}
    relay = relayed(known.get("telephone", ""), unusable)
    if not ways and not relay:
        return None
    return ContactPoint(
        words.body(key),
        form=ways.get("form", ""),
        phone=ways.get("telephone", ""),
        relay=relay,
        web=ways.get("web", ""),
        post=ways.get("letter", ""),
        note=words.say(_NOTES.get(key, "complaint_first")),
        advises=key == ADVICE,
    )


def advice(words: LetterWords, unusable: Collection[Channel] = ()) -> ContactPoint | None:
    """Return the body that gives independent advice in any matter; None where this reader can use none of its ways."""
    found = outside(ADVICE, words, unusable)
    return replace(found, note="", advises=False) if found else None

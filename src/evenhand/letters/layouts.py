"""Orders the sections of each kind of notice. Every kind has room for every part.

What matters most to the person comes first; what a person can do about it always comes before what we keep on record.
"""

from dataclasses import dataclass

from evenhand.letters.parts import Kind
from evenhand.policy.vocabulary import NoticePart as P


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, by its code, and the parts below it; an empty section does not appear.

    ``heading`` "": the parts stand below none.
    """

    heading: str
    parts: tuple[P, ...]


HEAD = Section("", (P.REACHED_AT,))
DATES = Section("", (P.FROM_WHEN, P.UNTIL_WHEN, P.REVIEW_WHEN, P.NEXT_REVIEW, P.APPEAL_BY_WHEN))
WHY = (P.BEHAVIOUR, P.WHY_UNACCEPTABLE, P.EVIDENCE, P.YOUR_ACCOUNT, P.REASONS, P.EQUALITY_CONSIDERED)
ASKED = Section("asked", (P.EXPECTED_BEHAVIOUR,))
HOME = Section("home", (P.HOME_AT_RISK,))
OPEN = Section("open", (P.WHAT_STAYS_OPEN, P.CONTACT_PERSON))
EMERGENCIES = Section("emergencies", (P.EMERGENCIES,))
TOO_HARD = Section("too_hard", (P.HOW_TO_ASK_FOR_ADJUSTMENT, P.SUPPORT, P.FORMATS))
APPEAL = (P.HOW_TO_APPEAL, P.CORRECT_OR_COMPLAIN)
LOOKED_AT_AGAIN = (P.WHO_HEARS_APPEAL, P.OMBUDSMAN, P.INDEPENDENT_ADVICE)
RECORD = Section("record", (P.WHO_SEES_IT, P.HOW_REMOVED, P.DATA_RIGHTS))
SIGNED = Section("signed", (P.WHO_DECIDED,))
DECIDED = (P.OUTCOME, P.WHAT_IS_DECIDED, P.SERVICE_IMPLICATIONS)


def _layout(
    decided: str,
    why: str,
    *,
    disagree: str = "disagree",
    appeal: tuple[P, ...] = APPEAL,
) -> tuple[Section, ...]:
    """Return the sections of a kind: the first page alone tells what changes, until when, how to reach us and how to appeal.

    ``decided`` and ``why``: headings. ``appeal``: what the reader can do who disagrees.
    """
    again = tuple(part for part in LOOKED_AT_AGAIN if part not in appeal)
    first = (HEAD, Section(decided, DECIDED), DATES, OPEN, Section(disagree, appeal))
    return (*first, Section(why, WHY), ASKED, HOME, EMERGENCIES, TOO_HARD, Section("again", again), RECORD, SIGNED)


LAYOUTS = {
    Kind.FINDING: _layout("found", "how_found"),
    Kind.WARNING: _layout("warned", "happened"),
    Kind.RESTRICTION: _layout("changes", "why_changes"),
    Kind.MARKER: _layout("note", "why_note"),
    Kind.REVIEW_OUTCOME: _layout("outcome", "why"),
    Kind.EXTENDED: _layout("goes_on", "why_goes_on"),
    Kind.VARIED: _layout("applies", "why"),
    Kind.MOVED: _layout("applies", "why"),
    Kind.APPEAL_OUTCOME: _layout("answer", "why", disagree="still_disagree", appeal=(*APPEAL, P.OMBUDSMAN)),
    Kind.COMPLAINT_REFUSED: _layout("refused", "why", appeal=(P.OMBUDSMAN, *APPEAL)),
    Kind.ENDED: _layout("ended", "why"),
    Kind.STAY: _layout("refused", "why"),
    Kind.PASSED_ON: _layout("passed_on", "why"),
}

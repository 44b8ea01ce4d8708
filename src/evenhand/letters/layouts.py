"""Orders the sections of each kind of notice. Every kind has room for every part.

What matters most to the person comes first; what a person can do about it always comes before what we keep on record.
"""

from dataclasses import dataclass

from evenhand.letters.parts import Kind
from evenhand.policy.vocabulary import NoticePart as P


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, by its code, and the parts below it; an empty section does not appear."""

    heading: str
    parts: tuple[P, ...]


DATES = Section("dates", (P.FROM_WHEN, P.UNTIL_WHEN, P.REVIEW_WHEN, P.NEXT_REVIEW, P.APPEAL_BY_WHEN))
WHY = (P.BEHAVIOUR, P.WHY_UNACCEPTABLE, P.EVIDENCE, P.YOUR_ACCOUNT, P.REASONS, P.EQUALITY_CONSIDERED)
ASKED = Section("asked", (P.EXPECTED_BEHAVIOUR, P.HOME_AT_RISK))
OPEN = Section("open", (P.WHAT_STAYS_OPEN, P.EMERGENCIES, P.CONTACT_PERSON))
TOO_HARD = Section("too_hard", (P.HOW_TO_ASK_FOR_ADJUSTMENT, P.SUPPORT, P.FORMATS))
DISAGREE = Section(
    "disagree",
    (P.HOW_TO_APPEAL, P.WHO_HEARS_APPEAL, P.OMBUDSMAN, P.INDEPENDENT_ADVICE),
)
RECORD = Section("record", (P.WHO_SEES_IT, P.HOW_REMOVED, P.DATA_RIGHTS))
SIGNED = Section("signed", (P.WHO_DECIDED,))
TAIL = (OPEN, TOO_HARD, DISAGREE, RECORD, SIGNED)
DECIDED = (P.OUTCOME, P.WHAT_IS_DECIDED, P.SERVICE_IMPLICATIONS)

LAYOUTS = {
    Kind.FINDING: (Section("found", DECIDED), Section("how_found", WHY), ASKED, DATES, *TAIL),
    Kind.WARNING: (Section("happened", WHY), ASKED, Section("warned", DECIDED), DATES, *TAIL),
    Kind.RESTRICTION: (Section("changes", DECIDED), DATES, OPEN, Section("why_changes", WHY), ASKED, *TAIL[1:]),
    Kind.MARKER: (
        Section("note", (*DECIDED, P.WHO_SEES_IT, P.HOW_REMOVED)),
        DATES,
        Section("why_note", WHY),
        ASKED,
        OPEN,
        TOO_HARD,
        DISAGREE,
        Section("record", (P.DATA_RIGHTS,)),
        SIGNED,
    ),
    Kind.REVIEW_OUTCOME: (Section("outcome", DECIDED), DATES, Section("why", WHY), ASKED, *TAIL),
    Kind.EXTENDED: (Section("goes_on", DECIDED), DATES, OPEN, Section("why_goes_on", WHY), ASKED, *TAIL[1:]),
    Kind.VARIED: (Section("applies", DECIDED), DATES, OPEN, Section("why", WHY), ASKED, *TAIL[1:]),
    Kind.APPEAL_OUTCOME: (
        Section("answer", DECIDED),
        Section("why", WHY),
        DATES,
        ASKED,
        OPEN,
        TOO_HARD,
        Section("still_disagree", DISAGREE.parts),
        RECORD,
        SIGNED,
    ),
    Kind.COMPLAINT_REFUSED: (
        Section("refused", DECIDED),
        Section("why", WHY),
        Section("disagree", (P.OMBUDSMAN, P.HOW_TO_APPEAL, P.WHO_HEARS_APPEAL, P.INDEPENDENT_ADVICE)),
        DATES,
        ASKED,
        OPEN,
        TOO_HARD,
        RECORD,
        SIGNED,
    ),
    Kind.ENDED: (Section("ended", DECIDED), DATES, Section("why", WHY), ASKED, *TAIL),
}

"""The order in which each kind of notice speaks: its title, how it opens, and its sections. Every kind has room for every part.

What matters most to the person comes first; what a person can do about it always comes before what we keep on record.
"""

from dataclasses import dataclass

from evenhand.letters.parts import Kind
from evenhand.policy.vocabulary import NoticePart as P


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the parts below it; a section of which nothing is said does not appear."""

    heading: str
    parts: tuple[P, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of notice: its title, its opening paragraphs, its sections in order."""

    title: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]


NOT_A_JUDGEMENT = "It is about particular things that were done or said. It is not a judgement on you as a person."
DATES = Section("Dates to know", (P.FROM_WHEN, P.UNTIL_WHEN, P.REVIEW_WHEN, P.NEXT_REVIEW, P.APPEAL_BY_WHEN))
WHY = (P.BEHAVIOUR, P.WHY_UNACCEPTABLE, P.EVIDENCE, P.YOUR_ACCOUNT, P.REASONS, P.EQUALITY_CONSIDERED)
ASKED = Section("What we ask of you", (P.EXPECTED_BEHAVIOUR, P.HOME_AT_RISK))
OPEN = Section("What stays open to you", (P.WHAT_STAYS_OPEN, P.EMERGENCIES, P.CONTACT_PERSON))
TOO_HARD = Section("If this is hard for you", (P.HOW_TO_ASK_FOR_ADJUSTMENT, P.SUPPORT, P.FORMATS))
DISAGREE = Section(
    "If you disagree",
    (P.HOW_TO_APPEAL, P.WHO_HEARS_APPEAL, P.OMBUDSMAN, P.INDEPENDENT_ADVICE),
)
RECORD = Section("Your information", (P.WHO_SEES_IT, P.HOW_REMOVED, P.DATA_RIGHTS))
SIGNED = Section("Who decided", (P.WHO_DECIDED,))
TAIL = (OPEN, TOO_HARD, DISAGREE, RECORD, SIGNED)
DECIDED = (P.OUTCOME, P.WHAT_IS_DECIDED, P.SERVICE_IMPLICATIONS)

LAYOUTS = {
    Kind.FINDING: Layout(
        "What we found about what happened",
        (
            (
                "We have looked into something that happened. This letter tells you what we found and why, what we ask of "
                "you now, and what you can do if you disagree."
            ),
            NOT_A_JUDGEMENT,
        ),
        (Section("What we found", DECIDED), Section("How we came to it", WHY), ASKED, DATES, *TAIL),
    ),
    Kind.WARNING: Layout(
        "A warning about what happened",
        (
            (
                "This letter is a warning. What happened was not acceptable and must not happen again. If it does, we may "
                "limit how you can deal with us. We are writing so that you know where you stand and have a fair chance to "
                "put it right."
            ),
            f"The warning itself limits nothing: you can contact us and use our services as before. {NOT_A_JUDGEMENT}",
        ),
        (Section("What happened, and why it matters", WHY), ASKED, Section("What we have decided", DECIDED), DATES, *TAIL),
    ),
    Kind.RESTRICTION: Layout(
        "A change to how you can deal with us",
        (
            (
                "We have made a decision that changes how you can deal with us. This letter tells you what changes and why,"
                " how long it lasts, what stays open to you, and what you can do if it is hard for you or if you think that"
                " it is wrong."
            ),
            NOT_A_JUDGEMENT,
        ),
        (Section("What changes", DECIDED), DATES, OPEN, Section("Why we decided this", WHY), ASKED, *TAIL[1:]),
    ),
    Kind.MARKER: Layout(
        "A note on our records",
        (
            (
                "We have put a note on our records that tells our people what to do when they visit you, meet you or "
                "contact you. This letter tells you what the note says and why, who can see it, how long it stays, and how "
                "you can challenge it."
            ),
            NOT_A_JUDGEMENT,
        ),
        (
            Section("What the note says", (*DECIDED, P.WHO_SEES_IT, P.HOW_REMOVED)),
            DATES,
            Section("Why we made the note", WHY),
            ASKED,
            OPEN,
            TOO_HARD,
            DISAGREE,
            Section("Your information", (P.DATA_RIGHTS,)),
            SIGNED,
        ),
    ),
    Kind.REVIEW_OUTCOME: Layout(
        "We have looked at our decision again",
        (
            (
                "We have reviewed a decision about how we deal with each other. This letter tells you the outcome and "
                "the reasons for it, what applies from now on, and what you can do if you disagree."
            ),
        ),
        (Section("The outcome", DECIDED), DATES, Section("Why", WHY), ASKED, *TAIL),
    ),
    Kind.EXTENDED: Layout(
        "Our decision goes on for longer",
        (
            (
                "We told you about a decision that changes how you can deal with us, and until when. It now goes on for longer."
                " This letter tells you until when and why, what stays open to you, and what you can do if it is hard for you "
                "or if you think that it is wrong."
            ),
            NOT_A_JUDGEMENT,
        ),
        (Section("What goes on", DECIDED), DATES, OPEN, Section("Why it goes on", WHY), ASKED, *TAIL[1:]),
    ),
    Kind.VARIED: Layout(
        "Our decision is made lighter",
        (
            (
                "We told you about a decision that changes how you can deal with us. From today it asks less of you. This "
                "letter tells you what applies now, and why."
            ),
        ),
        (Section("What applies from now on", DECIDED), DATES, OPEN, Section("Why", WHY), ASKED, *TAIL[1:]),
    ),
    Kind.APPEAL_OUTCOME: Layout(
        "Our answer to your appeal",
        (
            (
                "Thank you for your appeal. We have looked at the decision again, and at everything that you told us about "
                "it. This letter gives you our answer, the reasons for it, and what happens now."
            ),
        ),
        (
            Section("Our answer", DECIDED),
            Section("Why", WHY),
            DATES,
            ASKED,
            OPEN,
            TOO_HARD,
            Section("If you still disagree", DISAGREE.parts),
            RECORD,
            SIGNED,
        ),
    ),
    Kind.COMPLAINT_REFUSED: Layout(
        "We will not look into this complaint",
        (
            (
                "You made a complaint that we have decided not to look into. This letter tells you which complaint it is, "
                "why we decided so, and who else can look at that decision."
            ),
            (
                "It is about this one complaint only. You can make other complaints at any time, in any way that suits you, "
                "and we will look into them."
            ),
        ),
        (
            Section("What we decided", DECIDED),
            Section("Why", WHY),
            Section("If you disagree", (P.OMBUDSMAN, P.HOW_TO_APPEAL, P.WHO_HEARS_APPEAL, P.INDEPENDENT_ADVICE)),
            DATES,
            ASKED,
            OPEN,
            TOO_HARD,
            RECORD,
            SIGNED,
        ),
    ),
    Kind.ENDED: Layout(
        "Our decision no longer applies",
        (
            (
                "A decision about how we deal with each other has come to an end. This letter tells you what has "
                "ended, from when, and what stays on our records."
            ),
        ),
        (Section("What has ended", DECIDED), DATES, Section("Why", WHY), ASKED, *TAIL),
    ),
}

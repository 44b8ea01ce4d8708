"""The kinds of notice. The parts of one are policy's own `NoticePart`."""

from enum import StrEnum

from evenhand.policy.vocabulary import Decision, NoticePart


class Kind(StrEnum):
    """What a notice tells."""

    FINDING = "finding"
    WARNING = "warning"
    RESTRICTION = "restriction"
    MARKER = "marker"
    REVIEW_OUTCOME = "review_outcome"
    APPEAL_OUTCOME = "appeal_outcome"
    ENDED = "ended"
    COMPLAINT_REFUSED = "complaint_refused"
    EXTENDED = "extended"
    VARIED = "varied"


KIND_OF = {
    Decision.FINDING: Kind.FINDING,
    Decision.WARNING: Kind.WARNING,
    Decision.MEASURE: Kind.RESTRICTION,
    Decision.MARKER: Kind.MARKER,
    Decision.REVIEW: Kind.REVIEW_OUTCOME,
    Decision.APPEAL: Kind.APPEAL_OUTCOME,
    Decision.COMPLAINT: Kind.COMPLAINT_REFUSED,
}
"""The kind of notice that tells a decision; one that tells an end is chosen by whoever ends."""

ALWAYS = frozenset({NoticePart.EMERGENCIES})
"""What every notice says, whatever a policy asks: nobody who reads a letter of ours may doubt that an emergency is taken."""

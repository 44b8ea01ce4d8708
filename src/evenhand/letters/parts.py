"""Lists the kinds of notice. The parts of one are policy's own `NoticePart`."""

from enum import StrEnum

from evenhand.policy.vocabulary import Decision, NoticePart


class Kind(StrEnum):
    """The kind of a notice, by its decision."""

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
    MOVED = "moved"
    STAY = "stay"
    PASSED_ON = "passed_on"


KIND_OF = {
    Decision.FINDING: Kind.FINDING,
    Decision.WARNING: Kind.WARNING,
    Decision.MEASURE: Kind.RESTRICTION,
    Decision.MARKER: Kind.MARKER,
    Decision.REVIEW: Kind.REVIEW_OUTCOME,
    Decision.APPEAL: Kind.APPEAL_OUTCOME,
    Decision.COMPLAINT: Kind.COMPLAINT_REFUSED,
    Decision.STAY: Kind.STAY,
    Decision.REFERRAL: Kind.PASSED_ON,
}
"""The kind of notice of a decision; the act that ends something chooses its kind."""

ALWAYS = frozenset({NoticePart.EMERGENCIES})
"""The parts of every notice, whatever a policy asks: each reader must know that we take emergencies."""

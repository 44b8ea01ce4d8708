"""The kinds of notice, and how each part of one is named where it is missing. The parts are policy's own `NoticePart`."""

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

NAMED = {
    NoticePart.BEHAVIOUR: "what happened",
    NoticePart.WHY_UNACCEPTABLE: "why it was not acceptable",
    NoticePart.EVIDENCE: "what evidence the decision rests on",
    NoticePart.YOUR_ACCOUNT: "what the customer told us about it, or when we asked",
    NoticePart.REASONS: "the reasons for the decision",
    NoticePart.OUTCOME: "the outcome",
    NoticePart.WHAT_IS_DECIDED: "what has been decided",
    NoticePart.FROM_WHEN: "from when it applies",
    NoticePart.UNTIL_WHEN: "until when it applies",
    NoticePart.REVIEW_WHEN: "when it will be reviewed",
    NoticePart.NEXT_REVIEW: "when the next review is",
    NoticePart.WHAT_STAYS_OPEN: "what stays open to the customer",
    NoticePart.EMERGENCIES: "which number to ring in an emergency",
    NoticePart.HOW_TO_ASK_FOR_ADJUSTMENT: "how to ask for an adjustment",
    NoticePart.HOW_TO_APPEAL: "how to appeal",
    NoticePart.APPEAL_BY_WHEN: "by when to appeal",
    NoticePart.WHO_HEARS_APPEAL: "who hears an appeal",
    NoticePart.OMBUDSMAN: "how to go to the Ombudsman",
    NoticePart.WHO_DECIDED: "who decided",
    NoticePart.CONTACT_PERSON: "whom to contact about it",
    NoticePart.EQUALITY_CONSIDERED: "how the customer's needs and equality were considered",
    NoticePart.WHO_SEES_IT: "who can see it",
    NoticePart.HOW_REMOVED: "how it comes to be removed",
    NoticePart.INDEPENDENT_ADVICE: "where to get independent advice",
    NoticePart.HOME_AT_RISK: "whether the home may be at risk",
    NoticePart.SUPPORT: "what support there is",
    NoticePart.EXPECTED_BEHAVIOUR: "what we ask of the customer",
    NoticePart.FORMATS: "in which other formats and languages it can be had",
    NoticePart.DATA_RIGHTS: "what rights the customer has over their data",
    NoticePart.SERVICE_IMPLICATIONS: "what it means for the services that the customer gets",
}
"""Completes "The letter does not yet say ..."."""

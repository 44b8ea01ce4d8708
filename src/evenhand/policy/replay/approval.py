"""Decides what an approval covers: the aspect that was approved, and nothing else of the step."""

from evenhand.policy.replay.history import Aspect
from evenhand.policy.vocabulary import Category

COVERS: dict[Aspect, frozenset[Category]] = {
    "decision": frozenset(
        {
            Category.NO_REASONS,
            Category.NO_EVIDENCE,
            Category.NO_PRIOR_WARNING,
            Category.NOT_PROPORTIONATE,
            Category.NO_AUTHORISATION,
            Category.WRONG_POLICY,
            Category.NO_CHANNEL_LEFT,
            Category.EMERGENCY_BLOCKED,
            Category.VULNERABILITY_NOT_CONSIDERED,
            Category.ADJUSTMENT_IGNORED,
        }
    ),
    "warning": frozenset({Category.NO_PRIOR_WARNING}),
    "notice": frozenset({Category.NO_NOTICE, Category.NO_REASONS, Category.NO_APPEAL_ROUTE, Category.MARKER_NOT_TOLD}),
    "duration": frozenset({Category.NO_DURATION}),
    "review": frozenset({Category.NO_REVIEW, Category.LATE_REVIEW}),
    "appeal": frozenset({Category.NO_APPEAL_ROUTE, Category.APPEAL_LATE, Category.APPEAL_NOT_INDEPENDENT}),
    "needs": frozenset({Category.VULNERABILITY_NOT_CONSIDERED, Category.ADJUSTMENT_IGNORED}),
    "marker": frozenset({Category.NO_EVIDENCE, Category.MARKER_NOT_TOLD, Category.NO_AUTHORISATION}),
    "complaint": frozenset({Category.COMPLAINT_REFUSED_WRONGLY}),
    "records": frozenset({Category.RECORDS_POOR}),
    "handling": frozenset(Category),
}

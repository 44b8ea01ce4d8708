"""Words the grounds of an appeal for staff; `letters.py` words them for the customer."""

from evenhand.policy.vocabulary import Ground

GROUNDS = {
    Ground.CHANGE_OF_CIRCUMSTANCES: "Something has changed since",
    Ground.LIMITS_ESSENTIAL_SERVICES: "It limits services that they cannot do without",
    Ground.FACTUAL_ERROR: "The facts were wrong",
    Ground.BEHAVIOUR_WRONGLY_IDENTIFIED: "What they did was not what we called it",
    Ground.DISPROPORTIONATE: "It goes too far",
    Ground.PERSONAL_CIRCUMSTANCES: "Their circumstances were not taken into account",
    Ground.DISAGREEMENT: "They disagree with it",
    Ground.POLICY_NOT_FOLLOWED: "Our policy was not followed",
    Ground.NEW_EVIDENCE: "There is new evidence",
    Ground.OTHER: "Another reason",
}
FOUND = {"made_out": "Made out", "partly": "Partly made out", "not_made_out": "Not made out"}

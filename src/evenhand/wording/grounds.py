"""Grounds of an appeal in words: as staff read them, and as an answer tells the customer what was found of each."""

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
_YOU_SAID = {
    Ground.CHANGE_OF_CIRCUMSTANCES: "something has changed since",
    Ground.LIMITS_ESSENTIAL_SERVICES: "it limits services that you cannot do without",
    Ground.FACTUAL_ERROR: "the facts were wrong",
    Ground.BEHAVIOUR_WRONGLY_IDENTIFIED: "what you did was not what we called it",
    Ground.DISPROPORTIONATE: "it goes too far",
    Ground.PERSONAL_CIRCUMSTANCES: "your circumstances were not taken into account",
    Ground.DISAGREEMENT: "you disagree with it",
    Ground.POLICY_NOT_FOLLOWED: "our policy was not followed",
    Ground.NEW_EVIDENCE: "there is new evidence",
    Ground.OTHER: "there is a reason of your own",
}
FOUND = {"made_out": "Made out", "partly": "Partly made out", "not_made_out": "Not made out"}
_WE_FIND = {"made_out": "You are right", "partly": "You are partly right", "not_made_out": "We do not find that"}


def told(ground: str, found: str, because: str) -> str:
    """Return what was found of a ground, as the answer says it to the customer; of why, what is written so far."""
    finding = f"You said that {_YOU_SAID[Ground(ground)]}. {_WE_FIND[found]}"
    return f"{finding}: {because}" if because else f"{finding}."

"""Words the sentences of a replay: what is known not to be done, and what is not known."""

from typing import Any

from evenhand.policy.layers import Policy
from evenhand.policy.vocabulary import Layer
from evenhand.wording.words import Words, plain

DUTIES = {
    "review": "a review",
    "marker_review": "a review of the marker",
    "appeal_answer": "an answer to the appeal",
    "request_answer": "an answer to the request",
    "notice": "the letter",
    "tell_marker": "telling the customer of the marker",
    "tell_review_outcome": "telling the outcome of the review",
    "notify_referral": "telling the customer of the referral",
    "report": "telling those who had to know of the action",
    "confirm_marker": "confirming the marker",
    "place_marker": "the note on the record",
    "catch_up": "what could follow afterwards",
}
_SAYS = {
    "fact_is_not_so": "It is known not to be so that {fact}.",
    "duty_not_done": "Due by {due_on}: {duty}. It is known not to have been done.",
    "duty_never_done": "Owed: {duty}. By {on} it is known never to have been done.",
    "duty_done_late": "Due by {due_on}: {duty}. It was done on {done_on}.",
    "duty_not_known": "Due by {due_on}: {duty}. The history does not state whether it was done.",
    "not_taken": "This is always taken, and was not: {matter}.",
    "absence_not_read": "Stated, but nothing in this policy asks for it: {says}",
    "absence_not_stated": "Not stated outright ({source}): {says}",
    "source_leaves_open": "Left open by the source: {says}.",
    "end_not_known": "Whether it had an end or a review date.",
    "review_day_not_known": "Whether a review date was set.",
    "length_not_known": "Until when it was to last.",
    "incident_not_known": "On which incident it rested.",
    "marker_not_known": "Whether the marker had what it needs: {what}.",
    "marker_telling_not_known": "Whether the customer heard of the marker.",
    "endorsement_not_known": "Whether it was endorsed by those who must.",
    "consultation_not_known": "Whether this party was consulted: {party}.",
    "term_not_known": "A term of the measure: {term}.",
    "terms_not_known": "What exactly it restricted.",
    "letter_not_known": "Whether the letter covered {parts}.",
    "fact_not_told": "Whether {fact}.",
}


class ReplayWords(Words):
    """English for a replay under one policy."""

    def message(self, coded: Any) -> str:
        """Return a message as a sentence."""
        if coded.code not in _SAYS:
            return super().message(coded)
        says = coded.params.get("says") or "what, the history does not state"
        params = {**coded.params, "duty": DUTIES.get(str(coded.params.get("duty")), plain(coded.params.get("duty")))}
        return self._filled(_SAYS[coded.code], {**params, "says": says}).replace("Whether whether", "Whether")


def words_of(policy: Policy) -> ReplayWords:
    """Return the English for a policy."""
    return ReplayWords(policy)


LAYERS = {
    Layer.FLOOR: "floor",
    Layer.POLICY: "policy",
    Layer.READING: "our reading",
    Layer.HOUSE_CHOICE: "house choice",
}


def then(held: bool | None, by_law: bool | None) -> str:  # noqa: FBT001  (three-valued)
    """Word whether a rule was applied then, and whether its source held by then."""
    if held and by_law is False:
        return "applied by the Ombudsman then, statutory later"
    return {True: "in force then", False: "not in force then", None: "whether in force then is not known"}[held]

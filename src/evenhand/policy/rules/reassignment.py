"""Rules on reassigning a case: never to an officer with an interest in it."""

from collections.abc import Iterator

from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act


@rule(Act.REASSIGN_CASE, topics=("safeguard",))
def new_owner_has_no_interest(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The new owner is not named in the case, related, complained about, and has declared no interest."""
    answer, owner = inquiry.safeguard("interested_decide_nothing"), inquiry.facts.new_owner
    if answer is None or owner is None:
        return
    if owner not in inquiry.facts.interested:
        yield met("new_owner_has_no_interest", answer, Message("new_owner_has_no_interest"))
    else:
        cure = Cure("to_another", not_to=owner)
        yield inquiry.refused("new_owner_has_no_interest", answer, Message("new_owner_has_an_interest"), cure)

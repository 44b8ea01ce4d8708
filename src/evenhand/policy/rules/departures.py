"""Rules on a customer who has died: no letter and no new decision."""

from collections.abc import Iterator

from evenhand.policy.acts import Decides, deciding
from evenhand.policy.inquiry import Inquiry, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act

_ASKED_OR_TOLD = {
    Act.OPEN_CASE,
    Act.SEEK_ACCOUNT,
    Act.COMMUNICATE_CONCERNS,
    Act.PROPOSE,
    Act.PLACE_MARKER,
    Act.IMPOSE,
    Act.SERVE,
    Act.TELL_MARKER,
}
_REACHES_THE_PERSON = (
    deciding(Decides.BEGINS, Decides.ANSWERS, but={Act.INVESTIGATE_COUNTER_ALLEGATION})
    | {Act.EXTEND, Act.VARY}
    | _ASKED_OR_TOLD
)
"""Acts that decide anew about a person, or write to them. Ends, and investigations about staff, continue."""


@rule(*_REACHES_THE_PERSON, topics=("safeguard",))
def ends_with_the_person(inquiry: Inquiry) -> Iterator[RuleResult]:
    """No letter goes to a person who has died, and nothing new is decided about them."""
    answer, died_on = inquiry.safeguard("ends_with_the_person"), inquiry.facts.died_on
    if answer and died_on and died_on <= inquiry.day:
        cure = Cure("do", act=Act.CLOSE, fact=None)
        yield inquiry.refused("ends_with_the_person", answer, Message("customer_died", on=died_on), cure)

"""When a person has died or left: nobody who died is written to or has anything placed on them any more."""

from collections.abc import Iterator

from evenhand.policy.inquiry import Inquiry, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act

_REACHES_THE_PERSON = (
    Act.OPEN_CASE,
    Act.SEEK_ACCOUNT,
    Act.FIND,
    Act.COMMUNICATE_CONCERNS,
    Act.WARN,
    Act.PROPOSE,
    Act.AUTHORISE,
    Act.IMPOSE,
    Act.SERVE,
    Act.EXTEND,
    Act.VARY,
    Act.PLACE_MARKER,
    Act.AUTHORISE_MARKER,
    Act.TELL_MARKER,
    Act.DECIDE_APPEAL,
    Act.REFUSE_COMPLAINT,
)


@rule(*_REACHES_THE_PERSON, topics=("safeguard",))
def ends_with_the_person(inquiry: Inquiry) -> Iterator[RuleResult]:
    """No letter goes to a person who has died, and nothing new is decided about them."""
    answer, died_on = inquiry.safeguard("ends_with_the_person"), inquiry.facts.died_on
    if answer and died_on and died_on <= inquiry.day:
        cure = Cure("do", act=Act.CLOSE, fact=None)
        yield inquiry.refused("ends_with_the_person", answer, Message("customer_died", on=died_on), cure)

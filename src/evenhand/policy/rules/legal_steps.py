"""Rules on legal steps: the landlord's rest on a decided measure; only a court changes its order."""

from collections.abc import Iterator

from evenhand.policy.facts.facts import Measure, Order
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Layer, OrderKind

OUR_STEPS = frozenset({OrderKind.NOTICE_SEEKING_POSSESSION, OrderKind.POSSESSION_CLAIM, OrderKind.INJUNCTION_CLAIM})
"""Steps that the landlord begins. The others are orders, or promises to a court."""
HOME_AT_RISK = frozenset({OrderKind.NOTICE_SEEKING_POSSESSION, OrderKind.POSSESSION_CLAIM})
ADVICE = "independent_advice_given"
_WEIGHED = frozenset({"proportionality_considered", "human_rights_considered"})


@rule(Act.RECORD_ORDER, topics=("measure", "safeguard"))
def legal_step_decided(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A legal step of the landlord rests on an authorised measure that leads to it, on that measure's conditions.

    A policy that names no legal step leaves them to another procedure: what is recorded then is a fact from outside.
    """
    order, answer = inquiry.facts.order, inquiry.safeguard("authorised_by_named_person")
    catalogue = inquiry.policy.catalogue("measure")
    leading = {key: offered for key, offered in catalogue.items() if offered.value.leads_to}
    if order is None or answer is None or order.kind not in OUR_STEPS or not leading:
        return
    measure = next((row for row in inquiry.facts.measures if row.reference == order.measure), None)
    offered = leading.get(measure.key) if measure and measure.authorised_on else None
    if offered is None or order.kind not in offered.value.leads_to:
        message = Message("legal_step_not_decided", step=order.kind)
        yield inquiry.refused("legal_step_decided", answer, message, Cure("decide_step", step=order.kind))
        return
    yield met("legal_step_decided", offered, Message("authorised"))
    for fact in offered.value.needs_all:
        yield inquiry.needs("legal_step_decided", fact, offered)


@rule(Act.RECORD_ORDER, topics=("precondition",))
def home_weighed(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Before a step that may cost the home, the loss was weighed and the customer was pointed to independent advice."""
    order = inquiry.facts.order
    if order is None or order.kind not in HOME_AT_RISK:
        return
    for answer in inquiry.every("precondition"):
        weighed = _WEIGHED & set(answer.value.requires) if answer.cited.layer is Layer.FLOOR else ()
        yield from (inquiry.needs("home_weighed", fact, answer) for fact in sorted(weighed))
        if "human_rights_considered" in weighed:
            yield inquiry.needs("home_weighed", ADVICE, answer)


@rule(Act.VARY, Act.DECIDE_APPEAL, topics=("measure",))
def court_order_stands(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Only the court changes what it ordered or was promised: no variation here, no appeal."""
    appeal = inquiry.facts.appeal
    reference = appeal.of if appeal else inquiry.facts.subject
    measure = next((row for row in inquiry.facts.measures if row.reference == reference), None)
    if measure is None or (appeal and appeal.outcome not in {"changed", "ended"}):
        return
    offered = inquiry.policy.catalogue("measure").get(measure.key)
    if offered is None:
        return
    for order in _standing(inquiry, measure):
        cure = Cure("do", act=Act.RECORD_ORDER, fact=None, subject=order.reference)
        yield inquiry.refused("court_order_stands", offered, Message("court_order_stands"), cure)


def _standing(inquiry: Inquiry, measure: Measure) -> Iterator[Order]:
    for order in inquiry.facts.orders:
        if (
            order.measure == measure.reference
            and order.kind not in OUR_STEPS
            and not (order.until and order.until < inquiry.day)
        ):
            yield order

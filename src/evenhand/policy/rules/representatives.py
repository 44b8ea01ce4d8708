"""Rules on representatives: their conduct binds nobody else, and the law protects some of them."""

from collections.abc import Iterator

from evenhand.policy.facts.customer_facts import Representative
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Channel

NEVER_SHUT_OUT = frozenset({"mp", "councillor", "solicitor", "attorney", "deputy"})
"""Capacities that no measure shuts out (Mental Capacity Act 2005; parliamentary and council casework)."""


@rule(Act.PROPOSE, Act.AUTHORISE, Act.EXTEND, topics=("safeguard",))
def bound_by_own_conduct(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A measure binds the customer, so it does not rest on a representative's conduct alone."""
    answer = inquiry.safeguard("bound_by_own_conduct")
    whose = [incident.conduct_of for incident in inquiry.facts.incidents if not incident.withdrawn]
    if answer is None or inquiry.facts.measure is None or "representative" not in whose:
        return
    if set(whose) == {"representative"}:
        cure = Cure("rest_on", what="conduct_not_of_a_representative")
        yield inquiry.refused("bound_by_own_conduct", answer, Message("conduct_of_a_representative"), cure)
    else:
        yield met("bound_by_own_conduct", answer, Message("conduct_not_only_of_a_representative"))


@rule(Act.PROPOSE, Act.AUTHORISE, Act.VARY, Act.IMPOSE, topics=("safeguard",))
def representative_let_through(inquiry: Inquiry) -> Iterator[RuleResult]:
    """No term shuts out a recorded MP, councillor, solicitor, attorney or deputy."""
    answer, measure = inquiry.safeguard("representative_let_through"), inquiry.facts.measure
    if answer is None or measure is None:
        return
    kept = [who for who in inquiry.facts.representatives if who.standing in NEVER_SHUT_OUT and who.speaks_on(inquiry.day)]
    if Channel.THIRD_PARTY in measure.terms.channels_closed and kept:
        message = Message("representative_shut_out", term="channels_closed")
        cure = Cure("drop_term", term="channels_closed")
        yield inquiry.refused("representative_let_through", answer, message, cure)
    if measure.terms.third_party and not all(_named(who, measure.terms.third_party) for who in kept):
        message = Message("representative_shut_out", term="third_party")
        cure = Cure("let_through")
        yield inquiry.refused("representative_let_through", answer, message, cure)


def _named(who: Representative, through: str) -> bool:
    return who.name.casefold() in through.casefold()

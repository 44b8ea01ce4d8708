"""Lists what a customer can ask for in a case, and what they told us that they cannot use."""

from evenhand.casework.context import ActContext
from evenhand.policy import applies
from evenhand.policy.facts.facts import Facts
from evenhand.policy.rules.requests import HELD_BACK
from evenhand.policy.vocabulary import Asks, Channel


def said_cannot_use(ctx: ActContext) -> tuple[Channel, ...]:
    """Return the channels that the customer told us they cannot use, in the request in question."""
    row = ctx.the_case.requests.filter(reference=ctx.subject).first()
    return tuple(map(Channel, row.cannot_use)) if row else ()


def can_ask(facts: Facts) -> tuple[tuple[Asks, str], ...]:
    """Return what a customer can ask for, each with the measure, marker or appeal that it is about, "" where with none."""
    ends = ((Asks.END, reference or "") for reference in applies.in_force(facts))
    removals = ((Asks.REMOVE_MARKER, reference or "") for reference in applies.markers_authorised(facts))
    asked = {row.of for row in facts.requests if row.asks is Asks.STAY and (row.waits or row.outcome in HELD_BACK)}
    stays = ((Asks.STAY, row.reference) for row in facts.appeals if row.waits and row.reference not in asked)
    return (*ends, *removals, (Asks.ADJUSTMENT, ""), (Asks.COMPLAINT, ""), (Asks.DATA_COMPLAINT, ""), *stays)

"""Lists what a customer can ask for in a case."""

from evenhand.policy import applies
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Asks


def can_ask(facts: Facts) -> tuple[tuple[Asks, str], ...]:
    """Return what a customer can ask for, each with the measure or marker that it is about, "" where with none."""
    ends = ((Asks.END, reference or "") for reference in applies.in_force(facts))
    removals = ((Asks.REMOVE_MARKER, reference or "") for reference in applies.markers_authorised(facts))
    return (*ends, *removals, (Asks.ADJUSTMENT, ""), (Asks.COMPLAINT, ""))

"""Registers the rules, by the noun they guard."""

# A verdict gives its results in the order of these lines.
# isort: off
from evenhand.policy.rules import (
    appeals,
    authority,
    complaints,
    conduct,
    departures,
    reassignment,
    hearing,
    legal_steps,
    limits,
    reviews,
    markers,
    breaches,
    notices,
    preconditions,
    referrals,
    representatives,
    safeguards,
    sequence,
)

# isort: on

__all__ = [
    "appeals",
    "authority",
    "breaches",
    "complaints",
    "conduct",
    "departures",
    "hearing",
    "legal_steps",
    "limits",
    "markers",
    "notices",
    "preconditions",
    "reassignment",
    "referrals",
    "representatives",
    "reviews",
    "safeguards",
    "sequence",
]

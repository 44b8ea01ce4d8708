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
    moved_days,
    on_the_spot,
    preconditions,
    referrals,
    representatives,
    requests,
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
    "moved_days",
    "notices",
    "on_the_spot",
    "preconditions",
    "reassignment",
    "referrals",
    "representatives",
    "requests",
    "reviews",
    "safeguards",
    "sequence",
]

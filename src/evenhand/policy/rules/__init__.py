"""The rules, by the noun they guard. Importing this package registers them all."""

from evenhand.policy.rules import (
    appeals,
    authority,
    complaints,
    conduct,
    departures,
    hearing,
    legal_steps,
    limits,
    looking_again,
    markers,
    notices,
    preconditions,
    referrals,
    representatives,
    safeguards,
    sequence,
)

__all__ = [
    "appeals",
    "authority",
    "complaints",
    "conduct",
    "departures",
    "hearing",
    "legal_steps",
    "limits",
    "looking_again",
    "markers",
    "notices",
    "preconditions",
    "referrals",
    "representatives",
    "safeguards",
    "sequence",
]

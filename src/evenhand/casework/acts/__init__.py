"""Holds what each act adds to the facts and changes: a file a noun, a function an act."""

from evenhand.casework.acts import (  # noqa: F401  (each registers its acts)
    allegations,
    allowances,
    appeals,
    cases,
    colleagues,
    complaints,
    corrections,
    customers,
    departures,
    extensions,
    firms,
    incidents,
    letters,
    markers,
    measures,
    referrals,
    requests,
    reviews,
)

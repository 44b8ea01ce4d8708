"""What each act adds to the facts and changes, a file a noun; one short function an act, calling its noun's app."""

from evenhand.casework.acts import (  # noqa: F401  (each registers its acts)
    allegations,
    appeals,
    cases,
    colleagues,
    complaints,
    corrections,
    customers,
    departures,
    extensions,
    incidents,
    letters,
    markers,
    measures,
    referrals,
    reviews,
)

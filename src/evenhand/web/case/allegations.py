"""What the customer says of our own people, as every page of the case shows it: of whom, since when, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from evenhand.wording.dates import listed, short

SAID_IN = {"account": "in their account", "appeal": "in an appeal", "contact": "in a contact", "itself": "by itself"}
CAME_OF_IT = {"made_out": "Made out", "partly": "Partly made out", "not_made_out": "Not made out"}
PROTECTED = "They say that it was discrimination: to say so is protected, and is never held against them."


@dataclass(frozen=True)
class AllegationShown:
    """One thing that the customer says of our own people: their words, of whom and when, how it stands."""

    says: str
    taken: str
    state: str
    protected: str = ""


def allegations_shown(rows: Iterable[Any]) -> tuple[AllegationShown, ...]:
    """Return what the customer says of our own people, with how each stands."""
    return tuple(
        AllegationShown(row.says, _taken(row), _state(row), PROTECTED if row.of_discrimination else "") for row in rows
    )


def _taken(row: Any) -> str:
    names = [*(user.name for user in row.of.all()), *([f"“{row.whom}”"] if row.whom else [])]
    whom = listed(names) or "somebody of ours, not known yet"
    return f"Of {whom}, {SAID_IN[row.said_in]}, on {short(row.opened_on)}; taken down by {row.taken_by.name}."


def _state(row: Any) -> str:
    if row.settled_on:
        return f"{CAME_OF_IT[row.outcome]}, settled by {row.investigator.name} on {short(row.settled_on)}: {row.why}"
    if row.investigator:
        return f"Not settled yet. {row.investigator.name} looks into it."
    return "Not settled yet. Nobody is named who looks into it."

"""Small histories for the tests, and their replay on one fixed day."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import FLOOR, shipped
from evenhand.policy.replay.history import History
from evenhand.policy.replay.history_file import read_file
from evenhand.policy.replay.replay import replay
from evenhand.policy.replay.result import Replay

TODAY = date(2026, 11, 21)
FILES = sorted((Path(__file__).parents[3] / "histories").glob("*.yaml"))
NAMES = [path.stem for path in FILES]
RESTRICTION = {
    "id": "restriction",
    "event": "restriction_imposed",
    "on": "2022-01-10",
    "what": {"measure": {"kind": "contact_restriction", "terms": {"channels_closed": ["telephone"]}}},
}


@cache
def restated(name: str) -> History:
    """Return one of the six histories."""
    return read_file(next(path for path in FILES if path.stem == name))


@cache
def policy(slug: str = FLOOR) -> Policy:
    """Return a shipped policy, or the floor alone, as a replay by the standard of the fixed day takes it."""
    pack = None if slug == FLOOR else shipped(slug)
    return Policy(floor=shipped(FLOOR), pack=pack, standard_on=TODAY)


def story(*steps: dict[str, Any], absences: list[dict[str, Any]] | None = None, **more: Any) -> History:
    """Return a history of these steps, as they would stand in a file."""
    told = {
        "history": "99-invented-1",
        "ref": "INV-1",
        "landlord": "Brackenfell Homes",
        "nation": "england",
        "kind": "housing_association",
        "relationship": "tenant",
        "source": {"title": "Invented"},
        "known_until": "2024-06-30",
        "timeline": list(steps),
        "absences": [{"source": "stated", **absence} for absence in absences or []],
        **more,
    }
    return History.model_validate_json(json.dumps(told))


def replayed(history: History, slug: str = FLOOR, *, as_then: bool = False) -> Replay:
    """Return a replay on the fixed day."""
    return replay(history, policy(slug), TODAY, as_then=as_then)


def breaches(history: History, slug: str = FLOOR, *, as_then: bool = False) -> list[str]:
    """Return the categories of the breaches."""
    return [breach.category.value for breach in replayed(history, slug, as_then=as_then).breaches]


def without_knowing(history: History, absence: str) -> History:
    """Return a history in which one absence is not known any more."""
    flipped = tuple(a.model_copy(update={"source": "unknown"}) if a.id == absence else a for a in history.absences)
    return history.model_copy(update={"absences": flipped})


def without_labels(history: History, step: str) -> History:
    """Return a history in which nothing is known of the words that a step used."""
    steps = tuple(
        s.model_copy(update={"what": s.what.model_copy(update={"labels": ()})}) if s.id == step else s for s in history.timeline
    )
    return history.model_copy(update={"timeline": steps})

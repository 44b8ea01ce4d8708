"""Works out who took part in a case, and how; they decide no appeal in it (floor 10)."""

from collections import defaultdict

from evenhand.casework.facts.tables import Rows
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Act, Part


def parts_of(rows: Rows) -> dict[str, frozenset[Part]]:
    """Return everybody who took part, by reference, with their parts."""
    parts: dict[str, set[Part]] = defaultdict(set)
    for incident in rows.incidents:
        parts[incident.reporter].add(Part.REPORTED)
    for named in rows.named:
        parts[named.user].add(Part.AFFECTED)
    for step in rows.steps:
        part = kind(Act(step.act)).part
        if part:
            parts[step.by].add(part)
        for person in step.more.get("sitting", ()):
            parts[person["reference"]].add(part or Part.CONSULTED)
    parts[rows.case[0].opened_by].add(Part.INVESTIGATED)
    return {person: frozenset(taken) for person, taken in parts.items()}

"""Gathers from its rows which people took part in a case, and how."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from evenhand.cases.models import Case, Step
from evenhand.incidents.models import Incident
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Act, Part


def parts_of(case: Case, incidents: Collection[Incident], steps: Iterable[Step]) -> dict[str, frozenset[Part]]:
    """Return everybody who took part, by reference, with how."""
    parts: dict[str, set[Part]] = defaultdict(set)
    for incident in incidents:
        parts[incident.reporter.reference].add(Part.REPORTED)
    for person in named_in(incidents):
        parts[person].add(Part.AFFECTED)
    for step in steps:
        if part := kind(Act(step.act)).part:
            parts[step.by.reference].add(part)
        for person in step.more.get("sitting", ()):
            parts[person["reference"]].add(kind(Act(step.act)).part or Part.CONSULTED)
    parts[case.opened_by.reference].add(Part.INVESTIGATED)
    return {person: frozenset(taken) for person, taken in parts.items()}


def named_in(incidents: Iterable[Incident]) -> frozenset[str]:
    """Return the colleagues that an incident affected, or who saw it: close to it, so they decide nothing."""
    standing = (incident for incident in incidents if incident.withdrawn_at is None)
    return frozenset(named.user.reference for incident in standing for named in incident.named.all())

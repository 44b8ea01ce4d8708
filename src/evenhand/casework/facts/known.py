"""Works out which facts of a case are known: from reports, steps, the assessment and allegations."""

from evenhand.casework.facts.customer import settled_facts
from evenhand.casework.facts.records import IncidentRow, StepRow
from evenhand.casework.facts.tables import Rows
from evenhand.policy.calendar import localdate, localtime
from evenhand.policy.facts.facts import After, Fact, so
from evenhand.policy.vocabulary import Decision, Tri

_TOLD = frozenset({"told_unacceptable", "warned"})
_LETTERS = frozenset({Decision.FINDING, Decision.WARNING})


def known_of(rows: Rows) -> dict[str, Fact]:
    found = _of_reports(rows.incidents)
    gone = set_aside(rows)
    for step in rows.steps:
        for fact in step.facts if step.subject not in gone else ():
            found[fact] = so(step.happened_on, step.by)
    for answer in rows.assessed:
        state = Tri.NOT_KNOWN if answer.so is None else Tri.YES if answer.so else Tri.NO
        found[answer.fact] = Fact(state, answer.on, answer.by)
    if condition := _offence_condition(rows.incidents):
        found.setdefault("offence_condition_recorded", condition)
    if went_on := _went_on(rows.incidents, [step for step in rows.steps if step.subject not in gone]):
        found["behaviour_continued"] = went_on
    return found | settled_facts(rows)


def set_aside(rows: Rows) -> frozenset[str]:
    """Return the findings and warnings that an appeal ended; nothing can rest on them."""
    return frozenset(row.subject for row in rows.appeals if row.outcome == "ended" and row.decision in _LETTERS)


def _of_reports(incidents: list[IncidentRow]) -> dict[str, Fact]:
    if not incidents:
        return {}
    first = so(min(localdate(incident.recorded_at) for incident in incidents))
    held = {"evidence_held": first} if any(incident.told for incident in incidents) else {}
    return {"incident_logged": first, **held}


def _offence_condition(incidents: list[IncidentRow]) -> Fact | None:
    """Return the condition as met where every report that may be of an offence records it (floor 50)."""
    offences = [incident for incident in incidents if incident.possible_offence and incident.withdrawn_at is None]
    if not offences or not all(incident.offence_condition for incident in offences):
        return None
    return so(max(localdate(incident.recorded_at) for incident in offences))


def _went_on(incidents: list[IncidentRow], steps: list[StepRow]) -> Fact | None:
    """Return whether an incident happened after concerns or a warning; None where neither was told.

    Told on the day of recording, it was told by then, so an incident later on that day is after it; of an earlier day the
    time is not known.
    """
    last = {fact: step for step in steps for fact in step.facts if fact in _TOLD}
    if not last:
        return None
    told = min(last.values(), key=lambda step: (step.happened_on, step.recorded_at))
    timed = localdate(told.recorded_at) == told.happened_on
    later = [
        localdate(row.recorded_at)
        for row in incidents
        if row.withdrawn_at is None
        and (row.happened_at > told.recorded_at if timed else localdate(row.happened_at) > told.happened_on)
    ]
    if later:
        return so(max(later))
    return Fact(Tri.NOT_KNOWN, after=After(told.happened_on, localtime(told.recorded_at) if timed else None))

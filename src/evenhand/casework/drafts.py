"""What is about to be done, as facts: the engine judges a proposal before there is a row of it."""

from dataclasses import replace
from typing import cast

from evenhand.casework import details as said
from evenhand.casework.changes import decision_of
from evenhand.casework.doing import DRAFT, Doing
from evenhand.casework.facts import incident_fact
from evenhand.casework.writing import written
from evenhand.incidents.models import Incident
from evenhand.people.models import Customer
from evenhand.policy import facts as known
from evenhand.policy.facts import Facts
from evenhand.policy.vocabulary import Act, Channel, Decision, Ground, NoticePart, Tri


def drafted(doing: Doing) -> Facts:
    """Return the facts with what this act would add, in question."""
    draft = _DRAFTS.get(doing.act)
    return draft(doing) if draft else doing.facts.about(doing.subject)


def _incident(doing: Doing) -> Facts:
    if isinstance(doing.details, said.Added):
        return doing.facts.about(doing.subject)
    told = cast("said.Reported", doing.details)
    incident = known.Incident(
        reference=DRAFT,
        behaviours=told.behaviours,
        conduct_of=told.conduct_of,
        towards=told.towards,
        channel=Channel(told.channel),
        situations=frozenset(told.situations),
    )
    return doing.facts.plus(incidents=(*doing.facts.incidents, incident))


def _opened(doing: Doing) -> Facts:
    told = cast("said.Opened", doing.details)
    rows = Incident.objects.filter(landlord=doing.by.landlord, reference__in=told.incidents)
    customer = Customer.objects.get(landlord=doing.by.landlord, reference=told.customer)
    return doing.facts.plus(
        relationship=customer.relationship,
        situations=frozenset(told.situations),
        incidents=tuple(incident_fact(row) for row in rows),
    )


def _proposal(doing: Doing) -> Facts:
    told = cast("said.Proposed", doing.details)
    draft = known.Measure(
        reference=DRAFT,
        key=told.key,
        terms=told.terms,
        proposed_by=doing.by.user.reference,
        starts_on=told.starts_on,
        until=told.until,
        review_on=told.review_on,
        wide=told.wide,
    )
    facts = doing.facts.plus(measures=(*doing.facts.measures, draft))
    if told.words.strip():
        facts = facts.knowing(reasons_written=known.so(doing.on, doing.by.user.reference))
    if told.urgent:
        facts = facts.plus(
            urgent_since=facts.urgent_since or doing.on, situations=facts.situations | frozenset(told.situations)
        )
    return facts.about(DRAFT)


def _letter(doing: Doing) -> Facts:
    decision = Decision.FINDING if doing.act is Act.FIND else Decision.WARNING
    says = frozenset(NoticePart(part) for part in written(doing, decision).says)
    draft = known.Decided(DRAFT, decision, doing.on, doing.by.user.reference, says=says)
    return doing.facts.plus(decided=(*doing.facts.decided, draft)).about(DRAFT)


def _imposing(doing: Doing) -> Facts:
    facts = doing.facts.about(doing.subject)
    says = frozenset(NoticePart(part) for part in written(doing, Decision.MEASURE).says)
    measures = tuple(
        replace(row, says=says, starts_on=max(doing.on, row.starts_on or doing.on)) if row.reference == doing.subject else row
        for row in facts.measures
    )
    return facts.plus(measures=measures)


def _telling_marker(doing: Doing) -> Facts:
    facts = doing.facts.about(doing.subject)
    says = frozenset(NoticePart(part) for part in written(doing, Decision.MARKER).says)
    markers = tuple(replace(row, says=says) if row.reference == doing.subject else row for row in facts.markers)
    return facts.plus(markers=markers)


def _marker(doing: Doing) -> Facts:
    told = cast("said.Marked", doing.details)
    draft = known.Marker(
        reference=DRAFT,
        key=told.key,
        incidents=told.incidents,
        instruction=Tri.YES if told.instruction.strip() else Tri.NO,
        review_on=told.review_on,
    )
    return doing.facts.plus(markers=(*doing.facts.markers, draft)).about(DRAFT)


def _appeal(doing: Doing) -> Facts:
    told = cast("said.Appealed", doing.details)
    grounds = tuple(Ground(ground) for ground in told.grounds)
    draft = known.Appeal(DRAFT, doing.subject or "", decision_of(doing), told.received_on, grounds)
    return doing.facts.plus(appeals=(*doing.facts.appeals, draft)).about(DRAFT)


def _deciding_appeal(doing: Doing) -> Facts:
    told = cast("said.AppealDecided", doing.details)
    facts = doing.facts.about(doing.subject)
    if not told.accept_late:
        return facts
    late = doing.by.user.reference
    appeals = tuple(replace(row, late_accepted_by=late) if row.reference == doing.subject else row for row in facts.appeals)
    return facts.plus(appeals=appeals)


def _reviewing(doing: Doing) -> Facts:
    told = cast("said.Reviewed", doing.details)
    review = known.Looking(doing.on, doing.by.user.reference, told.told_on, keeps=told.outcome == "keep", next_on=told.next_on)
    return doing.facts.about(doing.subject).plus(reviewing=review)


_DRAFTS = {
    Act.LOG_INCIDENT: _incident,
    Act.OPEN_CASE: _opened,
    Act.FIND: _letter,
    Act.WARN: _letter,
    Act.PROPOSE: _proposal,
    Act.IMPOSE: _imposing,
    Act.PLACE_MARKER: _marker,
    Act.TELL_MARKER: _telling_marker,
    Act.REVIEW: _reviewing,
    Act.REVIEW_MARKER: _reviewing,
    Act.RECEIVE_APPEAL: _appeal,
    Act.DECIDE_APPEAL: _deciding_appeal,
}

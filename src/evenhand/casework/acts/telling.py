"""Letters issued and given; colleagues told what applies."""

from dataclasses import replace
from typing import cast

from evenhand.casework import details as said
from evenhand.casework.acts.rows import WARNED, establish, issue, measure_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.doing import Changed, Doing
from evenhand.casework.writing import written
from evenhand.letters import actions as letters
from evenhand.measures import actions as measures
from evenhand.policy.facts import NOT_MADE_OUT, Facts
from evenhand.policy.vocabulary import Act, Decision, MeasureKind, NoticePart


def _imposing(doing: Doing) -> Facts:
    facts = doing.facts.about(doing.subject)
    says = frozenset(NoticePart(part) for part in written(doing, Decision.MEASURE).says)
    measures = tuple(
        replace(row, says=says, starts_on=max(doing.on, row.starts_on or doing.on)) if row.reference == doing.subject else row
        for row in facts.measures
    )
    return facts.plus(measures=measures)


def impose(doing: Doing) -> Changed:
    """Issue the letter and bring the measure into force; a measure that is a warning has warned."""
    measure = measure_of(doing)
    issue(doing, Decision.MEASURE, subject=measure.reference)
    measures.impose(measure, on=doing.on)
    offered = doing.policy.catalogue("measure").get(measure.key)
    warned = WARNED if offered and offered.value.kind is MeasureKind.WARNING else ()
    return Changed(measure.reference, ("appeal_route_told", "emergency_route_open", *warned))


def serve(doing: Doing) -> Changed:
    """Note that a letter was given, by its own reference or that of what it tells; a finding is told with its letter."""
    told = cast("said.Served", doing.details)
    notices = doing.the_case.notices
    notice = notices.filter(subject=doing.subject).first() or notices.get(reference=doing.subject)
    letters.serve(notice, on=doing.happened_on, how=told.how)
    made_out = notice.decision == Decision.FINDING and notice.outcome != NOT_MADE_OUT
    told_too = ("finding_told",) if made_out else ()
    return Changed(notice.reference, ("notice_served", *told_too))


CHANGES: Changes = {
    Act.IMPOSE: impose,
    Act.SERVE: serve,
    Act.INFORM_TEAMS: establish,
}


DRAFTS: Drafts = {
    Act.IMPOSE: _imposing,
}

"""Appeals: taken down, heard, answered."""

from dataclasses import replace
from typing import cast

from evenhand.appeals import actions as appeals
from evenhand.appeals.models import Appeal
from evenhand.casework import details as said
from evenhand.casework.acts.ending import end_marker, end_measure
from evenhand.casework.acts.rows import decision_of, issue
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.doing import DRAFT, Changed, Doing, Followed
from evenhand.policy import facts as known
from evenhand.policy.facts import Facts
from evenhand.policy.vocabulary import Act, Decision, Ground


def _appeal(doing: Doing) -> Facts:
    told = cast("said.Appealed", doing.details)
    grounds = tuple(Ground(ground) for ground in told.grounds)
    draft = known.Appeal(DRAFT, doing.subject or "", decision_of(doing), told.received_on, grounds)
    return doing.facts.plus(appeals=(*doing.facts.appeals, draft)).about(DRAFT)


def _deciding_appeal(doing: Doing) -> Facts:
    told = cast("said.AppealDecided", doing.details)
    rows = (_decided(doing, told, row) if row.reference == doing.subject else row for row in doing.facts.appeals)
    return doing.facts.plus(appeals=tuple(rows)).about(doing.subject)


def _decided(doing: Doing, told: said.AppealDecided, row: known.Appeal) -> known.Appeal:
    late = doing.by.user.reference if told.accept_late else row.late_accepted_by
    return replace(row, outcome=told.outcome, late_accepted_by=late)


def receive_appeal(doing: Doing) -> Changed:
    """Take the appeal down."""
    told = cast("said.Appealed", doing.details)
    appeal = appeals.receive(
        doing.the_case,
        doing.subject or "",
        decision_of(doing),
        words=told.words,
        received_on=told.received_on,
        at=doing.at,
        route=told.route,
        grounds=told.grounds,
    )
    return Changed(appeal.reference)


def decide_appeal(doing: Doing) -> Changed:
    """Decide the appeal, issue the answer; ending the decision takes effect with it."""
    told = cast("said.AppealDecided", doing.details)
    appeal: Appeal = doing.the_case.appeals.get(reference=doing.subject)
    appeals.decide(appeal, by=doing.by.user, on=doing.on, outcome=told.outcome, why=told.words, late=told.accept_late)
    issue(doing, Decision.APPEAL, subject=appeal.reference, outcome=told.outcome)
    return Changed(appeal.reference, followed=_end(doing, appeal) if told.outcome == "ended" else ())


def _end(doing: Doing, appeal: Appeal) -> tuple[Followed, ...]:
    ended: tuple[Followed, ...] = ()
    for measure in doing.the_case.measures.filter(reference=appeal.subject, ended_on=None):
        ended += (Followed(Act.LIFT, measure.reference), *end_measure(doing, measure))
    for marker in doing.the_case.markers.filter(reference=appeal.subject, ended_on=None):
        end_marker(doing, marker)
        ended += (Followed(Act.END_MARKER, marker.reference),)
    return ended


CHANGES: Changes = {
    Act.RECEIVE_APPEAL: receive_appeal,
    Act.DECIDE_APPEAL: decide_appeal,
}


DRAFTS: Drafts = {
    Act.RECEIVE_APPEAL: _appeal,
    Act.DECIDE_APPEAL: _deciding_appeal,
}

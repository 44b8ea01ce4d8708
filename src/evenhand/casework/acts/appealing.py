"""Appeals: taken down, withdrawn, heard, answered; what an answer ends or lightens takes effect with it."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

from evenhand.appeals import actions as appeals
from evenhand.appeals.models import Appeal
from evenhand.casework.acts.alleging import alleged_beside
from evenhand.casework.acts.ending import end_marker, end_measure
from evenhand.casework.acts.rows import decision_of, issue
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.doing import DRAFT, Changed, Doing, Followed
from evenhand.casework.writing import written
from evenhand.landlords.queries import person_of, staff
from evenhand.measures import actions as measures
from evenhand.measures.models import Measure
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, Decision, Ground, NoticePart

CHANGEABLE = frozenset({"terms", "until", "review_on"})
"""What an answer may change of a measure."""


def _appeal(doing: Doing) -> Facts:
    told = cast("Appealed", doing.details)
    grounds = tuple(Ground(ground) for ground in told.grounds)
    draft = known.Appeal(DRAFT, doing.subject or "", decision_of(doing), told.received_on, grounds)
    return doing.facts.plus(appeals=(*doing.facts.appeals, draft)).about(DRAFT)


def _deciding_appeal(doing: Doing) -> Facts:
    told = cast("AppealDecided", doing.details)
    facts = doing.facts.about(doing.subject)
    if facts.appeal is None:
        return facts
    changes: dict[str, Any] = {"says": _says(doing), "changed_to": _changed_fact(doing, told), "outcome": told.outcome}
    if told.accept_late:
        changes["late_accepted_by"] = doing.by.user.reference
    rows = tuple(replace(row, **changes) if row.reference == doing.subject else row for row in facts.appeals)
    return facts.plus(appeals=rows, sitting=_sitting(doing, told))


def _says(doing: Doing) -> frozenset[NoticePart]:
    letter = written(doing, Decision.APPEAL, proposed=changed_measure(doing))
    return frozenset(NoticePart(part) for part in letter.says)


def _changed_fact(doing: Doing, told: AppealDecided) -> known.Measure | None:
    of = doing.facts.appealed(doing.subject)
    before = next((row for row in doing.facts.measures if row.reference == of), None)
    if before is None or told.outcome != "changed":
        return None
    changes = _changes(told)
    if "terms" in changes:
        changes["terms"] = Terms.model_validate(changes["terms"])
    return replace(before, **changes)


def _changes(told: AppealDecided) -> dict[str, Any]:
    return {name: value for name, value in told.changed.items() if name in CHANGEABLE}


def _sitting(doing: Doing, told: AppealDecided) -> tuple[known.Person, ...]:
    wanted = set(told.sat_with) - {doing.by.user.reference}
    people = (one for one in staff(doing.by.landlord) if one.user.reference in wanted) if wanted else ()
    return tuple(person_of(one, one.user.reference) for one in people)


def changed_measure(doing: Doing) -> Measure | None:
    """Return the measure as an answer would leave it, not saved; None where the answer changes none."""
    told = doing.details
    if not isinstance(told, AppealDecided) or told.outcome != "changed":
        return None
    of = doing.facts.appealed(doing.subject)
    row = Measure.objects.filter(case=doing.the_case, reference=of).first()
    for name, value in _changes(told).items() if row else ():
        setattr(row, name, value)
    return row


def receive_appeal(doing: Doing) -> Changed:
    """Take the appeal down."""
    told = cast("Appealed", doing.details)
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
    return Changed(appeal.reference, followed=alleged_beside(doing, doing.the_case.customer))


def withdraw_appeal(doing: Doing) -> Changed:
    """Note that the customer took the appeal back."""
    appeals.withdraw(_row(doing), on=doing.happened_on)
    return Changed(doing.subject or "")


def decide_appeal(doing: Doing) -> Changed:
    """Decide the appeal and issue the answer; what it ends or lightens takes effect with it."""
    told = cast("AppealDecided", doing.details)
    changed = changed_measure(doing)
    answer = appeals.Answer(
        outcome=told.outcome,
        why=told.words,
        weighed=[{"ground": one.ground, "found": one.found, "because": one.because} for one in told.grounds],
        changes=_before_and_after(doing, changed) if changed else {},
        sat_with=[person.reference for person in _sitting(doing, told)],
        late=told.accept_late,
    )
    appeals.decide(_row(doing), answer, by=doing.by.user, on=doing.on)
    issue(doing, Decision.APPEAL, subject=doing.subject or "", outcome=told.outcome, proposed=changed)
    return Changed(doing.subject or "", followed=_follows(doing, told, changed))


def _row(doing: Doing) -> Appeal:
    return Appeal.objects.get(case=doing.the_case, reference=doing.subject)


def _before_and_after(doing: Doing, changed: Measure) -> dict[str, Any]:
    before = Measure.objects.get(pk=changed.pk)
    told = cast("AppealDecided", doing.details)
    return {name: [_plain(getattr(before, name)), _plain(getattr(changed, name))] for name in _changes(told)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _follows(doing: Doing, told: AppealDecided, changed: Measure | None) -> tuple[Followed, ...]:
    if told.outcome == "ended":
        return _end(doing)
    if changed is None:
        return ()
    measures.change(changed, tuple(_changes(told)))
    return (Followed(Act.VARY, changed.reference),)


def _end(doing: Doing) -> tuple[Followed, ...]:
    of = doing.facts.appealed(doing.subject)
    ended: tuple[Followed, ...] = ()
    for measure in doing.the_case.measures.filter(reference=of, ended_on=None):
        ended += (Followed(Act.LIFT, measure.reference), *end_measure(doing, measure))
    for marker in doing.the_case.markers.filter(reference=of, ended_on=None):
        end_marker(doing, marker)
        ended += (Followed(Act.END_MARKER, marker.reference),)
    return ended


CHANGES: Changes = {
    Act.RECEIVE_APPEAL: receive_appeal,
    Act.WITHDRAW_APPEAL: withdraw_appeal,
    Act.DECIDE_APPEAL: decide_appeal,
}


DRAFTS: Drafts = {
    Act.RECEIVE_APPEAL: _appeal,
    Act.DECIDE_APPEAL: _deciding_appeal,
}

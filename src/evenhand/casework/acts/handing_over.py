"""Between colleagues: a question to whoever proposed and its answer, a case that passes on, cover while somebody is away."""

from typing import cast

from django.core.exceptions import PermissionDenied

from evenhand.cases import actions as cases
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.colleagues import Awaited, Covered, Reassigned
from evenhand.casework.doing import Changed, Doing, NotHere
from evenhand.casework.permissions import AUTHORISER, CASEWORKER
from evenhand.landlords.cover import arrange, call_off
from evenhand.landlords.models import Membership, User
from evenhand.measures.actions import open_extension
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act


def _handing_over(doing: Doing) -> Facts:
    return doing.facts.plus(new_owner=cast("Reassigned", doing.details).owner)


def ask(doing: Doing) -> Changed:
    """Keep a question to whoever proposed what waits; nothing that was proposed or signed changes by it."""
    subject = doing.subject or ""
    cases.ask(doing.the_case, subject, of=_proposer(doing), by=doing.by.user, at=doing.at, words=doing.details.words)
    return Changed(subject)


def _proposer(doing: Doing) -> User:
    marker = doing.the_case.markers.filter(reference=doing.subject).first()
    if marker:
        return marker.requested_by
    measure = doing.the_case.measures.get(reference=doing.subject)
    asked = open_extension(measure)
    return asked.asked_by if asked else measure.proposed_by


def answer(doing: Doing) -> Changed:
    """Keep the answer; whoever proposed gives it, or a colleague who knows."""
    question = doing.the_case.questions.get(reference=doing.subject)
    cases.answer_question(question, by=doing.by.user, at=doing.at, words=doing.details.words)
    return Changed(question.reference)


def reassign(doing: Doing) -> Changed:
    """Let somebody else look after the case, who works on cases here. Raises `NotHere` for anybody else."""
    told = cast("Reassigned", doing.details)
    owner = _colleague(doing, told.owner)
    if not {CASEWORKER, AUTHORISER} & set(owner.capacities):
        raise NotHere(told.owner)
    before = doing.the_case.owner.reference
    cases.hand_over(doing.the_case, owner.user)
    return Changed(doing.the_case.reference, sealed={"owner_before": before, "owner": told.owner})


def note(doing: Doing) -> Changed:
    """Keep a note to colleagues: its words stand in the case, and nothing follows from it."""
    return Changed(doing.the_case.reference)


def wait_for(doing: Doing) -> Changed:
    """Say what the case waits for, in place of what was said before; no day that is owed moves by it."""
    until = cast("Awaited", doing.details).awaited_until
    return Changed(doing.the_case.reference, sealed={"until": until.isoformat()} if until else {})


def cover(doing: Doing) -> Changed:
    """Arrange who sees to somebody's work from a day to a day, or that nobody does any more.

    Raises:
        PermissionDenied: it is neither the officer's own work nor that of somebody whom they manage.
    """
    told = cast("Covered", doing.details)
    away = _colleague(doing, told.away)
    if told.away not in {doing.by.user.reference} | doing.by.person.manages:
        raise PermissionDenied(doing.act)
    if not told.by or told.until is None:
        call_off(away, told.since)
        return Changed(told.away)
    by = _colleague(doing, told.by)
    arranged = arrange(away, by, since=told.since, until=told.until, arranged=(doing.by.user, doing.at))
    return Changed(arranged.reference)


def _colleague(doing: Doing, reference: str) -> Membership:
    found = doing.by.landlord.memberships.filter(active=True, user__reference=reference).select_related("user").first()
    if found is None:
        raise NotHere(reference)
    return found


CHANGES: Changes = {
    Act.ASK_PROPOSER: ask,
    Act.ANSWER_QUESTION: answer,
    Act.NOTE: note,
    Act.WAIT_FOR: wait_for,
    Act.REASSIGN_CASE: reassign,
    Act.COVER: cover,
}
DRAFTS: Drafts = {Act.REASSIGN_CASE: _handing_over}

"""Changes cases. Only the acts call it (`evenhand.casework.perform`)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError

from evenhand.cases import case_summary
from evenhand.cases.models import Assessed, Case, Closing, Question, Recheck, Signposting, Step
from evenhand.incidents.models import Incident
from evenhand.landlords.models import PackRelease, User
from evenhand.landlords.references import generate
from evenhand.people.models import Customer
from evenhand.policy.vocabulary import Act


class CaseMoved(Exception):  # noqa: N818
    """A colleague, or this form, acted on the case since this form was opened. Nothing was changed."""


def open_case(
    customer: Customer,
    incidents: Iterable[Incident],
    *,
    by: User,
    at: datetime,
    release: PackRelease,
    situations: tuple[str, ...] = (),
    reference: str = "",
) -> Case:
    """Open a case on incidents, under the released pack that judges it."""
    case = Case.objects.create(
        reference=reference or generate(),
        landlord=customer.landlord,
        customer=customer,
        owner=by,
        opened_by=by,
        opened_at=at,
        release=release,
        situations=list(situations),
    )
    case.incidents.set(incidents)
    case_summary.add_summaries([case])
    return case


def claim(case: Case, token: int) -> None:
    """Raise the case's token by one, if it is still the one on the form.

    Raises:
        CaseMoved: it is not.
    """
    if not Case.objects.filter(pk=case.pk, token=token).update(token=token + 1):
        raise CaseMoved(case.reference)
    case.token = token + 1


def take_step(
    case: Case,
    act: str,
    *,
    by: User,
    on: date,
    at: datetime,
    words: str,
    subject: str,
    facts: Iterable[str],
    more: dict[str, Any],
    form: str = "",
) -> Step:
    """Record one act in the case, with the facts that it establishes and the form that it came from.

    Raises:
        CaseMoved: a step came from that form before.
    """
    try:
        return Step.objects.create(
            case=case,
            act=act,
            subject=subject,
            by=by,
            happened_on=on,
            recorded_at=at,
            words=words,
            facts=sorted(set(facts)),
            more=more,
            token=case.token,
            form=form,
        )
    except IntegrityError as twice:
        raise CaseMoved(case.reference) from twice


def answer(case: Case, answers: Iterable[Mapping[str, Any]], *, by: User, on: date, at: datetime) -> None:
    """Store the answers of an assessment (fact, so, why, privileged); earlier ones stay on the record."""
    Assessed.objects.bulk_create(Assessed(case=case, by=by, on=on, recorded_at=at, **given) for given in answers)


def mark_urgent(case: Case, situations: tuple[str, ...], on: date) -> None:
    """Take the urgent route from a day on, in named situations."""
    case.situations = sorted({*case.situations, *situations})
    case.urgent_since = case.urgent_since or on
    case.save(update_fields=["situations", "urgent_since"])


def signpost(incident: Incident, goes_to: str, *, why: str, situations: tuple[str, ...], by: User, at: datetime) -> Signposting:
    """Store where a report belongs that the policy does not cover."""
    return Signposting.objects.create(incident=incident, goes_to=goes_to, why=why, situations=list(situations), by=by, at=at)


def join(case: Case, incident: Incident) -> None:
    """Add an incident to a case."""
    case.incidents.add(incident)


def take_out(case: Case, incident: Incident) -> None:
    """Remove an incident from a case."""
    case.incidents.remove(incident)


def forget_words(case: Case, subject: str) -> None:
    """Remove the words of a report or record from a case's steps: they are about another person."""
    case.steps.filter(subject=subject, act__in=(Act.LOG_INCIDENT, Act.RECORD_CONTACT)).update(words="")


def ask_recheck(case: Case, kind: str, subject: str, *, rested: Iterable[str], by: User, at: datetime) -> Recheck:
    """Ask a case's owner to recheck what rested on a removed record."""
    return Recheck.objects.create(
        landlord=case.landlord, case=case, kind=kind, subject=subject, rested=list(rested), by=by, at=at
    )


def rechecked(row: Recheck, at: datetime) -> None:
    """Record that the owner rechecked what rested on it."""
    row.done_at = at
    row.save(update_fields=["done_at"])


def close(case: Case, *, by: User, at: datetime, **record: Any) -> Closing:
    """Close a case, with the closing record: ``outcome``, ``how``, ``told``, ``told_on``."""
    case.closed_at = at
    case.save(update_fields=["closed_at"])
    case_summary.repeat_case(case)
    return Closing.objects.create(case=case, by=by, at=at, **record)


def reopen(case: Case, *, by: User, at: datetime, because: str, owner: User) -> None:
    """Reopen a case under an owner; its closing record stays, and the reason is stored."""
    case.closed_at, case.owner = None, owner
    case.save(update_fields=["closed_at", "owner"])
    case_summary.repeat_case(case)
    last = case.closings.last()
    if last:
        last.reopened_at, last.reopened_by, last.reopened_because = at, by, because
        last.save(update_fields=["reopened_at", "reopened_by", "reopened_because"])


def ask(case: Case, subject: str, *, of: User, by: User, at: datetime, words: str) -> Question:
    """Store a question to the proposer of an open decision."""
    return Question.objects.create(landlord=case.landlord, case=case, subject=subject, of=of, by=by, at=at, words=words)


def answer_question(question: Question, *, by: User, at: datetime, words: str) -> None:
    """Store the answer to a question."""
    question.answer, question.answered_by, question.answered_at = words, by, at
    question.save(update_fields=["answer", "answered_by", "answered_at"])


def hand_over(case: Case, owner: User) -> None:
    """Reassign a case to another owner."""
    case.owner = owner
    case.save(update_fields=["owner"])
    case_summary.repeat_case(case)

"""Reads letters as they were issued, word for word, with the clauses that ask for each part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from evenhand.cases.models import Case
from evenhand.casework.access import case_at, the_notice
from evenhand.casework.context import NotHere
from evenhand.casework.facts.embargo import letters_not_embargoed
from evenhand.casework.facts.gather import gather
from evenhand.landlords.queries import Officer, calendar_of, policy_of
from evenhand.letters.blocks import LetterDocument
from evenhand.letters.models import Notice
from evenhand.policy.acts import KINDS
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.rules.notices import wanted_of
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act, Decision, NoticePart


@dataclass(frozen=True)
class IssuedLetter:
    """A letter, its text, and the policy and clauses that ask for its parts.

    ``asked``: each required part, with its clauses; ``says``: the parts it has.
    """

    notice: Notice
    letter: LetterDocument
    policy: Policy
    asked: dict[NoticePart, tuple[Cited, ...]]


_ACT_OF = {one.letters[0]: one.act for one in KINDS if one.has_its_own_letter} | {
    Decision.REVIEW: Act.REVIEW,
    Decision.REFERRAL: Act.NOTIFY_REFERRAL,
}


def letter_of(notice: Notice) -> LetterDocument:
    """Return a letter word for word as it was issued. Raises `NotHere` once it was withdrawn."""
    if notice.withdrawn_on:
        raise NotHere(notice.reference)
    return LetterDocument.from_json(notice.letter)


def issued(by: Officer, reference: str, at: datetime) -> IssuedLetter:
    """Return a letter of the officer's landlord. Raises `NotHere`."""
    notice = the_notice(by, reference, at)
    policy = policy_of(by.landlord, notice.issued_on)
    return IssuedLetter(notice, letter_of(notice), policy, dict(_asked(by, notice, policy)))


def ended_on(notice: Notice) -> date | None:
    """Return the day on which the measure or marker that a letter is about ended; None while it has not."""
    about = Q(reference__in=[one for one in (notice.subject, notice.about) if one])
    days = (
        rows.filter(about).values_list("ended_on", flat=True).first() for rows in (notice.case.measures, notice.case.markers)
    )
    return next(filter(None, days), None)


def _asked(by: Officer, notice: Notice, policy: Policy) -> Iterator[tuple[NoticePart, tuple[Cited, ...]]]:
    """Yield each part with the clauses that ask for it, in the vocabulary's order."""
    facts = gather(case_at(by, notice.case.reference)).about(notice.about or notice.subject or notice.reference)
    decision = Decision(notice.decision)
    act = Act.EXTEND if notice.outcome == "extend" else _ACT_OF[decision]
    inquiry = Inquiry(policy, facts, act, None, notice.issued_on, calendar_of(by.landlord))
    found = wanted_of(inquiry)
    for part in map(NoticePart, notice.must):
        reached = inquiry.safeguard("letter_reaches") if part is NoticePart.REACHED_AT else None
        yield (
            part,
            tuple(answer.cited for answer in (*found, reached) if answer and (answer is reached or part in answer.value.says)),
        )


def letters_of(case: Case, on: date) -> list[Notice]:
    """Return the letters of a case in order of issue."""
    rows = letters_not_embargoed(case.notices.select_related("issued_by", "case__customer__home", "landlord"), on)
    return list(rows.filter(withdrawn_on=None).order_by("issued_on", "id"))

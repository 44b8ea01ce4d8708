"""Passing a matter on: referred, answered, told or withheld; steps at law recorded."""

from dataclasses import replace
from typing import TypeVar, cast

from django.db.models import Model, QuerySet

from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.referrals import ReferralAnswered, ReferralTold, Referred, StepTaken
from evenhand.casework.doing import DRAFT, Changed, Doing, NotHere
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import Facts, so
from evenhand.policy.rules.legal_steps import ADVICE
from evenhand.policy.vocabulary import Act
from evenhand.referrals import actions as referrals
from evenhand.referrals.models import Referral

Row = TypeVar("Row", bound=Model)


def _referring(doing: Doing) -> Facts:
    told = cast("Referred", doing.details)
    draft = known.Referred(DRAFT, told.key, doing.happened_on, hands_over=told.hands_over, marker=told.marker or None)
    return doing.facts.plus(referrals=(*doing.facts.referrals, draft), route=told.route).about(DRAFT)


def _telling(doing: Doing) -> Facts:
    told = cast("ReferralTold", doing.details)
    rows = doing.facts.referrals
    rows = tuple(replace(r, withheld_until=told.withheld_until) if r.reference == doing.subject else r for r in rows)
    return doing.facts.plus(referrals=rows).about(doing.subject)


def _ordering(doing: Doing) -> Facts:
    told = cast("StepTaken", doing.details)
    draft = known.Order(DRAFT, told.kind, doing.happened_on, told.until, told.measure or None)
    facts = doing.facts.plus(orders=(*doing.facts.orders, draft)).about(DRAFT)
    return facts.knowing(**{ADVICE: so(doing.happened_on, doing.by.user.reference)}) if told.advice else facts


def refer(doing: Doing) -> Changed:
    """Pass the matter on; of a marker its instruction, and nothing else."""
    told = cast("Referred", doing.details)
    marker = _here(doing.the_case.markers.all(), told.marker) if told.marker else None
    passed = referrals.Passed(
        key=told.key,
        recipient=told.recipient,
        passed_on=marker.instruction if marker else told.passed_on,
        why=told.words,
        route=told.route,
        hands_over=told.hands_over,
    )
    return Changed(referrals.refer(doing.the_case, passed, by=doing.by.user, on=doing.happened_on, marker=marker).reference)


def answer(doing: Doing) -> Changed:
    """Keep what became of it."""
    told = cast("ReferralAnswered", doing.details)
    referrals.answer(_referral(doing), told.outcome, who=told.who, says=told.words, on=doing.happened_on)
    return Changed(doing.subject or "")


def tell(doing: Doing) -> Changed:
    """Note that the customer was told, or keep the decision to tell them later."""
    told = cast("ReferralTold", doing.details)
    if told.withheld_until:
        referrals.withhold(_referral(doing), until=told.withheld_until, because=told.words, by=doing.by.user)
    else:
        referrals.tell(_referral(doing), on=doing.happened_on)
    return Changed(doing.subject or "")


def record_order(doing: Doing) -> Changed:
    """Keep a step at law."""
    told = cast("StepTaken", doing.details)
    measure = _here(doing.the_case.measures.all(), told.measure) if told.measure else None
    taken = referrals.Taken(kind=told.kind, body=told.body, terms=told.words, until=told.until, advice=told.advice)
    step = referrals.record_step(doing.the_case, taken, measure=measure, by=doing.by.user, on=doing.happened_on)
    return Changed(step.reference, (ADVICE,) if told.advice else ())


def _referral(doing: Doing) -> Referral:
    return _here(doing.the_case.referrals.all(), doing.subject or "")


def _here(rows: QuerySet[Row], reference: str) -> Row:
    found = rows.filter(reference=reference).first()
    if found is None:
        raise NotHere(reference)
    return found


CHANGES: Changes = {
    Act.REFER: refer,
    Act.ACCEPT_REFERRAL: answer,
    Act.TELL_REFERRAL: tell,
    Act.RECORD_ORDER: record_order,
}


DRAFTS: Drafts = {
    Act.REFER: _referring,
    Act.TELL_REFERRAL: _telling,
    Act.RECORD_ORDER: _ordering,
}

"""Changes referrals and legal steps. Only the acts call it (`evenhand.casework.perform`)."""

from dataclasses import dataclass
from datetime import date, datetime

from evenhand.cases.models import Case
from evenhand.landlords.models import User
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.referrals.models import LegalStep, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What is passed on, to which body and on which legal basis: the precaution, not the story."""

    key: str
    recipient: str
    passed_on: str
    why: str
    route: str = ""
    hands_over: bool = False
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A legal step, as on its paper; ``under``: the Act that it names."""

    kind: str
    body: str
    terms: str
    under: str = ""
    until: date | None = None
    advice: bool = False


def refer(case: Case, passed: Passed, *, by: User, on: date, marker: Marker | None = None) -> Referral:
    """Store the referral of a matter, or of a marker's instruction."""
    return Referral.objects.create(
        landlord=case.landlord,
        case=case,
        key=passed.key,
        recipient=passed.recipient,
        passed_on=passed.passed_on,
        why=passed.why,
        route=passed.route,
        hands_over=passed.hands_over,
        received_at=passed.received_at,
        marker=marker,
        by=by,
        on=on,
    )


def correct(referral: Referral, *, says: str, why: str, by: User, on: date) -> Referral:
    """Store the correction of a referral, for the body that had it to take; the customer knows of it by their answer."""
    return Referral.objects.create(
        landlord=referral.landlord,
        case=referral.case,
        key=referral.key,
        recipient=referral.recipient,
        passed_on=says,
        why=why,
        route=referral.route,
        hands_over=True,
        corrects=referral,
        told_on=on,
        by=by,
        on=on,
    )


def answer(referral: Referral, outcome: str, *, who: str, says: str, on: date) -> None:
    """Record the answer to a referral: ``accepted``, ``declined`` or ``settled``."""
    setattr(referral, f"{outcome}_on", on)
    referral.answered_by, referral.answer = who, says
    referral.save(update_fields=[f"{outcome}_on", "answered_by", "answer"])


def tell(referral: Referral, *, on: date) -> None:
    """Record that the customer heard of it."""
    referral.told_on = on
    referral.save(update_fields=["told_on"])


def withhold(referral: Referral, *, until: date, because: str, by: User) -> None:
    """Record the decision not to tell the customer yet, with its author and its review day."""
    referral.withheld_until, referral.withheld_because, referral.withheld_by = until, because, by
    referral.save(update_fields=["withheld_until", "withheld_because", "withheld_by"])


def record_step(case: Case, taken: Taken, *, measure: Measure | None, by: User, on: date) -> LegalStep:
    """Store a legal step."""
    return LegalStep.objects.create(
        landlord=case.landlord,
        case=case,
        kind=taken.kind,
        body=taken.body,
        under=taken.under,
        terms=taken.terms,
        until=taken.until,
        advice=taken.advice,
        measure=measure,
        by=by,
        on=on,
    )

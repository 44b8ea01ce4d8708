"""Finds the decisions that nobody present can take, in a landlord's cases, with the missing role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from evenhand.allegations.models import Allegation
from evenhand.appeals.models import Appeal
from evenhand.cases.models import Case, Step
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.paging import First
from evenhand.landlords.models import Landlord, Membership
from evenhand.landlords.queries import NoPolicy, Officer, calendar_of, policy_of, staff
from evenhand.markers.models import Marker
from evenhand.measures.models import Extension, Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Facts
from evenhand.policy.layers import Policy
from evenhand.policy.rules.markers import markers_to_confirm
from evenhand.policy.vocabulary import Act
from evenhand.work.waiting_decisions import Orphan, WaitingDecisions

A_STEP = 200
"""The most cases gathered at once."""


@dataclass(frozen=True)
class OrphanIn:
    """A decision that nobody present can take, and its case."""

    case: Case
    facts: Facts
    orphan: Orphan


def orphans(landlord: Landlord, at: datetime, most: int | None = None) -> First[OrphanIn]:
    """Return the orphans, oldest case first; ``most``: the most cases searched, and the result says if it was cut."""
    on = localdate(at)
    try:
        policy = policy_of(landlord, on)
    except NoPolicy:
        return First([])
    people = [Officer(member.user, landlord, member) for member in staff(landlord)]
    waiting = _waiting(landlord, policy)
    keys = list(waiting.values_list("pk", flat=True)[: most + 1 if most else None])
    found: list[OrphanIn] = []
    for start in range(0, len(keys[:most]), A_STEP):
        found += _among(waiting.filter(pk__in=keys[:most][start : start + A_STEP]), policy, people, on)
    return First(found, cut=bool(most) and len(keys) > (most or 0))


def _among(waiting: QuerySet[Case], policy: Policy, people: Sequence[Officer], on: date) -> list[OrphanIn]:
    cases = list(waiting.select_related("customer", "owner"))
    gathered, calendar = gather_all(cases), calendar_of(people[0].landlord) if people else None
    return [
        OrphanIn(case, gathered[case.pk], orphan)
        for case in cases
        if calendar
        for orphan in WaitingDecisions(policy, gathered[case.pk], on, calendar, case.owner.reference).orphans(people)
    ]


def _waiting(landlord: Landlord, policy: Policy) -> QuerySet[Case]:
    waits = (Q(closed_at=None) & undecided(policy)) | appealed() | looked_into()
    return Case.objects.filter(waits, landlord=landlord).order_by("opened_at", "id")


def undecided(policy: Policy) -> Q:
    """Return the condition that a case has an open decision: a proposal, an extension, a marker, the use of the policy."""
    case = OuterRef("pk")
    unsettled = {"authorised_on": None, "sent_back_on": None, "withdrawn_on": None, "ended_on": None}
    authorised = Marker.objects.filter(case=case, key__in=sorted(markers_to_confirm(policy)), ended_on=None)
    signed = Step.objects.filter(case=case, act=Act.DECIDE_USE)
    signed_before = Step.objects.filter(case=OuterRef("case"), act=Act.DECIDE_USE, id__lt=OuterRef("id"))
    return Q(
        Exists(Measure.objects.filter(case=case, **unsettled))
        | Exists(Extension.objects.filter(measure__case=case, settled_on=None))
        | Exists(Marker.objects.filter(case=case, authorised_on=None, ended_on=None))
        | Exists(authorised.filter(confirmed_on=None).exclude(authorised_on=None))
        | (Exists(signed) & ~Exists(signed.filter(Exists(signed_before))))
        | _use_is_left_open(policy)
    )


def _use_is_left_open(policy: Policy) -> Q:
    """Return the condition that a case has no owner present, where two people must agree to use the policy."""
    if all(answer.value.act is not Act.DECIDE_USE for answer in policy.every("authority")):
        return Q(pk__in=())
    present = Membership.objects.filter(user=OuterRef("owner"), landlord=OuterRef("landlord"), active=True)
    return Q(~Exists(present))


def appealed() -> Q:
    """Return the condition that a case has an open appeal, also once it is closed."""
    return Q(Exists(Appeal.objects.filter(case=OuterRef("pk"), decided_on=None, withdrawn_on=None)))


def looked_into() -> Q:
    """Return the condition that a case has an open allegation."""
    return Q(Exists(Allegation.objects.filter(case=OuterRef("pk"), settled_on=None)))

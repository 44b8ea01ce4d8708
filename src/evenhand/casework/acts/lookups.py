"""Looks up what a reference names, and records facts and letters, for the other acts."""

from datetime import date
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q, QuerySet

from evenhand.cases.models import Case
from evenhand.casework.context import ActContext, ConsequentAct, Effect, NotHere
from evenhand.casework.details import Established
from evenhand.casework.details.customers import NeedTold
from evenhand.casework.letters.letter import written
from evenhand.incidents.models import Incident
from evenhand.journal.canonical import canonical
from evenhand.landlords.models import PackRelease
from evenhand.letters import actions as letters
from evenhand.letters.contents import compose
from evenhand.letters.models import Notice
from evenhand.markers import actions as markers
from evenhand.markers.models import Marker
from evenhand.measures import actions as measures
from evenhand.measures.models import Measure
from evenhand.people import actions as people
from evenhand.people.models import Customer, Need
from evenhand.policy.vocabulary import Act, Decision


def measure_of(ctx: ActContext) -> Measure:
    return Measure.objects.get(case=ctx.the_case, reference=ctx.subject)


def marker_of(ctx: ActContext) -> Marker:
    return Marker.objects.get(case=ctx.the_case, reference=ctx.subject)


def need_told(ctx: ActContext, customer: Customer, told: NeedTold, *, on: date, follows: Need | None = None) -> Need:
    """Record a need as an act tells of it; ``follows``: the need that it replaces."""
    return people.record_need(
        customer,
        kind=told.kind,
        says=told.says,
        unusable=told.unusable_channels,
        by=ctx.by.user,
        on=on,
        relook_on=told.relook_on,
        basis=told.basis,
        asked_by=told.asked_by,
        theirs=told.theirs,
        follows=follows,
    )


def incidents_here(ctx: ActContext, references: tuple[str, ...]) -> list[Incident]:
    """Return incidents of this case. Raises `NotHere` where one of them is not in it."""
    return _every(Incident.objects.filter(cases=ctx.the_case, reference__in=references), references)


def incidents_for(ctx: ActContext, customer: Customer, references: tuple[str, ...]) -> list[Incident]:
    """Return the incidents on which a case about a customer may be opened.

    Raises:
        NotHere: one of them is about another person, was withdrawn, or is in an open case already.
    """
    in_an_open_case = Exists(Case.objects.filter(incidents=OuterRef("pk"), closed_at=None))
    theirs = Incident.objects.filter(~in_an_open_case, landlord=ctx.by.landlord, customer=customer, withdrawn_at=None)
    return _every(theirs.filter(reference__in=references), references)


def _every(found: QuerySet[Incident], references: tuple[str, ...]) -> list[Incident]:
    rows = list(found)
    if missing := set(references) - {row.reference for row in rows}:
        raise NotHere(min(missing))
    return rows


def customer_named(ctx: ActContext, reference: str | None) -> Customer | None:
    """Return the landlord's customer of this reference; None for an empty one. Raises `NotHere`."""
    if not reference:
        return None
    customer = Customer.objects.filter(landlord=ctx.by.landlord, reference=reference).first()
    if customer is None:
        raise NotHere(reference)
    return customer


def release_of(ctx: ActContext) -> PackRelease:
    """Return the released pack that judged this act, to which the decision refers."""
    theirs = Q(landlord=None) | Q(landlord=ctx.by.landlord)
    return PackRelease.objects.defer("canonical").get(theirs, sha256=ctx.policy.main.sha256)


WARNED = ("told_unacceptable", "chance_given", "asked_to_stop", "warned")
"""The facts that a warning establishes, whether it is a letter or a measure of the policy."""


def establish(ctx: ActContext, *always: str) -> Effect:
    """Record an act whose only effect is facts: the act's own, and those in its details."""
    told = ctx.details.facts if isinstance(ctx.details, Established) else ()
    return Effect(facts=(*always, *told))


def issue(  # noqa: PLR0913  (all but the decision are optional)
    ctx: ActContext,
    decision: Decision,
    *,
    subject: str = "",
    about: str = "",
    outcome: str = "",
    proposed: Measure | None = None,
) -> Notice:
    """Issue the letter of a decision as it was judged; ``proposed``: the measure as it will be."""
    letter = written(ctx, decision, proposed=proposed)
    notice = letters.issue(
        ctx.the_case,
        decision,
        subject=subject,
        about=about,
        outcome=outcome,
        by=ctx.by.user,
        on=ctx.on,
        letter=compose(letter.kind, letter.facts, letter.must).letter,
        must=letter.must,
        says=letter.says,
    )
    ctx.issued[notice.reference] = sha256(canonical(notice.letter).encode()).hexdigest()
    return notice


def decision_of(ctx: ActContext) -> Decision:
    """Return the kind of the decision that an appeal is against, by the decision's reference."""
    return ctx.facts.decision_of(ctx.subject) or Decision.MEASURE


def conclude_measure(
    ctx: ActContext, measure: Measure, *, lifted: bool = True, last: date | None = None
) -> tuple[ConsequentAct, ...]:
    """End a measure, on ``last`` or today; return what ends with it."""
    measures.end(measure, on=last or ctx.on, because=ctx.details.words, lifted=lifted)
    return _notes_without_ground(ctx)


def conclude_marker(ctx: ActContext, marker: Marker) -> None:
    """End a marker today."""
    markers.end(marker, on=ctx.on, because=ctx.details.words)


def _notes_without_ground(ctx: ActContext) -> tuple[ConsequentAct, ...]:
    """End each marker that the policy places because of a measure, once no measure is in force."""
    case = ctx.the_case
    if case.measures.filter(imposed_on__isnull=False, ended_on=None).exists():
        return ()
    offered = ctx.policy.catalogue("marker").items()
    keys = [key for key, answer in offered if answer.value.whenever_action]
    notes = list(case.markers.filter(key__in=keys, ended_on=None).order_by("id"))
    for note in notes:
        conclude_marker(ctx, note)
    return tuple(ConsequentAct(Act.END_MARKER, note.reference) for note in notes)

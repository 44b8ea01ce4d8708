"""Records a death, a departure or a changed household: what ends, and what must be decided again."""

from collections.abc import Iterator
from dataclasses import replace

from evenhand.appeals import actions as appeals
from evenhand.cases import actions as cases
from evenhand.cases.case_summary import mark_stale
from evenhand.cases.models import Case
from evenhand.casework.acts.lookups import conclude_marker, conclude_measure
from evenhand.casework.context import ActContext, ConsequentAct, Effect
from evenhand.casework.details.departures import Departed
from evenhand.casework.facts.gather import gather_all
from evenhand.casework.permissions import AUTHORISER, CASEWORKER
from evenhand.casework.registry import act
from evenhand.measures import actions as measures
from evenhand.people import actions as people
from evenhand.people.models import Customer
from evenhand.people.queries import homes_at
from evenhand.people.sought import split_postcode
from evenhand.policy.duties.departures import is_of_a_home
from evenhand.policy.vocabulary import Act
from evenhand.visits import actions as visits
from evenhand.visits.queries import MOVED, ahead


@act(Act.RECORD_DEPARTURE, may=(CASEWORKER, AUTHORISER))
def record_departure(ctx: ActContext[Departed]) -> Effect:
    """Record the death or departure in each of the customer's open cases; after a death, end what bound them."""
    told = ctx.details
    customer = Customer.objects.select_related("home", "landlord").get(landlord=ctx.by.landlord, reference=told.customer)
    left = customer.home
    _record(customer, told, ctx)
    followed: tuple[ConsequentAct, ...] = ()
    still_open = list(Case.objects.filter(landlord=ctx.by.landlord, customer=customer, closed_at=None))
    facts = gather_all(still_open)
    for case in still_open:
        cases.claim(case, case.token)
        inside = replace(ctx, case=case, facts=facts[case.pk])
        ended = _ends(inside) if told.what == "died" else ()
        here = (ConsequentAct(Act.RECORD_DEPARTURE, customer.reference), *ended)
        followed += tuple(replace(one, case=case) for one in here)
    homes = {one.pk for one in (left, customer.home) if one}
    mark_stale(Case.objects.filter(customer__home__in=homes))
    return Effect(customer.reference, customer=customer.reference, followed=followed, homes=tuple(sorted(homes)))


def _record(customer: Customer, told: Departed, ctx: ActContext) -> None:
    on = ctx.happened_on
    match told.what:
        case "died":
            people.record_death(customer, on=on)
        case "left":
            people.record_leaving(customer, on=on)
        case "mistaken":
            people.take_departure_back(customer)
        case "moved":
            _move(customer, told.to, ctx)
        case "household":
            pass
        case _:
            raise ValueError(told.what)
    if customer.home:
        people.change_household(customer.home, on=on)


def _move(customer: Customer, to: str, ctx: ActContext) -> None:
    """Let a customer live at another home, which is stored where the landlord does not have it.

    What binds them goes with them, and is decided again. Visits to them at the old home are flagged.
    """
    landlord, before = ctx.by.landlord, customer.home
    address, postcode = split_postcode(to)
    home = next(iter(homes_at(landlord, [to]).values()), None) or people.let_home(landlord, address, postcode)
    people.record_move(customer, home, on=ctx.happened_on)
    if before and before != home:
        people.change_household(before, on=ctx.happened_on)
        for visit in ahead(landlord, ctx.at).filter(people=customer, home=before).order_by("id"):
            visits.flag(visit, MOVED, by=ctx.by.user, at=ctx.at)


def _ends(ctx: ActContext) -> tuple[ConsequentAct, ...]:
    """End everything of a case that bound the person, each as an act of its own; a note on a home is decided again instead."""
    return (*_measures_end(ctx), *_markers_end(ctx), *_appeals_fall_away(ctx))


def _measures_end(ctx: ActContext) -> Iterator[ConsequentAct]:
    for measure in ctx.the_case.measures.filter(ended_on=None, withdrawn_on=None, sent_back_on=None).order_by("id"):
        if measure.imposed_on:
            yield ConsequentAct(Act.LIFT, measure.reference)
            yield from conclude_measure(ctx, measure)
        else:
            measures.withdraw(measure, on=ctx.on)
            yield ConsequentAct(Act.WITHDRAW, measure.reference)


def _markers_end(ctx: ActContext) -> Iterator[ConsequentAct]:
    of_a_home = {marker.reference for marker in ctx.facts.markers if is_of_a_home(ctx.policy, marker)}
    for marker in ctx.the_case.markers.filter(ended_on=None).exclude(reference__in=of_a_home).order_by("id"):
        conclude_marker(ctx, marker)
        yield ConsequentAct(Act.END_MARKER, marker.reference)


def _appeals_fall_away(ctx: ActContext) -> Iterator[ConsequentAct]:
    for appeal in ctx.the_case.appeals.filter(decided_on=None, withdrawn_on=None).order_by("id"):
        appeals.settle(appeal, on=ctx.on, outcome="fallen_away", why=ctx.details.words)
        yield ConsequentAct(Act.RECORD_DEPARTURE, appeal.reference)

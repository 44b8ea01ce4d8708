"""What the customer says of our own people: an investigation of its own, by somebody apart from the case."""

from dataclasses import replace
from typing import cast

from evenhand.allegations import actions as allegations
from evenhand.allegations.models import Allegation
from evenhand.casework.acts.lookups import customer_named
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.context import ActContext, ConsequentAct, Effect, NotHere
from evenhand.casework.details.allegations import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.landlords.models import User
from evenhand.people.models import Customer
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act

SAID_IN = {Act.RECORD_ACCOUNT: "account", Act.RECEIVE_APPEAL: "appeal", Act.RECORD_CONTACT: "contact"}


def _naming(ctx: ActContext) -> Facts:
    told = cast("InvestigatorNamed", ctx.details)
    facts = ctx.facts.about(ctx.subject)
    rows = tuple(
        replace(row, investigator=told.investigator, of=row.of | set(told.of)) if row.reference == ctx.subject else row
        for row in facts.allegations
    )
    return facts.plus(allegations=rows)


def take_allegation(ctx: ActContext) -> Effect:
    """Open an investigation into what was said by itself."""
    told = cast("Alleged", ctx.details)
    customer = ctx.case.customer if ctx.case else customer_named(ctx, told.customer)
    assert customer is not None  # noqa: S101  (the page names one)
    return Effect(_taken(ctx, customer, told).reference, customer=customer.reference)


def alleged_beside(ctx: ActContext, customer: Customer) -> tuple[ConsequentAct, ...]:
    """Open an investigation into what an account, an appeal or a contact says of our people; nothing where it says none."""
    told: Alleged | None = getattr(ctx.details, "alleges", None)
    return (ConsequentAct(Act.TAKE_ALLEGATION, _taken(ctx, customer, told).reference),) if told else ()


def _taken(ctx: ActContext, customer: Customer, told: Alleged) -> Allegation:
    return allegations.take(
        customer,
        ctx.case,
        by=ctx.by.user,
        on=ctx.happened_on,
        at=ctx.at,
        says=told.words or ctx.details.words,
        of=_staff(ctx, told.of),
        whom=told.whom,
        said_in=SAID_IN.get(ctx.act, "itself"),
        of_discrimination=told.of_discrimination,
    )


def _staff(ctx: ActContext, references: tuple[str, ...]) -> list[User]:
    """Return people of this landlord. Raises `NotHere` where somebody is not."""
    found = list(User.objects.filter(memberships__landlord=ctx.by.landlord, reference__in=references))
    if missing := set(references) - {user.reference for user in found}:
        raise NotHere(min(missing))
    return found


def _allegation_of(ctx: ActContext) -> Allegation:
    return ctx.the_case.customer.allegations.get(reference=ctx.subject)


def name_investigator(ctx: ActContext) -> Effect:
    """Name who looks into it."""
    told = cast("InvestigatorNamed", ctx.details)
    allegation = _allegation_of(ctx)
    (who,) = _staff(ctx, (told.investigator,))
    allegations.name_investigator(allegation, who, _staff(ctx, told.of))
    return Effect(allegation.reference)


def settle(ctx: ActContext) -> Effect:
    """Keep what came of it."""
    told = cast("AllegationSettled", ctx.details)
    allegation = _allegation_of(ctx)
    allegations.settle(allegation, outcome=told.outcome, why=told.words, on=ctx.on)
    return Effect(allegation.reference)


CHANGES: Changes = {
    Act.TAKE_ALLEGATION: take_allegation,
    Act.NAME_INVESTIGATOR: name_investigator,
    Act.INVESTIGATE_COUNTER_ALLEGATION: settle,
}


DRAFTS: Drafts = {Act.NAME_INVESTIGATOR: _naming}

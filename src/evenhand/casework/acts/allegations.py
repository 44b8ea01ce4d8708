"""Records allegations about staff and their investigation, which is independent of the case."""

from dataclasses import replace

from evenhand.allegations import actions as allegations
from evenhand.allegations.models import Allegation
from evenhand.casework.acts.lookups import customer_named
from evenhand.casework.context import ActContext, ConsequentAct, Effect, NotHere
from evenhand.casework.details.allegations import AllegationSent, AllegationSettled, Alleged, FirmOutcome, InvestigatorNamed
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REPORTER, REVIEWER, may_read_cases
from evenhand.casework.registry import act
from evenhand.firms.queries import firm_named
from evenhand.landlords.models import User
from evenhand.people.models import Customer
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act


def _naming(ctx: ActContext[InvestigatorNamed]) -> Facts:
    told = ctx.details
    facts = ctx.facts.about(ctx.subject)
    rows = tuple(
        replace(row, investigator=told.investigator, of=row.of | set(told.of)) if row.reference == ctx.subject else row
        for row in facts.allegations
    )
    return facts.plus(allegations=rows)


@act(Act.TAKE_ALLEGATION, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER))
def take_allegation(ctx: ActContext[Alleged]) -> Effect:
    """Open an investigation into an allegation made by itself."""
    told = ctx.details
    customer = ctx.case.customer if ctx.case else customer_named(ctx, told.customer)
    assert customer is not None  # noqa: S101  (the page names one)
    return Effect(_taken(ctx, customer, told, said_in="itself").reference, customer=customer.reference)


def alleged_beside(ctx: ActContext, customer: Customer, told: Alleged | None, *, said_in: str) -> tuple[ConsequentAct, ...]:
    """Open an investigation into what an account, an appeal or a contact alleges about staff; none where it alleges nothing."""
    return (ConsequentAct(Act.TAKE_ALLEGATION, _taken(ctx, customer, told, said_in).reference),) if told else ()


def _taken(ctx: ActContext, customer: Customer, told: Alleged, said_in: str) -> Allegation:
    return allegations.take(
        customer,
        ctx.case,
        by=ctx.by.user,
        on=ctx.happened_on,
        at=ctx.at,
        says=told.words or ctx.details.words,
        of=_staff(ctx, told.of),
        unmatched=told.unmatched,
        said_in=said_in,
        of_discrimination=told.of_discrimination,
    )


def _staff(ctx: ActContext, references: tuple[str, ...]) -> list[User]:
    """Return staff of this landlord. Raises `NotHere` for a person who is none."""
    found = list(User.objects.filter(memberships__landlord=ctx.by.landlord, reference__in=references))
    if missing := set(references) - {user.reference for user in found}:
        raise NotHere(min(missing))
    return found


def _allegation_of(ctx: ActContext) -> Allegation:
    return ctx.the_case.customer.allegations.get(reference=ctx.subject)


@act(Act.NAME_INVESTIGATOR, may=(CASEWORKER, AUTHORISER, REVIEWER), draft=_naming)
def name_investigator(ctx: ActContext[InvestigatorNamed]) -> Effect:
    told = ctx.details
    allegation = _allegation_of(ctx)
    (who,) = _staff(ctx, (told.investigator,))
    allegations.name_investigator(allegation, who, _staff(ctx, told.of))
    return Effect(allegation.reference)


@act(Act.SEND_TO_FIRM, may=(CASEWORKER, AUTHORISER, REVIEWER), keeps=("firm", "due_on"))
def send_to_firm(ctx: ActContext[AllegationSent]) -> Effect:
    """Let a contractor look into an allegation about one of its people; its scheduler has it, and no operative."""
    told, allegation = ctx.details, _allegation_of(ctx)
    if firm_named(ctx.by.landlord, told.firm) is None:
        raise NotHere(told.firm)
    allegations.send_to_firm(allegation, told.firm, ctx.the_case, says=told.words, due_on=told.due_on)
    return Effect(allegation.reference)


@act(Act.RECORD_FIRM_OUTCOME, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER), keeps=("outcome",))
def record_firm_outcome(ctx: ActContext[FirmOutcome]) -> Effect:
    """Record what came of it at the contractor: by the contractor itself, or by an officer who reads cases."""
    told, allegation = ctx.details, _allegation_of(ctx)
    firm = firm_named(ctx.by.landlord, allegation.firm)
    theirs = firm is not None and firm.speaks_as_id == ctx.by.user.pk
    if not (theirs or may_read_cases(ctx.by)):
        raise NotHere(ctx.subject)
    allegations.firm_answered(allegation, outcome=told.outcome, why=told.words, on=ctx.on)
    return Effect(allegation.reference)


@act(Act.INVESTIGATE_COUNTER_ALLEGATION, may=(CASEWORKER, AUTHORISER, REVIEWER))
def investigate_counter_allegation(ctx: ActContext[AllegationSettled]) -> Effect:
    """Record the outcome of the investigation."""
    told = ctx.details
    allegation = _allegation_of(ctx)
    allegations.settle(allegation, outcome=told.outcome, why=told.words, on=ctx.on)
    return Effect(allegation.reference)


@act(Act.LIFT_BAR, may=(AUTHORISER, REVIEWER))
def lift_bar(ctx: ActContext) -> Effect:
    """Let the colleagues that an allegation names decide in this case again; the step holds the reason."""
    return Effect(ctx.subject or "")

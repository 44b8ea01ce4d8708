"""Records the customer's side: contacts, the account, needs, support and representatives."""

from evenhand.casework.acts.allegations import alleged_beside
from evenhand.casework.acts.lookups import customer_named, establish, need_told
from evenhand.casework.acts.referrals import handed_to_repairs
from evenhand.casework.context import ActContext, Effect, NotHere
from evenhand.casework.details.customers import (
    Account,
    AccountSought,
    Contacted,
    NeedChanged,
    Needs,
    RepresentativeNamed,
    WayToReach,
)
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REPORTER, REVIEWER
from evenhand.casework.registry import act
from evenhand.casework.replies import replies_to
from evenhand.contacts import actions as contacts
from evenhand.landlords.models import User
from evenhand.landlords.queries import staff
from evenhand.people import actions as people
from evenhand.people.models import Customer
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.customer_facts import Asking, NeedChange
from evenhand.policy.facts.facts import Facts
from evenhand.policy.gate import always_taken
from evenhand.policy.vocabulary import Act, Channel, Uncounted


@act(Act.RECORD_CONTACT, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER))
def record_contact(ctx: ActContext[Contacted]) -> Effect:
    """Record the contact, in the case where there is one."""
    told = ctx.details
    customer = ctx.case.customer if ctx.case else customer_named(ctx, told.customer)
    assert customer is not None  # noqa: S101  (the form asks for one)
    contact = contacts.record(
        customer,
        ctx.case,
        by=ctx.by.user,
        at=ctx.at,
        happened_at=told.happened_at,
        channel=told.channel,
        by_customer=told.by_customer,
        summary=told.words,
        promise=told.promise,
        matter=told.matter,
        minutes=told.minutes,
        uncounted=_uncounted(ctx, customer),
        speaker=told.speaker,
        reply_by=told.reply_by,
        reply_from=_replying(ctx) if told.reply_by else None,
        answers=told.answers and not told.by_customer,
    )
    followed = alleged_beside(ctx, customer, told.alleges, said_in="contact")
    followed += handed_to_repairs(ctx, danger=told.danger, taken_by=told.danger_taken_by, received_at=told.happened_at)
    return Effect(contact.reference, customer=customer.reference, followed=followed)


def _replying(ctx: ActContext[Contacted]) -> User:
    """Return the colleague who replies: the one named, or who records the contact. Raises `NotHere`."""
    named = ctx.details.reply_from
    if not named:
        return ctx.by.user
    found = next((one.user for one in staff(ctx.by.landlord) if one.user.reference == named), None)
    if found is None:
        raise NotHere(named)
    return found


def _uncounted(ctx: ActContext[Contacted], customer: Customer) -> str:
    """Return why a contact uses up nothing of an allowance; "" where it counts.

    Source: `policies/floor.md` 71, and 34: what follows our own late reply. What nobody noted counts for the customer.
    """
    told = ctx.details
    if told.danger or told.matter in always_taken(ctx.policy.every("never_blocked")):
        return Uncounted.ALWAYS_TAKEN
    if told.uncounted:
        return told.uncounted
    owed = replies_to(ctx.by.landlord, [customer], ctx.at).get(customer.pk, ()) if told.by_customer else ()
    if any(one.late_on(localdate(told.happened_at)) for one in owed):
        return Uncounted.OUR_REPLY_LATE
    return "" if told.matter else Uncounted.NOT_NOTED


def _asking(ctx: ActContext[AccountSought]) -> Facts:
    told = ctx.details
    asking = Asking(ctx.happened_on, frozenset(Channel(channel) for channel in told.channels), in_question=True)
    return ctx.facts.plus(asked=(*ctx.facts.asked, asking))


def _going_on(ctx: ActContext[Account]) -> Facts:
    """Return the facts with the question whether to continue without an account."""
    return ctx.facts.plus(none_came=not ctx.details.heard)


@act(Act.DISCUSS, may=(CASEWORKER, AUTHORISER))
def discuss(ctx: ActContext) -> Effect:
    """Record the outcome of an informal discussion."""
    return establish(ctx)


@act(Act.SEEK_ACCOUNT, may=(CASEWORKER, AUTHORISER), draft=_asking, keeps=("channels",))
def seek_account(ctx: ActContext) -> Effect:
    """Record that the customer was asked for their account."""
    return establish(ctx, "account_sought")


@act(Act.RECORD_ACCOUNT, may=(CASEWORKER, AUTHORISER), draft=_going_on, keeps=("none_came",))
def record_account(ctx: ActContext[Account]) -> Effect:
    """Record the account, or that a fair time passed without one; open an investigation into what it alleges."""
    told = ctx.details
    alleged = alleged_beside(ctx, ctx.the_case.customer, told.alleges, said_in="account")
    received = ctx.at if ctx.happened_on == ctx.on else None
    danger = handed_to_repairs(ctx, danger=told.danger, taken_by=told.danger_taken_by, received_at=received)
    return Effect(facts=("account_settled",), followed=alleged + danger)


@act(Act.RECORD_NEEDS, may=(CASEWORKER, AUTHORISER))
def record_needs(ctx: ActContext[Needs]) -> Effect:
    """Record each need that the customer told us of; having asked is the fact."""
    told = ctx.details
    for need in told.needs:
        need_told(ctx, ctx.the_case.customer, need, on=ctx.happened_on)
    return Effect(facts=("needs_asked", "contributing_issues_asked"))


def _changing(ctx: ActContext[NeedChanged]) -> Facts:
    """Return the facts with the change to a need in question; a review that keeps the need changes nothing."""
    told, facts = ctx.details, ctx.facts.about(ctx.subject)
    kind = next((need.kind for need in facts.needs if need.reference == ctx.subject), "")
    ways = frozenset(Channel(channel) for channel in told.told_by)
    change = NeedChange(ctx.subject or "", kind, told.because, told.lessens or told.outcome == "ended", ways)
    return facts.plus(need_change=None if told.outcome == "kept" else change)


@act(Act.CHANGE_NEED, may=(CASEWORKER, AUTHORISER), draft=_changing)
def change_need(ctx: ActContext[NeedChanged]) -> Effect:
    """Keep, change or end a need; the earlier need stays in the record."""
    told = ctx.details
    need = ctx.the_case.customer.needs.get(reference=ctx.subject)
    if told.outcome == "kept":
        people.keep_need(need, relook_on=told.relook_on or need.relook_on)
        return Effect(need.reference)
    people.end_need(need, on=ctx.on, because=told.because, why=told.words, told_by=told.told_by)
    if told.need:
        need_told(ctx, need.customer, told.need, on=ctx.on, follows=need)
    return Effect(need.reference)


@act(Act.NAME_REPRESENTATIVE, may=(CASEWORKER, AUTHORISER))
def name_representative(ctx: ActContext[RepresentativeNamed]) -> Effect:
    """Record who speaks for the customer."""
    told = ctx.details
    row = people.name_representative(
        ctx.the_case.customer,
        name=told.name,
        standing=told.standing,
        reached_by=told.reached_by,
        since=told.since,
        until=told.until,
    )
    return Effect(row.reference)


@act(Act.RECORD_REACH, may=(CASEWORKER, AUTHORISER), keeps=("by", "to"))
def record_reach(ctx: ActContext[WayToReach]) -> Effect:
    """Record where letters reach the customer from now on."""
    people.record_reach(ctx.the_case.customer, by=ctx.details.by, to=ctx.details.to)
    return Effect()


@act(Act.OFFER_SUPPORT, may=(CASEWORKER, AUTHORISER))
def offer_support(ctx: ActContext) -> Effect:
    """Record which support was offered."""
    return establish(ctx, "support_offered")

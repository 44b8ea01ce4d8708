"""Strikes contacts out of an allowance, and allows more contact than a letter does."""

from evenhand.casework.acts.lookups import measure_of
from evenhand.casework.context import ActContext, Effect, NotHere
from evenhand.casework.details.allowances import MoreAllowed, StruckOut
from evenhand.casework.permissions import AUTHORISER, CASEWORKER
from evenhand.casework.registry import act
from evenhand.contacts import actions as contacts
from evenhand.contacts.models import Contact
from evenhand.policy.vocabulary import STRIKES_OUT, Act, MoreFor, Uncounted


@act(Act.STRIKE_OUT, may=(CASEWORKER, AUTHORISER), keeps=("contact", "because"))
def strike_out(ctx: ActContext[StruckOut]) -> Effect:
    """Strike a contact of the customer out of what they may make: its line stays, and what it used is given back.

    Source: `policies/floor.md` 71.
    """
    told, measure = ctx.details, measure_of(ctx)
    theirs = Contact.objects.filter(landlord=ctx.by.landlord, customer=measure.case.customer, by_customer=True)
    row = theirs.filter(reference=told.contact, withdrawn_at=None, struck_for="").first()
    if row is None or Uncounted(told.because) not in STRIKES_OUT:
        raise NotHere(told.contact)
    contacts.strike_out(row, told.because, at=ctx.at)
    return Effect(measure.reference)


@act(Act.ALLOW_MORE, may=(CASEWORKER, AUTHORISER), keeps=("amount", "minutes", "until", "because"))
def allow_more(ctx: ActContext[MoreAllowed]) -> Effect:
    """Allow the customer more contact than the letter does, in each period up to a day."""
    told, measure = ctx.details, measure_of(ctx)
    contacts.allow_more(
        ctx.the_case,
        measure.reference,
        told.amount,
        minutes=told.minutes,
        until=told.until,
        because=MoreFor(told.because),
        by=ctx.by.user,
        at=ctx.at,
    )
    return Effect(measure.reference)

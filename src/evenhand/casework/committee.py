"""Finds the committee members who decide with the officer, where committees decide without signatures.

The form for deciding an appeal asks for its committee itself, and checks each member.
"""

from evenhand.casework.context import ActContext, NotHere
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import person_of, staff
from evenhand.policy.facts.facts import Facts, Person
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Silent
from evenhand.policy.pack.answers import Party


def could_sit(ctx: ActContext) -> list[Membership]:
    """Return the other members of the committee that decides this with a quorum; empty where none does."""
    party = _party(ctx, ctx.facts.about(ctx.subject))
    if party is None or not party.quorum:
        return []
    others = (member for member in staff(ctx.by.landlord) if member.user_id != ctx.by.user.pk)
    return [member for member in others if party.committee in member.committees]


def sitting(ctx: ActContext) -> tuple[Person, ...]:
    """Return the members named as deciding with the actor, with their roles of this moment.

    Raises:
        NotHere: one of them does not work for this landlord, or is the person who acts.
    """
    named = set(ctx.details.sitting)
    if not named:
        return ()
    members = [member for member in staff(ctx.by.landlord) if member.user.reference in named - {ctx.by.user.reference}]
    if len(members) != len(named):
        raise NotHere(ctx.act)
    return tuple(person_of(member, member.user.reference) for member in members)


def _party(ctx: ActContext, facts: Facts) -> Party | None:
    inquiry = Inquiry(ctx.policy, facts, ctx.act, ctx.by.person, ctx.on, ctx.calendar)
    if facts.measure is not None or facts.appeal is not None:
        return None  # members sign the proposal, each in their own name
    answer = inquiry.provisions.authority(ctx.act)
    return None if isinstance(answer, Silent) else answer.value.by

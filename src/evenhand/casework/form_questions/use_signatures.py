"""Finds who has signed for the use of the policy in a case, and who still has to."""

from dataclasses import dataclass

from evenhand.cases.models import Step
from evenhand.casework.context import ActContext
from evenhand.casework.permissions import allowed
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, person_of, staff
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Silent
from evenhand.policy.pack.answers import Party
from evenhand.policy.rules.authority import use_wants
from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act


@dataclass(frozen=True)
class WantedSignature:
    """A missing signature: the party that the policy names, and the staff who could give it."""

    party: Party
    people: tuple[Membership, ...]


@dataclass(frozen=True)
class UseSignatures:
    """The signatures for the use of the policy: those given, as steps of the case, and those missing."""

    signed: tuple[Step, ...]
    wanted: tuple[WantedSignature, ...]
    cited: Cited


def use_signatures(ctx: ActContext) -> UseSignatures | None:
    """Return the signatures for the use of the policy; None where no layer asks for them."""
    inquiry = Inquiry(ctx.policy, ctx.facts, Act.DECIDE_USE, ctx.by.person, ctx.on, ctx.calendar)
    answer = inquiry.provisions.authority(Act.DECIDE_USE)
    if isinstance(answer, Silent):
        return None
    signed = tuple(step for step in ctx.the_case.steps.all() if step.act == Act.DECIDE_USE)
    gave = {signature.person.reference for signature in ctx.facts.use_signatures}
    members = [member for member in staff(ctx.by.landlord) if member.user.reference not in gave]
    wanted = tuple(
        WantedSignature(party, tuple(member for member in members if _could(ctx, inquiry, party, member)))
        for party in use_wants(inquiry)
    )
    return UseSignatures(signed, wanted, answer.cited)


def _could(ctx: ActContext, inquiry: Inquiry, party: Party, member: Membership) -> bool:
    person = person_of(member, member.user.reference)
    return inquiry.is_one_of(person, party) and allowed(Officer(member.user, ctx.by.landlord, member), Act.DECIDE_USE)

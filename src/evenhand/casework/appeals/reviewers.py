"""Finds who can decide an appeal, why each other person cannot, and who may sit with the reviewer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from evenhand.casework.context import ActContext
from evenhand.casework.permissions import REVIEWER
from evenhand.landlords.models import Landlord, Membership
from evenhand.landlords.queries import person_of, staff
from evenhand.policy.acts import kind
from evenhand.policy.facts.facts import Facts, Person
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.judge import judge
from evenhand.policy.layers import Silent
from evenhand.policy.pack.answers import Party
from evenhand.policy.rules.appeals import route_of_appeal, window_end
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Part

PERSONAL = frozenset({"appeal_reviewer", "appeal_uninvolved", "appeal_not_by_manager", "interested_decide_nothing"})
"""The rules that depend on who the reviewer is."""
NO_CAPACITY = Message("may_not_hear_appeals")


@dataclass(frozen=True)
class Reviewer:
    """A possible reviewer of an appeal, and the reasons against."""

    membership: Membership
    against: tuple[Message, ...]


def reviewers(landlord: Landlord, inquiry: Inquiry) -> list[Reviewer]:
    """Return the possible reviewers: people the policy names, people who may decide appeals here, and people who took part.

    People without a reason against come first. ``inquiry``: the appeal, or the decision that one would be against, on a day.
    """
    found = [_hearer(one, inquiry) for one in staff(landlord) if _thought_of(one, inquiry)]
    return sorted(found, key=lambda one: bool(one.against))


def _thought_of(member: Membership, inquiry: Inquiry) -> bool:
    person = person_of(member, member.user.reference)
    party = reviewing_party(inquiry)
    fits = party is not None and inquiry.is_one_of(person, party)
    return fits or REVIEWER in member.capacities or person.reference in inquiry.facts.involved


def _hearer(member: Membership, inquiry: Inquiry) -> Reviewer:
    person = person_of(member, member.user.reference)
    return Reviewer(member, (*stands_against(person, inquiry), *([] if REVIEWER in member.capacities else [NO_CAPACITY])))


def with_quorum(found: Iterable[Reviewer], inquiry: Inquiry) -> list[Reviewer]:
    """Return those who could decide it; none where a committee decides and fewer than its quorum could."""
    party = reviewing_party(inquiry)
    could = [one for one in found if not one.against]
    return could if len(could) >= ((party.quorum if party else None) or 1) else []


def stands_against(person: Person, inquiry: Inquiry) -> tuple[Message, ...]:
    """Return the reasons against a person as reviewer that depend on who they are; each reason once."""
    alone = inquiry.facts.plus(sitting=())
    verdict = judge(inquiry.policy, alone, Act.DECIDE_APPEAL, person, inquiry.day, inquiry.calendar)
    messages = (result.message for result in verdict.refusals if result.rule in PERSONAL)
    return tuple({str(message.as_json()): message for message in messages}.values())


def reviewing_party(inquiry: Inquiry) -> Party | None:
    """Return the policy's reviewers of an appeal; None where nothing is adopted."""
    answer = inquiry.ask("appeal.reviewer")
    return None if isinstance(answer, Silent) else answer.value.by


def offered_to(ctx: ActContext) -> Party | None:
    """Return who would hear an appeal against the decision in question; None where it cannot be appealed."""
    inquiry = question(ctx)
    return reviewing_party(inquiry) if route_of_appeal(inquiry, ctx.facts.decision_of(ctx.subject)) else None


def question(ctx: ActContext, facts: Facts | None = None) -> Inquiry:
    """Return the inquiry about deciding the appeal in question, or one against the decision in question."""
    about = facts or ctx.facts.about(ctx.subject)
    return Inquiry(ctx.policy, about, Act.DECIDE_APPEAL, None, ctx.on, ctx.calendar)


def after_acting(ctx: ActContext, facts: Facts) -> Inquiry:
    """Return the same inquiry after the actor's own act: they took part in it, and may be the decision-maker."""
    who, part = ctx.by.user.reference, kind(ctx.act).part
    parts = facts.involved.get(who, frozenset()) | ({part} if part else frozenset())
    decided = _decided_by(facts, who) if part is Part.AUTHORISED else {}
    return question(ctx, facts.plus(involved={**facts.involved, who: parts}, **decided))


def _decided_by(facts: Facts, who: str) -> dict[str, Any]:
    def decided(rows: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(replace(row, authorised_by=who) if row.reference == facts.subject else row for row in rows)

    return {"measures": decided(facts.measures), "markers": decided(facts.markers)}


def members_who_could_sit(ctx: ActContext) -> list[tuple[str, str]]:
    """Return the committee's other members without a reason against them, by reference and name."""
    inquiry = question(ctx)
    party = reviewing_party(inquiry)
    if party is None or party.committee is None:
        return []
    members = [one for one in staff(ctx.by.landlord) if party.committee in one.committees and one.user_id != ctx.by.user.pk]
    return [
        (one.user.reference, f"{one.user.name} ({one.title})")
        for one in members
        if not stands_against(person_of(one, one.user.reference), inquiry)
    ]


def needs_accepting_late(ctx: ActContext) -> bool:
    """Return whether an appeal came after its window and is not accepted yet."""
    inquiry = question(ctx)
    appeal = inquiry.facts.appeal
    window = window_end(inquiry, appeal) if appeal else None
    return bool(appeal and window and appeal.received_on > window[1].last_day and not appeal.late_accepted_by)

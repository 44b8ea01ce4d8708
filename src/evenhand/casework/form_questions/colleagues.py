"""Finds staff from what an officer types, and who can investigate or take over."""

import re
from dataclasses import dataclass, replace

from evenhand.casework.context import ActContext
from evenhand.casework.registry import may_do
from evenhand.landlords.models import Landlord, Membership
from evenhand.landlords.queries import staff
from evenhand.policy.judge import judge
from evenhand.policy.vocabulary import Act


@dataclass(frozen=True)
class ColleaguesFound:
    """The staff found, by reference; names that match nobody; names that match several people."""

    references: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


def named(landlord: Landlord, typed: str) -> ColleaguesFound:
    """Return the staff that a text names: names, work emails or user names, parted by commas or lines."""
    people: dict[str, set[str]] = {}
    for member in staff(landlord):
        user = member.user
        for key in {user.name, user.email, user.username} - {""}:
            people.setdefault(key.casefold(), set()).add(user.reference)
    found: list[str] = []
    unknown: list[str] = []
    several: list[str] = []
    for name in dict.fromkeys(" ".join(part.split()) for part in re.split(r"[,;\n]", typed) if part.strip()):
        match = people.get(name.casefold(), set())
        (found.extend(match) if len(match) == 1 else (several if match else unknown).append(name))
    return ColleaguesFound(tuple(dict.fromkeys(found)), tuple(unknown), tuple(several))


def could_look_into(ctx: ActContext) -> list[Membership]:
    """Return who can investigate the allegation in question: independent of the case and not complained about."""
    return [
        member
        for member in staff(ctx.by.landlord)
        if set(member.capacities) & may_do(Act.INVESTIGATE_COUNTER_ALLEGATION) and _is_apart(ctx, member.user.reference)
    ]


def could_take_over(ctx: ActContext) -> list[Membership]:
    """Return who can take over a case: caseworkers without an interest in it."""
    return [
        member
        for member in staff(ctx.by.landlord)
        if set(member.capacities) & may_do(Act.REASSIGN_CASE)
        and member.user_id != ctx.the_case.owner_id
        and member.user.reference not in ctx.facts.interested
    ]


def _is_apart(ctx: ActContext, reference: str) -> bool:
    rows = tuple(replace(row, investigator=reference) if row.reference == ctx.subject else row for row in ctx.facts.allegations)
    facts = ctx.facts.plus(allegations=rows).about(ctx.subject)
    verdict = judge(ctx.policy, facts, Act.NAME_INVESTIGATOR, None, ctx.on, ctx.calendar)
    return all(result.rule != "investigator_apart" for result in verdict.refusals)

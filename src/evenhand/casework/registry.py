"""Registers the function of each act, who may do it, and what it would add to the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from evenhand.casework.context import ActContext, Effect
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act

Change = Callable[[ActContext[Any]], Effect]
Draft = Callable[[ActContext[Any]], Facts]
AnyChange = TypeVar("AnyChange", bound=Change)


@dataclass(frozen=True, slots=True)
class ActFunction:
    """What an act changes once it is judged; the capacities that may do it; the facts it would add, in question.

    ``keeps``: fields of its details that are stored on the step, besides its text.
    """

    change: Change
    may: frozenset[str]
    draft: Draft | None = None
    keeps: tuple[str, ...] = ()


ACT_FUNCTIONS: dict[Act, ActFunction] = {}


def act(
    of: Act, *, may: Iterable[str], draft: Draft | None = None, keeps: tuple[str, ...] = ()
) -> Callable[[AnyChange], AnyChange]:
    """Register a function as an act's change. It runs after the verdict, in one transaction; the journal follows.

    Raises:
        ValueError: the act has a function already.
    """

    def register(change: AnyChange) -> AnyChange:
        if of in ACT_FUNCTIONS:
            raise ValueError(f"{of} has a function already: {ACT_FUNCTIONS[of].change.__qualname__}")
        ACT_FUNCTIONS[of] = ActFunction(change, frozenset(may), draft, keeps)
        return change

    return register


def may_do(of: Act) -> frozenset[str]:
    """Return the capacities that may do an act; none where it has no function."""
    found = ACT_FUNCTIONS.get(of)
    return found.may if found else frozenset()


def drafted(ctx: ActContext) -> Facts:
    """Return the facts with what this act would add, in question."""
    draft = ACT_FUNCTIONS[ctx.act].draft
    return draft(ctx) if draft else ctx.facts.about(ctx.subject)

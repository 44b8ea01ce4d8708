"""How a stage says what its acts draft and change."""

from collections.abc import Callable

from evenhand.casework.context import ActContext, Effect
from evenhand.policy.facts.facts import Facts
from evenhand.policy.vocabulary import Act

Changes = dict[Act, Callable[[ActContext], Effect]]
"""What each act of a stage changes. Judged already; journalled afterwards."""
Drafts = dict[Act, Callable[[ActContext], Facts]]
"""The facts with what an act would add, in question: the engine judges a proposal before there is a row of it."""

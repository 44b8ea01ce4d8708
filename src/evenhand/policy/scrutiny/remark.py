"""Defines one remark of lint."""

from dataclasses import dataclass
from typing import Literal

from evenhand.policy.verdict import Cited

Kind = Literal["silence", "measure", "collision", "departure", "appeal", "reading", "own_review"]


@dataclass(frozen=True)
class Remark:
    """What is wrong with a policy, and what to do about it; ``cited`` where one clause is concerned."""

    kind: Kind
    says: str
    do: str
    topic: str | None = None
    cited: Cited | None = None

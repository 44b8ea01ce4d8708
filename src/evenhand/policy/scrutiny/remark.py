"""Defines one remark of lint."""

from dataclasses import dataclass
from typing import Literal

from evenhand.policy.verdict import Cited, Coded

Kind = Literal["silence", "measure", "collision", "departure", "appeal", "reading", "own_review", "outside"]


@dataclass(frozen=True)
class Remark:
    """What is wrong with a policy, by a code that also says what to do; ``cited`` where one clause is concerned."""

    kind: Kind
    says: Coded
    topic: str | None = None
    cited: Cited | None = None

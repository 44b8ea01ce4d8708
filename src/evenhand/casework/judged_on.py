"""What a decision was judged on, kept with it in the journal so that it can be judged again: facts, person, days, layers.

What the customer's words or circumstances show in is sealed with their words, and erased with them; which policy, floor and
house choices judged it stands open. Entries from before this was kept hold the verdict alone.
"""

from dataclasses import dataclass
from typing import Any

from evenhand.casework.doing import Doing
from evenhand.policy.facts.facts import Facts
from evenhand.policy.serialise import as_kept
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act

DECIDED = (
    Act.DECIDE_USE,
    Act.FIND,
    Act.WARN,
    Act.ENDORSE,
    Act.AUTHORISE,
    Act.IMPOSE,
    Act.NOT_TELL,
    Act.EXTEND,
    Act.VARY,
    Act.REVIEW,
    Act.LIFT,
    Act.AUTHORISE_MARKER,
    Act.CONFIRM_MARKER,
    Act.REVIEW_MARKER,
    Act.END_MARKER,
    Act.INVESTIGATE_COUNTER_ALLEGATION,
    Act.REFUSE_COMPLAINT,
    Act.DECIDE_APPEAL,
    Act.KEEP_AS_DECIDED,
    Act.CLOSE,
)
"""The acts that decide something: each can be looked at later as whoever decided it saw it."""


@dataclass(frozen=True)
class Judged:
    """The facts that an act was judged on, and what came of it."""

    facts: Facts
    verdict: Verdict

    def open(self, doing: Doing) -> dict[str, Any]:
        """Return what stands open: the verdict, and by which layers a decision was judged."""
        kept: dict[str, Any] = {"verdict": self.verdict.as_json()}
        return kept | {"layers": doing.held.layers} if doing.act in DECIDED and doing.held else kept

    def sealed(self, doing: Doing) -> dict[str, Any]:
        """Return what is sealed with the customer's words, where something is decided."""
        if doing.act not in DECIDED:
            return {}
        closed = {day.isoformat(): why for day, why in doing.calendar.closure_days.items()}
        return {"judged": {"facts": as_kept(self.facts), "by": as_kept(doing.by.person), "closed": closed}}

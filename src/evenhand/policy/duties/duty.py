"""Defines one duty: what is owed, about what, by which day, and whether it was done."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from evenhand.policy.calendar import Counted
from evenhand.policy.facts.facts import Facts
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Cited, Message
from evenhand.policy.vocabulary import Act, Category, Tri

_GRAVE = frozenset({"hand_over_hazard", "review_missed", "marker_hard_end", "marker_review"})
_RECORDS = frozenset({Category.RECORDS_POOR, Category.OTHER})


class State(StrEnum):
    """The state of a duty on a day. On its due day a duty is not late yet."""

    UPCOMING = "upcoming"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


@dataclass(frozen=True)
class Duty:
    """Something owed by a day. ``due_on`` None: owed, but no layer sets a day; ``message`` says what to adopt.

    ``who``: the roles, team or committee that a policy names for it.
    ``under``: the earlier policy that it is owed under, to which ``cited`` belongs; None: the policy that was asked.
    """

    kind: str
    subject: str
    due_on: date | None
    cited: Cited | None
    message: Message
    act: Act | None = None
    counted: Counted | None = None
    done: Tri = Tri.NOT_KNOWN
    done_on: date | None = None
    breach: Category = Category.OTHER
    who: tuple[str, ...] = ()
    under: Policy | None = field(default=None, compare=False, repr=False)

    def state(self, on: date) -> State:
        """Return the state on a day; a duty not known to be done counts as not done."""
        if self.done is Tri.YES:
            late = self.due_on is not None and self.done_on is not None and self.done_on > self.due_on
            return State.DONE_LATE if late else State.DONE
        return State.OVERDUE if self.due_on is not None and on > self.due_on else State.UPCOMING

    def worse(self, on: date) -> tuple[int, int, date]:
        """Return the order of duties on a day, the worst first: overdue, then by what it is about, then the longest owed.

        Danger and what was left without its review come first, what is owed to the customer next, our own records last.
        """
        late = 0 if self.state(on) is State.OVERDUE else 1
        about = 0 if self.kind in _GRAVE else 2 if self.breach in _RECORDS else 1
        return late, about if not late else 1, self.due_on or date.max

    def as_json(self, on: date) -> dict[str, Any]:
        """Return the published JSON shape."""
        return {
            "kind": self.kind,
            "subject": self.subject,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "done": self.done,
            "done_on": self.done_on.isoformat() if self.done_on else None,
            "state": self.state(on),
            "who": list(self.who),
            "clause": self.cited.as_json() if self.cited else None,
            "message": self.message.as_json(),
        }


def whether_done(facts: Facts, on: date | None) -> Tri:
    """Return whether something was done that is recorded by its day alone; a history without that day does not know."""
    if on is not None:
        return Tri.YES
    return Tri.NO if facts.complete else Tri.NOT_KNOWN

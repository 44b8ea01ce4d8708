"""Names the colleagues who can do what a rule refuses to one officer, and those who can adopt an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from evenhand.casework.permissions import POLICY_OWNER
from evenhand.casework.registry import may_do
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, calendar_of, person_of, staff
from evenhand.policy.calendar import Calendar
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act

MOST = 6
"""So many names help to find somebody; more is a list of staff."""


@dataclass(frozen=True)
class FellowStaff:
    """The colleagues of one officer, ``reader``, each named with their title, at most `MOST` at once.

    ``owner``: the reference of the owner of the case in question, where there is one.
    """

    reader: str
    policy: Policy
    calendar: Calendar
    everybody: Iterable[Membership] = field(repr=False, compare=False)
    owner: str = ""

    def able(self, verdict: Verdict) -> tuple[str, ...]:
        """Return who else can do the act of a verdict, as far as that depends on who they are; nobody where it has no facts."""
        return _named(self._able(verdict))

    def next_owners(self, verdict: Verdict) -> dict[str, str]:
        """Return who can do the act of a verdict and own its case from now on: names by reference."""
        interested = verdict.facts.interested if verdict.facts else frozenset()
        could = [
            one
            for one in islice(self._able(verdict), MOST)
            if may_do(Act.REASSIGN_CASE) & set(one.capacities) and one.user.reference not in {self.owner, *interested}
        ]
        return dict(zip((one.user.reference for one in could), _named(could), strict=True))

    def adopting(self) -> tuple[str, ...]:
        """Return who else may propose that the landlord adopts an answer."""
        return _named(self._others({POLICY_OWNER}))

    def _others(self, capacities: Iterable[str]) -> Iterator[Membership]:
        wanted = set(capacities)
        return (one for one in self.everybody if wanted & set(one.capacities) and one.user.reference != self.reader)

    def _able(self, verdict: Verdict) -> Iterator[Membership]:
        return (one for one in self._others(may_do(verdict.act)) if self._could(verdict, one))

    def _could(self, verdict: Verdict, member: Membership) -> bool:
        person, facts = person_of(member, member.user.reference), verdict.facts
        if facts is None:
            return False
        judged = judge(self.policy, facts, verdict.act, person, verdict.on, self.calendar)
        return not judged.is_for_another(person.reference)


def colleagues_of(by: Officer, policy: Policy, owner: str = "") -> FellowStaff:
    """Return the colleagues of an officer; nobody is looked up before a name is needed. ``owner``: the case's."""
    return FellowStaff(by.user.reference, policy, calendar_of(by.landlord), staff(by.landlord), owner)


def _named(members: Iterable[Membership]) -> tuple[str, ...]:
    return tuple(f"{one.user.name} ({one.title})" for one in islice(members, MOST))

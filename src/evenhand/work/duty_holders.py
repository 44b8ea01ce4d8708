"""Finds the officers who owe a duty: those who hold its role, or the owner's manager where no holder can act."""

from dataclasses import dataclass
from functools import cached_property

from evenhand.cases.models import Case
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.casework.permissions import allowed
from evenhand.landlords.models import Membership
from evenhand.landlords.queries import Officer, staff
from evenhand.policy.duties.duties import ESCALATED, Duty
from evenhand.policy.duties.duty import State
from evenhand.policy.facts.facts import Facts
from evenhand.policy.judge import judge
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act, Tri


def held_by(officer: Officer) -> frozenset[str]:
    """Return the roles, teams and committees of an officer, by the policy's keys."""
    return officer.person.roles | officer.person.teams | officer.person.committees


@dataclass(frozen=True)
class DutyHolders:
    """The staff of a landlord, read once, and whose a duty of its cases is on a day."""

    history: PolicyHistory

    @cached_property
    def people(self) -> list[Officer]:
        """Return the staff present, by name."""
        landlord = self.history.landlord
        return [Officer(one.user, landlord, one) for one in staff(landlord)]

    @cached_property
    def _managers(self) -> dict[int, int]:
        """Return the manager, present, of each user, also of one who has left."""
        managed = Membership.objects.filter(landlord=self.history.landlord, manager__active=True)
        return dict(managed.values_list("user", "manager__user"))

    def is_theirs(self, by: Officer, facts: Facts, duty: Duty) -> bool:
        """Return whether a duty names a role of the officer, and its act does not refuse them in person."""
        return bool(held_by(by) & set(duty.who)) and self._may_take_part(by, facts, duty)

    def stands_in(self, by: Officer, case: Case, facts: Facts, duty: Duty) -> bool:
        """Return whether an overdue or escalated duty falls to the officer because no holder of its role can act.

        That is the manager of the case's owner; where the owner has none present, who authorised what the duty is about.
        """
        late = duty.kind in ESCALATED or (bool(duty.who) and duty.state(self.history.on) is State.OVERDUE)
        if not late or duty.done is Tri.YES or by.user.pk != self._next(case, facts, duty):
            return False
        return not any(self.is_theirs(one, facts, duty) for one in self.people)

    def of(self, case: Case, facts: Facts, duty: Duty) -> list[Officer]:
        """Return all officers who owe a duty."""
        people = self.people
        holders = [one for one in people if self.is_theirs(one, facts, duty)]
        return holders or [one for one in people if self.stands_in(one, case, facts, duty)]

    def is_unheld(self, duty: Duty) -> bool:
        """Return whether no one present holds a role, team or committee that the duty names."""
        return not any(held_by(one) & set(duty.who) for one in self.people)

    def manages(self, by: Officer, case: Case) -> bool:
        """Return whether the officer is the manager of a case's owner."""
        return self._managers.get(case.owner_id) == by.user.pk

    def verdict(self, by: Officer, facts: Facts, act: Act, subject: str) -> Verdict:
        history = self.history
        return judge(history.policy, facts.about(subject), act, by.person, history.on, history.calendar)

    def _may_take_part(self, by: Officer, facts: Facts, duty: Duty) -> bool:
        if duty.act is None:
            return True
        verdict = self.verdict(by, facts, duty.act, duty.subject)
        return allowed(by, duty.act) and not verdict.is_for_another(by.person.reference)

    def _next(self, case: Case, facts: Facts, duty: Duty) -> int | None:
        manager = self._managers.get(case.owner_id)
        if manager is not None:
            return manager
        about = facts.about(duty.subject)
        decided = about.measure or about.marker
        by = decided.authorised_by if decided else None
        return next((one.user.pk for one in self.people if one.person.reference == by), None)

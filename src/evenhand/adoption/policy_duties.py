"""Answers who owes what a policy gives to the landlord as a whole, names that person, and records that it was done."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction

from evenhand.casework.context import NotHere, NotYetError
from evenhand.casework.permissions import POLICY_OWNER, may_adopt, may_read_adoptions
from evenhand.journal.actions import record
from evenhand.journal.chain import hold
from evenhand.landlords.models import Membership, PolicyDuty
from evenhand.landlords.queries import Officer, calendar_of, staff
from evenhand.policy.calendar import FIRST, Nation, localdate
from evenhand.policy.duties.duty import Duty
from evenhand.policy.duties.landlord import LandlordRecord, key_of, policy_duties
from evenhand.policy.layers import Jurisdiction, Policy
from evenhand.policy.vocabulary import Tri


@dataclass(frozen=True)
class OwedByLandlord:
    """One duty of the landlord: the person who answers for it, by name and reference; its last outcome, "" before the first.

    ``person`` None: nobody works at the landlord.
    """

    key: str
    duty: Duty
    person: str | None
    name: str
    done_on: date | None
    outcome: str

    @property
    def is_open(self) -> bool:
        return self.duty.done is not Tri.YES

    @property
    def mark(self) -> str:
        """Return what tells these answers from others, for a form to send back."""
        told = (self.person, self.done_on and self.done_on.isoformat(), self.outcome)
        return sha256(json.dumps(told).encode()).hexdigest()[:16]


class DutyMoved(Exception):  # noqa: N818
    """A colleague changed this duty since the form was opened; nothing was changed. ``now``: how it is recorded."""

    def __init__(self, now: OwedByLandlord) -> None:
        super().__init__(now.key)
        self.now = now


def owed_by_landlord(by: Officer, on: date) -> list[OwedByLandlord]:
    """Return what the officer's landlord owes under its policy of a day, soonest first, with the person for each."""
    landlord, policy = by.landlord, by.policy_on(on)
    rows = {row.key: row for row in PolicyDuty.objects.filter(landlord=landlord).select_related("person__user")}
    since = landlord.adoptions.order_by("since").values_list("since", flat=True).first()
    kept = LandlordRecord(since, {key: row.done_on for key, row in rows.items() if row.done_on})
    where = Jurisdiction(nation=Nation(landlord.nation), landlord=landlord.kind, on=on)
    people = list(staff(landlord))
    return [
        _with_person(duty, rows.get(key_of(duty)), people, policy)
        for duty in policy_duties(policy, on, calendar_of(landlord), kept, where)
    ]


def owed_by(by: Officer, on: date) -> list[OwedByLandlord]:
    """Return what the officer answers for and has not done."""
    return [one for one in owed_by_landlord(by, on) if one.is_open and one.person == by.user.reference]


def _with_person(duty: Duty, row: PolicyDuty | None, people: list[Membership], policy: Policy) -> OwedByLandlord:
    named = row.person if row and row.person and row.person.active else None
    chosen = named or _found(duty, people, policy)
    reference, name = (chosen.user.reference, chosen.user.name) if chosen else (None, "")
    return OwedByLandlord(key_of(duty), duty, reference, name, row.done_on if row else None, row.outcome if row else "")


def _found(duty: Duty, people: list[Membership], policy: Policy) -> Membership | None:
    """Return the first person, by name, in a role that the policy names for it; else a policy owner; else the highest rank."""
    named, roles = set(duty.who), policy.main.roles
    fitting = (one for one in people if named & {*one.roles, *one.teams, *one.committees})
    owners = (one for one in people if POLICY_OWNER in one.capacities)
    ranked = max(people, key=lambda one: max((roles[key].rank for key in one.roles if key in roles), default=0), default=None)
    return next(fitting, None) or next(owners, None) or ranked


def may_see(by: Officer, on: date) -> bool:
    """Return whether an officer sees the landlord's duties: who may see adoptions, and each person who answers for one."""
    return may_read_adoptions(by) or any(one.person == by.user.reference for one in owed_by_landlord(by, on))


def may_settle(by: Officer, one: OwedByLandlord) -> bool:
    """Return whether an officer may record that a duty was done: who may adopt, and the person who answers for it."""
    return may_adopt(by) or one.person == by.user.reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Who answers for a duty ("": as before), and, once it was done, when and what came of it.

    ``seen``: the `mark` of the duty that the person saw; "" takes what is recorded now.
    """

    person: str = ""
    done_on: date | None = None
    outcome: str = ""
    seen: str = ""

    def says(self, owed: OwedByLandlord) -> bool:
        """Return whether a duty is recorded so already."""
        same_person = self.person in {"", owed.person}
        return same_person and (self.done_on is None or (self.done_on, self.outcome) == (owed.done_on, owed.outcome))


def earliest(owed: OwedByLandlord) -> date:
    """Return the first day on which a duty can be recorded as done: that of the last time, else when the calendar begins."""
    return owed.duty.done_on or FIRST


@transaction.atomic
def settle(key: str, told: Settled, *, by: Officer, at: datetime) -> None:
    """Name the person who answers for a duty, or record that it was done and how it came out; one journal entry for both.

    What is recorded so already, such as by the same form sent twice, is not recorded again.

    Raises:
        DutyMoved: a colleague changed it since it was seen.
        PermissionDenied: the officer neither may adopt nor answers for it; only a person who may adopt names another.
        NotHere: the landlord owes nothing of that name, or nobody of that reference works there.
        NotYetError: the day has not come.
        ValueError: the day lies before the last one recorded, or before the calendar begins.
    """
    on = localdate(at)
    hold(by.landlord.pk)
    found = next((one for one in owed_by_landlord(by, on) if one.key == key), None)
    if found is None:
        raise NotHere(key)
    named = next((one for one in staff(by.landlord) if one.user.reference == told.person), None)
    if told.person and named is None:
        raise NotHere(told.person)
    renames = named is not None and told.person != found.person
    if not may_settle(by, found) or (renames and not may_adopt(by)):
        raise PermissionDenied("policy duty")
    if told.says(found):
        return
    if told.seen not in {"", found.mark}:
        raise DutyMoved(found)
    if told.done_on and told.done_on > on:
        raise NotYetError("this has not been done yet")
    if told.done_on and told.done_on < earliest(found):
        raise ValueError("this was done later already")
    row, _ = PolicyDuty.objects.select_for_update().get_or_create(landlord=by.landlord, key=key)
    row.person = named or row.person
    if told.done_on:
        row.done_on, row.outcome = told.done_on, told.outcome
    row.save(update_fields=["person", "done_on", "outcome"])
    record(
        landlord_id=by.landlord.pk,
        act="settle_policy_duty",
        subject=row.reference,
        by=by.user.reference,
        recorded_at=at,
        happened_at=at,
        open={
            "key": key,
            "person": row.person.user.reference if row.person else None,
            "done_on": told.done_on.isoformat() if told.done_on else None,
        },
    )

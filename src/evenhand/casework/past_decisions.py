"""Shows a decision as its decision-maker saw it, by the journal and the released policy of that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from evenhand.cases.models import Case
from evenhand.casework.access import the_case
from evenhand.casework.context import NotHere
from evenhand.casework.facts.records import StepRow
from evenhand.casework.record import DECIDED
from evenhand.journal.models import Entry
from evenhand.journal.queries import entries, open_part, unseal
from evenhand.landlords.models import User
from evenhand.landlords.queries import Officer, calendar_of, policy_from, policy_of
from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.facts.facts import Facts
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.serialise import facts_of, person_of, verdict_of
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act

Numbers = dict[tuple[str, str, datetime], int]
_KEYS = ("act", "subject", "recorded_at", "sequence")


def decisions(landlord_id: int) -> QuerySet[Entry]:
    """Return the decisions of a landlord's journal, without acts that another act caused."""
    found = entries(landlord_id).filter(act__in=DECIDED, open__contains='"verdict":{').exclude(open__contains='"cause":{')
    return found.exclude(open__contains='"case":null')


def numbers_of(case: Case, steps: Iterable[StepRow]) -> Numbers:
    """Return the number of each decision of a case, by act, subject and moment."""
    subjects = {row.subject or case.reference for row in steps if row.act in DECIDED}
    found = decisions(case.landlord_id).filter(subject__in=subjects)
    return {(act, subject, at): number for act, subject, at, number in found.values_list(*_KEYS)}


LARGEST = 2**63 - 1


@dataclass(frozen=True)
class PastDecision:
    """One decision of the journal.

    ``facts``: the facts judged; None where erased or not stored. ``words``: the text; None where erased.
    ``certain``: the policy is word for word the one of that moment, house choices included. ``again``: what the same question
    gets today on the same facts; None where it cannot be asked.
    """

    entry: Entry
    case: Case
    by: str
    verdict: Verdict
    policy: Policy
    calendar: Calendar
    certain: bool
    facts: Facts | None
    words: dict[str, Any] | None
    again: Verdict | None

    @property
    def act(self) -> Act:
        """Return the act of the decision."""
        return Act(self.entry.act)

    @property
    def on(self) -> date:
        """Return the day of the judgement."""
        return self.verdict.on

    @property
    def same_again(self) -> bool | None:
        """Return whether judging again gives the recorded verdict; None where that is impossible."""
        return None if self.again is None else self.again.as_json() == open_part(self.entry)["verdict"]


def as_decided(by: Officer, reference: str, number: int) -> PastDecision:
    """Return a decision of a case by its number in the journal. Raises `NotHere`, also without the right to read cases."""
    case = the_case(by, reference)
    entry = decisions(by.landlord.pk).filter(sequence=number).first() if 0 < number <= LARGEST else None
    if entry is None or open_part(entry)["case"] != reference:
        raise NotHere(str(number))
    return seen(by, entry, case)


def seen(by: Officer, entry: Entry, case: Case) -> PastDecision:
    """Return a decision of the journal with everything stored with it."""
    part, words = open_part(entry), unseal(entry)
    verdict = verdict_of(part["verdict"])
    exact = policy_from(by.landlord, verdict.pack_sha256, part["layers"]) if "layers" in part else None
    policy = exact or policy_of(by.landlord, verdict.on)
    judged = (words or {}).get("judged")
    calendar = _calendar(by, judged)
    facts = facts_of(judged["facts"]) if judged else None
    again = None
    if judged and facts and exact:
        again = judge(exact, facts, Act(entry.act), person_of(judged["by"]), verdict.on, calendar)
    who = User.objects.filter(reference=entry.by).first()
    name = who.name if who else entry.by
    return PastDecision(entry, case, name, verdict, policy, calendar, exact is not None, facts, words, again)


def _calendar(by: Officer, judged: dict[str, Any] | None) -> Calendar:
    if judged is None:
        return calendar_of(by.landlord)
    return Calendar(Nation(by.landlord.nation), {date.fromisoformat(day): why for day, why in judged["closed"].items()})

"""What Harbour & Vale adopted today in place of an earlier choice: of what it concerns one is decided, the rest wait."""

from datetime import datetime

from evenhand.casework import adopting
from evenhand.casework import details as said
from evenhand.casework.actions import perform
from evenhand.casework.adopting import Choosing
from evenhand.casework.adoption_decided import concerned_by
from evenhand.casework.adoptions import overview
from evenhand.ops.demo_data.story import Staff
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act

BEFORE = "Measures are reviewed at least every three months."
WHY = "He was told of this day in writing, and an earlier one would only worry him. The next review will come sooner."


def adopt_shorter_reviews(staff: Staff, at: datetime) -> None:
    """Have measures reviewed every two months from today; the first one that was to be looked at later stays as it was."""
    first, second, owner = (staff[name] for name in ("helen.frost", "grace.mensah", "priya.shah"))
    held = next(row for row in overview(first, localdate(at)).held if row.says == BEFORE)
    what = Choosing(
        question="how often a measure is looked at again",
        says="Measures are reviewed at least every two months.",
        answers={"review": {"of": "measure", "every": {"value": 2, "unit": "months"}}},
        minute="Executive team, item 12",
        replaces=held.pk,
    )
    proposed = adopting.propose(what, by=first, at=at)
    adopted = adopting.confirm(proposed.reference, by=second, at=at)
    one = next(iter(concerned_by(adopted, owner, at)))
    perform(Act.KEEP_AS_DECIDED, said.Details(words=WHY), by=owner, at=at, case=one.case, subject=one.subject)

"""Adopts a shorter review interval at Harbour & Vale; the marker it concerns is kept as decided."""

from datetime import datetime

from evenhand.adoption import actions
from evenhand.adoption.actions import Choosing
from evenhand.adoption.effects import concerned_by
from evenhand.adoption.queries import overview
from evenhand.casework.details import Details
from evenhand.casework.perform import perform
from evenhand.ops.demo.data.story import Staff
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act

BEFORE = "Markers are reviewed at least every six months."
WHY = "He was told of this day in writing, and an earlier one would only worry him. The next review will come sooner."


def adopt_shorter_reviews(staff: Staff, at: datetime) -> None:
    """Review markers every four months from today; one with a later review stays as it was."""
    first, second, owner = (staff[name] for name in ("helen.frost", "grace.mensah", "priya.shah"))
    held = next(row for row in overview(first, localdate(at)).held if row.says == BEFORE)
    what = Choosing(
        question="how-often-a-marker-is-looked-at-again",
        says="Markers are reviewed at least every four months.",
        answers={"review": {"of": "marker", "every": {"value": 4, "unit": "months"}, "for": {"decisions": ["marker"]}}},
        minute="Executive team, item 12",
        replaces=held.pk,
    )
    proposed = actions.propose(what, by=first, at=at)
    adopted = actions.confirm(proposed.reference, by=second, at=at)
    one = next(iter(concerned_by(adopted, owner, at)))
    perform(Act.KEEP_AS_DECIDED, Details(words=WHY), by=owner, at=at, case=one.case, subject=one.subject)

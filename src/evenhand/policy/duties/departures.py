"""Computes which decisions must be taken again when a customer has left or moved, or a household has changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Facts, Marker, Measure, ReviewDone
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Cited, Message
from evenhand.policy.vocabulary import Act, Category, Tri

FALLS_AWAY = frozenset(
    {
        "notice",
        "review",
        "tell_review_outcome",
        "marker_review",
        "tell_marker",
        "confirm_marker",
        "place_marker",
        "notify_referral",
        "look_at_need",
        "appeal_answer",
        "give_letter",
        "request_answer",
        "catch_up",
    }
)
"""Duties owed to the customer in person; they end with the customer's death."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A measure or marker on a person or a home: since when, when it was decided again, when it ended."""

    subject: str
    act: Act
    on: date | None
    reviews: tuple[ReviewDone, ...]
    ended_on: date | None

    def stood(self, day: date) -> bool:
        """Return whether it was in force on a day."""
        return self.on is not None and self.on <= day and (self.ended_on is None or self.ended_on >= day)

    def decided_since(self, day: date) -> date | None:
        """Return the first day, from a given one, on which it was decided again."""
        decided = [review.on for review in self.reviews if review.on >= day] + ([self.ended_on] if self.ended_on else [])
        return min(decided, default=None)


def decided_again(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield a decision on all that binds a customer who left or moved, and on each note of a home whose people changed."""
    answer = Inquiry(policy, facts, Act.REVIEW_MARKER, None, at, calendar).safeguard("decided_again_when_people_change")
    if answer is None:
        return
    placed = [_measure(measure) for measure in facts.measures] + [_marker(marker) for marker in facts.markers]
    for kind, day in (("decide_after_leaving", facts.left_on), ("decide_after_moving", facts.moved_on)):
        if day and not facts.died_on:
            yield from (_again(facts, kind, one, day, answer.cited) for one in placed if one.stood(day))
    if (changed_on := facts.household_changed_on) is not None:
        notes = [_marker(marker) for marker in facts.markers if is_of_a_home(policy, marker)]
        yield from (
            _again(facts, "decide_for_household", one, changed_on, answer.cited) for one in notes if one.stood(changed_on)
        )


def _measure(measure: Measure) -> _Placed:
    return _Placed(measure.reference, Act.REVIEW, measure.imposed_on, measure.reviews, measure.ended_on)


def _marker(marker: Marker) -> _Placed:
    return _Placed(marker.reference, Act.REVIEW_MARKER, marker.authorised_on, marker.reviews, marker.ended_on)


def is_of_a_home(policy: Policy, marker: Marker) -> bool:
    """Return whether a marker is on a tenancy or an address, where it reaches other people."""
    offered = policy.catalogue("marker").get(marker.key)
    return offered is not None and offered.value.on != "customer"


def _again(facts: Facts, kind: str, placed: _Placed, since: date, cited: Cited) -> Duty:
    done_on = placed.decided_since(since)
    return Duty(
        kind,
        placed.subject,
        since,
        cited,
        Message(f"duty_{kind}"),
        placed.act,
        done=whether_done(facts, done_on),
        done_on=done_on,
        breach=Category.NO_REVIEW,
    )


def still_owed(owed: Iterable[Duty], facts: Facts) -> list[Duty]:
    """Return the duties still owed; after a death, duties to the customer end unless they were done."""
    if facts.died_on is None:
        return list(owed)
    return [duty for duty in owed if duty.kind not in FALLS_AWAY or duty.done is Tri.YES]

"""Computes when a decision is reviewed: the reviews done, and the next one due for each reviewer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from evenhand.policy.facts.facts import ReviewDone
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Answer
from evenhand.policy.pack.answers import Party, ReviewInterval
from evenhand.policy.rules.limits import count, latest_review


@dataclass(frozen=True, slots=True)
class PlannedReview:
    """One review: the day it is due, its reviewer where the policy names several, and its outcome once done."""

    due_on: date
    by: Party | None = None
    done: ReviewDone | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """A decision to review: when it began, its reviews so far, and the day set for the next one."""

    start: date
    reviews: Sequence[ReviewDone] = ()
    next_on: date | None = None


def planned_reviews(inquiry: Inquiry, answer: Answer, since: Since) -> tuple[PlannedReview, ...]:
    """Return the reviews of a decision, done and due, for each reviewer; a day that was set applies to the soonest due."""
    says = answer.value
    found: list[PlannedReview] = []
    if says.every or says.most or says.on_dates:
        alone = replace(answer, value=says.model_copy(update={"reviewers": ()}))
        found += _in_turn(since, says.by, lambda day: latest_review(inquiry, alone, day))
    for reviewer in says.reviewers:
        theirs = [review for review in since.reviews if review.person and inquiry.is_one_of(review.person, reviewer.by)]
        found += _in_turn(replace(since, reviews=theirs), reviewer.by, _every(inquiry, reviewer))
    due = min((one for one in found if not one.done), key=lambda one: one.due_on)
    sooner = replace(due, due_on=min(filter(None, (due.due_on, since.next_on))))
    return tuple(sooner if one is due else one for one in found)


def _every(inquiry: Inquiry, reviewer: ReviewInterval) -> Callable[[date], date]:
    return lambda day: count(inquiry, day, reviewer.every).last_day


def _in_turn(since: Since, by: Party | None, next_due: Callable[[date], date]) -> Iterator[PlannedReview]:
    start = since.start
    for review in sorted(since.reviews, key=lambda review: review.on):
        yield PlannedReview(next_due(start), by, review)
        start = review.on
    yield PlannedReview(next_due(start), by)

"""Rules on the outcome of a review: what the layers name, and nothing stricter without a proposal."""

from collections.abc import Iterator
from typing import Literal

from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.rules.sequence import its_end
from evenhand.policy.strictness import stricter
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, MeasureKind


@rule(Act.VARY, Act.REVIEW, topics=("safeguard",))
def changed_for_the_lighter(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A lighter measure takes effect at once; a stricter one is a new proposal with all its steps."""
    answer, measure = inquiry.safeguard("same_steps"), inquiry.facts.measure
    if answer is None or measure is None or measure.before is None:
        return
    worse = stricter(measure.before, measure)
    if worse:
        message = Message("would_be_stricter", terms=list(worse))
        yield inquiry.refused("changed_for_the_lighter", answer, message, Cure("do", act=Act.PROPOSE, fact=None))
    else:
        yield met("changed_for_the_lighter", answer, Message("no_stricter"))


@rule(Act.REVIEW, Act.REVIEW_MARKER, topics=("review",))
def outcome_of_review(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A review has an outcome that each layer names; where none is named, any."""
    kept = inquiry.facts.reviewing
    if kept is None or not kept.outcome:
        return
    for answer in inquiry.every("review"):
        says = answer.value
        if says.of is not inquiry.about.decision or not says.outcomes:
            continue
        if kept.outcome in says.outcomes:
            yield met("outcome_of_review", answer, Message("outcome_named", outcome=kept.outcome))
        else:
            message = Message("outcome_not_named", outcome=kept.outcome, named=list(says.outcomes))
            yield inquiry.refused("outcome_of_review", answer, message, Cure("choose_outcome", named=list(says.outcomes)))


@rule(Act.REVIEW, topics=("safeguard",))
def reviewed_while_it_runs(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A limit whose review was missed has ended: no review keeps it, and it must be proposed anew."""
    answer, measure, kept = inquiry.safeguard("lapses_on_its_day"), inquiry.facts.measure, inquiry.facts.reviewing
    if answer is None or measure is None or measure.if_missed is None or kept is None or not kept.keeps:
        return
    last, message = measure.lapses_after, its_end(measure)
    if last is None or inquiry.day <= last:
        yield met("reviewed_while_it_runs", answer, message)
    else:
        yield inquiry.refused("reviewed_while_it_runs", answer, message, Cure("do", act=Act.PROPOSE, fact=None))


def if_review_missed(inquiry: Inquiry) -> Literal["ends", "stays"]:
    """Return what a missed review does: as a layer says; else a limit ends on its day, and a safety instruction stays."""
    for answer in inquiry.every("review"):
        if answer.value.of is inquiry.about.decision and answer.value.if_missed:
            return "ends" if answer.value.if_missed == "ends" else "stays"
    return "stays" if inquiry.about.kind is MeasureKind.VISIT_CONDITION else "ends"


@rule(Act.PROPOSE, Act.AUTHORISE, topics=("safeguard", "review"))
def instruction_has_a_last_day(inquiry: Inquiry) -> Iterator[RuleResult]:
    """What stays after a missed review has a last day, no sooner than its review, which the person who authorises decides."""
    answer, measure = inquiry.safeguard("marker_hard_end"), inquiry.facts.measure
    if answer is None or measure is None or not inquiry.facts.complete or if_review_missed(inquiry) != "stays":
        return
    last, message = measure.until, Message("last_day", last_day=measure.until)
    if last and last >= (measure.review_on or last):
        yield met("instruction_has_a_last_day", answer, message, Category.NO_DURATION)
    else:
        cure = Cure("set_date", field="until", least=measure.review_on or measure.starts_on or inquiry.day)
        refused = Message("no_last_day_after_review")
        yield inquiry.refused("instruction_has_a_last_day", answer, refused, cure, breach=Category.NO_DURATION)

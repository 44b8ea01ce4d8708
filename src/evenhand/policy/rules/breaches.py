"""Rules on recording a breach: only of a measure that bound by then, while it was in force."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.facts.facts import Measure
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Tri

BREACHED = "restriction_breached"


@rule(Act.ASSESS, Act.REFER, topics=("safeguard",))
def breach_after_service(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A breach is recorded only after the day on which the letter was given, and up to the measure's last day.

    The day of the letter does not count: which came first is not known.
    """
    answer = inquiry.safeguard("breach_after_service")
    if answer is None or inquiry.fact(BREACHED) is not Tri.YES or not _rests_on_it(inquiry):
        return
    days = [row.happened_on for row in inquiry.facts.incidents if row.happened_on and not row.withdrawn]
    if any(_bound_on(measure, day) for measure in inquiry.facts.measures for day in days):
        yield met("breach_after_service", answer, Message("breach_after_service"))
    else:
        cure = Cure("report_after_service")
        message = Message("breach_before_service")
        yield inquiry.refused("breach_after_service", answer, message, cure, breach=Category.NO_NOTICE)


def _rests_on_it(inquiry: Inquiry) -> bool:
    if inquiry.act is Act.ASSESS:
        return True
    referral = inquiry.policy.catalogue("referral").get(inquiry.about.referral or "")
    when = referral.value.when if referral else ()
    return BREACHED in when and inquiry.nearest(when) == BREACHED


def _bound_on(measure: Measure, day: date) -> bool:
    if measure.binds_from is None or day <= measure.binds_from:
        return False
    stay, last = measure.stay(day), measure.ended_on or measure.until
    return (stay is None or stay.interim is not None) and (last is None or day <= last)

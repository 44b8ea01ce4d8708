"""What was not kept to: only what had been given to the customer, while it was in force."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.facts import Measure
from evenhand.policy.look import Look, met, rule
from evenhand.policy.verdict import Cure, Looked, Message
from evenhand.policy.vocabulary import Act, Category, Tri

BREACHED = "restriction_breached"


@rule(Act.ASSESS, Act.REFER, topics=("safeguard",))
def breach_after_service(look: Look) -> Iterator[Looked]:
    """A restriction is gone against only after the day on which its letter was given, and by its last day.

    The day itself shows nothing: nobody knows which came first.
    """
    answer = look.safeguard("breach_after_service")
    if answer is None or look.fact(BREACHED) is not Tri.YES or not _rests_on_it(look):
        return
    days = [row.happened_on for row in look.facts.incidents if row.happened_on and not row.withdrawn]
    if any(_bound_on(measure, day) for measure in look.facts.measures for day in days):
        yield met("breach_after_service", answer, Message("breach_after_service"))
    else:
        cure = Cure("report_after_service")
        message = Message("breach_before_service")
        yield look.refused("breach_after_service", answer, message, cure, breach=Category.NO_NOTICE)


def _rests_on_it(look: Look) -> bool:
    if look.act is Act.ASSESS:
        return True
    referral = look.policy.catalogue("referral").get(look.about.referral or "")
    when = referral.value.when if referral else ()
    return BREACHED in when and look.nearest(when) == BREACHED


def _bound_on(measure: Measure, day: date) -> bool:
    if measure.served_on is None or day <= max(measure.served_on, measure.starts_on or measure.served_on):
        return False
    last = measure.ended_on or measure.until
    return last is None or day <= last

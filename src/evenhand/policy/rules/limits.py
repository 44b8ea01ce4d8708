"""Rules on what a measure may contain: terms, length, review, and what no measure may restrict."""

from collections.abc import Iterator, Sized
from datetime import date, timedelta

from evenhand.policy.acts import Settles, settling
from evenhand.policy.calendar import Counted
from evenhand.policy.facts.facts import Measure
from evenhand.policy.inquiry import Inquiry, met, rule, silent
from evenhand.policy.layers import Answer, Silent
from evenhand.policy.open_channels import open_channels
from evenhand.policy.pack.answers import Span
from evenhand.policy.pack.terms import Hours, HoursRule, TermRule, Terms
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import SERVICE_IS_MATTER, Act, Category, Channel, MeasureKind, Service, Strength

_TERMS = settling(Settles.TERMS)
_DATES = settling(Settles.DATES)


def count(inquiry: Inquiry, start: date, span: Span) -> Counted:
    """Count a span of the policy from a day, in the landlord's calendar."""
    return inquiry.calendar.count(start, span.term)


@rule(*_TERMS, topics=("measure", "live_issues"))
def terms_allowed(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The policy offers the measure and each of its terms."""
    measure = inquiry.facts.measure
    if measure is None:
        return
    offered = inquiry.policy.catalogue("measure").get(measure.key)
    if offered is None:
        answer = inquiry.safeguard("measure_in_policy")
        if answer:
            message = Message("measure_not_in_policy", measure=measure.key)
            yield inquiry.refused("terms_allowed", answer, message, Cure("rest_on", what="measure_in_policy"))
        return
    yield met("terms_allowed", offered, Message("measure_in_policy", measure=measure.key))
    yield from _each_term(inquiry, offered, measure.terms)
    yield from _issues_at_once(inquiry, measure.terms.live_issues)
    if inquiry.act is Act.AUTHORISE:
        for fact in offered.value.needs_all:
            yield inquiry.needs("terms_allowed", fact, offered)


def _each_term(inquiry: Inquiry, offered: Answer, terms: Terms) -> Iterator[RuleResult]:
    stated, rules = terms.stated(), offered.value.terms.named()
    if offered.value.open:
        rules = {name: rules.get(name, TermRule()) for name in Terms.model_fields}
        rules["description"] = TermRule(required=True)
    if offered.value.any_term and not stated.keys() & set(offered.value.any_term):
        name = offered.value.any_term[0]
        cure = to_fill_in(inquiry, name, rules.get(name, TermRule()))
        yield inquiry.refused("terms_allowed", offered, Message("term_missing", term=name), cure)
    for name in sorted(stated.keys() - rules.keys()):
        yield inquiry.refused("terms_allowed", offered, Message("term_not_allowed", term=name), Cure("drop_term", term=name))
    for name, bounds in rules.items():
        if name in stated:
            yield from _within_bounds(inquiry, offered, name, stated[name], bounds)
        elif bounds.required:
            cure = to_fill_in(inquiry, name, bounds)
            yield inquiry.refused("terms_allowed", offered, Message("term_missing", term=name), cure)


def to_fill_in(inquiry: Inquiry, name: str, bounds: TermRule) -> Cure:
    """Return the cure of a term that is missing, with the least and the most that the measure allows for it.

    Issues dealt with at once keep to every layer's bounds.
    """
    layers = [answer.value for answer in inquiry.every("live_issues")] if name == "live_issues" else []
    least = max((one.least for one in (bounds, *layers) if one.least is not None), default=None)
    most = min((one.most for one in (bounds, *layers) if one.most is not None), default=None)
    stated = {key: value for key, value in (("least", least), ("most", most)) if value is not None}
    return Cure("set_term", term=name, choose=list(bounds.choose), **stated)


def _issues_at_once(inquiry: Inquiry, held_to: int | None) -> Iterator[RuleResult]:
    """A limit on live issues keeps to every layer's bounds."""
    for answer in inquiry.every("live_issues") if held_to else ():
        bounds = TermRule(most=answer.value.most, least=answer.value.least)
        yield from _within_bounds(inquiry, answer, "live_issues", held_to, bounds)


def _within_bounds(inquiry: Inquiry, offered: Answer, name: str, value: object, bounds: TermRule) -> Iterator[RuleResult]:
    chosen = [str(item) for item in value] if isinstance(value, tuple) else []
    outside = sorted(set(chosen) - set(bounds.choose)) if bounds.choose else []
    amount = _amount(value)
    too_much = bounds.most is not None and amount is not None and amount > bounds.most
    too_little = bounds.least is not None and amount is not None and amount < bounds.least
    window = bounds.within if isinstance(bounds, HoursRule) else None
    not_inside = window and isinstance(value, Hours) and not window.from_ <= value.from_ < value.until <= window.until
    if outside or too_much or too_little or not_inside:
        stated = {"most": bounds.most, "least": bounds.least} | ({"within": window.worded} if window else {})
        message = Message("term_out_of_bounds", term=name, outside=outside, **stated)
        cure = Cure("set_term", term=name, choose=list(bounds.choose), **stated)
        yield inquiry.refused("terms_allowed", offered, message, cure)
    if bounds.only_if:
        yield inquiry.needs("terms_allowed", bounds.only_if, offered)


def _amount(value: object) -> int | None:
    """Return a term's amount: a number, the length of a list, or the length of a window."""
    if isinstance(value, Sized):
        return len(value)
    amount = value if isinstance(value, int) else getattr(value, "count", getattr(value, "minutes", None))
    return amount if isinstance(amount, int) else None


@rule(*_TERMS, topics=("channel_floor",))
def channel_left(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Enough channels stay open that the customer can use, under all measures in force together."""
    measure = inquiry.facts.measure
    if measure is None:
        return
    others = [other for other in inquiry.facts.in_force(inquiry.day) if other.reference != measure.reference]
    still_open = open_channels([*(row.terms_on(inquiry.day) for row in others), measure.terms])
    usable = still_open - inquiry.facts.unusable
    for answer in inquiry.every("channel_floor"):
        cannot = sorted(inquiry.facts.unusable & still_open)
        code = "channels_left" if usable or not cannot else "channels_left_unusable"
        message = Message(code, usable=sorted(usable), cannot_use=cannot)
        if len(usable) >= answer.value.at_least:
            yield met("channel_left", answer, message, Category.NO_CHANNEL_LEFT)
        else:
            could = sorted(set(Channel) - inquiry.facts.unusable)
            cure = Cure("open_channel", at_least=answer.value.at_least, any_of=could)
            yield inquiry.refused("channel_left", answer, message, cure, breach=Category.NO_CHANNEL_LEFT)


@rule(*_TERMS, topics=("never_blocked",))
def never_blocked(inquiry: Inquiry) -> Iterator[RuleResult]:
    """No measure restricts what any layer lists as always taken."""
    measure = inquiry.facts.measure
    if measure is None:
        return
    reached = set(measure.terms.topics_closed)
    reached |= {SERVICE_IS_MATTER[service] for service in measure.terms.services if service in SERVICE_IS_MATTER}
    for answer in inquiry.every("never_blocked"):
        blocked = sorted(reached & set(answer.value.matters))
        message = Message("blocks_matters" if blocked else "blocks_nothing_protected", matters=blocked)
        if blocked:
            cure = Cure("drop_matters", matters=blocked)
            yield inquiry.refused("never_blocked", answer, message, cure, breach=Category.EMERGENCY_BLOCKED)
        else:
            yield met("never_blocked", answer, message, Category.EMERGENCY_BLOCKED)


@rule(*_TERMS, topics=("safeguard",))
def one_complaint_at_most(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The complaints process is never closed: at most one complaint is refused, by its own reasoned decision."""
    answer, measure = inquiry.safeguard("one_complaint_at_most"), inquiry.facts.measure
    if answer is None or measure is None:
        return
    closes = Service.COMPLAINTS_PROCESS in measure.terms.services or inquiry.about.kind is MeasureKind.COMPLAINT_REFUSAL
    if not closes:
        return
    if measure.terms.complaint:
        yield met("one_complaint_at_most", answer, Message("one_complaint_named"))
    else:
        cure = Cure("set_term", term="complaint", choose=[])
        yield inquiry.refused(
            "one_complaint_at_most",
            answer,
            Message("complaints_closed"),
            cure,
            breach=Category.COMPLAINT_REFUSED_WRONGLY,
        )


@rule(*_TERMS, topics=("safeguard",))
def reach_justified(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A landlord-wide measure has a reason of its own; without one it covers the service concerned."""
    answer, measure = inquiry.safeguard("reach_justified"), inquiry.facts.measure
    if answer and measure and measure.wide:
        yield inquiry.needs("reach_justified", "wider_reach_justified", answer)


@rule(*_DATES, topics=("duration", "safeguard"))
def end_set(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The measure ends or is reviewed on a date, within the policy's length; longer than usual needs a recorded reason."""
    measure = inquiry.facts.measure
    if measure is None:
        return
    start = measure.starts_on or inquiry.day
    floor = inquiry.safeguard("end_or_review")
    if floor:
        if measure.until or measure.review_on:
            yield met("end_set", floor, Message("end_or_review_set"), Category.NO_DURATION)
        else:
            cure = Cure("set_date", field="review_on", least=start, most=_latest_review(inquiry, start))
            yield inquiry.refused("end_set", floor, Message("no_end_no_review"), cure, breach=Category.NO_DURATION)
    for answer in inquiry.every("duration"):
        yield from _within_length(inquiry, answer, measure, start)


def _latest_review(inquiry: Inquiry, start: date) -> date | None:
    """Return the last day for the review where a layer sets an interval, so that both rules ask for one and the same day."""
    answer = review_rule(inquiry)
    return None if isinstance(answer, Silent) else latest_review(inquiry, answer, start)


def _within_length(inquiry: Inquiry, answer: Answer, measure: Measure, start: date) -> Iterator[RuleResult]:
    length = answer.value
    span, least_span = length.most, length.least
    if measure.until_before and (length.ends == "unless_extended" or length.extension):
        start, span, least_span = measure.until_before, length.extension or length.most, None
    most = count(inquiry, start, span).last_day if span else None
    least = count(inquiry, start, least_span).last_day if least_span else None
    usual = count(inquiry, start, length.usual).last_day if length.usual else None
    expected = most or (usual if answer.cited.strength is Strength.SHOULD else None)
    must_end = length.set_period or length.ends == "unless_extended" or expected is not None
    message = Message("length", until=measure.until, most=most, least=least, usual=usual)
    wrong = (measure.until is None and must_end) or (
        measure.until is not None
        and ((expected is not None and measure.until > expected) or (least is not None and measure.until < least))
    )
    if wrong:
        cure = Cure("set_date", field="until", least=least or start, most=expected)
        yield inquiry.refused("end_set", answer, message, cure, breach=Category.NO_DURATION)
    else:
        yield met("end_set", answer, message, Category.NO_DURATION)


def review_rule(inquiry: Inquiry) -> Answer | Silent:
    """Return the first layer's answer on how often a decision is reviewed."""
    wanted = inquiry.about.decision
    for answer in inquiry.every("review"):
        says = answer.value
        if says.of is wanted and (says.every or says.most or says.on_dates or says.reviewers):
            return answer
    return Silent("review", inquiry.about)


def set_case_by_case(inquiry: Inquiry) -> Answer | None:
    """Return the first layer's answer that each decision sets its own review day; its latest day is another answer's."""
    wanted = inquiry.about.decision
    return next((one for one in inquiry.every("review") if one.value.of is wanted and one.value.case_by_case), None)


def no_interval(inquiry: Inquiry, name: str, review_on: date | None, start: date) -> RuleResult:
    """Report a review where no layer sets an interval: a day set case by case is an answer, else one is to be adopted."""
    stated = set_case_by_case(inquiry)
    if stated is None:
        return silent(name, "review", Category.NO_REVIEW)
    message = Message("review_date", review_on=review_on, latest=None, until=None)
    if review_on and review_on > start:
        return met(name, stated, message, Category.NO_REVIEW)
    return inquiry.refused(name, stated, message, Cure("set_date", field="review_on", least=start), breach=Category.NO_REVIEW)


def latest_review(inquiry: Inquiry, answer: Answer, start: date) -> date:
    """Return the last day for the next review, counted from the start or the last review."""
    says = answer.value
    days = [count(inquiry, start, span).last_day for span in (says.every, says.most) if span]
    days += [count(inquiry, start, reviewer.every).last_day for reviewer in says.reviewers]
    if says.on_dates:
        not_before = count(inquiry, start, says.least).last_day - timedelta(days=1) if says.least else start
        days.append(next_fixed(not_before, says.on_dates))
    return min(days)


def next_fixed(start: date, month_days: tuple[str, ...]) -> date:
    """Return the first of these days of the year after a start; 29 February falls on the 28th in common years."""
    found = []
    for year in (start.year, start.year + 1):
        for month_day in month_days:
            month, day = map(int, month_day.split("-"))
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            found.append(date(year, month, 28 if (month, day) == (2, 29) and not leap else day))
    return min(day for day in found if day > start)


@rule(*_DATES, Act.REVIEW, topics=("review", "safeguard"))
def review_set(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A review date is set, inside the interval of the policy or the house choice; a review that keeps sets the next one."""
    measure = inquiry.facts.measure
    kept = inquiry.facts.reviewing
    if measure is None or (inquiry.act is Act.REVIEW and not (kept and kept.keeps)):
        return
    so_far = max((review.on for review in measure.reviews), default=measure.starts_on or inquiry.day)
    start, review_on = (inquiry.day, kept.next_on) if kept else (so_far, measure.review_on)
    answer = review_rule(inquiry)
    if isinstance(answer, Silent):
        yield no_interval(inquiry, "review_set", review_on, start)
        return
    latest = latest_review(inquiry, answer, start)
    message = Message("review_date", review_on=review_on, latest=latest, until=measure.until)
    ends_before = measure.until is not None and measure.until <= latest and review_on is None
    if (review_on and start < review_on <= latest) or ends_before:
        yield met("review_set", answer, message, Category.NO_REVIEW)
    else:
        cure = Cure("set_date", field="review_on", least=start, most=latest)
        yield inquiry.refused("review_set", answer, message, cure, breach=Category.NO_REVIEW)

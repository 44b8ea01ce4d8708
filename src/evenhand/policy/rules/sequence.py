"""Rules on the order of steps, the same for everybody (floor 2)."""

from collections.abc import Iterator

from evenhand.policy import applies
from evenhand.policy.acts import kind
from evenhand.policy.facts.facts import Measure
from evenhand.policy.inquiry import Inquiry, met, named, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category


@rule(topics=("safeguard",))
def in_order(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The act has a subject, and was not done to it already."""
    answer = inquiry.safeguard("same_steps")
    if answer is None or not inquiry.facts.complete:
        return
    if inquiry.applies or _applies(inquiry):
        kept = inquiry.provisions.cache
        if (in_order, inquiry.act) not in kept:
            kept[in_order, inquiry.act] = met("in_order", answer, Message("in_order", act=inquiry.act))
        yield kept[in_order, inquiry.act]
    else:
        first = kind(inquiry.act).first
        message = Message("nothing_to_act_on", act=inquiry.act, first=first)
        yield inquiry.refused("in_order", answer, message, Cure("do", act=first, fact=None))


def _applies(inquiry: Inquiry) -> bool:
    subjects = kind(inquiry.act).applies(inquiry.facts)
    return _about(inquiry) in subjects or (subjects == applies.NONE and inquiry.act is not Act.PROPOSE)


def _about(inquiry: Inquiry) -> str | None:
    """Return what the act is done to; for an appeal being recorded, the decision it is against."""
    appeal = inquiry.facts.appeal
    return appeal.of if appeal and inquiry.act is Act.RECEIVE_APPEAL else inquiry.facts.subject


@rule(Act.IMPOSE, topics=("safeguard",))
def authorised_before(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A named person authorised it, with reasons, before it was imposed."""
    answer, measure = inquiry.safeguard("authorised_by_named_person"), inquiry.facts.measure
    if answer is None or measure is None:
        return
    if measure.authorised_on and measure.authorised_on <= inquiry.day:
        yield met("authorised_before", answer, Message("authorised"), Category.NO_AUTHORISATION)
    elif inquiry.facts.complete:
        cure = Cure("do", act=Act.AUTHORISE, fact="authorised")
        yield inquiry.refused("authorised_before", answer, Message("not_authorised"), cure, breach=Category.NO_AUTHORISATION)
    else:
        yield inquiry.needs("authorised_before", "authorised", answer)


@rule(Act.LAPSE, topics=("safeguard",))
def lapses_after_its_day(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A measure lapses after its last day, or when its review was missed; never before."""
    answer, measure = inquiry.safeguard("lapses_on_its_day"), inquiry.facts.measure
    if answer is None or measure is None:
        return
    last, message = measure.lapses_after, its_end(measure)
    if last is not None and inquiry.day > last:
        yield met("lapses_after_its_day", answer, message)
    else:
        yield inquiry.refused("lapses_after_its_day", answer, message, Cure("wait_until", after=last))


def its_end(measure: Measure) -> Message:
    """Return the day after which a measure ends without a decision: its last day, or the review that ends it if not done."""
    return Message("review_ends_it" if measure.review_missed else "last_day", last_day=measure.lapses_after)


@rule(Act.PROPOSE_EXTENSION, Act.EXTEND, topics=("safeguard",))
def extended_while_it_runs(inquiry: Inquiry) -> Iterator[RuleResult]:
    """An extension is decided before the measure ends, and moves its last day; an ended measure is proposed anew."""
    answer, measure = inquiry.safeguard("lapses_on_its_day"), inquiry.facts.measure
    if answer is None or measure is None or measure.until_before is None:
        return
    last = measure.until_before
    message = Message("last_day", last_day=last)
    if inquiry.day > last:
        yield inquiry.refused("extended_while_it_runs", answer, message, Cure("do", act=Act.PROPOSE, fact=None))
    elif measure.until and measure.until <= last:
        cure = Cure("set_date", field="until", least=last)
        yield inquiry.refused("extended_while_it_runs", answer, message, cure)
    else:
        yield met("extended_while_it_runs", answer, message)


@rule(Act.SERVE, topics=("safeguard",))
def extension_told_while_it_runs(inquiry: Inquiry) -> Iterator[RuleResult]:
    """What its customer did not know of by the promised day lengthens nothing: its letter is not given after that.

    The promised day is the last one, or the review of a limit without an end.
    """
    answer, facts = inquiry.safeguard("lapses_on_its_day"), inquiry.facts
    letter = next((one for one in facts.letters if one.reference == facts.subject), None)
    measure = next((row for row in facts.measures if letter and row.reference == letter.of), None)
    longer = letter is not None and letter.outcome == "extend"
    if answer is None or measure is None or not (longer or (measure.kept_until and letter and letter.of_review)):
        return
    last = measure.last_day if longer else measure.review_on
    message = Message("last_day", last_day=last)
    if last is None or inquiry.day <= last:
        yield met("extension_told_while_it_runs", answer, message)
    else:
        cure = Cure("do", act=Act.PROPOSE, fact=None)
        yield inquiry.refused("extension_told_while_it_runs", answer, message, cure)


def _may_come_sooner(inquiry: Inquiry) -> bool:
    """Return whether a review may come before the interval: the customer asked for it, or has left."""
    facts = inquiry.facts
    asked = any(request.of == facts.subject and request.waits for request in facts.requests)
    return asked or "review_asked_for" in facts.situations or bool(facts.left_on or facts.moved_on)


@rule(Act.REVIEW, topics=("review",))
def review_not_too_early(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A review keeps the least interval of a layer, unless the customer asks for one."""
    measure = inquiry.facts.measure
    for answer in inquiry.every("review") if measure else ():
        if answer.value.least is None or measure is None or _may_come_sooner(inquiry):
            continue
        start = max((review.on for review in measure.reviews), default=measure.starts_on or measure.imposed_on)
        if start is None:
            continue
        span = answer.value.least
        first = inquiry.calendar.count(start, span.term).last_day
        message = Message("first_review_day", first_day=first)
        if inquiry.day >= first:
            yield met("review_not_too_early", answer, message)
        else:
            yield inquiry.refused("review_not_too_early", answer, message, Cure("wait_until", on=first))


@rule(Act.REVIEW, Act.REVIEW_MARKER, topics=("review",))
def reviewed_by(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A review is done by the people that the policy names, where it names any."""
    for answer in inquiry.every("review"):
        says = answer.value
        parties = [*([says.by] if says.by else []), *[reviewer.by for reviewer in says.reviewers]]
        if says.of is not inquiry.about.decision or not parties or inquiry.actor is None:
            continue
        if any(inquiry.is_one_of(inquiry.actor, party) for party in parties):
            yield met("reviewed_by", answer, Message("may_do_this", act=inquiry.act))
        else:
            message = Message("not_theirs_to_do", act=inquiry.act, **named(*parties))
            yield inquiry.refused("reviewed_by", answer, message, Cure("authorised_by", **named(*parties)))


_WITHOUT_A_KEY = {
    Act.DECIDE_APPEAL: "the_appeal",
    Act.DECIDE_STAY: "the_request",
    Act.ANSWER_REQUEST: "the_request",
    Act.ACCEPT_REFERRAL: "the_referral",
}


@rule(Act.CLOSE, topics=("safeguard",))
def nothing_left_open(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A case closes when no measure, marker or referral of it is still open."""
    answer = inquiry.safeguard("closed_leaves_nothing_live")
    if answer is None:
        return
    facts, undecided = inquiry.facts, applies.open_proposals(inquiry.facts)
    left = [
        *[(reference, Act.WITHDRAW) for reference in undecided],
        *[(reference, Act.WITHDRAW) for reference in applies.authorised(facts)],
        *[(reference, Act.LIFT) for reference in applies.in_force(facts)],
        *[(reference, Act.DECIDE_APPEAL) for reference in applies.appeals_waiting(facts)],
        *[(reference, Act.END_MARKER) for reference in applies.markers_not_ended(facts)],
        *[(reference, Act.DECIDE_STAY) for reference in applies.stays_asked(facts)],
        *[(reference, Act.ANSWER_REQUEST) for reference in applies.requests_to_answer(facts)],
        *[(reference, Act.ACCEPT_REFERRAL) for reference in applies.referrals_waiting(facts)],
    ]
    keys = {one.reference: one.key for one in facts.measures} | {one.reference: one.key for one in facts.markers}
    if not left:
        yield met("nothing_left_open", answer, Message("nothing_left_open"))
    for reference, act in left:
        code = "left_undecided" if reference in undecided else "left_open"
        what = keys.get(reference or "") or _WITHOUT_A_KEY[act]
        message = Message(code, subject=reference, act=act, what=what)
        yield inquiry.refused("nothing_left_open", answer, message, Cure("do", act=act, fact=None, subject=reference))

"""The order of things: what there must be to act upon. The same steps for everybody (floor 2)."""

from collections.abc import Callable, Iterator

from evenhand.policy.facts.facts import Appeal, Facts, Marker, Measure, Referred
from evenhand.policy.inquiry import Inquiry, met, named, rule
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import Act, Category, Tri

NONE = (None,)


def _always(_: Facts) -> tuple[None]:
    return NONE


def _open_case(facts: Facts) -> tuple[str | None, ...]:
    return NONE if facts.opened_on and not facts.closed_on else ()


def _measures(fits: Callable[[Measure], bool]) -> Callable[[Facts], tuple[str | None, ...]]:
    return lambda facts: tuple(measure.reference for measure in facts.measures if fits(measure))


def _markers(fits: Callable[[Marker], bool]) -> Callable[[Facts], tuple[str | None, ...]]:
    return lambda facts: tuple(marker.reference for marker in facts.markers if fits(marker))


def _appeals(fits: Callable[[Appeal], bool]) -> Callable[[Facts], tuple[str | None, ...]]:
    return lambda facts: tuple(appeal.reference for appeal in facts.appeals if fits(appeal))


def _authorised(measure: Measure) -> bool:
    return measure.authorised_on is not None and measure.imposed_on is None and measure.ended_on is None


def _live(measure: Measure) -> bool:
    return measure.imposed_on is not None and measure.ended_on is None


def _drawn_up(drafts: Callable[[Facts], tuple[str | None, ...]]) -> Callable[[Facts], tuple[str | None, ...]]:
    """Return what is drawn up and not handed in yet, or the case; nothing where the case is closed."""
    return lambda facts: () if facts.closed_on else drafts(facts) or _open_case(facts)


def _may_be_settled(referred: Referred) -> bool:
    """Tell whether there is something to hear of a referral: the receiver's answer, or that an instruction was withdrawn."""
    return referred.waits or (referred.marker is not None and referred.settled_on is None)


def _to_propose(facts: Facts) -> tuple[str | None, ...]:
    """Return what is drawn up, or the case and every proposal in it that may still be changed."""
    drafts: tuple[str | None, ...] = tuple(measure.reference for measure in facts.measures if measure.proposed_on is None)
    changeable = (measure.reference for measure in facts.measures if measure.changeable)
    return () if facts.closed_on else drafts or (*_open_case(facts), *changeable)


def _decided(facts: Facts) -> tuple[str | None, ...]:
    told = [measure.reference for measure in facts.measures if measure.imposed_on]
    told += [marker.reference for marker in facts.markers if marker.authorised_on]
    told += [decided.reference for decided in facts.decided]
    told += [appeal.reference for appeal in facts.appeals if appeal.decided_on]
    return tuple(told)


def _unserved(facts: Facts) -> tuple[str | None, ...]:
    measures = [m.reference for m in facts.measures if m.imposed_on and not m.served_on and not m.ended_on]
    measures += [decided.reference for decided in facts.decided if not decided.served_on]
    measures += [appeal.reference for appeal in facts.appeals if appeal.decided_on and not appeal.told_on]
    return (*measures, *[letter.reference for letter in facts.letters if not letter.served_on])


def _untold(facts: Facts) -> tuple[str | None, ...]:
    """Return what somebody may decide not to tell yet: what is decided and has not been told."""
    measures = [row.reference for row in facts.measures if row.authorised_on and not row.served_on and not row.ended_on]
    return (*measures, *[row.reference for row in facts.markers if row.authorised_on and not row.told_on and not row.ended_on])


def _extendable(measure: Measure) -> bool:
    """It runs to a day, and no later one is proposed yet; what is in question now stands there as a draft that nobody asked."""
    return _live(measure) and measure.last_day is not None and measure.asked_on is None


def _extension_asked(measure: Measure) -> bool:
    return _live(measure) and measure.until_before is not None


def _open_complaints(facts: Facts) -> tuple[str | None, ...]:
    return tuple(complaint.reference for complaint in facts.complaints if complaint.is_open)


def _unsettled(facts: Facts) -> tuple[str | None, ...]:
    return tuple(allegation.reference for allegation in facts.allegations if not allegation.settled_on)


def _to_look_at_again(facts: Facts) -> tuple[str | None, ...]:
    return tuple(decided.reference for decided in facts.decided if decided.review_on)


def _to_ask_about(facts: Facts) -> tuple[str, ...]:
    """Return what waits to be decided, about which whoever decides may ask: a proposal, an extension, a marker."""
    measures = [row.reference for row in facts.measures if row.open_proposal or _extension_asked(row)]
    return (
        *measures,
        *[row.reference for row in facts.markers if row.requested_on and not (row.authorised_on or row.ended_on)],
    )


def _unanswered(facts: Facts) -> tuple[str | None, ...]:
    """Return the questions that wait for an answer; once it is decided, none is needed."""
    waits = _to_ask_about(facts)
    return tuple(one.reference for one in facts.questions if not one.answered_on and one.of in waits)


APPLIES: dict[Act, Callable[[Facts], tuple[str | None, ...]]] = {
    Act.LOG_INCIDENT: _always,
    Act.WRONG_PERSON: _always,
    Act.LOOK_AGAIN: lambda facts: facts.to_look_at,
    Act.KEEP_AS_DECIDED: lambda facts: facts.asked_again,
    Act.DELETE_EVIDENCE: _always,
    Act.BELONGS_ELSEWHERE: lambda facts: NONE if not facts.opened_on else (),
    Act.OPEN_CASE: lambda facts: NONE if not facts.opened_on else (),
    Act.DECIDE_USE: lambda facts: () if facts.fact("use_decided").state is Tri.YES else _open_case(facts),
    Act.RECORD_CONTACT: _always,
    Act.RECORD_NEEDS: _always,
    Act.CHANGE_NEED: lambda facts: tuple(need.reference for need in facts.needs),
    Act.TAKE_ALLEGATION: _always,
    **dict.fromkeys((Act.NAME_INVESTIGATOR, Act.INVESTIGATE_COUNTER_ALLEGATION), _unsettled),
    Act.NAME_REPRESENTATIVE: _always,
    Act.RECORD_DEPARTURE: _always,
    Act.TAKE_COMPLAINT: lambda facts: NONE if facts.opened_on else (),
    **dict.fromkeys((Act.TRACK_COMPLAINT, Act.REFUSE_COMPLAINT), _open_complaints),
    Act.DECLARE_INTEREST: _open_case,
    Act.NOTE: _always,
    Act.WAIT_FOR: _open_case,
    Act.REASSIGN_CASE: _open_case,
    Act.COVER: _always,
    Act.ASK_PROPOSER: _to_ask_about,
    Act.ANSWER_QUESTION: _unanswered,
    Act.REOPEN: lambda facts: NONE if facts.closed_on else (),
    **dict.fromkeys(
        (
            Act.DISCUSS,
            Act.SEEK_ACCOUNT,
            Act.RECORD_ACCOUNT,
            Act.OFFER_SUPPORT,
            Act.ASSESS,
            Act.FIND,
            Act.COMMUNICATE_CONCERNS,
            Act.WARN,
            Act.INFORM_TEAMS,
            Act.REFER,
            Act.RECORD_ORDER,
            Act.CLOSE,
        ),
        _open_case,
    ),
    Act.PROPOSE: _to_propose,
    **dict.fromkeys(
        (Act.CONSULT, Act.ENDORSE, Act.SEND_BACK),
        _measures(lambda measure: measure.open_proposal or _extension_asked(measure)),
    ),
    Act.WITHDRAW: _measures(lambda measure: measure.changeable or _authorised(measure) or _extension_asked(measure)),
    Act.AUTHORISE: _measures(lambda measure: measure.open_proposal),
    Act.PROPOSE_EXTENSION: _measures(_extendable),
    Act.EXTEND: _measures(_extension_asked),
    Act.IMPOSE: _measures(_authorised),
    Act.SERVE: _unserved,
    Act.NOT_TELL: _untold,
    Act.REVIEW: lambda facts: (*_measures(_live)(facts), *_to_look_at_again(facts)),
    **dict.fromkeys((Act.VARY, Act.LIFT, Act.LAPSE), _measures(_live)),
    Act.PLACE_MARKER: _drawn_up(_markers(lambda marker: not marker.requested_on)),
    Act.AUTHORISE_MARKER: _markers(lambda m: bool(m.requested_on) and not m.authorised_on and not m.ended_on),
    Act.CONFIRM_MARKER: _markers(lambda m: bool(m.authorised_on) and not m.confirmed_on and not m.ended_on),
    Act.TELL_MARKER: _markers(lambda m: bool(m.authorised_on) and not m.told_on and not m.ended_on),
    Act.REVIEW_MARKER: _markers(lambda marker: bool(marker.authorised_on) and not marker.ended_on),
    Act.END_MARKER: _markers(lambda marker: bool(marker.requested_on) and not marker.ended_on),
    Act.RECEIVE_APPEAL: _decided,
    Act.WITHDRAW_APPEAL: _appeals(lambda appeal: appeal.waits),
    Act.DECIDE_APPEAL: _appeals(lambda appeal: appeal.waits),
    Act.ACCEPT_REFERRAL: lambda facts: tuple(row.reference for row in facts.referrals if _may_be_settled(row)),
    Act.TELL_REFERRAL: lambda facts: tuple(row.reference for row in facts.referrals if not row.told_on),
}
_FIRST = {
    Act.AUTHORISE: Act.PROPOSE,
    Act.ENDORSE: Act.PROPOSE,
    Act.CONSULT: Act.PROPOSE,
    Act.SEND_BACK: Act.PROPOSE,
    Act.ASK_PROPOSER: Act.PROPOSE,
    Act.ANSWER_QUESTION: Act.ASK_PROPOSER,
    Act.WITHDRAW: Act.PROPOSE,
    Act.IMPOSE: Act.AUTHORISE,
    Act.AUTHORISE_MARKER: Act.PLACE_MARKER,
    Act.TELL_MARKER: Act.AUTHORISE_MARKER,
    Act.CONFIRM_MARKER: Act.AUTHORISE_MARKER,
    Act.REVIEW_MARKER: Act.AUTHORISE_MARKER,
    Act.END_MARKER: Act.PLACE_MARKER,
    Act.REVIEW: Act.IMPOSE,
    Act.PROPOSE_EXTENSION: Act.IMPOSE,
    Act.EXTEND: Act.PROPOSE_EXTENSION,
    Act.VARY: Act.IMPOSE,
    Act.LIFT: Act.IMPOSE,
    Act.LAPSE: Act.IMPOSE,
    Act.SERVE: Act.IMPOSE,
    Act.NOT_TELL: Act.AUTHORISE,
    Act.RECEIVE_APPEAL: Act.IMPOSE,
    Act.WITHDRAW_APPEAL: Act.RECEIVE_APPEAL,
    Act.DECIDE_APPEAL: Act.RECEIVE_APPEAL,
    Act.LOOK_AGAIN: Act.WRONG_PERSON,
    Act.KEEP_AS_DECIDED: Act.AUTHORISE,
    Act.REOPEN: Act.CLOSE,
    Act.TRACK_COMPLAINT: Act.TAKE_COMPLAINT,
    Act.REFUSE_COMPLAINT: Act.TAKE_COMPLAINT,
    Act.CHANGE_NEED: Act.RECORD_NEEDS,
    Act.NAME_INVESTIGATOR: Act.TAKE_ALLEGATION,
    Act.INVESTIGATE_COUNTER_ALLEGATION: Act.TAKE_ALLEGATION,
    Act.ACCEPT_REFERRAL: Act.REFER,
    Act.TELL_REFERRAL: Act.REFER,
}


@rule(topics=("safeguard",))
def in_order(inquiry: Inquiry) -> Iterator[RuleResult]:
    """There is something to do this to, and it has not been done already."""
    answer = inquiry.safeguard("same_steps")
    if answer is None or not inquiry.facts.complete:
        return
    if inquiry.applies or _applies(inquiry):
        kept = inquiry.provisions.cache
        if (in_order, inquiry.act) not in kept:
            kept[in_order, inquiry.act] = met("in_order", answer, Message("in_order", act=inquiry.act))
        yield kept[in_order, inquiry.act]
    else:
        first = _FIRST.get(inquiry.act, Act.OPEN_CASE)
        message = Message("nothing_to_act_on", act=inquiry.act, first=first)
        yield inquiry.refused("in_order", answer, message, Cure("do", act=first, fact=None))


def _applies(inquiry: Inquiry) -> bool:
    subjects = APPLIES[inquiry.act](inquiry.facts)
    return _about(inquiry) in subjects or (subjects == NONE and inquiry.act is not Act.PROPOSE)


def _about(inquiry: Inquiry) -> str | None:
    """Return what the act is done to; an appeal that is being taken down is about the decision that it is against."""
    appeal = inquiry.facts.appeal
    return appeal.of if appeal and inquiry.act is Act.RECEIVE_APPEAL else inquiry.facts.subject


@rule(Act.IMPOSE, topics=("safeguard",))
def authorised_before(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A named person authorised it, and wrote why, before it was imposed."""
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
    last = measure.lapses_after
    message = Message("last_day", last_day=last)
    if last is not None and inquiry.day > last:
        yield met("lapses_after_its_day", answer, message)
    else:
        yield inquiry.refused("lapses_after_its_day", answer, message, Cure("wait_until", after=last))


@rule(Act.PROPOSE_EXTENSION, Act.EXTEND, topics=("safeguard",))
def extended_while_it_runs(inquiry: Inquiry) -> Iterator[RuleResult]:
    """An extension is decided before the measure ends, and moves its last day; what has ended is proposed anew."""
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


def _may_come_sooner(inquiry: Inquiry) -> bool:
    """Tell whether a review waits for no interval: the customer asked for it, or has left."""
    return "review_asked_for" in inquiry.facts.situations or inquiry.facts.left_on is not None


@rule(Act.REVIEW, topics=("review",))
def review_not_too_early(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Where a layer sets a least interval, a review does not come sooner, unless the customer asks."""
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
    """A review is done by whom the policy names, where it names somebody."""
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


@rule(Act.CLOSE, topics=("safeguard",))
def nothing_left_open(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A case closes when nothing of it is left live, here or with somebody to whom it was passed: no flag stays behind."""
    answer = inquiry.safeguard("closed_leaves_nothing_live")
    if answer is None:
        return
    facts = inquiry.facts
    left = [
        *[(m.reference, Act.WITHDRAW) for m in facts.measures if m.open_proposal],
        *[(m.reference, Act.WITHDRAW) for m in facts.measures if _authorised(m)],
        *[(m.reference, Act.LIFT) for m in facts.measures if _live(m)],
        *[(a.reference, Act.DECIDE_APPEAL) for a in facts.appeals if a.waits],
        *[(m.reference, Act.END_MARKER) for m in facts.markers if m.requested_on and not m.ended_on],
        *[(r.reference, Act.ACCEPT_REFERRAL) for r in facts.referrals if _may_be_settled(r)],
    ]
    if not left:
        yield met("nothing_left_open", answer, Message("nothing_left_open"))
    for reference, act in left:
        message = Message("left_open", subject=reference, act=act)
        yield inquiry.refused("nothing_left_open", answer, message, Cure("do", act=act, fact=None, subject=reference))

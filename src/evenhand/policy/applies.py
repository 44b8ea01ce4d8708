"""Answers to what of a case each act can be done now: references, or `NONE` for the case itself."""

from collections.abc import Callable

from evenhand.policy.allowance import ALLOWANCES
from evenhand.policy.facts.facts import Appeal, Facts, Letter, Marker, Measure
from evenhand.policy.vocabulary import Asks, Decision, Tri

Subjects = tuple[str | None, ...]
Applies = Callable[[Facts], Subjects]
NONE = (None,)
ENDS = frozenset({"lift", "lapse", "missed", "untold"})
"""The outcomes, of a letter about a review, with which something ended."""


def measures(fits: Callable[[Measure], bool]) -> Applies:
    """Build the question: which measures fit?"""
    return lambda facts: tuple(measure.reference for measure in facts.measures if fits(measure))


def markers(fits: Callable[[Marker], bool]) -> Applies:
    """Build the question: which markers fit?"""
    return lambda facts: tuple(marker.reference for marker in facts.markers if fits(marker))


def appeals(fits: Callable[[Appeal], bool]) -> Applies:
    """Build the question: which appeals fit?"""
    return lambda facts: tuple(appeal.reference for appeal in facts.appeals if fits(appeal))


def always(_: Facts) -> tuple[None]:
    return NONE


def before_a_case(facts: Facts) -> Subjects:
    """Return the case if it is not opened yet."""
    return () if facts.opened_on else NONE


def open_case(facts: Facts) -> Subjects:
    return NONE if facts.opened_on and not facts.closed_on else ()


def closed_case(facts: Facts) -> Subjects:
    return NONE if facts.closed_on else ()


def once_opened(facts: Facts) -> Subjects:
    """Return the case once opened, even if it is closed since."""
    return NONE if facts.opened_on else ()


def use_undecided(facts: Facts) -> Subjects:
    """Return the open case while nobody has decided whether to use the policy."""
    return () if facts.fact("use_decided").state is Tri.YES else open_case(facts)


def rechecks(facts: Facts) -> Subjects:
    """Return the decisions that rested on a record about another person."""
    return facts.rechecks


def asked_again(facts: Facts) -> Subjects:
    """Return the measures and markers that today's policy would have decided otherwise than the earlier one did."""
    return facts.asked_again


def requests_waiting(facts: Facts) -> Subjects:
    """Return the requests that the customer may take back."""
    return tuple(request.reference for request in facts.requests if request.waits)


def requests_to_answer(facts: Facts) -> Subjects:
    """Return the requests that are answered by themselves: for an adjustment, and complaints about personal data."""
    asked = {Asks.ADJUSTMENT, Asks.DATA_COMPLAINT}
    return tuple(request.reference for request in facts.requests if request.waits and request.asks in asked)


def stays_asked(facts: Facts) -> Subjects:
    """Return the undecided requests to hold something back, while their appeals are open."""
    open_appeals = {appeal.reference for appeal in facts.appeals if appeal.waits}
    asked = (row for row in facts.requests if row.waits and row.asks is Asks.STAY and row.of in open_appeals)
    return tuple(row.reference for row in asked)


def needs(facts: Facts) -> Subjects:
    return tuple(need.reference for need in facts.needs)


def open_complaints(facts: Facts) -> Subjects:
    """Return complaints without a final answer."""
    return tuple(complaint.reference for complaint in facts.complaints if complaint.is_open)


def unsettled(facts: Facts) -> Subjects:
    return tuple(allegation.reference for allegation in facts.allegations if not allegation.settled_on)


def for_a_firm(facts: Facts) -> Subjects:
    """Return the allegations that are not settled and were sent to no contractor."""
    return tuple(one.reference for one in facts.allegations if not one.settled_on and not one.firm_due_on)


def at_a_firm(facts: Facts) -> Subjects:
    """Return the allegations of which a contractor has not said what came of them."""
    return tuple(one.reference for one in facts.allegations if one.waits_at_firm)


def barring(facts: Facts) -> Subjects:
    """Return the allegations that were not made out, and still bar a colleague from deciding in the case."""
    settled = (one for one in facts.allegations if one.settled_on and one.made_out is Tri.NO)
    return tuple(one.reference for one in settled if one.of & facts.interested)


def to_propose(facts: Facts) -> Subjects:
    """Return the draft, or the case and every proposal in it that can still be changed."""
    drafts: Subjects = tuple(measure.reference for measure in facts.measures if measure.proposed_on is None)
    changeable = (measure.reference for measure in facts.measures if measure.changeable)
    return () if facts.closed_on else drafts or (*open_case(facts), *changeable)


def _extension_asked(measure: Measure) -> bool:
    return _live(measure) and measure.until_before is not None


def _open_proposal(measure: Measure) -> bool:
    return measure.open_proposal


def _authorised(measure: Measure) -> bool:
    return measure.authorised_on is not None and measure.imposed_on is None and measure.ended_on is None


def _live(measure: Measure) -> bool:
    return measure.imposed_on is not None and measure.ended_on is None


def _extendable(measure: Measure) -> bool:
    """Return whether it has a last day, and no extension is proposed or waits for its letter; a draft does not count."""
    return _live(measure) and measure.last_day is not None and measure.asked_on is None and measure.extends_to is None


open_proposals = measures(_open_proposal)
proposals = measures(lambda measure: measure.open_proposal or _extension_asked(measure))
withdrawable = measures(lambda measure: measure.changeable or _authorised(measure) or _extension_asked(measure))
authorised = measures(_authorised)
in_force = measures(_live)
metered = measures(lambda measure: _live(measure) and any(getattr(measure.terms, name) for name in ALLOWANCES))
extendable = measures(_extendable)
extensions_asked = measures(_extension_asked)
markers_asked = markers(lambda m: bool(m.requested_on) and not m.authorised_on and not m.ended_on)
markers_unconfirmed = markers(lambda m: bool(m.authorised_on) and not m.confirmed_on and not m.ended_on)
markers_untold = markers(lambda m: bool(m.authorised_on) and not m.told_on and not m.ended_on)
markers_authorised = markers(lambda marker: bool(marker.authorised_on) and not marker.ended_on)
markers_not_ended = markers(lambda marker: bool(marker.requested_on) and not marker.ended_on)
appeals_waiting = appeals(lambda appeal: appeal.waits)
_markers_drafted = markers(lambda marker: not marker.requested_on)


def to_mark(facts: Facts) -> Subjects:
    """Return the draft markers that are not requested yet, or the open case."""
    return () if facts.closed_on else _markers_drafted(facts) or open_case(facts)


def decided(facts: Facts) -> Subjects:
    told = [measure.reference for measure in facts.measures if measure.imposed_on]
    told += [marker.reference for marker in facts.markers if marker.authorised_on]
    told += [row.reference for row in facts.decided]
    told += [appeal.reference for appeal in facts.appeals if appeal.decided_on]
    told += [referred.reference for referred in facts.referrals if not referred.corrects]
    return tuple(told)


def unserved(facts: Facts) -> Subjects:
    """Return the decisions and letters that the customer has not received."""
    found = [m.reference for m in facts.measures if m.imposed_on and not m.served_on and not m.ended_on]
    found += [row.reference for row in facts.decided if not row.served_on]
    found += [appeal.reference for appeal in facts.appeals if appeal.decided_on and not appeal.told_on]
    return (*found, *[letter.reference for letter in facts.letters if not letter.served_on and not overtaken(letter, facts)])


def overtaken(letter: Letter, facts: Facts) -> bool:
    """Return whether a letter about how a decision goes on was not given before the decision ended."""
    ended = {row.reference for row in facts.measures if row.ended_on} | {row.reference for row in facts.markers if row.ended_on}
    goes_on = letter.decision is Decision.REVIEW and letter.outcome not in ENDS
    return goes_on and letter.of in ended and letter.served_on is None


def untold(facts: Facts) -> Subjects:
    """Return the decisions that the customer has not received, so the officer may still withhold them."""
    found = [row.reference for row in facts.measures if row.authorised_on and not row.served_on and not row.ended_on]
    return (*found, *[row.reference for row in facts.markers if row.authorised_on and not row.told_on and not row.ended_on])


def told_days(facts: Facts) -> tuple[str, ...]:
    """Return what the customer was given days about: decisions that last or may be appealed, open complaints, requests."""
    return facts.once("told_days", lambda: _told_days(facts))


def _told_days(facts: Facts) -> tuple[str, ...]:
    found = [row.reference for row in facts.measures if _live(row)]
    found += [row.reference for row in facts.markers if row.told_on and not row.ended_on]
    found += [row.reference for row in facts.decided if not row.set_aside]
    found += [row.reference for row in facts.appeals if row.decided_on]
    found += [row.reference for row in facts.referrals if row.told_on and not row.corrects]
    found += [row.reference for row in facts.complaints if row.is_open]
    return (*found, *[row.reference for row in facts.requests if row.waits])


def to_review(facts: Facts) -> Subjects:
    return (*in_force(facts), *[row.reference for row in facts.decided if row.review_on])


def to_ask_about(facts: Facts) -> tuple[str, ...]:
    """Return the proposals, extensions and markers that wait for a decision, about which the decision-maker may ask."""
    found = [row.reference for row in facts.measures if row.open_proposal or _extension_asked(row)]
    return (*found, *[row.reference for row in facts.markers if row.requested_on and not (row.authorised_on or row.ended_on)])


def unanswered(facts: Facts) -> Subjects:
    """Return the questions without an answer, until the proposal is decided."""
    waits = to_ask_about(facts)
    return tuple(one.reference for one in facts.questions if not one.answered_on and one.of in waits)


def referrals_waiting(facts: Facts) -> Subjects:
    """Return the referrals that still wait for the receiver's answer, or for word that an instruction was withdrawn."""
    found = (row for row in facts.referrals if row.waits or (row.marker is not None and row.settled_on is None))
    return tuple(row.reference for row in found)


def referrals_untold(facts: Facts) -> Subjects:
    """Return the referrals that the customer has not heard of."""
    return tuple(row.reference for row in facts.referrals if not row.told_on)

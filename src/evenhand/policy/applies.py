"""To what of a case each act can be done now: references, `NONE` for the case itself, nothing where it cannot be done."""

from collections.abc import Callable

from evenhand.policy.facts.facts import Appeal, Facts, Marker, Measure
from evenhand.policy.vocabulary import Tri

Subjects = tuple[str | None, ...]
Applies = Callable[[Facts], Subjects]
NONE = (None,)


def measures(fits: Callable[[Measure], bool]) -> Applies:
    """Return the question which measures fit."""
    return lambda facts: tuple(measure.reference for measure in facts.measures if fits(measure))


def markers(fits: Callable[[Marker], bool]) -> Applies:
    """Return the question which markers fit."""
    return lambda facts: tuple(marker.reference for marker in facts.markers if fits(marker))


def appeals(fits: Callable[[Appeal], bool]) -> Applies:
    """Return the question which appeals fit."""
    return lambda facts: tuple(appeal.reference for appeal in facts.appeals if fits(appeal))


def always(_: Facts) -> tuple[None]:
    """Return the case, whatever its state."""
    return NONE


def before_a_case(facts: Facts) -> Subjects:
    """Return the case that is not opened yet."""
    return () if facts.opened_on else NONE


def open_case(facts: Facts) -> Subjects:
    """Return the case while it is open."""
    return NONE if facts.opened_on and not facts.closed_on else ()


def closed_case(facts: Facts) -> Subjects:
    """Return the case once it is closed."""
    return NONE if facts.closed_on else ()


def once_opened(facts: Facts) -> Subjects:
    """Return the case from its opening, even after it is closed."""
    return NONE if facts.opened_on else ()


def use_undecided(facts: Facts) -> Subjects:
    """Return the open case while the use of the policy is not decided."""
    return () if facts.fact("use_decided").state is Tri.YES else open_case(facts)


def rechecks(facts: Facts) -> Subjects:
    """Return what rested on something that was about another person."""
    return facts.rechecks


def asked_again(facts: Facts) -> Subjects:
    """Return what an earlier policy decided and today's would have otherwise."""
    return facts.asked_again


def needs(facts: Facts) -> Subjects:
    """Return the customer's needs."""
    return tuple(need.reference for need in facts.needs)


def open_complaints(facts: Facts) -> Subjects:
    """Return complaints without a last answer."""
    return tuple(complaint.reference for complaint in facts.complaints if complaint.is_open)


def unsettled(facts: Facts) -> Subjects:
    """Return allegations that are not settled."""
    return tuple(allegation.reference for allegation in facts.allegations if not allegation.settled_on)


def to_propose(facts: Facts) -> Subjects:
    """Return what is drawn up, or the case and every proposal in it that may still be changed."""
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
    """Tell whether a measure is in force."""
    return measure.imposed_on is not None and measure.ended_on is None


def _extendable(measure: Measure) -> bool:
    """It runs to a day, and no later one is proposed yet; what is in question now stands there as a draft that nobody asked."""
    return _live(measure) and measure.last_day is not None and measure.asked_on is None


open_proposals = measures(_open_proposal)
proposals = measures(lambda measure: measure.open_proposal or _extension_asked(measure))
withdrawable = measures(lambda measure: measure.changeable or _authorised(measure) or _extension_asked(measure))
authorised = measures(_authorised)
in_force = measures(_live)
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
    """Return the markers that are drawn up and not asked for yet, or the open case."""
    return () if facts.closed_on else _markers_drafted(facts) or open_case(facts)


def decided(facts: Facts) -> Subjects:
    """Return every decision that can be appealed."""
    told = [measure.reference for measure in facts.measures if measure.imposed_on]
    told += [marker.reference for marker in facts.markers if marker.authorised_on]
    told += [row.reference for row in facts.decided]
    told += [appeal.reference for appeal in facts.appeals if appeal.decided_on]
    return tuple(told)


def unserved(facts: Facts) -> Subjects:
    """Return what was decided, or the letter, that the customer was not given yet."""
    found = [m.reference for m in facts.measures if m.imposed_on and not m.served_on and not m.ended_on]
    found += [row.reference for row in facts.decided if not row.served_on]
    found += [appeal.reference for appeal in facts.appeals if appeal.decided_on and not appeal.told_on]
    return (*found, *[letter.reference for letter in facts.letters if not letter.served_on])


def untold(facts: Facts) -> Subjects:
    """Return what was decided and not told: it may be decided not to tell it yet."""
    found = [row.reference for row in facts.measures if row.authorised_on and not row.served_on and not row.ended_on]
    return (*found, *[row.reference for row in facts.markers if row.authorised_on and not row.told_on and not row.ended_on])


def to_review(facts: Facts) -> Subjects:
    """Return the measures in force, and the letters with a day of review."""
    return (*in_force(facts), *[row.reference for row in facts.decided if row.review_on])


def to_ask_about(facts: Facts) -> tuple[str, ...]:
    """Return what waits to be decided, about which the decision-maker may ask: a proposal, an extension, a marker."""
    found = [row.reference for row in facts.measures if row.open_proposal or _extension_asked(row)]
    return (*found, *[row.reference for row in facts.markers if row.requested_on and not (row.authorised_on or row.ended_on)])


def unanswered(facts: Facts) -> Subjects:
    """Return the questions that wait for an answer; once it is decided, none is needed."""
    waits = to_ask_about(facts)
    return tuple(one.reference for one in facts.questions if not one.answered_on and one.of in waits)


def referrals_waiting(facts: Facts) -> Subjects:
    """Return the referrals of which there is something to hear: the answer, or that an instruction was withdrawn."""
    found = (row for row in facts.referrals if row.waits or (row.marker is not None and row.settled_on is None))
    return tuple(row.reference for row in found)


def referrals_untold(facts: Facts) -> Subjects:
    """Return the referrals of which the customer was not told."""
    return tuple(row.reference for row in facts.referrals if not row.told_on)

"""Computes which letters are still to be given: a decision is done once its customer was told."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.applies import ENDS, overtaken
from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Facts, Letter
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.rules.notices import notices
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Category, Decision

_ALONE = {Decision.STAY: "duty_tell_stay", Decision.REFERRAL: "duty_tell_referral"}
"""Letters that go out beside a decision; giving one tells the customer of nothing else."""
_TELLS = _ALONE | {
    Decision.FINDING: "duty_give_finding",
    Decision.WARNING: "duty_give_warning",
    Decision.COMPLAINT: "duty_give_refusal",
}


def letters_given(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield each letter that was issued and that no other duty is about: of a finding, a warning, a change, an end.

    It is due within the time that a layer sets for such a letter; where none does, on the day of its decision.
    """
    for row in facts.decided:
        if not row.set_aside:
            letter = Letter(row.reference, row.decision, row.reference, row.on, row.served_on)
            yield from _given(Inquiry(policy, facts.about(letter.of), Act.SERVE, None, at, calendar), letter)
    for letter in facts.letters:
        if _by_itself(letter, facts) and not overtaken(letter, facts):
            yield from _given(Inquiry(policy, facts.about(letter.of), Act.SERVE, None, at, calendar), letter)


def _by_itself(letter: Letter, facts: Facts) -> bool:
    """Return whether no other duty is about a letter: a marker's own has one, and so has a measure's review."""
    if letter.decision in _ALONE:
        return True
    of_a_marker = any(row.reference == letter.of for row in facts.markers)
    return letter.decision is Decision.REVIEW and (of_a_marker or not letter.of_review)


def _tells(letter: Letter) -> str:
    if letter.decision in _TELLS:
        return _TELLS[letter.decision]
    if letter.outcome in ENDS:
        return "duty_tell_end"
    return "duty_tell_review_outcome" if letter.of_review else "duty_tell_change"


def _given(inquiry: Inquiry, letter: Letter) -> Iterator[Duty]:
    found = notices(inquiry.policy, letter.decision, inquiry.about, inquiry.jurisdiction)
    answer = next((answer for answer in found if answer.value.within), next(iter(found), None))
    within = answer.value.within if answer else None
    counted = inquiry.calendar.count(letter.on, within.term) if within else None
    yield Duty(
        "give_letter",
        letter.reference,
        counted.last_day if counted else letter.on,
        answer.cited if answer else None,
        Message(_tells(letter)),
        Act.SERVE,
        counted,
        whether_done(inquiry.facts, letter.served_on),
        letter.served_on,
        Category.NO_NOTICE,
    )

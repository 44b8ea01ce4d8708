"""Checks that each value of a pack can take effect: known words, real days, bounds in order, answers that say something."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from evenhand.policy.calendar import Unit
from evenhand.policy.pack.answers import Answers, NoticeDemand, Party, ReviewCycle, Span
from evenhand.policy.pack.terms import Day, TermRule
from evenhand.policy.vocabulary import SAFEGUARDS, Channel, Decision, Matter, NoticePart, Service, VisitCondition

Loc = tuple[str | int, ...]
Found = tuple[Loc, str, str]

WORDS_OF_TERM: dict[str, tuple[str, ...]] = {
    "channels_only": tuple(Channel),
    "channels_closed": tuple(Channel),
    "limited_channels": tuple(Channel),
    "days": get_args(Day),
    "topics_closed": tuple(Matter),
    "visits": tuple(VisitCondition),
    "services": tuple(Service),
}
"""The words that a term's ``choose`` may hold."""
FREE_LISTS = frozenset({"premises"})
REACH_OF_TERM = {
    "contacts_per": (1, 100),
    "replies_per": (1, 100),
    "contact_time_per": (5, 6000),
    "minutes_each": (5, 480),
    "word_limit": (50, 5000),
    "live_issues": (1, 50),
    "days": (1, 7),
    "hours": (1, 1439),
}
"""The least and the most that an officer can fill in, in the term's own unit."""
LONGEST = {Unit.DAYS: 3660, Unit.WORKING_DAYS: 2600, Unit.WEEKS: 520, Unit.MONTHS: 120, Unit.YEARS: 10}
_OF_WHAT_APPLIES = frozenset({
    NoticePart.WHAT_IS_DECIDED, NoticePart.FROM_WHEN, NoticePart.UNTIL_WHEN, NoticePart.REVIEW_WHEN, NoticePart.NEXT_REVIEW,
    NoticePart.WHO_SEES_IT, NoticePart.HOW_REMOVED, NoticePart.HOME_AT_RISK, NoticePart.SERVICE_IMPLICATIONS,
})  # fmt: skip
_OF_A_FIRST_LETTER = frozenset({
    NoticePart.EXPECTED_BEHAVIOUR, NoticePart.HOW_REMOVED, NoticePart.HOME_AT_RISK, NoticePart.SERVICE_IMPLICATIONS,
})  # fmt: skip
_OF_CONDUCT = frozenset({
    NoticePart.BEHAVIOUR, NoticePart.WHY_UNACCEPTABLE, NoticePart.EVIDENCE, NoticePart.YOUR_ACCOUNT,
    NoticePart.EQUALITY_CONSIDERED, NoticePart.EXPECTED_BEHAVIOUR,
})  # fmt: skip
NOT_CARRIED: Mapping[Decision, frozenset[NoticePart]] = {
    Decision.FINDING: _OF_WHAT_APPLIES,
    Decision.WARNING: _OF_WHAT_APPLIES | {NoticePart.OUTCOME},
    Decision.MEASURE: frozenset({NoticePart.OUTCOME, NoticePart.HOW_REMOVED}),
    Decision.MARKER: frozenset({NoticePart.OUTCOME, NoticePart.HOME_AT_RISK, NoticePart.SERVICE_IMPLICATIONS}),
    Decision.REVIEW: _OF_A_FIRST_LETTER | {NoticePart.REVIEW_WHEN},
    Decision.APPEAL: _OF_A_FIRST_LETTER | {NoticePart.NEXT_REVIEW},
    Decision.COMPLAINT: (_OF_WHAT_APPLIES - {NoticePart.WHAT_IS_DECIDED}) | {NoticePart.OUTCOME, NoticePart.EXPECTED_BEHAVIOUR},
    Decision.STAY: _OF_WHAT_APPLIES | _OF_CONDUCT,
    Decision.REFERRAL: (_OF_WHAT_APPLIES - {NoticePart.WHAT_IS_DECIDED})
    | _OF_CONDUCT
    | {NoticePart.OUTCOME, NoticePart.REASONS, NoticePart.WHO_DECIDED},
}
"""The parts on which the letter of a decision has nothing to say: asked for, no such letter could ever be issued.

Of a review or an appeal, the letter about a restriction: a marker's may say more.
"""
_LAST_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN = {
    Unit.DAYS: (1.0, 1.0),
    Unit.WORKING_DAYS: (1.0, 3.0),
    Unit.WEEKS: (7.0, 7.0),
    Unit.MONTHS: (28.0, 31.0),
    Unit.YEARS: (365.0, 366.0),
}
_IN_ORDER = (("least", "most"), ("least", "usual"), ("usual", "most"), ("least", "every"))
_SAYS_SOMETHING = frozenset({"duration", "live_issues", "governance", "data_protection", "equality", "accessibility"})
_NAMES_ONLY = frozenset({"about", "of"})


def values(answers: Answers) -> Iterator[Found]:
    """Yield each value that could never take effect, or that no day or count can follow, with its remedy."""
    for topic, value in answers.by_topic().items():
        if topic == "safeguard" and value.rule not in SAFEGUARDS:  # type: ignore[attr-defined]
            yield (
                (topic, "rule"),
                f'"{value.rule}" is not a safeguard that Evenhand keeps',  # type: ignore[attr-defined]
                "use one of those in docs/topics.md, or state the rule under another topic",
            )
        if topic in _SAYS_SOMETHING and not (value.model_fields_set - _NAMES_ONLY):
            yield (topic,), f"{topic} says nothing", "state what the policy says, or take the answer out"
        if topic == "review" and not (value.model_fields_set - {"about"}):
            yield (topic,), "review states nothing", "state what is reviewed, when or by which officers, or take the answer out"
        if isinstance(value, NoticeDemand):
            yield from _parts(value, (topic,))
        yield from _within(value, (topic,))


def _parts(notice: NoticeDemand, loc: Loc) -> Iterator[Found]:
    """Yield each part of a letter on which its decision has nothing to say: with it no such letter could be issued."""
    not_carried = NOT_CARRIED.get(notice.decision, frozenset())
    for place, part in enumerate(notice.says):
        if part in not_carried:
            what = f"the letter of a {notice.decision} has nothing to say on {part}, so it could never be issued"
            yield (*loc, "says", place), what, f"ask for it in the letter of another decision, or take {part} out"


def _within(value: BaseModel, loc: Loc) -> Iterator[Found]:
    if isinstance(value, Span):
        yield from _length(value, loc)
    elif isinstance(value, Party):
        yield from _party(value, loc)
    elif isinstance(value, TermRule):
        yield from _term(str(loc[-1]), value, loc)
    else:
        yield from _bounds(value, loc)
    if isinstance(value, ReviewCycle):
        yield from _fixed_days(value, loc)
    for name, field in type(value).model_fields.items():
        held, place = getattr(value, name), (*loc, field.alias or name)
        if held == () and field.is_required():
            yield place, f"{place[-1]} is empty", "name at least one, or take the answer out"
        for at, item in enumerate(held) if isinstance(held, tuple) else [(None, held)]:
            if isinstance(item, BaseModel):
                yield from _within(item, place if at is None else (*place, at))


def _length(span: Span, loc: Loc) -> Iterator[Found]:
    most = LONGEST[span.unit]
    if span.value > most:
        yield loc, f"{span.value} {_said(span.unit)} is longer than ten years", f"state at most {most} {_said(span.unit)}"


def _said(unit: Unit) -> str:
    return unit.replace("_", " ")


def _party(party: Party, loc: Loc) -> Iterator[Found]:
    if not (party.roles or party.team or party.committee or party.anyone):
        yield loc, f"{loc[-1]} names nobody", "name roles, a team or a committee, or say anyone: true"


def _bounds(value: Any, loc: Loc) -> Iterator[Found]:
    for low, high in _IN_ORDER:
        least, most = getattr(value, low, None), getattr(value, high, None)
        if isinstance(least, int) and isinstance(most, int):
            wrong = least > most
        elif isinstance(least, Span) and isinstance(most, Span):
            wrong = _certainly_longer(least, most)
        else:
            wrong = False
        if wrong:
            yield (*loc, low), f"{low} is more than {high}", "exchange them, or correct one of the two"


def _certainly_longer(one: Span, other: Span) -> bool:
    if one.unit is other.unit:
        return one.value > other.value
    return one.value * _DAYS_IN[one.unit][0] > other.value * _DAYS_IN[other.unit][1]


def _fixed_days(cycle: ReviewCycle, loc: Loc) -> Iterator[Found]:
    for place, month_day in enumerate(cycle.on_dates):
        month, day = map(int, month_day.split("-"))
        if day > _LAST_OF_MONTH[month - 1]:
            remedy = f"the last day of that month is {month:02}-{_LAST_OF_MONTH[month - 1]}"
            yield (*loc, "on_dates", place), f'"{month_day}" is no day of the year', remedy


def _term(name: str, rule: TermRule, loc: Loc) -> Iterator[Found]:
    yield from _bounds(rule, loc)
    words = WORDS_OF_TERM.get(name)
    if rule.choose and words is None and name not in FREE_LISTS:
        yield (*loc, "choose"), f"{name} offers no choice", "take choose out, or state the values as another term"
    for place, word in enumerate(rule.choose if words else ()):
        if word not in (words or ()):
            yield (*loc, "choose", place), f'"{word}" is not a word for {name}', _use(words or ())
    low, high = REACH_OF_TERM.get(name, (1, None))
    if rule.most is not None and rule.most < low:
        yield (*loc, "most"), f"{name} cannot be less than {low}", f"state {low} or more"
    most = min((number for number in (high, len(rule.choose) or None) if number is not None), default=None)
    if rule.least is not None and most is not None and rule.least > most:
        yield (*loc, "least"), f"{name} cannot be more than {most}", f"state {most} or less"


def _use(words: tuple[str, ...]) -> str:
    return f"use one of: {', '.join(words)}"

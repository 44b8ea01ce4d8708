"""Derives from a demand's answers what honours it in the code: rules, duties, parts of letters, pages.

No demand is listed by hand: rules name the topics they read (`inquiry.rule`), safeguards are named in the
code that keeps them. docs/honoured.md lists what counts for each kind of clause.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import CodeType, FunctionType
from typing import Any

from evenhand.policy import rules as _rules  # noqa: F401  (registers the rules)
from evenhand.policy.duties import departures as _departures
from evenhand.policy.duties import duties as _duties
from evenhand.policy.duties import referrals as _referrals
from evenhand.policy.duties import warnings as _warnings
from evenhand.policy.inquiry import RULES, Registered
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.pack import Demand
from evenhand.policy.scrutiny.readers import callers_of, is_kept, readers_of, writers_of
from evenhand.policy.vocabulary import Act

_DUTIES: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
    ("appeal.answer", "duty:appeal_answer", lambda value: bool(value.within)),
    ("appeal.count", "duty:appeal_answer", bool),
    ("on_the_spot", "duty:follow_up_ended", lambda value: bool(value.follow_up_within)),
    ("worker_protection", "duty:protect_worker", bool),
    ("request.answer", "duty:request_answer", lambda value: not value.acknowledge_within),
    ("request.answer", "duty:request_acknowledged", lambda value: bool(value.acknowledge_within)),
    ("audit", "duty:audit", bool),
    ("training", "duty:training", bool),
    ("referral.told", "duty:notify_referral", bool),
    ("referral", "duty:refer", lambda value: value.must),
    ("review", "duty:marker_review", lambda value: value.of == "marker"),
    ("review", "duty:review", lambda value: value.of != "marker"),
    ("review", "duty:review_upon", lambda value: bool(value.on_event)),
    ("review", "duty:tell_review_outcome", lambda value: value.told),
    ("governance", "duty:own_review", lambda value: bool(value.review_on or value.review_every)),
    ("report", "duty:report", bool),
    ("marker", "duty:place_marker", lambda value: value.whenever_action),
    ("marker", "duty:confirm_marker", lambda value: value.steps != "one"),
    ("urgent", "duty:catch_up", lambda value: bool(value.catch_up_within)),
    ("notice", "duty:notice", lambda value: bool(value.within)),
    ("complaint.stage", "duty:complaint_acknowledged", lambda value: bool(value.acknowledge_within)),
    ("complaint.stage", "duty:complaint_answer", bool),
)


class How(StrEnum):
    """How far the product goes for a demand, the furthest first.

    ``ENFORCED``: a rule refuses what is against it. ``MADE``: somebody gets a letter or a report that says it. ``LISTED``: its
    day or its record is worked out and shown in a person's list or on a case. ``SHOWN``: it can be read, and no more.
    """

    ENFORCED = "enforced"
    MADE = "made"
    LISTED = "listed"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Honour:
    """One thing in the code that honours a demand, and how far it goes."""

    says: str
    how: How


def honours(demand: Demand, pack: str, number: str) -> list[Honour]:
    """Return everything that honours a demand: by the policy, by one of its readings, and its page."""
    options = [option.answers for option in demand.reading.options] if demand.reading else []
    given = [answers for answers in (demand.answers, *options) if answers.by_topic()]
    found = [honour for answers in given for honour in _of(answers)]
    if given:
        found.append(Honour(f"page:/policy/{pack}/{number}", How.SHOWN))
    return list(dict.fromkeys(found))


def furthest(found: Iterable[Honour]) -> How | None:
    """Return how far the product goes for a demand; None where nothing honours it."""
    have = {honour.how for honour in found}
    return next((how for how in How if how in have), None)


def _of(answers: Answers) -> Iterator[Honour]:
    for topic, value in answers.by_topic().items():
        for rule in RULES:
            if _keeps(rule, topic, value):
                yield Honour(f"rule:{rule.name} before {_before(rule, value)}", _how_far(rule))
        yield from _owed(topic, value)
        yield from (Honour(says, how) for says, how in _made(topic, value))
        if topic in {"behaviour", "behaviour.family", "measure", "marker", "referral", "question"}:
            yield Honour(f"choice:{topic} {value.key}", How.SHOWN)  # type: ignore[attr-defined]
        if topic == "promise":
            yield from (Honour(f"page:{place}", How.SHOWN) for place in value.shown_on)  # type: ignore[attr-defined]


def _made(topic: str, value: Any) -> Iterator[tuple[str, How]]:
    """Yield what is made or kept, as far as code writes or reads it."""
    if topic == "notice":
        for part in value.says:
            yield f"letter:{value.decision} says {part}", How.MADE if writers_of(part) else How.SHOWN
    elif topic == "record":
        how = How.LISTED if all(map(is_kept, value.keeps)) else How.SHOWN
        yield from ((f"record:{kept}", how) for kept in value.keeps)
    elif topic == "data_protection":
        for named in (*(("controllers",) if value.controllers else ()), *value.points_to):
            yield f"letter:data_rights names {named}", How.MADE if writers_of("data_rights") and is_kept(named) else How.SHOWN
    elif topic == "report":
        yield f"report:{value.to}", How.MADE if readers_of(topic) - _ENGINE else How.SHOWN
    elif any("letters/" in module for module in readers_of(topic)):
        yield f"letter:by {topic}", How.MADE


def _how_far(rule: Registered) -> How:
    """Return whether a rule can refuse an act, or records what departs from it on a case, or only says what holds."""
    names = _names(rule.check, said=False)
    return How.ENFORCED if _REFUSING & names else How.LISTED if "DEPARTED" in names else How.SHOWN


def _owed(topic: str, value: Any) -> Iterator[Honour]:
    for asked, duty, gives_rise in _DUTIES:
        if asked == topic and gives_rise(value):
            yield Honour(duty, How.LISTED if _is_listed(topic, value) else How.SHOWN)
    if topic == "safeguard":
        for module in (_departures, _duties, _warnings, _referrals):
            named = (name.strip("_") for name, code in _functions(module) if value.rule in _names(code))
            yield from (Honour(f"duty:{name}", How.LISTED) for name in named)


def _is_listed(topic: str, value: Any) -> bool:
    """Return whether a person's list shows a duty: always those of a case, those of the landlord where a page asks for them."""
    of_the_landlord = topic in _OF_THE_LANDLORD and not getattr(value, "upon", None)
    return bool(callers_of("policy_duties" if of_the_landlord else "duties"))


_OF_THE_LANDLORD = frozenset({"audit", "training", "governance", "report"})
_ENGINE = frozenset({"policy/duties/duties", "policy/duties/landlord"})
_REFUSING = frozenset({"refused", "needs", "silent"})
"""How rules report that they refuse."""
_ONLY_WITH: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("appeal_settles_it", "appeal.answer"): lambda value: value.final,
    ("ended_on_the_spot", "on_the_spot"): lambda value: value.at_once or "warnings" in value.model_fields_set,
    ("told_by", "notice"): lambda value: value.told_by,
    ("notice_complete", "notice"): lambda value: value.says,
    ("consultation", "authority"): lambda value: value.consulting,
    ("legal_step_decided", "measure"): lambda value: value.leads_to,
    ("court_order_stands", "measure"): lambda value: value.leads_to,
    ("referral_grounded", "record"): lambda value: "withdrawn_on" in value.keeps,
    ("marker_in_two_steps", "marker"): lambda value: value.steps != "one",
}


def _keeps(rule: Registered, topic: str, value: Any) -> bool:
    if topic not in rule.topics:
        return False
    if topic == "safeguard":
        return value.rule in _names(rule.check)
    if needed := _ONLY_WITH.get((rule.name, topic)):
        return bool(needed(value))
    acts = _acts(value)
    return not acts or bool(acts & rule.acts)


def _acts(value: Any) -> frozenset[Act]:
    before = getattr(value, "before", ())
    act = getattr(value, "act", None)
    return frozenset(before) | (frozenset({act}) if act else frozenset())


def _before(rule: Registered, value: Any) -> str:
    acts = (_acts(value) & rule.acts) or rule.acts
    return "every act" if len(acts) == len(Act) else ", ".join(act for act in Act if act in acts)


def _functions(module: Any) -> list[tuple[str, Callable[..., Any]]]:
    own = [(name, held) for name, held in vars(module).items() if isinstance(held, FunctionType)]
    return [(name, held) for name, held in own if held.__module__ == module.__name__]


@cache
def _names(function: Callable[..., Any], *, said: bool = True) -> frozenset[str]:
    """Return every text that a function of the kernel holds (``said``), or every name that it uses; with what it calls."""
    seen: set[Any] = set()
    found: set[str] = set()
    left: list[Any] = [function]
    while left:
        called = left.pop()
        seen.add(called)
        found |= _texts(called.__code__) if said else set(called.__code__.co_names)
        named = (called.__globals__.get(name) for name in called.__code__.co_names)
        left += [each for each in named if isinstance(each, FunctionType) and each not in seen and _of_a_rule(each)]
    return frozenset(found)


def _of_a_rule(function: FunctionType) -> bool:
    return function.__module__.startswith("evenhand.policy.rules")


def _texts(held: Any) -> set[str]:
    if isinstance(held, str):
        return {held}
    if isinstance(held, CodeType):
        return {text for each in held.co_consts for text in _texts(each)}
    if isinstance(held, (tuple, frozenset)):
        return {text for each in held for text in _texts(each)}
    return set()

"""Derives from a demand's answers what honours it in the code: rules, duties, parts of letters, pages.

No demand is listed by hand: rules name the topics they read (`inquiry.rule`), safeguards are named in the
code that keeps them. docs/honoured.md lists what counts for each kind of clause.
"""

from collections.abc import Callable, Iterator
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
from evenhand.policy.vocabulary import Act

_DUTIES: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
    ("appeal.answer", "duty:appeal_answer", lambda value: bool(value.within)),
    ("appeal.count", "duty:appeal_answer", bool),
    ("audit", "duty:audit", lambda value: bool(value.every)),
    ("training", "duty:training", lambda value: bool(value.every)),
    ("referral.told", "duty:notify_referral", bool),
    ("referral", "duty:refer", lambda value: value.must),
    ("review", "duty:marker_review", lambda value: value.of == "marker"),
    ("review", "duty:review", lambda value: value.of != "marker"),
    ("review", "duty:review_upon", lambda value: bool(value.on_event)),
    ("review", "duty:tell_review_outcome", lambda value: value.told),
    ("governance", "duty:own_review", lambda value: bool(value.review_on or value.review_every)),
    ("report", "duty:report", lambda value: bool(value.every or value.upon)),
    ("marker", "duty:place_marker", lambda value: value.whenever_action),
    ("marker", "duty:confirm_marker", lambda value: value.steps != "one"),
    ("urgent", "duty:catch_up", lambda value: bool(value.catch_up_within)),
    ("notice", "duty:notice", lambda value: bool(value.within)),
    ("complaint.stage", "duty:complaint_acknowledged", lambda value: bool(value.acknowledge_within)),
    ("complaint.stage", "duty:complaint_answer", bool),
)


def honours(demand: Demand, pack: str, number: str) -> list[str]:
    """Return everything that honours a demand: by the policy, by one of its readings, and its page."""
    options = [option.answers for option in demand.reading.options] if demand.reading else []
    given = [answers for answers in (demand.answers, *options) if answers.by_topic()]
    found = [honour for answers in given for honour in _of(answers)]
    if given:
        found.append(f"page:/policy/{pack}/{number}")
    return list(dict.fromkeys(found))


def _of(answers: Answers) -> Iterator[str]:
    for topic, value in answers.by_topic().items():
        yield from (f"rule:{rule.name} before {_before(rule, value)}" for rule in RULES if _keeps(rule, topic, value))
        yield from _owed(topic, value)
        if topic == "notice":
            yield from (f"letter:{value.decision} says {part}" for part in value.says)  # type: ignore[attr-defined]
        if topic in {"behaviour", "behaviour.family", "measure", "marker", "referral", "question"}:
            yield f"choice:{topic} {value.key}"  # type: ignore[attr-defined]
        if topic == "record":
            yield from (f"record:{kept}" for kept in value.keeps)  # type: ignore[attr-defined]
        if topic == "report":
            yield f"report:{value.to}"  # type: ignore[attr-defined]
        if topic == "promise":
            yield from (f"page:{place}" for place in value.shown_on)  # type: ignore[attr-defined]


def _owed(topic: str, value: Any) -> Iterator[str]:
    yield from (duty for asked, duty, gives_rise in _DUTIES if asked == topic and gives_rise(value))
    if topic == "safeguard":
        for module in (_departures, _duties, _warnings, _referrals):
            yield from (f"duty:{name.strip('_')}" for name, code in _functions(module) if value.rule in _names(code))


_ONLY_WITH: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("appeal_settles_it", "appeal.answer"): lambda value: value.final,
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
def _names(function: Callable[..., Any]) -> frozenset[str]:
    """Return every text that a function of the kernel names, itself or through what it calls."""
    seen: set[Any] = set()
    found: set[str] = set()
    left: list[Any] = [function]
    while left:
        called = left.pop()
        seen.add(called)
        found |= _texts(called.__code__)
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

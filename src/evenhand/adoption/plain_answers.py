"""Makes the answers and the sentence of a house choice from the one value that a plain form asks for."""

from collections.abc import Callable, Mapping
from typing import Any

from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Answers
from evenhand.wording.adopted import DAYS, SENTENCES
from evenhand.wording.words import Words

Made = Callable[[Any], dict[str, Any]]
_MEASURE, _MARKER = {"decisions": ["measure"]}, {"decisions": ["marker"]}
WHO: dict[str, Made] = {
    "who-decides-that-the-policy-is-used": lambda by: {"authority": {"act": "decide_use", "by": by}},
    "who-authorises-a-measure": lambda by: {"authority": {"act": "authorise", "by": by}},
    "who-authorises-a-marker": lambda by: {"authority": {"act": "authorise_marker", "by": by}},
    "who-hears-an-appeal": lambda by: {"appeal.reviewer": {"by": by, "uninvolved": True}},
    "who-may-accept-an-appeal-out-of-time": lambda by: {"appeal.late": {"discretion_of": by}},
    "who-may-depart-from-a-should": lambda by: {"departure": {"by": by}},
}
"""Questions that roles answer: ``{roles: [...]}``."""
HOW_LONG: dict[str, Made] = {
    "how-long-a-customer-has-to-give-an-account": lambda span: {"account.fair_time": {"within": span}},
    "how-long-a-measure-lasts": lambda span: {"duration": {"usual": span}},
    "how-often-a-measure-is-looked-at-again": lambda span: {"review": {"of": "measure", "every": span, "for": _MEASURE}},
    "how-often-a-marker-is-looked-at-again": lambda span: {"review": {"of": "marker", "every": span, "for": _MARKER}},
    "by-when-an-appeal-is-asked-for": lambda span: {"appeal.window": {"within": span}},
    "by-when-an-appeal-is-answered": lambda span: {"appeal.answer": {"within": span}},
    "by-when-a-request-to-end-a-measure-is-answered": lambda span: {"request.answer": {"of": "end", "within": span}},
    "by-when-a-request-to-remove-a-marker-is-answered": lambda span: {
        "request.answer": {"of": "remove_marker", "within": span}
    },
    "by-when-it-is-decided-to-hold-back": lambda span: {"request.answer": {"of": "stay", "within": span}},
    "by-when-a-request-for-an-adjustment-is-answered": lambda span: {"request.answer": {"of": "adjustment", "within": span}},
}
"""Questions that a length of time answers: ``{value: 2, unit: months}``."""
STARTS: dict[str, Made] = {
    "from-which-day-the-answer-to-an-appeal-counts": lambda starts: {"appeal.count": {"starts": starts}},
}
"""Questions that a first day answers: ``receipt`` or ``day_after_receipt``."""
CHOSEN: dict[str, Made] = {
    "whose-conduct-counts": lambda people: {"scope.conduct_of": {"people": people}},
    "who-it-protects": lambda people: {"scope.protects": {"people": people}},
    "which-customers-it-reaches": lambda relationships: {"scope.customers": {"relationships": relationships}},
}
"""Questions that names out of a closed list answer."""
IN_A_SENTENCE: dict[str, dict[str, Any]] = {
    "how-staff-are-supported": {"support": {"to": "staff", "offers": ["what_is_adopted"]}},
}
"""Questions that the sentence alone answers: for people to read; it decides nothing."""
PLAIN: Mapping[str, Made] = WHO | HOW_LONG | STARTS | CHOSEN
"""Questions whose value makes the sentence."""


def made_from(question: str, value: Any) -> dict[str, Any]:
    """Return the answers that a value makes, in the grammar of a policy file.

    Raises:
        KeyError: no single value answers the question.
    """
    return PLAIN[question](value)


def sentence(question: str, answers: Answers, policy: Policy) -> str:
    """Return the sentence that a value makes; "" where the answers are not what the question's plain form makes."""
    given = answers.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    value = _value_in(question, given)
    if value is None or _dumped(made_from(question, value)) != given:
        return ""
    words = Words(policy)
    if question in WHO:
        said = words.one_of(value["roles"])
    elif question in HOW_LONG:
        said = words.length(value)
    elif question in STARTS:
        said = DAYS[value]
    else:
        said = words.names(value)
    each = words.interval(value) if question in HOW_LONG else ""
    return SENTENCES[question].format(value=said, Value=said[:1].upper() + said[1:], each=each)


def _dumped(answers: dict[str, Any]) -> dict[str, Any]:
    return Answers.model_validate(answers, strict=False).model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _value_in(question: str, given: Mapping[str, Any]) -> Any:
    """Return the value at the place where the question's form puts it; None where there is none of that kind."""
    if question not in PLAIN or len(given) != 1:
        return None
    (answer,) = given.values()
    if question in WHO:
        party = answer.get("by") or answer.get("discretion_of") or {}
        return {"roles": party["roles"]} if party.get("roles") else None
    if question in HOW_LONG:
        return next((answer[name] for name in ("within", "usual", "every") if name in answer), None)
    if question in STARTS:
        return answer.get("starts")
    return answer.get("people") or answer.get("relationships")

"""Finds measures without an answer on who authorises them, their length, their review or their appeal."""

from collections.abc import Callable, Iterator

from evenhand.policy.layers import About, Answer, Policy, fits
from evenhand.policy.pack.answers import Measure
from evenhand.policy.scrutiny.open_questions import own
from evenhand.policy.scrutiny.remark import Remark
from evenhand.policy.verdict import Coded
from evenhand.policy.vocabulary import Act, Decision, MeasureKind

LIMITING = frozenset(
    {
        MeasureKind.CONTACT_RESTRICTION,
        MeasureKind.SERVICE_LIMIT,
        MeasureKind.VISIT_CONDITION,
        MeasureKind.PREMISES,
        MeasureKind.INVOLVEMENT,
        MeasureKind.COMPLAINT_REFUSAL,
        MeasureKind.PAUSE,
        MeasureKind.OTHER,
    }
)
_Fits = Callable[[Answer], bool]


def about(measure: Measure) -> About:
    return About(tier=measure.tier, measure=measure.key, kind=measure.kind, decision=Decision.MEASURE)


def _looked_at(answer: Answer) -> bool:
    says = answer.value
    return says.of is Decision.MEASURE and bool(says.every or says.most or says.on_dates or says.reviewers)


def _ends(answer: Answer) -> bool:
    length = answer.value
    return bool(length.usual or length.most or length.set_period or length.ends == "unless_extended")


_OF_EVERY_MEASURE = {"authority", "review"}  # an act on a measure is refused without them, whatever its kind
_WANTED: tuple[tuple[str, _Fits], ...] = (
    ("authority", lambda answer: answer.value.act is Act.AUTHORISE),
    ("duration", _ends),
    ("review", _looked_at),
    ("appeal.decisions", lambda answer: Decision.MEASURE in answer.value.decisions),
)


def gaps(policy: Policy) -> Iterator[Remark]:
    """Yield one remark for each missing answer, with every measure that lacks it."""
    offered = sorted(own(policy, "measure"), key=lambda answer: answer.value.kind not in LIMITING)
    for topic, wanted in _WANTED:
        asked = [a for a in offered if topic in _OF_EVERY_MEASURE or a.value.kind in LIMITING]
        without = [answer for answer in asked if not _said(policy, topic, answer, wanted)]
        if without:
            named = ", ".join(f"{answer.value.title} ({answer.cited.number})" for answer in without)
            yield Remark("measure", Coded("not_said", wanted=topic, named=named), topic, without[0].cited)


def _said(policy: Policy, topic: str, offered: Answer, wanted: _Fits) -> bool:
    return any(wanted(answer) and fits(answer.value, about(offered.value)) for answer in own(policy, topic))

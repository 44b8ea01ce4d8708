"""Policies side by side, topic by topic: who speaks, from which layer, and where nobody does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from evenhand.policy.layers import Answer, Policy
from evenhand.policy.scrutiny.open_questions import own
from evenhand.policy.vocabulary import Act, Decision


@dataclass(frozen=True)
class Row:
    """One line of the comparison: a title, the topics that it gathers, and which of their answers belong to it."""

    title: str
    topics: tuple[str, ...]
    fits: Callable[[Answer], bool] = lambda answer: True  # noqa: ARG005


def _act(*acts: Act) -> Callable[[Answer], bool]:
    return lambda answer: answer.value.act in acts


def _of(decision: Decision) -> Callable[[Answer], bool]:
    return lambda answer: answer.value.of is decision


def _warns_first(answer: Answer) -> bool:
    asked = {*answer.value.requires, *answer.value.any_of}
    return bool(asked & {"warned", "told_unacceptable", "chance_given", "discussion_considered", "asked_to_stop"})


ROWS = (
    Row("whose conduct, whom it protects", ("scope.conduct_of", "scope.protects")),
    Row("which customers and channels", ("scope.customers", "scope.channels")),
    Row("dealt with elsewhere", ("scope.elsewhere",)),
    Row("not unacceptable in itself", ("scope.not_in_itself",)),
    Row("families of behaviour", ("behaviour.family",)),
    Row("behaviours", ("behaviour",)),
    Row("warning first", ("precondition",), _warns_first),
    Row("other steps that come first", ("precondition",), lambda answer: not _warns_first(answer)),
    Row("questions of its own", ("question",)),
    Row("measures", ("measure",)),
    Row("use of the policy decided by", ("authority",), _act(Act.DECIDE_USE)),
    Row("action authorised by", ("authority",), _act(Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.REFER)),
    Row("others consulted or signing", ("consultation", "endorsement")),
    Row("urgent route", ("urgent",)),
    Row("what letters say", ("notice",)),
    Row("length", ("duration",)),
    Row("review of measures", ("review",), _of(Decision.MEASURE)),
    Row("review of markers and warnings", ("review",), lambda answer: answer.value.of is not Decision.MEASURE),
    Row("appeal: what", ("appeal.decisions",)),
    Row("appeal: window", ("appeal.window", "appeal.late")),
    Row("appeal: grounds", ("appeal.grounds",)),
    Row("appeal: heard by", ("appeal.reviewer", "appeal.independence")),
    Row("appeal: answer", ("appeal.answer", "appeal.count")),
    Row("channel floor", ("channel_floor", "never_blocked")),
    Row("markers", ("marker",)),
    Row("referrals and sharing", ("referral", "referral.told", "sharing", "redress")),
    Row("audit, reporting, records", ("audit", "report", "record")),
    Row("training and support", ("training", "support")),
    Row("own review", ("governance",)),
    Row("law, equality, formats, data", ("standard", "equality", "accessibility", "data_protection")),
)


def compared(policies: Sequence[Policy]) -> list[dict[str, Any]]:
    """Return a row for each line: what each policy says by layer; where it is silent, what the floor says instead."""
    return [
        {
            "title": row.title,
            "topics": list(row.topics),
            "policies": {policy.main.pack: _cell(policy, row) for policy in policies},
        }
        for row in ROWS
    ]


def _cell(policy: Policy, row: Row) -> dict[str, Any]:
    mine = [answer for topic in row.topics for answer in own(policy, topic) if row.fits(answer)]
    if mine:
        return {"silent": False, "says": _said(mine)}
    floor = [answer for topic in row.topics for answer in policy.every(topic) if row.fits(answer)]
    return {"silent": True, "says": _said(floor)}


def _said(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    seen: dict[str, dict[str, Any]] = {}
    for answer in answers:
        said = seen.setdefault(
            answer.cited.id,
            {
                "clause": answer.cited.id,
                "layer": answer.cited.layer,
                "strength": answer.cited.strength,
                "says": answer.demand.says,
                "answers": {},
            },
        )
        said["answers"][answer.topic] = answer.value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return list(seen.values())

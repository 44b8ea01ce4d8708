"""Compares policies topic by topic: what each layer answers, and where none does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from evenhand.policy.layers import Answer, Policy
from evenhand.policy.scrutiny.open_questions import own
from evenhand.policy.vocabulary import Act, Decision


@dataclass(frozen=True)
class ComparedTopics:
    """One line of the comparison: its code, its topics, and which of their answers belong to it."""

    code: str
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
    ComparedTopics("whose_conduct_who_it_protects", ("scope.conduct_of", "scope.protects")),
    ComparedTopics("which_customers_and_channels", ("scope.customers", "scope.channels")),
    ComparedTopics("dealt_with_elsewhere", ("scope.elsewhere",)),
    ComparedTopics("not_unacceptable_in_itself", ("scope.not_in_itself",)),
    ComparedTopics("families_of_behaviour", ("behaviour.family",)),
    ComparedTopics("behaviours", ("behaviour",)),
    ComparedTopics("warning_first", ("precondition",), _warns_first),
    ComparedTopics("other_steps_that_come_first", ("precondition",), lambda answer: not _warns_first(answer)),
    ComparedTopics("questions_of_its_own", ("question",)),
    ComparedTopics("measures", ("measure",)),
    ComparedTopics("use_of_the_policy_decided_by", ("authority",), _act(Act.DECIDE_USE)),
    ComparedTopics("action_authorised_by", ("authority",), _act(Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.REFER)),
    ComparedTopics("others_consulted_or_signing", ("consultation", "endorsement")),
    ComparedTopics("urgent_route", ("urgent",)),
    ComparedTopics("ending_a_call_or_visit", ("on_the_spot",)),
    ComparedTopics("protecting_workers", ("worker_protection",)),
    ComparedTopics("what_letters_say", ("notice",)),
    ComparedTopics("length", ("duration",)),
    ComparedTopics("review_of_measures", ("review",), _of(Decision.MEASURE)),
    ComparedTopics("review_of_markers_and_warnings", ("review",), lambda answer: answer.value.of is not Decision.MEASURE),
    ComparedTopics("appeal_what", ("appeal.decisions",)),
    ComparedTopics("appeal_window", ("appeal.window", "appeal.late")),
    ComparedTopics("appeal_grounds", ("appeal.grounds",)),
    ComparedTopics("appeal_heard_by", ("appeal.reviewer", "appeal.independence")),
    ComparedTopics("appeal_answer", ("appeal.answer", "appeal.count")),
    ComparedTopics("request_answer", ("request.answer", "complaint.stage")),
    ComparedTopics("channel_floor", ("channel_floor", "never_blocked")),
    ComparedTopics("markers", ("marker",)),
    ComparedTopics("referrals_and_sharing", ("referral", "referral.told", "sharing", "redress")),
    ComparedTopics("audit_reporting_records", ("audit", "report", "record")),
    ComparedTopics("training_and_support", ("training", "support")),
    ComparedTopics("own_review", ("governance",)),
    ComparedTopics("law_equality_formats_data", ("standard", "equality", "accessibility", "data_protection")),
)


def compared(policies: Sequence[Policy]) -> list[dict[str, Any]]:
    """Return each line with what every policy answers by layer; where it is silent, with the floor's answer."""
    return [
        {
            "code": row.code,
            "topics": list(row.topics),
            "policies": {policy.main.pack: _cell(policy, row) for policy in policies},
        }
        for row in ROWS
    ]


def _cell(policy: Policy, row: ComparedTopics) -> dict[str, Any]:
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

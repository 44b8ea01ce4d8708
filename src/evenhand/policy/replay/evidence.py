"""Decides what a refusal rests on when a history is judged.

Only what the source states makes a breach. A refusal for want of knowledge is reported as not known.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evenhand.policy.replay.facts import Scene, facts_not_so
from evenhand.policy.replay.history import Absence
from evenhand.policy.rules.notices import PART_MISSING
from evenhand.policy.verdict import Cited, Message, Outcome, RuleResult
from evenhand.policy.vocabulary import Act, Category, NoticePart, Service, Strength, Tri

STATED = ""  # the step itself shows it
_SAID_BY_THE_STEP = frozenset(
    {
        "outside_scope",
        "belongs_elsewhere",
        "manner_alone",
        "rests_on_protected_act",
        "channels_left",
        "channels_left_unusable",
        "blocks_matters",
        "decider_proposed",
        "has_an_interest",
        "took_part",
    }
)
_OF_A_NAMED_MEASURE = frozenset({"term_not_allowed", "term_out_of_bounds", "measure_not_in_policy"})
_ASKS_FOR_A_ROLE = frozenset({"not_theirs_to_do", "appeal_goes_to"})
FACT_IS_PART = {"appeal_route_told": NoticePart.HOW_TO_APPEAL}


@dataclass(frozen=True)
class Offence:
    """One demand, offended by one stated thing: an absence, by its id, or the step itself."""

    because: str
    rule: str
    cited: Cited
    message: Message
    category: Category


def offences(scene: Scene, result: RuleResult) -> Iterator[Offence]:
    """Yield what a refusal proves at a step; nothing where it only follows from not knowing."""
    if result.outcome is not Outcome.UNMET or result.cited is None or result.informs:
        return
    code, cited, params = result.message.code, result.cited, result.message.params
    if code == "notice_lacks":
        for part in params["parts"]:
            for absence in _lacking(scene, part):
                breach = PART_MISSING.get(part, Category.NO_NOTICE)
                yield Offence(absence, result.rule, cited, Message(code, parts=[part]), breach)
        return
    if code == "fact_is_not_so" and reasoned(scene, cited, params["fact"]):
        return
    yield from (Offence(because, result.rule, cited, result.message, result.breach) for because in _grounds(scene, result))


def reasoned(scene: Scene, cited: Cited, fact: str) -> bool:
    """Return whether a reason is recorded for not doing what a "should" asks."""
    return cited.strength is Strength.SHOULD and fact in scene.step.what.reasons_for_leaving_out


def _lacking(scene: Scene, part: NoticePart) -> Iterator[str]:
    for absence in known_absences(scene):
        if absence.not_said is part or FACT_IS_PART.get(absence.not_so or "") is part:
            yield absence.id


def known_absences(scene: Scene) -> Iterator[Absence]:
    """Yield the absences of a step that its source states."""
    return (absence for absence in scene.absences if absence.known)


def _denying(scene: Scene, fact: str) -> list[str]:
    found = [absence.id for absence in known_absences(scene) if fact in facts_not_so(absence)]
    if fact == "conduct_described" and scene.step.what.labels:
        found.append(STATED)
    return found


def _not_done(scene: Scene, act: Act) -> list[str]:
    return [absence.id for absence in known_absences(scene) if absence.not_done is act]


def _not_set(scene: Scene, *fields: str) -> list[str]:
    found = {absence.not_set: absence.id for absence in known_absences(scene) if absence.not_set in fields}
    return ["+".join(found.values())] if len(found) == len(fields) else []


def _grounds(scene: Scene, result: RuleResult) -> list[str]:
    code, what = result.message.code, scene.step.what
    if code in _SAID_BY_THE_STEP:
        return [STATED]
    if code in _ASKS_FOR_A_ROLE:
        return [STATED] if scene.role_known else []
    if code in _OF_A_NAMED_MEASURE:
        return [STATED] if what.measure and what.measure.key else []
    finds = _FINDS.get(code)
    return finds(scene, result.message.params) if finds else []


def _no_review_date(scene: Scene, params: Mapping[str, Any]) -> list[str]:  # noqa: ARG001
    if scene.exact and scene.step.what.review_on is not None:
        return [STATED]
    ends = scene.facts.measure is not None and scene.facts.measure.until is not None
    return _not_set(scene, "review_on", *(() if ends or scene.facts.marker else ("until",)))


def _wrong_length(scene: Scene, params: Mapping[str, Any]) -> list[str]:  # noqa: ARG001
    return [STATED] if scene.exact and scene.step.what.until is not None else _not_set(scene, "until")


def _neither_date(scene: Scene, params: Mapping[str, Any]) -> list[str]:  # noqa: ARG001
    return _not_set(scene, "review_on") if scene.facts.marker else _not_set(scene, "until", "review_on")


def _marker_lacks(scene: Scene, params: Mapping[str, Any]) -> list[str]:
    if params["what"] == "instruction":
        said = scene.facts.marker is not None and scene.facts.marker.instruction is Tri.NO
        return [STATED] if said else []
    return _denying(scene, "incident_logged")


def _closes_complaints(scene: Scene, params: Mapping[str, Any]) -> list[str]:  # noqa: ARG001
    measure = scene.facts.measure
    return [STATED] if measure and Service.COMPLAINTS_PROCESS in measure.terms.services else []


_FINDS: dict[str, Callable[[Scene, Mapping[str, Any]], list[str]]] = {
    "fact_is_not_so": lambda scene, params: _denying(scene, params["fact"]),
    "not_endorsed": lambda scene, _: _not_done(scene, Act.ENDORSE),
    "quorum": lambda scene, _: _not_done(scene, Act.ENDORSE),
    "not_consulted": lambda scene, _: _not_done(scene, Act.CONSULT),
    "no_end_no_review": _neither_date,
    "review_date": _no_review_date,
    "length": _wrong_length,
    "marker_lacks": _marker_lacks,
    "complaints_closed": _closes_complaints,
}

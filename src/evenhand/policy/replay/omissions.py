"""Finds what an absence offends where no act of its step asks for it: demands that always hold."""

from collections.abc import Iterator

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Answer, Jurisdiction, Policy, fits
from evenhand.policy.replay.evidence import FACT_IS_PART, STATED, Offence, known_absences, reasoned
from evenhand.policy.replay.facts import Scene, facts_not_so
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act, Category, Matter, Strength

_FACT_IS_MATTER = {"complaint_opened": Matter.COMPLAINT}
_ACT_IS_MATTER = {
    Act.TAKE_COMPLAINT: (Matter.COMPLAINT, Category.COMPLAINT_REFUSED_WRONGLY),
    Act.RECEIVE_APPEAL: (Matter.APPEAL, Category.NO_APPEAL_ROUTE),
}
_FACT_IS_SAFEGUARD = {
    "authorised": "authorised_by_named_person",
    "incident_logged": "rests_on_incident",
}


def unasked(scene: Scene, inquiry: Inquiry) -> Iterator[Offence]:
    """Yield what an absence (or a label) offends although no act of this step asks for it."""
    policy, jurisdiction = inquiry.policy, inquiry.jurisdiction
    for because, fact in _denied(scene):
        kind = FACT_CATALOGUE.get(fact)
        category = kind.breach if kind else Category.OTHER
        for rule, answer in _asking(policy, inquiry, fact):
            if answer.cited.strength is Strength.MAY or reasoned(scene, answer.cited, fact):
                continue
            yield Offence(because, rule, answer.cited, Message("fact_is_not_so", fact=fact), category)
    for absence in known_absences(scene):
        if absence.not_done in _ACT_IS_MATTER:
            matter, category = _ACT_IS_MATTER[absence.not_done]
            for answer in _taking(policy, jurisdiction, matter):
                yield Offence(absence.id, "never_blocked", answer.cited, Message("not_taken", matter=matter), category)


def _denied(scene: Scene) -> Iterator[tuple[str, str]]:
    if scene.step.what.labels:
        yield STATED, "conduct_described"
    for absence in known_absences(scene):
        if absence.not_so or absence.not_done is not Act.ASSESS:
            for fact in sorted(facts_not_so(absence)):
                yield absence.id, fact


def _asking(policy: Policy, inquiry: Inquiry, fact: str) -> Iterator[tuple[str, Answer]]:
    for answer in policy.every("safeguard", None, inquiry.jurisdiction):
        if answer.value.rule in {fact, _FACT_IS_SAFEGUARD.get(fact)}:
            yield answer.value.rule, answer
    for answer in policy.every("precondition", None, inquiry.jurisdiction):
        if fact in answer.value.requires and fits(answer.value, inquiry.about):
            yield "precondition", answer
    if fact in FACT_IS_PART:
        for answer in policy.every("notice", None, inquiry.jurisdiction):
            told = answer.value.decision is inquiry.about.decision and fits(answer.value, inquiry.about)
            if told and FACT_IS_PART[fact] in answer.value.says:
                yield "notice_complete", answer
    if fact in _FACT_IS_MATTER:
        for answer in _taking(policy, inquiry.jurisdiction, _FACT_IS_MATTER[fact]):
            yield "never_blocked", answer


def _taking(policy: Policy, jurisdiction: Jurisdiction, matter: Matter) -> Iterator[Answer]:
    return (answer for answer in policy.every("never_blocked", None, jurisdiction) if matter in answer.value.matters)

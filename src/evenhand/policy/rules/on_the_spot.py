"""Rules on ending a call or a visit on the spot: one worker does it, and records how."""

from collections.abc import Iterator

from evenhand.policy.facts.facts import Incident
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.layers import Answer, Silent
from evenhand.policy.verdict import Message, Outcome, RuleResult
from evenhand.policy.vocabulary import LIVE_CHANNELS, Abuse, Act


@rule(Act.END_CONTACT, topics=("on_the_spot", "safeguard"))
def ended_on_the_spot(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A worker leaves danger at once, ends what is threatening, sexual or discriminatory at once, and else warns first.

    It has happened already, so nothing refuses it: where a worker warned less often, that is recorded as a departure.
    """
    incident = inquiry.facts.incident
    if incident is None or incident.ended is None:
        return
    leaving, answers = inquiry.safeguard("leaving_danger_waits_for_nothing"), inquiry.every("on_the_spot")
    if leaving and incident.ended.because == Abuse.DANGER:
        yield met("ended_on_the_spot", leaving, Message("left_danger"))
        return
    at_once = next((answer for answer in answers if incident.ended.because in answer.value.at_once), None)
    warned = inquiry.ask("on_the_spot")
    if at_once:
        yield met("ended_on_the_spot", at_once, Message("ended_at_once"))
    elif not isinstance(warned, Silent):
        yield _after_warnings(warned, incident.ended.warnings)


def _after_warnings(answer: Answer, given: int) -> RuleResult:
    message = Message("warned_before_ending", have=given, need=answer.value.warnings)
    enough = given >= answer.value.warnings
    return (
        met("ended_on_the_spot", answer, message)
        if enough
        else RuleResult("ended_on_the_spot", Outcome.DEPARTED, answer.cited, message)
    )


def could_be_ended(incident: Incident) -> bool:
    """Return whether the report is of a call or a visit, which a worker can end."""
    return incident.channel in LIVE_CHANNELS and not incident.withdrawn

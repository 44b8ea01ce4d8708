"""Computes what is owed on a referral: making it, telling the customer, settling what comes back."""

from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar, localdate, localtime
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import After, Facts, Referral
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Answer, Policy, Silent, fits
from evenhand.policy.rules.referrals import hazards_taken
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import REPAIRS_REFERRAL, Act, Category, Tri


def referrals_told(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield each referral that the customer must hear of, because a layer says so or telling them was postponed."""
    for referred in facts.referrals:
        inquiry = Inquiry(policy, facts.about(referred.key), Act.REFER, None, at, calendar)
        answer, put_off = inquiry.ask("referral.told"), inquiry.safeguard("withholding_is_dated")
        if isinstance(answer, Silent):
            if put_off and referred.withheld_until:
                yield _telling(facts, referred, referred.withheld_until, put_off)
            continue
        later = referred.withheld_until if answer.value.unless_it_hinders else None
        yield _telling(facts, referred, later or referred.on, answer)


def _telling(facts: Facts, referred: Referral, by: date, answer: Answer) -> Duty:
    return Duty(
        "notify_referral",
        referred.reference,
        by,
        answer.cited,
        Message("duty_notify_referral"),
        Act.NOTIFY_REFERRAL,
        done=whether_done(facts, referred.told_on),
        done_on=referred.told_on,
        breach=Category.NO_NOTICE,
    )


def referrals_settled(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the referrals that came back: the receiver declined the matter, or the marker of an instruction ended."""
    jurisdiction = Inquiry(policy, facts, Act.ACCEPT_REFERRAL, None, at, calendar).jurisdiction
    leaves_nothing = policy.safeguard("closed_leaves_nothing_live", jurisdiction)
    shared = next((found for found in policy.every("record", None, jurisdiction) if "withdrawn_on" in found.value.keeps), None)
    ended = {marker.reference: marker.ended_on for marker in facts.markers}
    for referred in facts.referrals:
        if leaves_nothing and referred.declined_on and not referred.accepted_on:
            yield _settling(facts, referred, referred.declined_on, leaves_nothing, "duty_settle_referral")
        if shared and referred.marker and (day := ended.get(referred.marker)):
            yield _settling(facts, referred, day, shared, "duty_withdraw_sharing")


def _settling(facts: Facts, referred: Referral, by: date, answer: Answer, says: str) -> Duty:
    return Duty(
        says.removeprefix("duty_"),
        referred.reference,
        by,
        answer.cited,
        Message(says),
        Act.ACCEPT_REFERRAL,
        done=whether_done(facts, referred.settled_on),
        done_on=referred.settled_on,
    )


def hazards_handed_over(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield what is dangerous or broken at a home, until repairs take it over: owed on the day of its receipt (floor 62)."""
    for referred in facts.referrals:
        if referred.key != REPAIRS_REFERRAL or not referred.hands_over:
            continue
        answer = hazards_taken(Inquiry(policy, facts.about(referred.key), Act.REFER, None, at, calendar))
        received = referred.received_at
        day = localdate(received) if received else referred.on
        moment = After(day, localtime(received) if received else None)
        taken = referred.accepted_on or referred.settled_on
        yield Duty(
            "hand_over_hazard",
            referred.reference,
            day,
            answer.cited if answer else None,
            Message("duty_hand_over_hazard", **moment.params),
            Act.ACCEPT_REFERRAL,
            done=whether_done(facts, taken),
            done_on=taken,
            breach=Category.EMERGENCY_BLOCKED,
        )


def corrections_sent(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield each correction of what was passed on, until the body that had it takes it: owed on the day it was decided."""
    jurisdiction = Inquiry(policy, facts, Act.ACCEPT_REFERRAL, None, at, calendar).jurisdiction
    answer = policy.safeguard("appeal_recalls_no_report", jurisdiction)
    for referred in facts.referrals if answer else ():
        if referred.corrects:
            taken = referred.accepted_on or referred.settled_on
            yield Duty(
                "send_correction",
                referred.reference,
                referred.on,
                answer.cited if answer else None,
                Message("duty_send_correction"),
                Act.ACCEPT_REFERRAL,
                done=whether_done(facts, taken),
                done_on=taken,
            )


def referrals_made(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield the referrals that a policy requires once their ground exists."""
    for key, answer in policy.catalogue("referral").items():
        inquiry = Inquiry(policy, facts.about(key), Act.REFER, None, at, calendar)
        grounds = [fact.on for name in answer.value.when if (fact := facts.fact(name)).state is Tri.YES and fact.on]
        if (
            not answer.value.must
            or not fits(answer.value, inquiry.about)
            or not grounds
            or inquiry.fact(inquiry.nearest(answer.value.when)) is not Tri.YES
        ):
            continue
        made = min((referred.on for referred in facts.referrals if referred.key == key), default=None)
        yield Duty(
            "refer",
            key,
            min(grounds),
            answer.cited,
            Message("duty_refer", to=answer.value.to),
            Act.REFER,
            done=whether_done(facts, made),
            done_on=made,
        )

"""Builds the stages of referrals for a walk, and the orders of a court."""

from datetime import timedelta

from evenhand.casework.details.referrals import ReferralAnswered, ReferralTold, Referred, StepTaken
from evenhand.ops.demo.data.story import Story
from evenhand.policy.vocabulary import Act

OFFICER, DIRECTOR = "priya.shah", "grace.mensah"


def _case(story: Story) -> None:
    story.open(story.report("Rang the gas engineer's own number at night.", "offensive_language"))


def _passed(story: Story, key: str, **more: object) -> str:
    told = Referred(key=key, recipient="Duty desk, 4425", passed_on="Ring before a visit.", words="They visit too.", **more)
    return story.do(OFFICER, Act.REFER, told)


def _waiting(story: Story) -> None:
    _case(story)
    _passed(story, "safeguarding", route="safeguarding", hands_over=True)


def _declined(story: Story) -> None:
    _case(story)
    handed = _passed(story, "safeguarding", route="safeguarding", hands_over=True)
    answer = ReferralAnswered(outcome="declined", who="Duty desk", words="Below our threshold.")
    story.days_on(2).do(OFFICER, Act.ACCEPT_REFERRAL, answer, handed)


def _taken_over_and_told(story: Story) -> None:
    _case(story)
    handed = _passed(story, "safeguarding", route="safeguarding", hands_over=True)
    answer = ReferralAnswered(outcome="accepted", who="Duty desk", words="A worker will visit.")
    story.days_on(2).do(OFFICER, Act.ACCEPT_REFERRAL, answer, handed)
    story.do(OFFICER, Act.NOTIFY_REFERRAL, ReferralTold(words="Told by telephone."), handed)


def _put_off(story: Story) -> None:
    _case(story)
    call = _passed(story, "emergency_services")
    until = story.today + timedelta(days=14)
    put_off = ReferralTold(words="The police asked us to wait.", withheld_until=until)
    story.do(OFFICER, Act.NOTIFY_REFERRAL, put_off, call)


def _ordered(story: Story) -> None:
    _case(story)
    until = story.today + timedelta(days=200)
    order = StepTaken(
        kind="injunction",
        body="County Court",
        words="Not to enter the office.",
        until=until,
        advice=True,
        under="ASBCPA 2014, s. 1",
    )
    story.do(OFFICER, Act.RECORD_ORDER, order)


STAGES = ((_waiting, 6), (_declined, 6), (_taken_over_and_told, 6), (_put_off, 6), (_ordered, 6))

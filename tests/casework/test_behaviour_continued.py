"""Checks when behaviour counts as continued: by the minute where the time is known, else by the day."""

from datetime import time, timedelta

import pytest

from evenhand.casework.details import Established
from evenhand.casework.details.incidents import Reported
from evenhand.incidents.models import Incident
from evenhand.policy.facts.facts import After
from evenhand.policy.judge import judge
from evenhand.policy.verdict import Cure, Message
from evenhand.policy.vocabulary import Act, Tri
from evenhand.wording.words import Words
from tests.builders.house import facts_of, house, opened

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TOLD_AT = time(10, 30)
"""The house's clock begins at 9:30 UTC, in summer."""


@pytest.fixture
def place():
    return house()


@pytest.fixture
def case(place):
    return opened(place)


def told(place, case, **when):
    place.do(Act.COMMUNICATE_CONCERNS, Established(words="Asked her to stop.", facts=("told_unacceptable",), **when), case=case)


def rang(place, case, at):
    details = Reported(
        words="Rang 9 times.",
        customer=place.customer.reference,
        happened_at=at,
        channel="telephone",
        behaviours=("disproportionate_contact",),
    )
    return place.do(Act.LOG_INCIDENT, details, case=case).subject


def went_on(place, case):
    return facts_of(place, case).fact("behaviour_continued")


def test_behaviour_without_a_warning_is_not_compared(place, case):
    assert went_on(place, case).state is Tri.NOT_KNOWN
    assert went_on(place, case).after is None


@pytest.mark.parametrize(("minutes", "state"), [(-1, Tri.NOT_KNOWN), (0, Tri.NOT_KNOWN), (1, Tri.YES)])
def test_same_day_is_compared_by_the_minute(place, case, minutes, state):
    told(place, case)
    at = place.at
    rang(place.later(hours=3), case, at + timedelta(minutes=minutes))

    assert went_on(place, case).state is state
    assert went_on(place, case).after == (None if state is Tri.YES else After(at.date(), TOLD_AT))


def test_behaviour_after_an_earlier_day_is_compared_by_day(place, case):
    day = place.today
    told(place.later(days=1), case, on=day)
    rang(place, case, place.at - timedelta(hours=17))

    assert went_on(place, case).after == After(day)
    rang(place, case, place.at - timedelta(hours=1))
    assert went_on(place, case).state is Tri.YES


def test_a_withdrawn_report_does_not_show_that_it_went_on(place, case):
    told(place, case)
    report = rang(place.later(hours=3), case, place.at)
    Incident.objects.filter(reference=report).update(withdrawn_at=place.at)  # as a correction leaves it

    assert went_on(place, case).state is Tri.NOT_KNOWN


def test_refusal_and_cure_name_the_moment_compared(place, case):
    told(place, case)
    facts, doing = facts_of(place, case), place.doing(Act.PROPOSE, case=case)

    verdict = judge(doing.policy, facts, Act.PROPOSE, doing.by.person, doing.on, doing.calendar)
    found = next(one for one in verdict.refusals if one.message.params.get("fact") == "behaviour_continued")

    compared = {"fact": "behaviour_continued", "after": place.today, "at": "10:30"}
    assert found.message == Message("fact_not_known", **compared)
    assert found.cures[0] == Cure("do", act=Act.LOG_INCIDENT, **compared)
    assert Words().message(found.message) == "No record shows that the behaviour went on after 10:30 on 1 June 2026."
    assert Words().cure(found.cures[0]).endswith(": the behaviour went on after 10:30 on 1 June 2026.")

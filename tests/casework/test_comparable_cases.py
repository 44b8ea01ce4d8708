"""Compares a proposal with like cases, for the decision-maker, where there are enough of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.casework.details.measures import Assessment, Signed, Weighed
from evenhand.casework.facts.gather import gather
from evenhand.casework.form_questions.comparable_cases import FEWEST, comparable_cases
from evenhand.casework.perform import prepare
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, MeasureKind
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.stages import stage
from tests.web.acting import address, signed_in, text_of

SHORTER = (20, 30, 40, 50, 60)
pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def place(monkeypatch):
    place = house()
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: place.at)
    return place


@stage
def waiting(place):
    """Propose something that waits for a decision; return the case and the measure."""
    case = opened(place)
    heard_and_assessed(place, case)
    return case, place.do(Act.PROPOSE, once_a_week(place), case=case).subject


@stage
def decided(place, *lengths, behaviour="disproportionate_contact"):
    """Decide on measures of some days' length, each in a case of its own; the shorter ones limit a service."""
    for days in lengths:
        place.later(days=1)
        case = opened(place, (behaviour,))
        heard_and_assessed(place, case, (behaviour,))
        until = {"until": place.today + timedelta(days=days - 1)}
        told = replace(once_a_week(place), review_on=min(until["until"], place.today + timedelta(days=85)), **until)
        who = "manager"
        if lengths == SHORTER:
            who = "assistant_director"
            grounds = ("exceptional_case", "occupancy_agreement_allows")
            weighed = tuple(Weighed(fact=fact, so=True, why="As the agreement says.") for fact in grounds)
            place.do(Act.ASSESS, Assessment(answers=weighed), case=case)
            told = replace(told, key="no_improvements", terms=Terms(services=("improvements",)))
        measure = place.do(Act.PROPOSE, told, case=case).subject
        place.do(Act.CONSULT, Signed(party="other_teams", words="Agreed."), case=case, subject=measure)
        place.do(Act.AUTHORISE, Signed(words="In proportion."), who, case=case, subject=measure)


def compared(place):
    case, measure = waiting(place)
    doing = prepare(Act.AUTHORISE, Details(), by=place.officers["manager"], at=place.at, case=case, subject=measure)
    return comparable_cases(doing, gather(Case.objects.all().get(reference=case)).about(measure))


@pytest.mark.parametrize("more", [0, 1])
def test_comparison_needs_at_least_five_like_cases(place, more):
    decided(place, *[181] * (FEWEST - 1))
    decided(place, *[181] * more)

    like = compared(place)

    assert (like and like.cases) == (FEWEST if more else None)


def test_comparison_gives_how_rare_and_how_long_the_measure_is(place):
    decided(place, *SHORTER)

    like = compared(place)

    assert (like.kind, like.of_kind, like.rarer) == (MeasureKind.CONTACT_RESTRICTION, 0, True)
    assert (like.days, like.usual, like.longer) == (181, 40, True)


def test_a_proposal_like_the_others_is_neither_rarer_nor_longer(place):
    decided(place, *[181] * FEWEST)

    like = compared(place)

    assert not like.rarer
    assert not like.longer


def test_other_conduct_does_not_count(place):
    decided(place, *[181] * FEWEST, behaviour="threats")

    assert compared(place) is None


def test_decisions_of_more_than_two_years_ago_do_not_count(place):
    decided(place, *[181] * FEWEST)
    place.later(days=800)

    assert compared(place) is None


def test_another_landlord_s_decisions_do_not_count(place):
    decided(place, *[181] * (FEWEST - 1))
    other = house("another", "Another Homes")
    other.at = place.at
    decided(other, 181)

    assert compared(place) is None


def test_the_decision_maker_reads_it_first(place):
    decided(place, *SHORTER)
    case, measure = waiting(place)
    browser = signed_in(place, "manager")

    page = text_of(browser.get(address(case, Act.AUTHORISE, measure)))

    first, after = page.index("Look at these first"), page.index("Why it is proposed")
    assert "Stricter than like cases: in the last two years none of 5 led to a contact restriction." in page[first:after]
    assert "Longer than like cases: it would last 181 days; half of those lasted 40 or less." in page[first:after]


def test_late_decision_is_compared_from_its_first_possible_day(place):
    decided(place, *[181] * FEWEST)
    case, measure = waiting(place)
    place.later(days=6)
    doing = prepare(Act.AUTHORISE, Details(), by=place.officers["manager"], at=place.at, case=case, subject=measure)

    like = comparable_cases(doing, gather(Case.objects.get(reference=case)).about(measure))

    assert (like.days, like.longer) == (175, False)

"""A proposal beside what was decided in like cases: shown to whoever decides, only where there are enough of them."""

from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.actions import begin
from evenhand.casework.details import Details
from evenhand.casework.facts.gather import gather
from evenhand.casework.like_cases import FEWEST, like_cases
from evenhand.landlords.references import draw
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act, MeasureKind
from tests.casework.builders import heard_and_assessed, house, once_a_week, opened
from tests.web.acting import address, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    place = house()
    monkeypatch.setattr("evenhand.web.acts.page.now", lambda: place.at)
    return place


@pytest.fixture
def proposed(place):
    case = opened(place)
    heard_and_assessed(place, case)
    return case, place.do(Act.PROPOSE, once_a_week(place), case=case).subject


def decided(place, first, days=30, *, ago=100, key="single_point_of_contact", behaviours=None):
    """Keep another case of the same landlord in which a measure was authorised some days ago."""
    row = Case.objects.get(reference=first[0])
    incident = row.incidents.order_by("id").first()
    incident.pk, incident.reference = None, draw()
    incident.behaviours = behaviours or incident.behaviours
    incident.save()
    measure = row.measures.get()
    row.pk, row.reference = None, draw()
    row.save()
    row.incidents.set([incident])
    day = place.today - timedelta(days=ago)
    measure.pk, measure.reference, measure.case, measure.key = None, draw(), row, key
    measure.authorised_on, measure.starts_on, measure.until = day, day, day + timedelta(days=days - 1)
    measure.save()


def compared(place, proposed):
    case, measure = proposed
    doing = begin(Act.AUTHORISE, Details(), by=place.officers["manager"], at=place.at, case=case, subject=measure)
    return like_cases(doing, gather(Case.objects.all().get(reference=case)).about(measure))


def test_with_fewer_than_five_like_cases_nothing_is_said(place, proposed):
    for _ in range(FEWEST - 1):
        decided(place, proposed)
    assert compared(place, proposed) is None

    decided(place, proposed)
    assert compared(place, proposed).cases == FEWEST


def test_it_says_how_rare_the_kind_is_and_how_long_the_others_lasted(place, proposed):
    for days in (20, 30, 40, 50, 60):
        decided(place, proposed, days, key="no_improvements")

    like = compared(place, proposed)

    assert (like.kind, like.of_kind, like.rarer) == (MeasureKind.CONTACT_RESTRICTION, 0, True)
    assert (like.days, like.usual, like.longer) == (181, 40, True)


def test_a_proposal_like_the_others_is_neither_rarer_nor_longer(place, proposed):
    for _ in range(FEWEST):
        decided(place, proposed, days=181)

    like = compared(place, proposed)

    assert not like.rarer
    assert not like.longer


@pytest.mark.parametrize("other", [{"behaviours": ["threats"]}, {"ago": 800}])
def test_other_conduct_and_older_decisions_do_not_count(place, proposed, other):
    for _ in range(FEWEST):
        decided(place, proposed, **other)

    assert compared(place, proposed) is None


def test_another_landlord_s_decisions_do_not_count(place, proposed):
    for _ in range(FEWEST):
        decided(place, proposed)
    moved = Measure.objects.exclude(reference=proposed[1]).first()
    moved.landlord = house("another", "Another Homes").landlord
    moved.save()

    assert compared(place, proposed) is None


def test_whoever_decides_reads_it_first(place, proposed):
    for _ in range(FEWEST):
        decided(place, proposed, key="no_improvements")
    browser = signed_in(place, "manager")

    page = text_of(browser.get(address(proposed[0], Act.AUTHORISE, proposed[1])))

    first, after = page.index("Look at these first"), page.index("Why it is proposed")
    assert "Stricter than like cases: in the last two years none of 5 led to a contact restriction." in page[first:after]
    assert "Longer than like cases: it would last 181 days; half of those lasted 30 or less." in page[first:after]

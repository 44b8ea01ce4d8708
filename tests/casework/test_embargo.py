"""Withheld letters: a decision with a reason, an author and a review day; no page shows them before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from evenhand import clock
from evenhand.cases.models import Step
from evenhand.casework.details.letters import Served, Withheld
from evenhand.casework.permissions import allowed
from evenhand.letters.models import Notice
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.house import house
from tests.builders.withheld_notices import PLANTED, untold
from tests.clauses import clause
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    yield
    clock.move(timedelta())


def pages(place, case, notice):
    """Return what every page shows that may be read out, printed or sent; and the case's own page."""
    set_clock(place)
    client = client_of(place, "officer")
    shown = {
        "customer": client.get(reverse("customer", args=[place.customer.reference])),
        "letter": client.get(reverse("notice", args=[notice])),
        "pdf": client.get(reverse("notice-pdf", args=[notice])),
        "work": client.get(reverse("my-work")),
        "cases": client.get(reverse("cases")),
    }
    return shown, client.get(reverse("case", args=[case])).content.decode()


@clause("floor:42:2")
def test_withheld_letter_is_on_no_page_but_the_case():
    place = house()
    case, _, notice = untold(place)

    shown, page = pages(place, case, notice)

    assert {name for name, page in shown.items() if PLANTED in page.content.decode("latin-1")} == set()
    assert shown["letter"].status_code == shown["pdf"].status_code == 404
    assert "Withheld from the customer until a review on" in page
    assert notice not in page


def test_withheld_letter_is_shown_and_owed_from_its_day():
    place = house()
    case, measure, notice = untold(place, days=3)
    with pytest.raises(ActRefused) as refused:
        place.do(Act.SERVE, Served(how="email"), case=case, subject=measure)
    assert [one.rule for one in refused.value.verdict.refusals] == ["not_told_before_its_day"]

    place.later(days=3)
    shown, page = pages(place, case, notice)
    assert PLANTED in shown["letter"].content.decode()
    assert PLANTED not in shown["customer"].content.decode()  # a limit that was not given binds nobody yet
    assert notice in page
    place.do(Act.SERVE, Served(how="email"), case=case, subject=measure)
    assert PLANTED in pages(place, case, notice)[0]["customer"].content.decode()
    assert Notice.objects.get(reference=notice).served_on == place.today


def test_the_decision_has_its_author_its_reason_and_a_day_ahead():
    place = house()
    case, measure, _ = untold(place)
    step = Step.objects.get(act=Act.WITHHOLD_NOTICE)

    assert (step.by, step.words) == (place.officers["manager"].user, "Police asked us to wait.")
    today = Withheld(words="Not today.", until=place.today)
    with pytest.raises(ActRefused):
        place.do(Act.WITHHOLD_NOTICE, today, "manager", case=case, subject=measure)
    assert not allowed(place.officers["officer"], Act.WITHHOLD_NOTICE)


def test_notice_already_given_cannot_be_withheld():
    place = house()
    case, measure, _ = untold(place, days=1)
    place.later(days=1).do(Act.SERVE, Served(how="email"), case=case, subject=measure)

    later = Withheld(words="After all.", until=place.today + timedelta(days=9))
    with pytest.raises(ActRefused) as refused:
        place.do(Act.WITHHOLD_NOTICE, later, "manager", case=case, subject=measure)
    assert "in_order" in [one.rule for one in refused.value.verdict.refusals]


def test_the_summer_midnight_of_the_day_is_the_landlords():
    place = house()
    case, measure, notice = untold(place, days=3)
    day = place.today + timedelta(days=3)
    place.at = datetime(day.year, day.month, day.day - 1, 23, 30, tzinfo=UTC)  # half past midnight of that day in London

    place.do(Act.SERVE, Served(how="email"), case=case, subject=measure)
    assert Notice.objects.get(reference=notice).served_on == day

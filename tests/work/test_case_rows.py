"""Case summaries of lists: kept with the case, and never shown once stale."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.cases.models import Case, CaseSummary
from evenhand.casework.details.customers import AccountSought, Contacted
from evenhand.landlords import actions as landlords
from evenhand.policy.vocabulary import Act
from evenhand.work.case_rows import listed, refresh_all, with_listing
from evenhand.work.sweep import sweep
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import heard_and_assessed, house, opened, pinned_on
from tests.stages import stage

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAYS = (*range(60), *range(60, 366, 5))


def shown(place, days=0):
    """Return what a list shows some days on: codes with their parameters."""
    on = place.today + timedelta(days=days)
    rows = listed(with_listing(Case.objects.order_by("id")), pinned_on(place, on))
    return [(row.stands, row.owed, row.due_on, row.counted) for row in rows]


@stage
def several(place):
    """Bring cases to several stages."""
    opened(place)
    heard_and_assessed(place, opened(place))
    case, measure = in_force(place)
    marked(place, case, place.customer.incidents.order_by("-id").first().reference)
    other, limited = in_force(place)
    appealed(place.later(days=2), other, limited)
    assert (case, measure) != (other, limited)


def test_kept_rows_equal_fresh_ones_on_days_through_a_year():
    place = house()
    several(place)
    fresh = []
    for days in DAYS:
        CaseSummary.objects.update(under="")
        fresh.append(shown(place, days))
    CaseSummary.objects.update(under="")
    refresh_all(place.landlord, place.at)

    assert [shown(place, days) for days in DAYS] == fresh
    assert len({str(day) for day in fresh}) > 1, "time alone changes what is shown"


def test_kept_rows_take_three_queries_and_stale_ones_a_fixed_few():
    place = house()
    several(place)

    def asked():
        pinned = pinned_on(place, place.today)
        with CaptureQueriesContext(connection) as queries:
            listed(with_listing(Case.objects.all()), pinned)
        return len(queries)

    refresh_all(place.landlord, place.at)
    assert asked() == 3, "the rows, what their people need, what they wait for"
    CaseSummary.objects.filter(case=Case.objects.order_by("id")[2]).update(under="")
    one = asked()
    CaseSummary.objects.update(under="")
    assert asked() == one


def test_act_makes_kept_rows_stale_until_the_sweep_renews_them():
    place = house()
    case = opened(place)
    assert refresh_all(place.landlord, place.at) == 1
    assert refresh_all(place.landlord, place.at) == 0

    place.do(Act.SEEK_ACCOUNT, AccountSought(words="Wrote and rang.", channels=("letter",)), case=case)

    assert refresh_all(place.landlord, place.at) == 1
    assert CaseSummary.objects.get().standing == "account_sought"


def test_the_sweep_leaves_nothing_stale():
    place = house()
    in_force(place)
    opened(place)
    sweep(place.landlord, place.at)

    assert refresh_all(place.landlord, place.at) == 0


def test_a_house_choice_makes_what_is_kept_stale():
    place = house()
    in_force(place)
    refresh_all(place.landlord, place.at)
    two = (place.officers["director"].user, place.officers["assistant_director"].user)
    answers = {"account.fair_time": {"within": {"value": 5, "unit": "working_days"}}}
    landlords.adopt_choice(place.landlord, "octavia", answers, says="Five days.", by=two, on=place.today, minute="EMT 9/26")

    assert refresh_all(place.landlord, place.at) == 1


def test_contact_outside_the_case_makes_kept_rows_stale():
    place = house()
    opened(place)
    refresh_all(place.landlord, place.at)
    told = Contacted(customer=place.customer.reference, channel="telephone", happened_at=place.at, words="Rang about rent.")
    place.do(Act.RECORD_CONTACT, told)

    assert refresh_all(place.landlord, place.at) == 1

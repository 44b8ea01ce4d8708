"""Checks that a page makes as many queries for three rows as for one, and counts no rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.casework.access import cases_of
from evenhand.casework.details.allegations import Alleged
from evenhand.casework.facts.gather import gather_all
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import house
from tests.stages import stage
from tests.web.pages import client_of, set_clock

FACTS = 2
"""The cases, and everything that is on file of them."""
pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@stage
def full_case(place):
    """Take one case so far that every kind of row is in it."""
    case, measure = in_force(place)
    if not place.customer.markers.exists():  # a customer has one of a kind
        marked(place, case, place.customer.incidents.order_by("-id").first().reference)
    appealed(place.later(days=2), case, measure)
    place.do(Act.TAKE_ALLEGATION, Alleged(words="He swore.", of=(place.officers["adviser"].user.reference,)), case=case)
    return case


def asked(client, address):
    """Return the questions that a page asks, once what is kept in memory is there."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"".join(answer)
    return [query["sql"] for query in queries.captured_queries]


def test_facts_take_the_same_queries_for_one_case_or_three():
    place = house()
    counts = []
    for _ in range(3):
        full_case(place)
        with CaptureQueriesContext(connection) as queries:
            assert all(facts.measures for facts in gather_all(cases_of(place.officers["officer"])).values())
        counts.append(len(queries))
    assert counts == [FACTS] * 3


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("officer", "/"),
        ("adviser", "/"),
        ("assistant_director", "/"),
        ("officer", "/cases/"),
        ("officer", "/cases/?which=all"),
        ("officer", "/cases/?due=week&order=due"),
        ("officer", "/cases.csv?which=all"),
        ("officer", "/incidents.csv"),
        ("auditor", "/decisions/"),
        ("auditor", "/decisions/?sample=50"),
        ("auditor", "/decisions.csv"),
        ("officer", "/customers.csv"),
        ("officer", "/incidents/"),
        ("adviser", "/incidents/"),
        ("officer", "/customers/"),
        ("officer", "/customers/{customer}/"),
        ("officer", "/cases/{case}/"),
    ],
)
def test_page_takes_the_same_queries_for_one_row_or_three(who, address):
    place = house()
    case = full_case(place)
    set_clock(place)
    client, where = client_of(place, who), address.format(case=case, customer=place.customer.reference)
    one = asked(client, where)
    full_case(place)
    full_case(place)
    set_clock(place)
    three = asked(client, where)

    assert len(three) == len(one), "\n".join(three)
    assert not [sql for sql in three if "COUNT(" in sql.upper()]


def test_case_page_takes_the_same_queries_for_one_row_or_three():
    place = house()
    case, measure = in_force(place)
    marked(place, case, place.customer.incidents.order_by("-id").first().reference)
    appealed(place.later(days=2), case, measure)
    client = client_of(set_clock(place), "officer")
    one = asked(client, f"/cases/{case}/")
    for _ in range(2):
        place.customer.markers.update(ended_on=place.today)  # a customer has one live marker of a kind
        marked(place, case, place.customer.incidents.order_by("-id").first().reference)
        appealed(place, case, measure)
    assert len(asked(client, f"/cases/{case}/")) == len(one)

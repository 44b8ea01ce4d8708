"""Reads the databases' plans: no search reads all customers, homes, keys or spellings."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.casework.access import find_customers
from tests.builders.house import house

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TYPED = (
    "Vale", "Marion Vale", "Vale, Marion", "Marion Ann Vale", "Mairon Vael", "Valle", "M Vael", "0123", "PM2 4QT", "PM2",
    "07700 900123", "12 Cooper Row", "Vale PM2", "Cooper Vale 12", "marion@vale.example", "o brien", "Ng",
)  # fmt: skip
MOST_QUERIES = 30


def nodes(plan):
    """Yield each node of a PostgreSQL plan."""
    yield plan
    for one in plan.get("Plans", ()):
        yield from nodes(one)


def scans(sql):
    """Return the tables that a statement would read whole where an index could serve."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("EXPLAIN QUERY PLAN " + sql)
            return [row[3] for row in cursor.fetchall() if row[3].startswith("SCAN") and "people_" in row[3]]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN (FORMAT JSON) " + sql)
        [[found]] = cursor.fetchall()
    [plan] = json.loads(found) if isinstance(found, str) else found
    return [one["Relation Name"] for one in nodes(plan["Plan"]) if one["Node Type"] == "Seq Scan"]


@pytest.fixture
def place():
    return house()


def asked(place, typed):
    """Return the statements of a search."""
    with CaptureQueriesContext(connection) as captured:
        find_customers(place.officers["adviser"], typed)
    return [one["sql"] for one in captured if one["sql"].startswith("SELECT")]


@pytest.mark.parametrize("typed", TYPED)
def test_search_reads_ranges_of_indexes_alone(place, typed):
    statements = asked(place, typed)

    assert 0 < len(statements) <= MOST_QUERIES
    assert [found for sql in statements for found in scans(sql)] == []


def test_exact_look_up_is_one_query_and_one_for_needs(place):
    assert [len(asked(place, typed)) for typed in ("07700 900123", place.customer.reference)] == [2, 2]

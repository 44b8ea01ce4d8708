"""Checks that each order and a late page of a list are read from one index, for any number of rows."""

import json
import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bench.rows import in_bulk
from evenhand.cases.models import CaseSummary
from evenhand.incidents.models import Incident
from evenhand.work.case_lists import (
    CASE_ORDERS,
    INCIDENT_ORDERS,
    CasesAsked,
    IncidentsAsked,
    case_list,
    incident_list,
)
from evenhand.work.case_summary import mark_of
from tests.builders.house import house, pinned_on

pytestmark = pytest.mark.django_db
MOST_BUFFERS = 100
CLOSED, OPEN, REPORTS = 7600, 400, 8000
CASES = [(which, order) for which in ("open", "all", "mine") for order in CASE_ORDERS]


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Return a landlord whose rows fill some hundreds of pages; what lists show of each is said to hold."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = house()
        in_bulk(made, closed=CLOSED, still_open=OPEN, reports=REPORTS)
        shown = {"standing": "opened", "stands": {"code": "opened", "params": {"on": {"day": "2026-05-01"}}}}
        CaseSummary.objects.update(under=mark_of(pinned_on(made, made.today)), **shown)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def place(built, db):
    return built


def chosen_by(page):
    """Return a page, and the queries by which its rows were chosen: those of one table that end with a limit."""
    with CaptureQueriesContext(connection) as queries:
        found = page()
    of_rows = r'^(\(?SELECT).* FROM "(cases_casesummary|incidents_incident)" .*LIMIT \d+$'
    return found, [one["sql"] for one in queries if re.match(of_rows, one["sql"]) and "UNION" not in one["sql"]]


def nodes(plan):
    yield plan
    for inner in plan.get("Plans", ()):
        yield from nodes(inner)


def read_from_an_index(sql):
    """Hold a query's plan against what a list may cost."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            plan = plan_of(cursor, sql)
            kinds = {node["Node Type"] for node in nodes(plan)}
            assert kinds <= {"Limit", "Index Scan", "Index Only Scan", "Nested Loop"}, (kinds, sql)
            assert plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] <= MOST_BUFFERS, (plan["Shared Hit Blocks"], sql)
        else:
            cursor.execute("EXPLAIN QUERY PLAN " + sql)
            steps = [row[3] for row in cursor.fetchall()]
            assert all(step.startswith("SEARCH") and " USING " in step for step in steps), (steps, sql)


def both_pages(first, late):
    for page in (first, late):
        found, queries = chosen_by(page)
        assert len(found.rows) > 5
        assert queries
        for sql in queries:
            read_from_an_index(sql)


@pytest.mark.parametrize(("which", "order"), CASES)
def test_each_order_of_cases_is_read_from_an_index(place, which, order):
    by, asked = place.officers["officer"], CasesAsked(which=which, order=order)
    among = CaseSummary.objects.all() if which == "all" else CaseSummary.objects.filter(is_open=True)
    among = among.filter(owner=by.user) if which == "mine" else among
    in_turn = CASE_ORDERS[order].sort(among)
    after = in_turn[in_turn.count() * 9 // 10].case.reference
    both_pages(lambda: case_list(by, place.at, asked), lambda: case_list(by, place.at, asked, after=after))


@pytest.mark.parametrize(("who", "order"), [*(("officer", order) for order in INCIDENT_ORDERS), ("adviser", "newest")])
def test_each_order_of_incidents_is_read_from_an_index(place, who, order):
    by, asked = place.officers[who], IncidentsAsked(order=order)
    after = INCIDENT_ORDERS[order].sort(Incident.objects.all())[REPORTS * 9 // 10].reference
    both_pages(lambda: incident_list(by, asked), lambda: incident_list(by, asked, after=after))


def test_stale_summaries_are_found_by_their_index(place):
    """A list that is ordered by day asks first what no longer holds, of open and of closed cases: three ranges each."""
    with CaptureQueriesContext(connection) as queries:
        case_list(place.officers["officer"], place.at, CasesAsked(order="due"))
    looks = [one["sql"] for one in queries if "UNION ALL" in one["sql"]]
    assert len(looks) == 2
    for sql in looks:
        read = list(indexes_of(sql))
        assert len(read) == 3
        assert set(read) <= {"case_summary_stale", "case_summary_stale_open"}


def indexes_of(sql):
    """Yield the index by which each part of a query reads its rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for node in nodes(plan_of(cursor, sql)):
                if "Plans" not in node:
                    yield node.get("Index Name", node["Node Type"])
        else:
            cursor.execute("EXPLAIN QUERY PLAN " + sql)
            for row in cursor.fetchall():
                if row[3].startswith(("SEARCH", "SCAN", "USE")):
                    yield row[3].partition(" USING INDEX ")[2].partition(" ")[0]


def plan_of(cursor, sql):
    cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)
    [(told,)] = cursor.fetchall()
    return (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]

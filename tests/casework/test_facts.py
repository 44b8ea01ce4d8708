"""Checks that one statement reads the facts of cases as row by row gathering does, for any number."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.cases.models import Case
from evenhand.casework.details.allegations import Alleged
from evenhand.casework.details.customers import RepresentativeNamed
from evenhand.casework.facts.gather import gather, gather_all
from evenhand.casework.facts.statement import MOST, rows_of
from evenhand.casework.facts.tables import TABLES, Rows
from evenhand.incidents.models import Incident
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import house, opened, other_customer, reported
from tests.walks.oracle import equal_facts

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def place():
    return house()


def full_case(place, *, with_marker=True):
    """Take one case so far that most kinds of rows are in it."""
    case, measure = in_force(place)
    if with_marker:
        marked(place, case, place.customer.incidents.order_by("-id").first().reference)
    appealed(place.later(days=2), case, measure)
    place.do(Act.TAKE_ALLEGATION, Alleged(words="He swore.", of=(place.officers["adviser"].user.reference,)), case=case)
    return case


def test_each_kind_of_rows_has_its_table():
    assert tuple(TABLES) == Rows._fields


@pytest.mark.parametrize("many", [1, 3])
def test_facts_take_one_query_for_any_number_of_cases(place, many):
    cases = [opened(place) for _ in range(many)]
    rows = list(Case.objects.all())
    with CaptureQueriesContext(connection) as queries:
        facts = gather_all(rows)

    assert len(queries) == 1
    assert {one.reference for one in facts.values()} == set(cases)


def test_facts_of_no_case_take_no_query():
    with CaptureQueriesContext(connection) as queries:
        assert gather_all([]) == {}
    assert len(queries) == 0


def test_a_case_that_is_not_there_is_left_out(place):
    opened(place)
    case = Case.objects.get()

    assert set(rows_of([case.pk, case.pk + 1])) == {case.pk}


def test_more_cases_than_a_database_takes_parameters_are_read(place):
    opened(place)
    case = Case.objects.get()

    assert set(rows_of(range(case.pk, case.pk + 2 * MOST + 1))) == {case.pk}


def test_facts_of_two_cases_of_one_customer_are_apart(place):
    first, second = full_case(place), full_case(place, with_marker=False)
    for case in (first, second):
        equal_facts(case)

    alleged = [{one.reference for one in gather(Case.objects.get(reference=case)).allegations} for case in (first, second)]
    assert [len(one) for one in alleged] == [1, 1]
    assert alleged[0] != alleged[1]
    elsewhere = [gather(Case.objects.get(reference=case)).markers_elsewhere for case in (first, second)]
    assert [[one.case for one in found] for found in elsewhere] == [[], [first]]


def test_facts_of_a_neighbour_say_nothing_of_this_customer(place):
    case = full_case(place)
    place.customer = other_customer(place, "Robin Ashe", place.customer.home)
    other = opened(place)

    assert [bool(equal_facts(one).needs) for one in (case, other)] == [True, False]


def test_a_moment_to_the_fraction_of_a_second_keeps_its_order(place):
    place.at = place.at.replace(microsecond=500_000)
    case = opened(place)
    place.at = place.at.replace(microsecond=0)
    earlier = reported(place, case=case)

    assert next(one.reference for one in equal_facts(case).incidents) == earlier


def test_a_report_of_a_summer_night_is_of_the_london_day(place):
    place.at = place.at.replace(month=7, day=1, hour=1, minute=30, microsecond=1)
    case = opened(place)

    (incident,) = equal_facts(case).incidents
    assert incident.happened_on == date(2026, 7, 1)
    assert Incident.objects.get().happened_at.date() == date(2026, 6, 30)


def test_words_with_quotes_and_other_scripts_are_read_as_written(place):
    case = opened(place)
    name = 'Zoë "Zo" O\'Neil \\ 100 % \N{ARABIC LETTER BEH}\N{GRINNING FACE}'
    place.do(
        Act.NAME_REPRESENTATIVE,
        RepresentativeNamed(words="She asked us to.", name=name, standing="friend", since=place.today),
        case=case,
    )

    assert [one.name for one in equal_facts(case).representatives] == [name]


def test_every_table_is_read_by_an_index(place):
    """The plan of the statement names no table of rows that is read from end to end, where the planner can help it."""
    full_case(place)
    with CaptureQueriesContext(connection) as queries:
        gather(Case.objects.get())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("DISCARD PLANS")
        plan = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        cursor.execute(f"{plan} {queries.captured_queries[-1]['sql']}")
        lines = [str(row[-1]) for row in cursor.fetchall()]

    assert [line for line in lines if re.search(r"SCAN (?!landlords_landlord|people_home)|Seq Scan", line)] == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL keeps plans for a connection")
@pytest.mark.parametrize(("pooler", "begins"), [(False, "EXECUTE evenhand_facts "), (True, "SELECT 0, ")])
def test_facts_query_is_prepared_once_unless_a_pooler_is_used(place, monkeypatch, pooler, begins):
    full_case(place)
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", pooler)
    with CaptureQueriesContext(connection) as queries:
        found = [gather(Case.objects.get()) for _ in range(2)]

    read = [one["sql"] for one in queries if "evenhand_facts" in one["sql"] or "UNION ALL" in one["sql"]]
    assert found[0] == found[1]
    assert [sql[: len(begins)] for sql in read] == [begins, begins]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL keeps plans for a connection")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_lost_the_statement_is_given_it_again():
    with connection.cursor() as cursor:
        assert rows_of([0]) == {}
        cursor.execute("DEALLOCATE ALL")

    assert rows_of([0]) == {}

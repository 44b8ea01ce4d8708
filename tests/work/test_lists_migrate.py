"""Checks that the rows which lists read come and go with their migration, on a database with cases in it."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from evenhand.cases.models import NEVER, Case, Listing
from evenhand.casework.details.cases import Closed
from evenhand.policy.vocabulary import Act
from evenhand.work.case_lists import CasesAsked, case_list
from tests.builders.house import house, opened

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("cases", "0010_what_form_a_step_came_from")]


def migrate(to):
    executor = MigrationExecutor(connection)
    executor.loader.build_graph()
    executor.migrate(to)


def newest():
    return [key for key in MigrationExecutor(connection).loader.graph.leaf_nodes() if key[0] == "cases"]


def test_each_case_has_its_row_after_going_back_and_forth():
    place = house()
    first, second = opened(place), opened(place)
    place.do(Act.CLOSE, Closed(words="Settled.", outcome="resolved"), case=first)
    here = newest()
    try:
        migrate(BEFORE)
        assert "listing_name" not in indexes(), "the older table stands again"
    finally:
        migrate(here)
    rows = {row.case.reference: row for row in Listing.objects.select_related("case__customer")}
    assert set(rows) == {first, second}
    for case in Case.objects.select_related("customer"):
        row = rows[case.reference]
        repeated = (row.is_open, row.opened_at, row.owner_id, row.name, row.landlord_id)
        assert repeated == (
            case.closed_at is None, case.opened_at, case.owner_id, case.customer.name, case.landlord_id,
        )  # fmt: skip
        assert (row.under, row.due_on, row.changes_on, row.stands) == ("", NEVER, NEVER, None)
    shown = case_list(place.officers["officer"], place.at, CasesAsked(which="all"))
    assert [(one.case.reference, one.stands.code) for one in shown.rows] == [(second, "opened"), (first, "closed")]


def indexes():
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "cases_listing"))

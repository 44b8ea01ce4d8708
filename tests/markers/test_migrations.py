"""Checks that the upgrade leaves one live marker of a kind, whatever was there before."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.timezone import localdate

from evenhand.markers import actions
from evenhand.markers.models import Marker
from tests.builders.markers import asked_again, marker_asked_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def migrated(name):
    MigrationExecutor(connection).migrate([("markers", name)])


@pytest.fixture
def before():
    """Take the markers back to before the constraint, and forward again at the end whatever happens."""

    def back():
        migrated("0003_customer")

    yield back
    executor = MigrationExecutor(connection)
    executor.migrate([one for one in executor.loader.graph.leaf_nodes() if one[0] == "markers"])


def live_all(case, *markers):
    """Authorise markers without the act, which refuses: each given by its reference and the day on which it comes off."""
    for reference, last in markers:
        row = Marker.objects.get(reference=reference)
        actions.authorise(row, by=case.house.officers["director"].user, on=case.house.today, hard_end_on=last)


def ends(*references):
    rows = {row.reference: (row.ended_on, row.ended_because) for row in Marker.objects.all()}
    return [rows[one] for one in references]


def test_upgrade_keeps_the_strictest_of_duplicates(before):
    first, two_people = marker_asked_for("octavia", "safety_marker", instruction="Two people. Ring the office first.")
    _, ring = asked_again(first, "safety_marker", instruction="Ring the office first.")
    today = localdate()
    before()
    live_all(first, (two_people, today + timedelta(days=30)), (ring, today + timedelta(days=300)))

    migrated("0005_one_live_of_a_kind")

    because = f"Ended by an upgrade: marker {two_people} of the same kind goes on."
    assert ends(two_people, ring) == [(None, ""), (today, because)]


def test_upgrade_keeps_the_longest_of_equal_duplicates(before):
    first, short = marker_asked_for("octavia", "safety_marker")
    _, long = asked_again(first, "safety_marker")
    _, endless = asked_again(first, "safety_marker")
    today = localdate()
    before()
    live_all(first, (short, today), (long, today + timedelta(days=300)), (endless, None))

    migrated("0005_one_live_of_a_kind")

    because = f"Ended by an upgrade: marker {endless} of the same kind goes on."
    assert ends(short, long, endless) == [(today, because), (today, because), (None, "")]


def test_marker_past_its_last_day_ends_on_that_day(before):
    first, over = marker_asked_for("octavia", "safety_marker", instruction="Two people. Ring the office first.")
    _, ring = asked_again(first, "safety_marker", instruction="Ring the office first.")
    today = localdate()
    before()
    live_all(first, (over, today - timedelta(days=1)), (ring, today))

    migrated("0005_one_live_of_a_kind")

    assert ends(over, ring) == [(today - timedelta(days=1), ""), (None, "")]
    assert set(Marker.objects.values_list("customer", flat=True)) == {first.house.customer.pk}

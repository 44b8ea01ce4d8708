"""Checks that two who flag one visit in one moment both have their reason kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from evenhand.visits.models import VisitFlag
from evenhand.work import visits_ahead as ahead
from tests.builders.house import house
from tests.builders.visits import arranged

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
REASONS = ("Nobody is free.", "The lift is broken.", "The car is away.", "The road is closed.")


def test_reasons_of_one_moment_are_all_kept():
    place = house()
    visit, together = arranged(place), Barrier(len(REASONS))

    def says(why):
        try:
            together.wait()
            ahead.cannot(visit, why, by=place.officers["officer"], at=place.at)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(REASONS)) as pool:
        list(pool.map(says, REASONS))

    assert sorted(VisitFlag.objects.get().why.split("\n")) == sorted(REASONS)

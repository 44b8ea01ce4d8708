"""Checks that of two who authorise markers of one kind for one customer at once, one does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from evenhand.cases.actions import CaseMoved
from evenhand.casework.details.markers import MarkerAuthorised
from evenhand.markers.models import Marker
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.markers import WORDS, asked_again, marker_asked_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def test_of_two_markers_authorised_at_once_one_is_live():
    first, one = marker_asked_for("octavia", "safety_marker")
    second, other = asked_again(first, "safety_marker")
    together, told = Barrier(2), MarkerAuthorised(words=WORDS, hard_end_on=first.house.today + timedelta(days=200))
    ready = {marker: case.ready(Act.AUTHORISE_MARKER, told, marker) for case, marker in ((first, one), (second, other))}

    def authorises(case, marker):
        details, who = ready[marker]
        try:
            together.wait()
            case.house.do(Act.AUTHORISE_MARKER, details, who, case=case.case, subject=marker)
        except (ActRefused, CaseMoved):
            return "refused"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(authorises, (first, second), (one, other)))

    assert sorted(said) == ["done", "refused"]
    live = Marker.objects.filter(authorised_on__isnull=False, ended_on=None).values_list("reference", flat=True)
    assert list(live) == [(one, other)[said.index("done")]]

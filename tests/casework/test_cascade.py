"""Checks that what ends with a decision is recorded as an act of its own that names its cause."""

import pytest

from evenhand.cases.models import Step
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.journal.queries import entries, open_part, verify
from evenhand.markers.models import Marker
from evenhand.policy.vocabulary import Act
from tests.builders.house import limited

pytestmark = pytest.mark.django_db


def journalled(place, subject, act):
    return open_part(entries(place.landlord.pk, subject=subject).get(act=act))


def test_appeal_that_ends_a_measure_ends_its_dependent_marker(noted):
    place, case, measure, note = noted
    told = Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    appeal = place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=measure).subject
    ended = AppealDecided(outcome="ended", words="The calls were ours to answer.")
    place.do(Act.DECIDE_APPEAL, ended, "assistant_director", case=case, subject=appeal)

    for act, subject in ((Act.LIFT, measure), (Act.END_MARKER, note)):
        assert journalled(place, subject, act)["cause"] == {"act": "decide_appeal", "subject": appeal}
        assert Step.objects.get(act=act, subject=subject).more["cause"]["subject"] == appeal
    assert "cause" not in journalled(place, appeal, Act.DECIDE_APPEAL)
    assert [fault for fault in verify(place.landlord.pk).faults if fault.kind != "no_head"] == []


def test_lifting_a_measure_ends_the_note_that_rested_on_it(noted):
    place, case, measure, note = noted
    place.do(Act.LIFT, Details(words="It has worked."), case=case, subject=measure)

    assert Marker.objects.get(reference=note).ended_on == place.today
    assert journalled(place, note, Act.END_MARKER)["cause"] == {"act": "lift", "subject": measure}


def test_a_note_stays_while_another_measure_is_in_force(noted):
    place, case, measure, note = noted
    limited(place, case)
    place.do(Act.LIFT, Details(words="It has worked."), case=case, subject=measure)

    assert Marker.objects.get(reference=note).ended_on is None

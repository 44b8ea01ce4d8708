"""Packs and adoptions: released packs never change, adoptions count from their day, two people adopt."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from evenhand.landlords.actions import ReleaseChanged, adopt_choice, adopt_reading, release
from evenhand.landlords.models import PackRelease
from evenhand.landlords.queries import adoption_on, calendar_of, policy_of
from evenhand.policy.layers import About, Silent
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.vocabulary import Layer
from tests.builders.house import START, house

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_release_keeps_its_bytes_and_comes_back_the_same():
    kept = release(shipped("octavia"), at=START)

    assert Pack.restored(bytes(kept.canonical)) == shipped("octavia")
    assert release(shipped("octavia"), at=START) == kept


def test_a_version_released_with_other_content_is_refused():
    release(shipped("octavia"), at=START)
    changed = Pack.restored(shipped("octavia").canonical.replace(b"Threats.", b"Threats of any kind."))

    with pytest.raises(ReleaseChanged, match="give it a new version"):
        release(changed, at=START)
    assert PackRelease.objects.filter(slug="octavia").count() == 1


def test_a_policy_counts_from_the_day_of_its_adoption():
    place = house()

    assert policy_of(place.landlord, date(2026, 6, 1)).main.pack == "octavia"
    with pytest.raises(LookupError, match="had adopted no policy"):
        adoption_on(place.landlord, date(2024, 12, 31))


def test_house_choice_fills_a_silence_only_from_its_day():
    place = house()
    window = {"appeal.window": {"within": {"value": 20, "unit": "working_days"}}}
    two = (place.officers["director"].user, place.officers["assistant_director"].user)
    adopt_choice(place.landlord, "octavia", window, says="Twenty working days.", by=two, on=date(2026, 7, 1), minute="8")

    assert isinstance(policy_of(place.landlord, date(2026, 6, 30)).ask("appeal.window", About()), Silent)
    answer = policy_of(place.landlord, date(2026, 7, 1)).ask("appeal.window", About())
    assert answer.cited.layer is Layer.HOUSE_CHOICE
    assert answer.value.within.value == 20


def test_one_person_adopts_nothing():
    place = house()
    alone = (place.officers["director"].user, place.officers["director"].user)

    with pytest.raises(IntegrityError), transaction.atomic():
        adopt_reading(place.landlord, "octavia", "any", "one", by=alone, on=date(2026, 7, 1), minute="9")


def test_closure_days_are_not_working_days():
    place = house()
    place.landlord.closure_days = {"2026-06-05": "Staff conference"}

    assert not calendar_of(place.landlord).is_working(date(2026, 6, 5))
    assert calendar_of(place.landlord).is_working(date(2026, 6, 4))

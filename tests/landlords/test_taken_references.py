"""Draws another reference where the one that was drawn is taken, for one row and for many at once."""

from random import Random

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from evenhand.administration.imports import import_homes
from evenhand.landlords.references import generate, generated_from
from evenhand.people.actions import let_home, name_representative
from evenhand.people.models import Home
from tests.builders.house import house

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ROWS = "id,address,postcode\n" + "".join(f"U{n},{n} Mill Row,OT1 2AB\n" for n in range(3))


@pytest.fixture
def place():
    return house()


class _Same(Random):
    """Draws the first letter of the alphabet so often, then others."""

    def __init__(self, times: int) -> None:
        super().__init__(1)
        self.left = times

    def choice(self, seq):
        self.left -= 1
        return seq[0] if self.left >= 0 else super().choice(seq)


def test_taken_reference_is_drawn_again(place):
    with generated_from(_Same(7)):
        first = let_home(place.landlord, "1 Mill Row", "OT1 2AB")
    with generated_from(_Same(14)):
        other = let_home(place.landlord, "2 Mill Row", "OT1 2AB")

    assert first.reference == "EV-22222222"
    assert other.reference != first.reference
    assert Home.objects.get(address="2 Mill Row").reference == other.reference


def test_many_rows_draw_again_what_is_taken(place):
    with generated_from(_Same(7)):
        let_home(place.landlord, "9 Mill Row", "OT1 2AB")
    with generated_from(_Same(21)):
        import_homes(place.landlord, ROWS, by="EV-TEST", at=place.at)

    assert len(set(Home.objects.values_list("reference", flat=True))) == Home.objects.count() == 5


def test_free_reference_costs_one_statement(place):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        name_representative(place.customer, name="Ada", standing="advocate", since=place.at.date())

    assert [one["sql"].split()[0] for one in asked] == ["INSERT"]


def test_reference_that_was_given_is_kept_or_refused(place):
    taken = str(generate())
    Home(landlord=place.landlord, address="1", postcode="OT1", reference=taken).save()

    with pytest.raises(IntegrityError):
        Home(landlord=place.landlord, address="2", postcode="OT1", reference=taken).save()

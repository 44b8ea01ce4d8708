"""Checks what the form of a report says of the customers that a typed name finds."""

import pytest
from django.urls import reverse

from tests.builders.house import house, other_customer
from tests.web.acting import signed_in, text_of

pytestmark = pytest.mark.django_db
FIRST = "These are the first 8 by name. Type more if theirs is not here."


@pytest.mark.parametrize(("many", "says"), [(7, "7 customers match."), (8, FIRST), (9, FIRST)])
def test_search_cut_at_eight_is_not_given_as_a_count(many, says):
    place = house()
    for number in range(many):
        other_customer(place, f"Otto Penn {number}")

    shown = signed_in(place, "adviser").post(reverse("log-incident"), {"who": "otto", "action": "find"})

    assert says in text_of(shown)

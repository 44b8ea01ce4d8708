"""What a decision-maker is shown of the file first: promises to the customer, and that they only asked for things."""

import pytest

from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.customers import Contacted
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, opened, proposed
from tests.web.acting import address, signed_in
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def flags(place, case, measure):
    page = signed_in(place, "manager").get(address(case, Act.AUTHORISE, measure))
    return [str(one.text) for one in page.context["brief"].first]


def test_promise_of_a_director_is_shown_to_the_decider(place):
    case = opened(place)
    told = Contacted(
        words="Wrote to her.",
        channel="letter",
        by_customer=False,
        happened_at=place.at,
        promise="No limit while the damp is open.",
    )
    place.do(Act.RECORD_CONTACT, told, "director", case=case)
    heard_and_assessed(place, case)

    assert "Promised to the customer on 1 June 2026: No limit while the damp is open." in flags(
        place, case, proposed(place, case)
    )


def test_file_of_repairs_and_complaints_alone_is_shown(place):
    case = opened(place)
    place.do(Act.TAKE_COMPLAINT, Complained(words="Damp.", received_on=place.today, route="telephone"), case=case)
    rang = Contacted(words="Rang.", channel="telephone", happened_at=place.at, danger="Water through the light.")
    place.do(Act.RECORD_CONTACT, rang, case=case)
    heard_and_assessed(place, case)
    measure = proposed(place, case)

    says = "all there is on file is 1 complaint and 1 thing to repair. Asking for these is not misconduct."
    assert [one for one in flags(place, case, measure) if says in one] != []

"""Reviews of needs in the browser: in the need's own words, and kept on a legal basis."""

from datetime import date

import pytest

from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, opened
from tests.web.acting import address, on, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    """Return a browser, the customer's need and the address at which it is looked at again."""
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    need = place.customer.needs.get()
    set_clock(place)
    return signed_in(place), need, address(case, Act.CHANGE_NEED, need.reference)


def test_page_names_the_need_and_the_title_does_not(found):
    client, need, where = found

    page = client.get(where)

    assert f"Review a need: {need.says}" in text_of(page)
    assert need.says not in page.content.decode().partition("</title>")[0]


def test_changed_need_without_a_basis_asks_for_one(found):
    client, need, where = found
    need.basis = ""
    need.save()
    answers = {
        "outcome": "changed",
        "words": "She told us so.",
        "because": "something_better",
        "says": "A text before we ring",
        "told_by": ["letter"],
        **on("relook_on", date(2027, 1, 4)),
    }

    refused = send(client, where, answers)
    kept = send(client, where, answers | {"basis": "consent"})

    assert "Select on what ground we keep it" in text_of(refused)
    assert kept.status_code == 302, text_of(kept)
    assert need.customer.needs.get(ended_on=None).basis == "consent"

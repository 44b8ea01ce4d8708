"""An instruction never gives work to staff by their sex, and a note that hides a limit is challenged."""

import pytest

from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.web.acting import address, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def test_instruction_that_gives_work_by_sex_is_refused(place):
    case = opened(place)
    client, where = signed_in(place), address(case, Act.PLACE_MARKER)

    page = client.post(where, {"instruction": "Two men must attend.", "token": "1", "action": "save"})

    assert page.status_code == 422
    assert "“Two men must” gives work by sex. Write “two people”, or “nobody alone”" in text_of(page)


def test_note_that_hides_a_limit_offers_the_measure(place):
    case = opened(place)
    page = signed_in(place).post(address(case, Act.NOTE), {"words": "Single point of contact is Sam.", "token": "-1"})

    assert "“Single point of contact” may limit how they reach us." in text_of(page)

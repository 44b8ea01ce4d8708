"""A letter that nobody has begun has no gaps: its act's page, and the case, ask for the letter itself."""

import pytest

from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.builders.landlords import SETTINGS
from tests.turns import in_turn_but
from tests.web.acting import address, signed_in
from tests.web.pages import set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


LETTERS = {"Make a finding": Act.FIND, "Warn in writing": Act.WARN}
TELLS_OF_A_FINDING = {"conduct-2024", "stonewater"}
"""Policies under which some layer says what the letter of a finding has."""


@pytest.mark.parametrize("policy", in_turn_but("stonewater"))
def test_case_asks_once_for_a_letter_not_begun(policy, clock):
    place = set_clock(house(policy=policy))
    case = opened(place, (SETTINGS[policy].behaviour,))

    acts = signed_in(place).get(f"/cases/{case}/").context["acts"]

    asked = {
        act.name: [(rule.says, [(cure.says, cure.href) for cure in rule.cures]) for rule in act.rules if "letter" in rule.says]
        for act in (*acts.closed, *acts.theirs)
        if act.name in LETTERS
    }
    assert asked == {
        name: [("The letter is not written yet.", [("Write the letter.", address(case, act))])]
        if act is Act.WARN or policy in TELLS_OF_A_FINDING
        else []
        for name, act in LETTERS.items()
    }


@pytest.mark.parametrize("act", [Act.FIND, Act.WARN])
def test_form_of_a_letter_lists_no_gap_before_it_is_written(act, clock):
    place = set_clock(house())
    page = signed_in(place).get(address(opened(place), act))

    assert [one.rule.says for one in page.context["first"] if "letter" in one.rule.says] == []

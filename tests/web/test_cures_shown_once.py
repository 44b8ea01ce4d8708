"""A cure that several rules share: shown once, with what each of them says and all their clauses."""

from collections import Counter

import pytest

from evenhand.landlords.queries import policy_of
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.builders.landlords import SETTINGS
from tests.turns import in_turn_but
from tests.web.acting import address, signed_in
from tests.web.pages import set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TOLD = "No record shows that the customer was told that the behaviour is not acceptable, and why."


@pytest.fixture
def clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def rule_about(rules, words):
    """Return what the one rule says that speaks of these words, its cures, and its clauses."""
    (rule,) = [one for one in rules if words in one.says]
    return rule.says, [cure.says for cure in rule.cures], [f"{one.pack} {one.number}" for one in rule.clauses]


def test_two_rules_with_one_cure_are_one(clock):
    place = set_clock(house())
    where = f"{address(opened(place), Act.PROPOSE)}?measure=single_point_of_contact"
    rules = [one.rule for one in signed_in(place).get(where).context["first"]]

    assert rule_about(rules, "not acceptable") == (
        f"{TOLD} No record shows that the behaviour went on after that.",
        ["Tell the customer of our concerns: the customer was told that the behaviour is not acceptable, and why."],
        ["Octavia 3.1", "Octavia 4.1"],
    )


def test_reason_to_depart_is_asked_at_the_last_of_its_rules(clock):
    place = set_clock(house())
    rules = [one.rule for one in signed_in(place).get(address(opened(place), Act.WARN)).context["first"]]

    assert rule_about(rules, "asked for their account") == (
        "No record shows that the customer was asked for their account.",
        ["Ask for the customer’s account: the customer was asked for their account."],
        ["Floor 3"],
    )
    assert rule_about(rules, "about needs and adjustments")[1] == [
        "Record needs and adjustments: the customer was asked about needs and adjustments.",
        "Or record why this case departs from Floor 3.",
    ]


@pytest.mark.parametrize("policy", in_turn_but("octavia"))
def test_no_page_of_a_new_case_shows_a_cure_twice(policy, clock):
    place = set_clock(house(policy=policy))
    case = opened(place, (SETTINGS[policy].behaviour,))
    keys = policy_of(place.landlord, place.today).catalogue("measure")
    pages = [f"{address(case, Act.PROPOSE)}?measure={key}" for key in keys]
    pages += [address(case, act) for act in (Act.FIND, Act.WARN, Act.PLACE_MARKER, Act.CLOSE, Act.REFER)]
    client = signed_in(place)
    acts = client.get(f"/cases/{case}/").context["acts"]

    shown = {act.name: act.rules for act in (*acts.closed, *acts.theirs)}
    shown |= {page: [one.rule for one in client.get(page).context["first"]] for page in pages}
    found = {where: Counter((cure.says, cure.href) for rule in rules for cure in rule.cures) for where, rules in shown.items()}
    assert {where: cures for where, cures in found.items() if cures and max(cures.values()) > 1} == {}

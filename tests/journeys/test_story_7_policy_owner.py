"""Story 7: the policy owner compares two landlords and adopts a house choice with a second person."""

import pytest
from playwright.sync_api import expect

from evenhand.landlords.queries import policy_of
from tests.builders.adopting import with_owners
from tests.builders.decided import in_force
from tests.builders.house import with_passwords

CHOICE = "A measure is reviewed every month."


@pytest.fixture
def owners(place):
    """Give the landlord two people who look after its policy."""
    return with_passwords(with_owners(place))


def test_a_policy_owner_adopts_a_choice_with_a_second_person(enter, time, owners):
    case, _ = in_force(owners)
    time.at = owners.at
    time.set()
    first = enter("nell")
    compare(first)
    remarks(first)
    propose(first)
    second = enter("owen")
    second.page.goto(first.page.url)
    second.reads(case, "What it would change in live cases", "Nothing below has happened yet")
    assert CHOICE not in [one.says for one in policy_of(owners.landlord, owners.today).choices]
    second.presses("Confirm it")
    assert CHOICE in [one.says for one in policy_of(owners.landlord, owners.today).choices]


def compare(owner):
    """Put two policies side by side, topic by topic."""
    owner.goes_to("Policy")
    owner.follows("Compare policies side by side")
    owner.chooses("Octavia", "Clarion")
    owner.presses("Compare")
    owner.reads("Octavia", "Clarion")
    owner.reads("Silent")


def remarks(owner):
    """Read what the check of the policy remarks on, each with its clause."""
    owner.page.goto("/policy/octavia/remarks/")
    owner.reads_heading("Remarks on this policy")
    assert owner.page.locator("main a[href*='/policy/octavia/']").count() > 0


def propose(owner):
    """Put another length between reviews up for adoption; the one who proposes cannot confirm."""
    owner.page.goto("/adoptions/")
    held = owner.page.get_by_role("link", name="Adopt another in place of: A measure is reviewed")
    held.first.click()
    owner.page.locator("[name=value]").fill("1")
    owner.chooses("Months")
    owner.page.locator("[name=minute]").fill("Executive team 5/26, item 7")
    owner.presses("Propose it")
    owner.reads("You proposed it, so another person confirms it.")
    expect(owner.page.get_by_role("button", name="Confirm it")).to_have_count(0)

"""The 2024 conduct policy: its promises and its own history, shown with their clause."""

from datetime import date

import pytest

from evenhand.policy.duties.landlord import policy_duties
from tests.clauses import clause
from tests.policy.conduct_2024.landlord import policy
from tests.policy.cures import CALENDAR, TODAY


@pytest.mark.parametrize(
    ("demand", "topic", "says"),
    [
        pytest.param(f"conduct-2024:{number}", topic, says, marks=clause(f"conduct-2024:{number}"), id=number)
        for number, topic, says in (
            ("objectives:2", "support", {"to": "staff", "offers": ("support_after_incident",)}),
            ("monitoring:1", "governance", {"approved_by": "Executive Management Team", "approved_on": "2024-06-25"}),
            ("monitoring:2", "governance", {"consultation": "to_be_arranged"}),
            ("monitoring:3", "equality", {"policy_assessment": "initial_screen"}),
        )
    ],
)
def test_conduct_2024_shows_it_under_its_clause(demand, topic, says):
    (shown,) = [answer.value for answer in policy().every(topic) if answer.cited.id == demand]

    assert {name: getattr(shown, name) for name in says} == says


@clause("conduct-2024:monitoring:1")
def test_conduct_2024_own_review_is_owed_by_the_end_of_june_2027():
    (own,) = [duty for duty in policy_duties(policy(), TODAY, CALENDAR) if duty.kind == "own_review"]

    assert (own.due_on, own.cited.id) == (date(2027, 6, 30), "conduct-2024:monitoring:1")


def test_conduct_2024_names_no_landlord():
    assert policy().main.landlord == "A landlord not named in its text"

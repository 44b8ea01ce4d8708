"""Clarion's pack as data: what it shows without deciding, and the landlord's monthly duties."""

from datetime import date

import pytest

from evenhand.policy.duties.landlord import policy_duties
from evenhand.policy.pack.load import shipped
from tests.clauses import clause
from tests.policy.clarion.cases import policy
from tests.policy.cures import CALENDAR, TODAY

SHOWN = {
    "clarion:2:2": (
        "promise",
        {"says": "fair_respectful_open_informed", "shown_on": ("policy_page", "case_page", "decision_page")},
    ),
    "clarion:3:2": ("promise", {"says": "heard_understood_respected", "shown_on": ("policy_page", "decision_page")}),
    "clarion:5:11": ("review", {"on_event": ("correspondence",), "every": None}),
    "clarion:8:3": ("governance", {"owner": "Housing Projects team", "review_on": None, "review_every": None}),
    "clarion:9:2": (
        "report",
        {"to": "tenancy_specialist_managers", "of": ("review_dates", "reasons", "restrictions_imposed")},
    ),
    "clarion:9:3": ("audit", {"sample": True}),
    "clarion:version:1": ("governance", {"effective_from": "2024-07"}),
}


@pytest.mark.parametrize(
    ("demand", "topic", "says"), [pytest.param(key, *shown, marks=clause(key), id=key) for key, shown in SHOWN.items()]
)
def test_clarion_shown_or_kept_answer_cites_its_clause(demand, topic, says):
    (found,) = [answer for answer in policy().every(topic) if answer.cited.id == demand]

    assert {name: getattr(found.value, name) for name in says} == says


@pytest.mark.parametrize(
    ("demand", "kind"),
    [
        pytest.param("clarion:9:2", "report", marks=clause("clarion:9:2")),
        pytest.param("clarion:9:3", "audit", marks=clause("clarion:9:3")),
    ],
)
@pytest.mark.parametrize(("on", "due_on"), [(TODAY, date(2026, 7, 1)), (date(2026, 7, 1), date(2026, 8, 1))])
def test_clarion_9_a_report_and_a_sample_are_owed_each_month(demand, kind, on, due_on):
    owed = [duty for duty in policy_duties(policy(), on, CALENDAR) if duty.cited and duty.cited.id == demand]

    assert [(duty.kind, duty.due_on) for duty in owed] == [(kind, due_on)]


@clause("clarion:9:3")
def test_clarion_9_the_approving_managers_look_over_the_sample():
    (audit,) = [answer.value for answer in policy().every("audit") if answer.cited.id == "clarion:9:3"]

    assert audit.by.roles == ("tenancy_specialist_manager",)
    assert "discussed_at_one_to_ones" in audit.looks_at


@clause("clarion:version:1")
def test_clarion_released_version_is_in_effect_from_july_2024():
    pack = shipped("clarion")
    (said,) = [answer.value for answer in policy().every("governance") if answer.cited.id == "clarion:version:1"]

    assert pack.effective.since.isoformat().startswith(said.effective_from)
    assert pack.version.startswith(said.effective_from.replace("-", "."))


@clause("clarion:8:3")
def test_clarion_8_no_day_is_set_for_its_own_review():
    assert not [duty for duty in policy_duties(policy(), TODAY, CALENDAR) if duty.kind == "own_review"]
    assert "clarion:8:3" in [answer.cited.id for answer in policy().every("governance")]


@pytest.mark.parametrize(
    ("demand", "question"),
    [
        pytest.param("clarion:4.1:1", "disproportionate_time_taken", marks=clause("clarion:4.1:1")),
        pytest.param("clarion:4.4:3", "explained_not_possible", marks=clause("clarion:4.4:3")),
        pytest.param("clarion:4.4:5", "intent_is_clear", marks=clause("clarion:4.4:5")),
        pytest.param("clarion:4.4:6", "issue_is_serious", marks=clause("clarion:4.4:6")),
        pytest.param("clarion:7:2", "behaviour_is_abusive", marks=clause("clarion:7:2")),
    ],
)
def test_clarion_what_only_this_policy_asks_is_asked_in_words(demand, question):
    asked = policy().catalogue("question")[question]

    assert asked.cited.id == demand
    assert asked.value.asks.endswith("?")

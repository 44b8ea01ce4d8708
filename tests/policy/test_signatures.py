"""Checks that a signature never counts for a stricter measure, over every term, date and reach."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evenhand.policy.facts.facts import Measure, Signature
from evenhand.policy.pack.terms import Terms
from evenhand.policy.strictness import could_be_lighter, takes_more
from evenhand.policy.vocabulary import Act, Channel
from tests.clauses import clause
from tests.policy.clarion.cases import MANAGER, SPECIALIST, policy
from tests.policy.cures import TODAY, Asked, change_measure, cured, officer, opened, policy_of, proposed
from tests.policy.drawn_terms import TERMS, terms

UNTIL = date(2026, 8, 31)
REVIEW_ON = date(2026, 8, 1)


@cache
def authorising() -> Asked:
    """Return the question whether Clarion's specialist manager may authorise: nothing but signatures is missing."""
    drawn = Measure("EV-M1", "other_restriction", Terms(description="One text."), "officer-1", starts_on=TODAY)
    facts = opened("personal_abuse").plus(measures=(replace(drawn, until=UNTIL, review_on=REVIEW_ON),), subject="EV-M1")
    approver = officer("approver-1", "tenancy_specialist_manager", teams={"tenancy_specialists"})
    asked = cured(Asked(policy(), facts, Act.PROPOSE, approver))
    return replace(asked, facts=proposed(asked.facts), act=Act.AUTHORISE)


def signed_then_changed(before: Terms, after: Terms, **changes: object) -> bool:
    """Return whether manager's and specialists' signatures for ``before`` still count when ``after`` is decided."""
    asked = authorising()
    then = change_measure(asked.facts, terms=before).measure
    signatures = tuple(Signature(Act.ENDORSE, person, TODAY, of=then) for person in (MANAGER, SPECIALIST))
    facts = change_measure(asked.facts, terms=after, signatures=signatures, **changes)
    return "endorsement" not in {result.rule for result in replace(asked, facts=facts).judged().refusals}


few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@clause("clarion:8:1")
@clause("clarion:8:2")
@pytest.mark.parametrize("term", list(TERMS))
@few
@given(data=st.data())
def test_clarion_8_term_added_after_signing_voids_the_signatures(term, data):
    value = data.draw(TERMS[term].filter(bool))
    restricts = term not in {"limited_channels", "earlier_matter"} and (term != "channels_only" or set(value) != set(Channel))

    assert signed_then_changed(Terms(), Terms(**{term: value})) is not restricts


@few
@given(terms, st.sets(st.sampled_from(sorted(TERMS))))
def test_signatures_outlive_what_is_left_out(stated, dropped):
    dropped -= {"channels_only", "channels_closed", "limited_channels", "earlier_matter"}
    kept = Terms(**{name: value for name, value in stated.stated().items() if name not in dropped})

    assert signed_then_changed(stated, kept)


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"until": UNTIL + timedelta(days=1)}, False),
        ({"until": None}, False),
        ({"until": UNTIL - timedelta(days=1)}, True),
        ({"review_on": REVIEW_ON + timedelta(days=1)}, False),
        ({"review_on": REVIEW_ON - timedelta(days=1)}, True),
        ({"starts_on": TODAY - timedelta(days=1)}, False),
        ({"wide": True}, False),
        ({"key": "writing_only"}, False),
    ],
)
def test_signatures_are_for_dates_reach_and_measure(changes, count):
    stated = Terms(description="One text.")

    assert signed_then_changed(stated, stated, **changes) is count


@pytest.mark.parametrize(
    ("before", "after", "lighter"),
    [
        ("civil_injunction", "acceptable_behaviour_contract", True),
        ("contact_methods_limited", "warning_letter", True),
        ("acceptable_behaviour_contract", "civil_injunction", False),
        ("notice_of_seeking_possession", "possession", False),
        ("contact_methods_limited", "involvement_limited", False),
    ],
)
def test_stonewater_asking_measure_is_lighter_than_a_binding_one(before, after, lighter):
    one = Measure("EV-M1", before, Terms(description="One text."))
    two = Measure("EV-M1", after, Terms(description="Another text." if lighter else "One text."))

    assert (takes_more(policy_of("stonewater"), one, two) == ()) is lighter


def test_only_what_asks_for_nothing_new_could_be_lighter():
    limit = Measure("EV-M1", "contact_methods_limited", Terms(channels_closed=(Channel.TELEPHONE,)))
    spoc = Measure("EV-M1", "single_point_of_contact", Terms(named_contact="Priya Shah", channels_only=(Channel.EMAIL,)))

    assert could_be_lighter(policy_of("stonewater"), limit) == (
        "warning_letter",
        "contact_methods_limited",
        "contact_days_or_times",
        "acceptable_behaviour_contract",
        "mediation",
    )
    assert could_be_lighter(policy_of("octavia"), spoc) == (
        "single_point_of_contact",
        "contact_method_excluded",
        "no_telephone",
    )


def test_signature_of_unknown_version_counts_for_the_proposal():
    asked = authorising()
    signatures = tuple(Signature(Act.ENDORSE, person, TODAY) for person in (MANAGER, SPECIALIST))
    facts = change_measure(asked.facts, signatures=signatures)

    assert "endorsement" not in {result.rule for result in replace(asked, facts=facts).judged().refusals}

"""The borough: its measures and their lengths: windows, numbers, two warnings, extensions."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.facts.facts import Decided, Departure, Signature, not_so, so
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Act, Decision, Tri
from evenhand.wording.words import Words
from tests.policy.borough.borough import (
    DAY,
    HEAD,
    OFFICER,
    PANEL,
    SOLICITOR,
    TEAM_LEADER,
    against,
    asked,
    authorising,
    changed,
    drafted,
    live,
    opened,
    owed,
    policy,
    proposing,
    signed,
)
from tests.policy.cures import applied, forgetting

NINE_TO_TEN = Hours(from_="09:00", until="10:00")
SIX_MONTHS_ON, TWO_YEARS_ON = date(2026, 12, 3), date(2028, 6, 3)


def warnings(*days):
    return tuple(Decided(f"EV-W{number}", Decision.WARNING, day) for number, day in enumerate(days))


@pytest.mark.parametrize(
    ("terms", "refused"),
    [
        (Terms(days=("monday", "friday"), hours=NINE_TO_TEN), False),
        (Terms(days=("monday",), hours=NINE_TO_TEN), True),
        (Terms(days=("monday", "sunday"), hours=NINE_TO_TEN), True),
        (Terms(days=("monday", "friday"), hours=Hours(from_="08:59", until="12:00")), True),
        (Terms(days=("monday", "friday"), hours=Hours(from_="16:00", until="17:01")), True),
        (Terms(days=("monday", "friday"), hours=Hours(from_="09:00", until="09:59")), True),
        (Terms(days=("monday", "friday")), True),
    ],
)
def test_4_1_calls_need_two_weekdays_and_an_hour_in_office_time(terms, refused):
    verdict = asked(drafted("call_times", proposing().facts.plus(measures=()), terms=terms), Act.PROPOSE, OFFICER)

    assert bool(against(verdict, "4.1")) is refused


def test_4_1_the_cure_of_a_window_names_the_bounds():
    early = Terms(days=("monday", "friday"), hours=Hours(from_="07:00", until="07:30"))
    question = replace(proposing(), facts=changed(proposing().facts, terms=early))
    (cure,) = question.judged().cures

    assert (cure.params["within"], cure.params["least"]) == ("09:00-17:00", 60)
    assert applied(question, cure).judged().permitted


@pytest.mark.parametrize(("issues", "refused"), [(2, True), (3, False), (10, False)])
def test_4_3_never_fewer_than_three_live_issues(issues, refused):
    verdict = asked(changed(proposing("limit_on_issues").facts, terms=Terms(live_issues=issues)), Act.PROPOSE, OFFICER)

    assert bool(against(verdict, "4.3")) is refused


def test_4_3_blank_for_live_issues_names_its_bound():
    verdict = asked(changed(proposing("limit_on_issues").facts, terms=Terms()), Act.PROPOSE, OFFICER)

    assert {Words().cure(cure) for cure in verdict.cures if cure.code == "set_term"} == {"Fill in: live issues, at least 3."}


@pytest.mark.parametrize(
    ("days", "permitted"),
    [
        ((date(2026, 5, 1),), False),
        ((date(2025, 6, 2), date(2026, 5, 1)), False),
        ((date(2025, 6, 3), date(2026, 5, 1)), True),
        ((date(2026, 5, 1), date(2026, 6, 4)), False),
    ],
)
def test_3_4_keeping_away_needs_two_warnings_within_a_year(days, permitted):
    facts = proposing("keeping_away").facts.plus(decided=warnings(*days))
    verdict = asked(facts, Act.PROPOSE, OFFICER)

    assert (against(verdict, "3.4") == []) is permitted


def test_3_4_incomplete_history_leaves_the_warnings_not_known():
    facts = proposing("keeping_away").facts.plus(decided=(), complete=False)
    (found,) = [
        result for result in asked(facts, Act.PROPOSE, OFFICER).results if result.cited and result.cited.number == "3.4"
    ]

    assert found.outcome is Outcome.NOT_KNOWN


def test_3_3_only_the_head_of_housing_leaves_the_warning_out():
    unwarned = forgetting(proposing(), "warned")

    def with_reason_of(person):
        reasons = {"northmere:3.3:1": Departure(person, DAY), "floor:8:1": Departure(person, DAY)}
        return asked(unwarned.facts.plus(departures=reasons), Act.PROPOSE, OFFICER)

    assert against(with_reason_of(TEAM_LEADER), "3.3") == ["precondition"]
    assert with_reason_of(HEAD).permitted


def test_3_5_danger_defers_warning_and_account_five_working_days():
    hurried = forgetting(authorising("two_officers", "threats"), "warned", "asked_to_stop", "account_sought", "account_settled")
    facts = hurried.facts.plus(urgent_since=DAY, situations=frozenset({"immediate_danger"}))

    assert not asked(hurried.facts, Act.AUTHORISE, PANEL[0]).permitted
    assert asked(facts, Act.AUTHORISE, PANEL[0]).permitted
    assert {(duty.subject, duty.due_on) for duty in owed(facts, DAY, "catch_up")} == {
        (fact, date(2026, 6, 10)) for fact in ("warned", "asked_to_stop", "account_sought", "account_settled")
    }


def test_4_6_an_agreement_needs_the_resident():
    disagreed = replace(
        authorising("behaviour_agreement"),
        facts=authorising("behaviour_agreement").facts.knowing(agreed_by_customer=not_so(DAY)),
    )

    assert [result.cited.number for result in disagreed.judged().refusals] == ["4.6"]


def test_4_6_agreement_without_interval_is_held_to_the_floors():
    verdict = asked(authorising("behaviour_agreement").facts, Act.AUTHORISE, authorising("behaviour_agreement").actor)

    assert [result.cited.id for result in verdict.results if result.rule == "review_set"] == ["floor:14:1"]
    assert verdict.permitted


@pytest.mark.parametrize(
    ("key", "last", "refused"),
    [
        ("call_times", SIX_MONTHS_ON, False),
        ("call_times", date(2026, 12, 4), True),
        ("call_times", None, True),
        ("keeping_away", TWO_YEARS_ON, False),
        ("keeping_away", date(2028, 6, 4), True),
    ],
)
def test_4_7_no_longer_than_six_months_or_two_years(key, last, refused):
    verdict = asked(changed(proposing(key).facts, until=last), Act.PROPOSE, OFFICER)

    assert bool(against(verdict, "4.7")) is refused


def extending(until, on=date(2026, 12, 1), **answers):
    """Return the verdict on an extension, consulted and signed, with what was found on the two grounds."""
    facts = changed(live(), until_before=SIX_MONTHS_ON, until=until, review_on=date(2026, 10, 1))
    told = [Signature(Act.CONSULT, OFFICER, on, party) for party in ("tenant_advocate", "adult_social_care")]
    facts = signed(facts, *told, *(Signature(Act.ENDORSE, member, on) for member in PANEL[1:]))
    found = {"gone_on_since": Tri.NO, "risk_still_there": Tri.NO, **answers}
    return asked(facts.knowing(**{key: replace(so(on), state=state) for key, state in found.items()}), Act.EXTEND, PANEL[0], on)


@pytest.mark.parametrize("ground", ["gone_on_since", "risk_still_there"])
def test_4_8_either_ground_carries_an_extension(ground):
    assert against(extending(date(2027, 3, 3)), "4.8") == ["precondition"]
    assert extending(date(2027, 3, 3), **{ground: Tri.YES}).permitted


def test_4_8_both_questions_are_answered_before():
    verdict = extending(date(2027, 3, 3), gone_on_since=Tri.YES, risk_still_there=Tri.NOT_KNOWN)

    assert against(verdict, "4.8") == ["question"]


def test_4_8_one_extension_is_for_three_months():
    assert against(extending(date(2027, 3, 4), gone_on_since=Tri.YES), "4.8") == ["end_set"]


def test_4_7_what_has_ended_is_not_extended():
    verdict = extending(date(2027, 3, 3), date(2026, 12, 4), gone_on_since=Tri.YES)

    assert verdict.unmet == [("floor", "54", "extended_while_it_runs")]


def test_an_extension_moves_the_last_day():
    assert extending(SIX_MONTHS_ON, gone_on_since=Tri.YES).unmet == [("floor", "54", "extended_while_it_runs")]


@pytest.mark.parametrize(("matter", "clauses"), [("rent", ["4.9", "73"]), ("earlier_issue", [])])
def test_4_9_its_own_list_names_the_rent_as_the_floor_does(matter, clauses):
    facts = changed(proposing("limit_on_issues").facts, terms=Terms(live_issues=3, topics_closed=(matter,)))

    assert [result.cited.number for result in asked(facts, Act.PROPOSE, OFFICER).refusals] == clauses


def test_6_1_the_solicitor_signs_the_letter_about_keeping_away():
    facts = changed(authorising("keeping_away").facts, authorised_on=DAY, authorised_by="panel-1")

    assert against(asked(facts, Act.IMPOSE, OFFICER), "6.1") == ["notice_complete", "told_by"]
    assert against(asked(facts, Act.IMPOSE, SOLICITOR), "6.1") == ["notice_complete"]
    assert not [result for result in asked(live(), Act.IMPOSE, OFFICER).results if result.rule == "told_by"]


def test_a_measure_of_another_policy_is_not_this_one_s():
    assert ("floor", "1", "terms_allowed") in asked(
        drafted(key="call_times").plus(measures=(replace(drafted().measures[0], key="no_improvements"),)), Act.PROPOSE, OFFICER
    ).unmet


def test_2_2_excessive_contact_needs_landlord_delay_considered():
    silent = forgetting(proposing(), "own_handling_considered")

    assert against(silent.judged(), "2.2") == ["precondition"]
    assert not against(asked(drafted("two_officers", opened("threats")), Act.PROPOSE, OFFICER), "2.2")
    assert policy().catalogue("behaviour")["excessive_contact"].value.family == "crowding"

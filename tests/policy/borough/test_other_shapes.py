"""Checks small invented packs of shapes that a landlord may bring."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.policy.duties.referrals import referrals_made
from evenhand.policy.facts.facts import Appeal, Decided, Marker, Measure, Signature, not_so, so
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.judge import judge
from evenhand.policy.layers import Policy
from evenhand.policy.pack.document import Unusable
from evenhand.policy.pack.load import read, shipped
from evenhand.policy.pack.terms import Terms
from evenhand.policy.rules.appeals import window_end
from evenhand.policy.vocabulary import Act, Decision, Tri
from tests.policy.borough.borough import CALENDAR, DAY, OFFICER, opened
from tests.policy.borough.shape import HEAD, saying
from tests.policy.cures import officer

MANAGER, DIRECTOR = officer("manager-1", "manager"), officer("director-1", "director")
BOARD = tuple(officer(f"board-{number}", committees=["board"]) for number in (1, 2, 3))


def refusing(policy, facts, act, actor, on=DAY):
    """Return the rules that refuse under clause 2."""
    verdict = judge(policy, facts, act, actor, on, CALENDAR)
    return [rule for pack, number, rule in verdict.unmet if (pack, number) == ("shape", "2")]


def case(**changes):
    """Return a case with a measure in force since today."""
    live = Measure("EV-M1", "limit", proposed_by=OFFICER.reference, proposed_on=DAY, authorised_on=DAY, imposed_on=DAY)
    return opened("shouting").plus(measures=(replace(live, starts_on=DAY, **changes),), subject="EV-M1")


def test_measures_in_steps_by_the_number_of_findings_before():
    three = saying("precondition: {after: {decision: finding, at_least: 3}, before: [propose]}")

    def after(count):
        letters = tuple(Decided(f"EV-F{number}", Decision.FINDING, DAY) for number in range(count))
        return refusing(three, opened("shouting").plus(decided=letters), Act.PROPOSE, OFFICER)

    assert (after(2), after(3)) == (["precondition"], [])


def test_consultees_named_beside_the_authority():
    asking = saying("authority: {act: authorise, by: {roles: [manager]}, consulting: [ward_councillors]}")
    proposal = case(authorised_on=None, imposed_on=None)
    heard = Signature(Act.CONSULT, OFFICER, DAY, "ward_councillors")

    assert refusing(asking, proposal, Act.AUTHORISE, MANAGER) == ["consultation"]
    assert refusing(asking, case(authorised_on=None, imposed_on=None, signatures=(heard,)), Act.AUTHORISE, MANAGER) == []


def test_extension_can_need_another_role_and_an_endorsement():
    director = saying(
        "authority: {act: authorise, by: {roles: [manager]}}",
        "authority: {act: extend, by: {roles: [director]}}",
        "endorsement: {by: {roles: [manager]}, before: [extend]}",
    )
    later = date(2026, 9, 1)
    asked = case(until_before=date(2026, 9, 3), until=date(2026, 10, 3))
    signed = case(
        until_before=date(2026, 9, 3), until=date(2026, 10, 3), signatures=(Signature(Act.ENDORSE, MANAGER, date(2026, 8, 30)),)
    )

    assert refusing(director, asked, Act.EXTEND, MANAGER, later) == ["authority", "endorsement"]
    assert refusing(director, asked, Act.EXTEND, DIRECTOR, later) == ["endorsement"]
    assert refusing(director, asked, Act.ENDORSE, MANAGER, later) == []
    assert refusing(director, signed, Act.EXTEND, DIRECTOR, later) == []


def test_a_review_by_a_named_team():
    team = saying("review: {of: measure, every: {value: 3, unit: months}, by: {team: resident_services}}")
    of_the_team = officer("x", teams=["resident_services"])
    verdict = judge(team, case(), Act.REVIEW, MANAGER, DAY, CALENDAR)

    assert [cure.params["team"] for cure in verdict.cures if cure.code == "authorised_by"] == ["resident_services"]
    assert refusing(team, case(), Act.REVIEW, of_the_team) == []


def test_a_board_that_authorises_a_marker_sitting_together():
    board = saying("authority: {act: authorise_marker, by: {committee: board, quorum: 3}}")
    marker = Marker("EV-K1", "note", ("EV-I1",), Tri.YES, OFFICER.reference, DAY)
    facts = opened("shouting").plus(markers=(marker,), subject="EV-K1")

    assert refusing(board, facts.plus(sitting=BOARD[1:2]), Act.AUTHORISE_MARKER, BOARD[0]) == ["quorum"]
    assert refusing(board, facts.plus(sitting=BOARD[1:]), Act.AUTHORISE_MARKER, BOARD[0]) == []


def test_a_member_counts_once():
    board = saying("authority: {act: authorise, by: {committee: board, quorum: 2}}")
    twice = tuple(Signature(Act.ENDORSE, BOARD[0], DAY) for _ in range(2))

    assert refusing(board, case(authorised_on=None, imposed_on=None, signatures=twice), Act.AUTHORISE, BOARD[0]) == ["quorum"]


@pytest.mark.parametrize(("decision", "of", "last"), [("warning", "EV-W1", 10), ("measure", "EV-M1", 17)])
def test_a_window_for_each_decision(decision, of, last):
    windows = saying(
        "appeal.window: {for: {decisions: [warning]}, within: {value: 5, unit: working_days}, starts: imposed}",
        "appeal.window: {for: {decisions: [measure]}, within: {value: 2, unit: weeks}, starts: imposed}",
    )
    facts = case(served_on=DAY).plus(
        decided=(Decided("EV-W1", Decision.WARNING, DAY, served_on=DAY),),
        appeals=(Appeal("EV-A1", of, Decision(decision), DAY),),
        subject="EV-A1",
    )
    inquiry = Inquiry(windows, facts, Act.RECEIVE_APPEAL, OFFICER, DAY, CALENDAR)

    assert window_end(inquiry, facts.appeals[0])[1].last_day == date(2026, 6, last)


def test_fixed_days_wait_for_the_least_interval():
    yearly = saying("review: {of: measure, on_dates: ['06-10', '12-10'], least: {value: 2, unit: months}}")

    assert refusing(yearly, case(review_on=date(2026, 12, 10)), Act.IMPOSE, OFFICER) == []
    assert refusing(yearly, case(review_on=date(2026, 12, 11)), Act.IMPOSE, OFFICER) == ["review_set"]


@pytest.mark.parametrize(
    "answer",
    [
        "review: {of: measure, every: {value: 3, unit: months}, by: {committee: board, quorum: 2}}",
        "authority: {act: authorise, by: {roles: [manager], quorum: 2}}",
        "authority: {act: authorise, by: {roles: [manager]}, endorsed_by: [{committee: board, quorum: 2}]}",
    ],
)
def test_a_quorum_that_nothing_would_keep_is_an_error(answer):
    with pytest.raises(Unusable) as unusable:
        saying(answer)

    assert [fault.what for fault in unusable.value.faults] == [
        "a quorum is kept only where a committee has the authority or hears an appeal"
    ]


def test_a_consultee_that_is_not_declared_is_an_error():
    with pytest.raises(Unusable, match='"ward_counsellors" is not a party in this pack'):
        saying("authority: {act: authorise, by: {roles: [manager]}, consulting: [ward_counsellors]}")


def permitting(answers):
    """Return a policy whose clause 2 permits something with these answers, under ``may``."""
    demand = f"      - says: It may be done.\n        strength: may\n        answers:\n          {answers}\n"
    return Policy(floor=shipped("floor"), pack=read(f'{HEAD}  - number: "2"\n    demands:\n{demand}'))


BOUNDED = "measure: {key: calls, title: Calls, kind: contact_restriction, terms: {contacts_per: {required: true, most: 2}}}"


@pytest.mark.parametrize("terms", [Terms(), Terms(contacts_per={"count": 3, "per": "week"}), Terms(word_limit=200)])
def test_may_offers_a_measure_only_within_its_terms(terms):
    facts = opened("shouting").plus(measures=(Measure("EV-M1", "calls", terms=terms),), subject="EV-M1")

    assert "terms_allowed" in refusing(permitting(BOUNDED), facts, Act.AUTHORISE, MANAGER)


def test_may_report_keeps_its_condition_and_its_authority():
    police = permitting(
        "referral: {key: police, to: The police, when: [offence_believed]}\n"
        "          authority: {act: refer, for: {referrals: [police]}, by: {roles: [manager]}}"
    )
    facts = opened("shouting").plus(subject="police").knowing(offence_believed=not_so())

    assert refusing(police, facts, Act.REFER, MANAGER) == ["referral_grounded"]
    assert refusing(police, facts, Act.REFER, OFFICER) == ["authority", "referral_grounded"]


@pytest.mark.parametrize(("length", "refused"), [(date(2026, 9, 3), []), (date(2026, 9, 4), ["end_set"])])
def test_may_keeps_its_longest_length(length, refused):
    most = permitting("duration: {most: {value: 3, unit: months}}")

    assert refusing(most, case(until=length), Act.AUTHORISE, MANAGER) == refused


@pytest.mark.parametrize(
    "suggested",
    [
        "precondition: {requires: [warned], before: [propose]}",
        "question: {key: calmer_since, asks: Is it calmer?, before: [propose]}",
        "consultation: {parties: [ward_councillors], before: [propose]}",
    ],
)
def test_may_that_suggests_a_step_refuses_nothing(suggested):
    assert refusing(permitting(suggested), case(), Act.PROPOSE, OFFICER) == []


SHOUTED, TYPED = "{behaviours: [shouting]}", "{behaviours: [typing]}"


@pytest.mark.parametrize(("limit", "refused"), [(SHOUTED, []), (TYPED, ["referral_grounded"])])
def test_referral_is_made_only_in_the_cases_it_is_for(limit, refused):
    police = saying(
        "behaviour: {key: typing, title: Typing, family: conduct}",
        f"referral: {{key: police, for: {limit}, to: The police, when: [offence_believed]}}",
    )
    facts = opened("shouting").plus(subject="police").knowing(offence_believed=so())

    assert refusing(police, facts, Act.REFER, MANAGER) == refused


@pytest.mark.parametrize(("limit", "owed"), [(SHOUTED, ["refer"]), (TYPED, [])])
def test_referral_that_must_be_made_is_owed_only_where_it_is_for(limit, owed):
    police = saying(
        "behaviour: {key: typing, title: Typing, family: conduct}",
        f"referral: {{key: police, for: {limit}, to: The police, when: [offence_believed], must: true}}",
    )
    facts = opened("shouting").knowing(offence_believed=so(DAY))

    assert [duty.kind for duty in referrals_made(police, facts, DAY, CALENDAR)] == owed

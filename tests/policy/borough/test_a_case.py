"""One case under the borough's policy, from report to the end of an extension, judged at every stage."""

from dataclasses import replace
from datetime import date
from functools import cache

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.facts.facts import Appeal, Decided, Facts, Incident, Measure, Person, ReviewDone, Signature, so
from evenhand.policy.vocabulary import Act, Channel, Decision, Ground, NoticePart
from tests.policy.borough.borough import (
    APPEALS,
    CALLS,
    DIRECTOR,
    OFFICER,
    PANEL,
    TEAM_LEADER,
    against,
    asked,
    changed,
    owed,
    signed,
)

REPORTED, ASKED, WARNED, WENT_ON = date(2026, 6, 8), date(2026, 6, 10), date(2026, 6, 12), date(2026, 6, 24)
PROPOSED, CONSULTED, MET, IMPOSED, SERVED = (date(2026, 7, day) for day in (1, 2, 6, 7, 9))
APPEALED, HEARD = date(2026, 8, 6), date(2026, 8, 20)
REVIEWED, EXTENDED = date(2026, 10, 1), date(2026, 12, 16)
SIX_MONTHS, THREE_MORE, OVER = date(2027, 1, 7), date(2027, 4, 7), date(2027, 4, 8)
CONSIDERED = tuple(key for key, kind in FACT_CATALOGUE.items() if kind.by is Act.ASSESS)
EVERYTHING = frozenset(NoticePart)


def done(facts: Facts, act: Act, by: Person, on: date) -> Facts:
    """Return the facts of an act, which must be permitted."""
    verdict = asked(facts, act, by, on)
    assert verdict.permitted, [(result.rule, result.cited, result.message) for result in verdict.refusals]
    return facts


@cache
def reported() -> Facts:
    first = Incident("EV-I1", ("excessive_contact",), REPORTED, channel=Channel.TELEPHONE)
    facts = Facts("EV-C1", landlord_kind="council", incidents=(first,))
    facts = facts.knowing(incident_logged=so(REPORTED), evidence_held=so(REPORTED))
    done(facts, Act.OPEN_CASE, OFFICER, REPORTED)
    return facts.plus(opened_on=REPORTED, opened_by="officer-1", involved={"officer-1": frozenset({"reported"})})


@cache
def warned() -> Facts:
    before = ("asked_to_stop", "account_sought", "needs_asked", "own_handling_considered", "vulnerability_considered")
    facts = reported().knowing(**dict.fromkeys(before, so(ASKED)))
    letter = Decided("EV-W1", Decision.WARNING, WARNED, "leader-1", says=EVERYTHING)
    facts = done(facts.plus(decided=(letter,), subject="EV-W1"), Act.WARN, TEAM_LEADER, WARNED)
    return facts.plus(decided=(replace(letter, served_on=WARNED),), subject=None).knowing(warned=so(WARNED))


@cache
def proposed() -> Facts:
    again = Incident("EV-I2", ("excessive_contact",), WENT_ON, channel=Channel.TELEPHONE)
    draft = Measure("EV-M1", "call_times", CALLS, "officer-1", starts_on=IMPOSED, until=SIX_MONTHS, review_on=REVIEWED)
    facts = warned().plus(incidents=(*warned().incidents, again), measures=(draft,), subject="EV-M1")
    facts = facts.knowing(behaviour_continued=so(WENT_ON), **dict.fromkeys(CONSIDERED, so(PROPOSED)))
    done(facts, Act.PROPOSE, OFFICER, PROPOSED)
    return changed(facts, proposed_on=PROPOSED).knowing(reasons_written=so(PROPOSED))


@cache
def heard_and_consulted() -> Facts:
    facts = proposed().knowing(account_sought=so(ASKED), account_settled=so(WENT_ON), counter_allegations_settled=so(WENT_ON))
    for party in ("tenant_advocate", "adult_social_care"):
        facts = signed(done(facts, Act.CONSULT, OFFICER, CONSULTED), Signature(Act.CONSULT, OFFICER, CONSULTED, party))
    return facts


@cache
def authorised() -> Facts:
    facts = heard_and_consulted()
    for member in PANEL[1:]:
        facts = signed(done(facts, Act.ENDORSE, member, MET), Signature(Act.ENDORSE, member, MET))
    done(facts, Act.AUTHORISE, PANEL[0], MET)
    involved = {**facts.involved, **{member.reference: frozenset({"authorised"}) for member in PANEL}}
    return changed(facts, authorised_on=MET, authorised_by="panel-1").plus(involved=involved)


@cache
def restricted() -> Facts:
    facts = done(changed(authorised(), says=EVERYTHING), Act.IMPOSE, OFFICER, IMPOSED)
    done(changed(facts, imposed_on=IMPOSED), Act.SERVE, OFFICER, SERVED)
    return changed(facts, imposed_on=IMPOSED, served_on=SERVED)


def appealed(on: date) -> Facts:
    appeal = Appeal("EV-A1", "EV-M1", Decision.MEASURE, on, (Ground.DISPROPORTIONATE,), says=frozenset(NoticePart))
    return done(restricted().plus(appeals=(appeal,), subject="EV-A1"), Act.RECEIVE_APPEAL, OFFICER, on)


@cache
def reviewed() -> Facts:
    review = ReviewDone(REVIEWED, "panel-1", REVIEWED, keeps=True, person=PANEL[0])
    done(restricted().plus(reviewing=review), Act.REVIEW, PANEL[0], REVIEWED)
    return changed(restricted(), reviews=(review,), review_on=None)


@cache
def extension_asked() -> Facts:
    facts = changed(reviewed(), until_before=SIX_MONTHS, until=THREE_MORE, review_on=date(2027, 4, 1))
    facts = facts.knowing(gone_on_since=so(date(2026, 12, 10)), risk_still_there=so(date(2026, 12, 10)))
    for party in ("tenant_advocate", "adult_social_care"):
        asking = date(2026, 12, 11)
        facts = signed(done(facts, Act.CONSULT, OFFICER, asking), Signature(Act.CONSULT, OFFICER, asking, party))
    return facts


@cache
def extended() -> Facts:
    facts = extension_asked()
    for member in PANEL[1:]:
        facts = signed(done(facts, Act.ENDORSE, member, EXTENDED), Signature(Act.ENDORSE, member, EXTENDED))
    done(facts, Act.EXTEND, PANEL[0], EXTENDED)
    return changed(facts, until_before=None, extended_on=(EXTENDED,))


def test_a_team_leader_signs_the_warning_and_an_officer_does_not():
    letter = Decided("EV-W1", Decision.WARNING, WARNED, says=EVERYTHING)
    facts = warned().plus(decided=(letter,), subject="EV-W1")

    assert against(asked(facts, Act.WARN, OFFICER, WARNED), "3.2") == ["authority"]
    assert not against(asked(facts, Act.WARN, TEAM_LEADER, WARNED), "3.2")


def test_warning_is_reviewed_after_six_months():
    (again,) = owed(warned(), WARNED, "review")

    assert (again.subject, again.due_on, again.cited.id) == ("EV-W1", date(2026, 12, 12), "northmere:3.2:3")


def test_proposal_without_a_warning_is_refused():
    facts = proposed().plus(known={key: fact for key, fact in proposed().known.items() if key != "warned"})

    assert against(asked(facts, Act.PROPOSE, OFFICER, PROPOSED), "3.3") == ["precondition"]


def test_the_panel_waits_for_account_consultees_and_quorum():
    refused = asked(proposed(), Act.AUTHORISE, PANEL[0], MET)

    assert against(refused, "3.1") == ["precondition"]
    assert against(refused, "5.1") == ["quorum", "consultation", "consultation"]
    assert against(asked(heard_and_consulted(), Act.AUTHORISE, PANEL[0], MET), "5.1") == ["quorum"]


def test_the_letter_is_owed_within_three_working_days():
    (letter,) = owed(changed(authorised(), imposed_on=IMPOSED), IMPOSED, "notice")

    assert (letter.due_on, letter.cited.id) == (date(2026, 7, 10), "northmere:6.1:1")
    assert owed(restricted(), SERVED, "notice")[0].done_on == SERVED


def test_the_autumn_review_is_the_first_and_the_panel_does_it():
    (first,) = [duty for duty in owed(restricted(), SERVED, "review") if duty.subject == "EV-M1"]
    facts = restricted().plus(reviewing=ReviewDone(REVIEWED, "officer-1", keeps=False))

    assert (first.due_on, first.cited.id) == (REVIEWED, "northmere:7.1:1")
    assert against(asked(facts, Act.REVIEW, OFFICER, REVIEWED), "7.1") == ["reviewed_by"]


def test_appeal_in_20_working_days_needs_two_independent_members():
    facts = appealed(APPEALED)
    alone = asked(facts, Act.DECIDE_APPEAL, APPEALS[0], HEARD)

    assert against(alone, "8.4") == ["quorum"]
    assert asked(facts.plus(sitting=APPEALS[1:]), Act.DECIDE_APPEAL, APPEALS[0], HEARD).permitted
    assert against(asked(facts, Act.DECIDE_APPEAL, DIRECTOR, HEARD), "8.4") == ["appeal_reviewer", "quorum"]


def test_appeal_reviewer_who_took_the_decision_is_refused():
    both = Person("panel-2", committees=frozenset({"conduct_panel", "appeals_panel"}))
    verdict = asked(appealed(APPEALED).plus(sitting=(both,)), Act.DECIDE_APPEAL, APPEALS[0], HEARD)

    assert verdict.unmet == [("floor", "10", "appeal_uninvolved")]


def test_the_answer_is_owed_within_15_working_days():
    (answer,) = owed(appealed(APPEALED), APPEALED, "appeal_answer")

    assert (answer.due_on, answer.cited.id) == (date(2026, 8, 26), "northmere:8.5:1")


def test_late_appeal_needs_acceptance_by_the_director():
    late = appealed(date(2026, 8, 7)).plus(sitting=APPEALS[1:])
    let_in = late.plus(appeals=(replace(late.appeals[0], late_accepted_by="director-1"),))

    assert against(asked(late, Act.DECIDE_APPEAL, APPEALS[0], HEARD), "8.1") == ["appeal_in_time"]
    assert asked(let_in, Act.DECIDE_APPEAL, APPEALS[0], HEARD).permitted


def test_the_reviewer_does_not_accept_it_late_themselves():
    late = appealed(date(2026, 8, 7)).plus(sitting=APPEALS[1:])
    let_in = late.plus(appeals=(replace(late.appeals[0], late_accepted_by="appeals-1"),))

    assert against(asked(let_in, Act.DECIDE_APPEAL, APPEALS[0], HEARD), "8.1") == ["appeal_in_time"]


def test_measure_lapses_after_its_last_day_and_not_before():
    assert asked(reviewed(), Act.LAPSE, OFFICER, date(2027, 1, 8)).permitted
    assert asked(reviewed(), Act.LAPSE, OFFICER, SIX_MONTHS).unmet == [("floor", "54", "lapses_after_its_day")]
    assert [measure.reference for measure in reviewed().in_force(SIX_MONTHS)] == ["EV-M1"]
    assert not reviewed().in_force(date(2027, 1, 8))


def test_an_extension_takes_the_consultees_and_the_panel_again():
    signatures = tuple(s for s in extension_asked().measures[0].signatures if s.on <= MET)
    as_before = changed(extension_asked(), signatures=signatures)

    assert against(asked(as_before, Act.EXTEND, PANEL[0], EXTENDED), "5.1") == ["quorum", "consultation", "consultation"]
    assert against(asked(extension_asked(), Act.EXTEND, PANEL[0], EXTENDED), "5.1") == ["quorum"]


def test_measure_ends_on_its_notified_day_until_it_is_extended():
    assert not extension_asked().in_force(date(2027, 1, 8))
    assert [measure.reference for measure in extended().in_force(THREE_MORE)] == ["EV-M1"]


def test_extended_measure_has_a_spring_review_and_can_lapse():
    reviews = [duty for duty in owed(extended(), EXTENDED, "review") if duty.subject == "EV-M1"]

    assert [(duty.due_on, duty.done_on) for duty in reviews] == [(REVIEWED, REVIEWED), (date(2027, 4, 1), None)]
    assert asked(extended(), Act.LAPSE, OFFICER, OVER).permitted


def test_when_it_is_over_the_case_closes():
    over = changed(extended(), ended_on=THREE_MORE)

    assert asked(extended().about(None), Act.CLOSE, OFFICER, OVER).unmet == [("floor", "53", "nothing_left_open")]
    assert asked(over.about(None), Act.CLOSE, OFFICER, OVER).permitted

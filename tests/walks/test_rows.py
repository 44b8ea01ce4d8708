"""Walks forty random acts on the database, and checks that rows agree with the journal."""

import os
from datetime import timedelta
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from evenhand.cases.actions import CaseMoved
from evenhand.casework.details import Established
from evenhand.casework.details.appeals import AppealDecided, Appealed, GroundHeard
from evenhand.casework.details.cases import Closed, Interest, Reopened
from evenhand.casework.details.letters import Served
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.details.measures import Authorised, Found, Proposed, Signed
from evenhand.casework.details.reviews import Reviewed
from evenhand.journal.queries import FaultKind, entries, open_part, verify
from evenhand.policy.judge import next_acts
from evenhand.policy.pack.load import PACKS
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.house import house
from tests.builders.scenario import LETTER, WORDS, Scenario, case_under
from tests.policy import safeguards
from tests.policy.cures import CALENDAR
from tests.walks.oracle import equal_facts

WALKS = 100 if os.environ.get("EVENHAND_LONG") else 20
ACTS = 40
REFUSALS = (ActRefused, PermissionDenied, CaseMoved)
DECIDING = frozenset({Act.FIND, Act.ENDORSE, Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.REVIEW, Act.DECIDE_APPEAL})
TAKING_PART = frozenset(
    {
        Act.SEEK_ACCOUNT,
        Act.ASSESS,
        Act.FIND,
        Act.COMMUNICATE_CONCERNS,
        Act.WARN,
        Act.PROPOSE,
        Act.CONSULT,
        Act.ENDORSE,
        Act.AUTHORISE,
        Act.SEND_BACK,
        Act.IMPOSE,
        Act.SERVE,
        Act.AUTHORISE_MARKER,
        Act.REVIEW,
        Act.LIFT,
    }
)


def _signed(case: Scenario, chance: Random) -> Signed:
    return Signed(words=WORDS, party=chance.choice(sorted(case.policy().main.parties) or [""]))


def _proposed(case: Scenario, chance: Random) -> Proposed:
    return case.proposal(chance.choice(sorted(case.policy().catalogue("measure"))))


def _established(case: Scenario, _: Random) -> Established:
    return Established(words=WORDS)


def _marked(case: Scenario, chance: Random) -> Marked:
    incidents = tuple(case.row.incidents.values_list("reference", flat=True)[:1])
    key = chance.choice(sorted(case.policy().catalogue("marker")) or ["none"])
    review_on = case.house.today + timedelta(days=chance.choice((30, 90, 400)))
    return Marked(words=WORDS, key=key, instruction="Two people go.", incidents=incidents, review_on=review_on)


def _reviewed(case: Scenario, chance: Random) -> Reviewed:
    outcome = chance.choice(("keep", "lift"))
    next_on = case.house.today + timedelta(days=chance.choice((30, 80))) if outcome == "keep" else None
    return Reviewed(words=WORDS, outcome=outcome, next_on=next_on)


def _appealed(case: Scenario, _: Random) -> Appealed:
    return Appealed(words="You count my calls and not yours.", received_on=case.house.today, route="telephone")


def _heard(case: Scenario, chance: Random) -> AppealDecided:
    grounds = (GroundHeard(ground="other", found="not_made_out", because=WORDS),)
    return AppealDecided(words=WORDS, outcome=chance.choice(("kept", "ended")), grounds=grounds, accept_late=True)


FORWARD = frozenset({Act.PROPOSE, Act.AUTHORISE, Act.IMPOSE, Act.SERVE, Act.RECEIVE_APPEAL, Act.DECIDE_APPEAL})
DETAILS = {
    **dict.fromkeys((Act.DISCUSS, Act.COMMUNICATE_CONCERNS, Act.OFFER_SUPPORT, Act.INFORM_TEAMS, Act.LIFT), _established),
    **dict.fromkeys((Act.CONSULT, Act.ENDORSE, Act.SEND_BACK, Act.WITHDRAW), _signed),
    Act.AUTHORISE: lambda *_: Authorised(words=WORDS),
    Act.AUTHORISE_MARKER: lambda *_: MarkerAuthorised(words=WORDS),
    Act.PROPOSE: _proposed,
    Act.IMPOSE: lambda *_: LETTER,
    Act.TELL_MARKER: lambda *_: LETTER,
    Act.SERVE: lambda *_: Served(how="email"),
    Act.FIND: lambda *_: Found(outcome="unreasonable", words=WORDS, asked="Please write to us."),
    Act.PLACE_MARKER: _marked,
    Act.REVIEW: _reviewed,
    Act.REVIEW_MARKER: _reviewed,
    Act.RECEIVE_APPEAL: _appealed,
    Act.DECIDE_APPEAL: _heard,
    Act.DECLARE_INTEREST: lambda *_: Interest(words="She is my neighbour.", tie="neighbour"),
    Act.CLOSE: lambda *_: Closed(words=WORDS, outcome="resolved"),
    Act.REOPEN: lambda *_: Reopened(words=WORDS),
}
"""What somebody would hand over with an act, as far as the walk goes."""

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn]


@pytest.mark.parametrize("slug", PACKS)
def test_rows_and_journal_agree_and_no_safeguard_breaks(slug):
    place = house(f"{slug}-homes", policy=slug)
    start, reached = place.at, set()
    for walk in range(WALKS):
        with transaction.atomic():
            place.at = start
            chance = Random(f"{slug} {walk}")
            case = case_under(place)
            for _ in range(ACTS):
                if case.row.steps.count() >= ACTS:
                    break
                _act(case, chance)
            reached |= _holds(case)
            transaction.set_rollback(True)
    REACHED[slug] = reached
    assert Act.AUTHORISE in reached, "the walks reach a decision"


def test_the_walks_reach_the_end_of_a_case():
    """Runs after the others: under some policy at least, appeals were decided."""
    if set(REACHED) != set(PACKS):
        pytest.skip("says nothing unless the walks under every policy ran before it")
    assert {Act.IMPOSE, Act.SERVE, Act.DECIDE_APPEAL} <= set().union(*REACHED.values())


REACHED: dict[str, set[Act]] = {}


def _act(case: Scenario, chance: Random) -> None:
    """Do anything on the page, by any person; or continue the case by a person who may."""
    if chance.randint(0, 3) == 0:
        case.house.later(days=chance.randint(1, 60))
    facts = equal_facts(case.case)
    who = chance.choice(sorted(case.house.officers))
    by = case.house.officers[who]
    found = next_acts(case.policy(), facts, by.person, case.house.today, CALENDAR, tuple(DETAILS))
    if not found:
        return
    ahead = [one for one in found if one.act in FORWARD]
    asked = chance.choice(ahead if ahead and chance.randint(0, 1) else found)
    told = DETAILS[asked.act](case, chance)
    try:
        with transaction.atomic():
            if chance.randint(0, 2):
                case.do(asked.act, told, asked.subject)
            else:
                case.house.do(asked.act, told, who, case=case.case, subject=asked.subject)
    except (*REFUSALS, AssertionError):  # nobody may, or nothing that a person could do now opens it
        return


def _holds(case: Scenario) -> set[Act]:
    """Hold the rows against the safeguards and against the journal; return which acts were done."""
    facts = equal_facts(case.case)
    told = [(entry, open_part(entry)) for entry in entries(case.house.landlord.pk)]
    of_the_case = [(entry, part) for entry, part in told if part["case"] == case.case]
    steps = [(step.act, step.subject or case.case, step.by.reference, sorted(set(step.facts))) for step in case.row.steps.all()]

    assert steps == [(entry.act, entry.subject, entry.by, sorted(set(part["facts"]))) for entry, part in of_the_case]
    _decided_as_told(facts, [entry for entry, _ in of_the_case])
    for measure in facts.measures:
        if measure.imposed_on:
            _sound(measure, facts)
    faults = {fault.kind for fault in verify(case.house.landlord.pk).faults}
    assert faults <= {FaultKind.NO_HEAD}  # a head is noted when a transaction ends, which a walk never does
    return {Act(entry.act) for entry, _ in of_the_case}


def _decided_as_told(facts, told) -> None:
    """Every decision on file is told by the journal, by the same person; none by anybody with an interest, or involved."""
    by_act = {(entry.act, entry.subject): entry.by for entry in told}
    for measure in facts.measures:
        assert by_act[Act.PROPOSE, measure.reference]
        assert by_act.get((Act.AUTHORISE, measure.reference)) == measure.authorised_by
        assert measure.authorised_by != measure.proposed_by
        assert ((Act.IMPOSE, measure.reference) in by_act) == (measure.imposed_on is not None)
    for appeal in facts.appeals:
        assert by_act.get((Act.DECIDE_APPEAL, appeal.reference)) == appeal.heard_by
    involved, interested = set(), set()
    for entry in told:
        assert not (entry.act == Act.DECIDE_APPEAL and entry.by in involved), entry.by
        assert not (entry.act in DECIDING and entry.by in interested), entry.by
        involved |= {entry.by} if entry.act in TAKING_PART else set()
        interested |= {entry.by} if entry.act == Act.DECLARE_INTEREST else set()


def _sound(measure, facts) -> None:
    assert measure.authorised_by
    assert measure.says >= safeguards.IN_THE_LETTER
    assert not safeguards.NEVER_BLOCKED & set(measure.terms.topics_closed)
    assert safeguards.left_open(measure) - facts.unusable
    assert measure.until or measure.review_on or measure.ended_on
    known = facts.known
    assert {key for key in safeguards.BEFORE_A_RESTRICTION if key not in known} == set()

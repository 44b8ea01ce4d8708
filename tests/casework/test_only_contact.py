"""Checks that a colleague becomes the only contact with a cleared work line alone, whichever act names them."""

from dataclasses import replace

import pytest

from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.requests import Requested, StayDecided
from evenhand.casework.details.reviews import Lightened, Reviewed
from evenhand.casework.letter_preview import preview
from evenhand.casework.perform import prepare, verdict_on
from evenhand.casework.permissions import allowed
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, NoticePart
from tests.builders.decided import appealed, in_force
from tests.builders.house import house, with_line
from tests.builders.scenario import LETTER, case_under
from tests.clauses import clause

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DEMAND = "floor:31:2"
LEE = Terms(named_contact="Lee Nolan", channels_only=("email", "letter"))
NAMING = {
    "octavia": "single_point_of_contact",
    "a2dominion": "sole_contact",
    "clarion": "set_times_or_named_person",
    "conduct-2024": "one_point_of_contact",
    "stonewater": "contact_methods_limited",
    "northmere": "named_officer",
}
"""The measure by which each policy makes a colleague the only contact."""


def uncleared(place):
    """Let Lee Nolan work here, with a line that no manager cleared."""
    who = place.officers["adviser"]
    who.user.first_name, who.user.last_name = "Lee", "Nolan"
    who.user.save()
    return with_line(who, cleared=False)


def refused(place, act, details, subject, case):
    """Return the demands on the only contact that an act goes against, with the name; and whether its letter has the gap."""
    by = next(officer for officer in place.officers.values() if allowed(officer, act))
    doing = prepare(act, details, by=by, at=place.at, case=case, subject=subject)
    found = [one for one in verdict_on(doing).refusals if one.rule == "only_contact_reached"]
    return [(one.cited.id, one.message.params["name"]) for one in found], NoticePart.CONTACT_PERSON in preview(doing).missing


@pytest.fixture
def limit():
    place = house()
    case, measure = in_force(place)
    uncleared(place)
    return place, case, measure


def change(act, place, case, measure):
    """Return the details and the subject by which an act makes Lee Nolan the only contact."""
    if act is Act.VARY:
        return Lightened(words="Less is enough.", terms=LEE), measure
    if act is Act.REVIEW:
        return Reviewed(outcome="lighten", words="Less is enough.", terms=LEE), measure
    terms = LEE.model_dump(mode="json", exclude_defaults=True)
    appeal = appealed(place, case, measure)
    if act is Act.DECIDE_APPEAL:
        return AppealDecided(outcome="changed", words="Less is fair.", changed={"terms": terms}), appeal
    asked = Requested(words="Wait.", received_on=place.today, route="telephone", asks="stay", of=appeal)
    return StayDecided(outcome="in_part", words="Less.", interim=terms), place.do(Act.TAKE_REQUEST, asked, case=case).subject


@clause(DEMAND)
@pytest.mark.parametrize("act", [Act.VARY, Act.REVIEW, Act.DECIDE_APPEAL, Act.DECIDE_STAY])
def test_no_act_names_a_contact_without_a_cleared_line(limit, act):
    place, case, _ = limit
    details, subject = change(act, *limit)

    assert refused(place, act, details, subject, case) == ([(DEMAND, "Lee Nolan")], True)
    with_line(place.officers["adviser"])
    assert refused(place, act, details, subject, case) == ([], False)


@clause(DEMAND)
def test_contact_that_stays_asks_for_nothing_anew(limit):
    place, case, measure = limit
    kept = Reviewed(outcome="keep", words="It goes on.", next_on=place.today)

    assert refused(place, Act.REVIEW, kept, measure, case) == ([], False)


@clause(DEMAND)
@pytest.mark.parametrize("policy", NAMING)
def test_every_policy_signs_and_sends_with_a_cleared_line(policy):
    place = house(policy=policy)
    scenario = case_under(place)
    proposed = scenario.proposal(NAMING[policy])
    told = proposed.terms.model_copy(update={"named_contact": "Lee Nolan"})
    lee = uncleared(place)
    details = type(proposed)(words=proposed.words, key=proposed.key, terms=told, starts_on=proposed.starts_on)
    doing = prepare(Act.PROPOSE, details, by=place.officers["officer"], at=place.at, case=scenario.case)
    assert NoticePart.CONTACT_PERSON in preview(doing).missing

    measure = scenario.do(Act.PROPOSE, details).subject
    gap = ([(DEMAND, "Lee Nolan")], True)
    assert refused(place.later(days=1), Act.AUTHORISE, Signed(words="Yes."), measure, scenario.case) == gap
    with_line(lee)
    scenario.do(Act.AUTHORISE, Signed(words="In proportion, and nothing lighter is enough."), measure)
    with_line(lee, cleared=False)
    to_send = Issued(words=LETTER.words, service_implications="None.", home_at_risk=True)
    assert refused(place, Act.IMPOSE, to_send, measure, scenario.case) == gap
    assert refused(place, Act.IMPOSE, replace(to_send, contact_person="Una Side"), measure, scenario.case) == gap

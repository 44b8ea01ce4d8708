"""Needs and representatives: changed for their own sake, never as a sanction; no empty answers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.casework.details.customers import NeedChanged, NeedTold, RepresentativeNamed
from evenhand.casework.details.measures import Weighed
from evenhand.casework.perform import consider_act
from evenhand.policy.pack.terms import Terms
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.house import facts_of, heard_and_assessed, house, once_a_week, opened
from tests.clauses import clause
from tests.stages import stage

pytestmark = pytest.mark.django_db
ENDED = {
    "outcome": "ended",
    "because": "no_longer_needed",
    "told_by": ("letter",),
    "words": "She hears well now.",
}


@pytest.fixture
def place():
    return house()


@pytest.fixture
@stage
def case(place):
    found = opened(place)
    heard_and_assessed(place, found)
    return found


def change(place, case, **told):
    need = place.customer.needs.latest("id").reference
    place.do(Act.CHANGE_NEED, NeedChanged(**ENDED | told), case=case, subject=need)


@clause("floor:75:1", "a2dominion:3.1.2:1")
def test_an_adjustment_is_never_ended_for_conduct(place, case):
    with pytest.raises(ActRefused) as refused:
        change(place, case, because="conduct")

    assert [result.rule for result in refused.value.verdict.refusals] == ["adjustment_no_sanction"]
    assert place.customer.needs.filter(ended_on=None).count() == 1


@clause("floor:75:1")
def test_an_adjustment_is_not_ended_while_a_measure_is_proposed(place, case):
    place.do(Act.PROPOSE, once_a_week(place), case=case)

    with pytest.raises(ActRefused):
        change(place, case)
    change(place, case, because="asked_for")


@clause("floor:18:1")
def test_a_changed_need_keeps_what_it_was_and_why(place, case):
    instead = NeedTold(kind="adjustment", says="A text before we ring", relook_on=date(2027, 1, 4), basis="consent")
    change(place, case, outcome="changed", need=instead, because="something_better")
    before, after = place.customer.needs.order_by("id")

    assert (before.ended_on, before.ended_because, before.told_by) == (place.today, "something_better", ["letter"])
    assert (after.follows, after.says, after.relook_on) == (before, "A text before we ring", date(2027, 1, 4))
    assert [need.reference for need in facts_of(place, case).needs] == [after.reference]


@clause("floor:24:1")
def test_reviewed_need_is_kept_until_its_next_day(place, case):
    change(place, case, outcome="kept", relook_on=place.today + timedelta(days=300), told_by=())

    assert [need.relook_on for need in facts_of(place, case).needs] == [place.today + timedelta(days=300)]


@clause("floor:65:1")
def test_representative_is_kept_with_their_standing(place, case):
    told = RepresentativeNamed(name="Ada Finch", standing="solicitor", since=place.today, words="She asked us to.")
    place.do(Act.NAME_REPRESENTATIVE, told, case=case)

    assert [(row.name, row.standing) for row in place.customer.representatives.all()] == [("Ada Finch", "solicitor")]


@clause("floor:6:1")
@pytest.mark.parametrize("why", ["", "  ", "n/a", "N.A.", "None", "-", "...", "tbc"])
def test_empty_answer_is_not_a_consideration(why):
    with pytest.raises(ValueError, match="not a consideration"):
        Weighed(fact="vulnerability_considered", so=True, why=why)


@clause("floor:74:1")
@pytest.mark.parametrize(("standing", "stands"), [("solicitor", True), ("mp", True), ("friend", False)])
def test_third_party_contact_cannot_exclude_a_solicitor_or_mp(place, case, standing, stands):
    told = RepresentativeNamed(name="Ada Finch", standing=standing, since=place.today, words="She asked us to.")
    place.do(Act.NAME_REPRESENTATIVE, told, case=case)
    through = replace(once_a_week(place), key="correspondence_through_third_party", terms=Terms(third_party="Northgate Advice"))

    verdict = consider_act(Act.PROPOSE, through, by=place.officers["officer"], at=place.at, case=case)

    assert ("representative_let_through" in {result.rule for result in verdict.refusals}) == stands


@clause("floor:74:2")
def test_representatives_conduct_does_not_bind_the_customer(place, case):
    place.customer.incidents.update(conduct_of="representative")

    with pytest.raises(ActRefused) as refused:
        place.do(Act.PROPOSE, once_a_week(place), case=case)

    assert "bound_by_own_conduct" in {result.rule for result in refused.value.verdict.refusals}


@clause("floor:49:1")
def test_a_need_is_held_on_a_ground_or_not_at_all():
    with pytest.raises(ValueError, match="ground"):
        NeedTold(kind="adjustment", says="Rings before a visit", relook_on=date(2027, 1, 4), basis="")

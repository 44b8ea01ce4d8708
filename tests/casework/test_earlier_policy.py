"""Changes of policy: no day of a live measure moves, and its owner is asked to decide on it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.adoption import actions
from evenhand.adoption.actions import Choosing
from evenhand.adoption.effects import concerned_by, effects_of
from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.reviews import Reviewed
from evenhand.journal.models import Entry
from evenhand.landlords import actions as landlords
from evenhand.landlords.models import HouseChoice
from evenhand.landlords.queries import Officer
from evenhand.measures.models import Measure
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.work.case_lists import case_list
from evenhand.work.my_work import my_work
from tests.builders.adopting import owners, quarterly
from tests.builders.decided import in_force, marked
from tests.builders.house import house
from tests.builders.landlords import SETTINGS
from tests.builders.measure_in_force import USUAL, standing

pytestmark = pytest.mark.django_db
STRICTER = (
    {"review": {"of": "measure", "every": {"value": 7, "unit": "days"}}},
    {"duration": {"most": {"value": 10, "unit": "days"}}},
)
KEEP = Details(words="It was weighed in June for three months, and nothing has changed since.")


def later_version(pack: Pack, *answers: dict) -> Pack:
    """Return a pack with a new version that asks for more, in its first clause."""
    says = pack.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    more = [{"says": "The new version asks for this.", "answers": answer} for answer in answers]
    says["clauses"][0]["demands"] = [*more, *says["clauses"][0].get("demands", ())]
    return Pack.model_validate(says | {"version": "2099.01"}, strict=False)


def adopt(place, *answers: dict, since: date | None = None) -> None:
    """Let a new version run, from today unless told otherwise."""
    new = later_version(SETTINGS[place.policy].pack, *(answers or STRICTER[:1]))
    landlords.adopt(place.landlord, new, shipped("floor"), since=since or place.today, at=place.at)


def officer(place) -> Officer:
    """Return the case's owner as a new request finds them."""
    return replace(place.officers["officer"])


def days_of(measure: str) -> tuple[date | None, ...]:
    row = Measure.objects.get(reference=measure)
    return row.starts_on, row.until, row.review_on


def review_due(place, case: str, subject: str) -> set[date | None]:
    view = case_view(officer(place), case, place.at)
    return {duty.due_on for duty in view.duties if duty.subject == subject and duty.kind == "review"}


def asked(place, case: str) -> list[str]:
    return [one.subject for one in case_view(officer(place), case, place.at).asked]


@pytest.mark.parametrize("policy", USUAL)
def test_new_version_moves_no_review_day_and_asks_for_a_decision(policy):
    place, scenario, measure = standing(policy, review_in=25)
    place.later(days=2)
    stored, due = days_of(measure), review_due(place, scenario.case, measure)
    adopt(place)

    assert (days_of(measure), review_due(place, scenario.case, measure)) == (stored, due)
    assert asked(place, scenario.case) == [measure]


@pytest.mark.parametrize("policy", USUAL)
def test_keeping_a_measure_clears_the_request_and_is_journalled(policy):
    place, scenario, measure = standing(policy, review_in=25)
    place.later(days=2)
    stored, due = days_of(measure), review_due(place, scenario.case, measure)
    adopt(place)
    scenario.do(Act.KEEP_AS_DECIDED, KEEP, measure)

    assert asked(place, scenario.case) == []
    assert (days_of(measure), review_due(place, scenario.case, measure)) == (stored, due)
    entry = Entry.objects.filter(act=Act.KEEP_AS_DECIDED, subject=measure).get()
    assert entry.by == place.officers["officer"].user.reference
    with pytest.raises(ActRefused):
        place.do(Act.KEEP_AS_DECIDED, KEEP, case=scenario.case, subject=measure)


def test_change_of_policy_shows_both_days_and_the_clause():
    place = house()
    case, measure = in_force(place)
    adopt(place.later(days=2))
    (one,) = case_view(officer(place), case, place.at).asked
    (moved,) = one.changes

    assert one.since == place.today
    assert moved.before == next(iter(review_due(place, case, measure)))
    assert moved.after == Measure.objects.get().starts_on + timedelta(days=7)
    assert moved.cited.pack == "octavia"


def test_length_over_the_new_limit_asks_for_a_decision():
    place, scenario, measure = standing("octavia")
    Measure.objects.filter(reference=measure).update(until=place.today + timedelta(days=90))
    adopt(place.later(days=2), STRICTER[1])
    (one,) = case_view(officer(place), scenario.case, place.at).asked

    assert [(change.message.code, change.moves_day) for change in one.changes] == [("length", False)]


def test_future_version_asks_only_from_its_first_day():
    place = house()
    case, measure = in_force(place)
    adopt(place, since=place.today + timedelta(days=3))

    assert asked(place.later(days=2), case) == []
    assert asked(place.later(days=1), case) == [measure]


def test_measure_reviewed_after_the_change_is_not_asked():
    place, scenario, measure = standing("octavia", review_in=25)
    adopt(place.later(days=2))
    assert asked(place, scenario.case) == [measure]
    letter = Reviewed(outcome="keep", words="Kept under the new version.", next_on=place.today + timedelta(days=5))
    scenario.do(Act.REVIEW, letter, measure)

    assert asked(place, scenario.case) == []
    assert place.today + timedelta(days=5) in review_due(place, scenario.case, measure)


def test_kept_measure_is_asked_again_only_after_a_further_change():
    place = house()
    case, measure = in_force(place)
    adopt(place.later(days=2))
    place.do(Act.KEEP_AS_DECIDED, KEEP, case=case, subject=measure)
    adopt(place.later(days=1), STRICTER[0])
    same = asked(place, case)
    choice = landlords.adopt_choice(
        place.landlord, "octavia", {"account.fair_time": {"within": {"value": 5, "unit": "working_days"}}},
        says="Five days.", by=[one.user for one in owners(place)], on=place.today, minute="7",
    )  # fmt: skip

    assert (same, choice.pk is not None, asked(place, case)) == ([], True, [])


def test_decision_is_asked_only_of_the_owner():
    place = house()
    _, measure = in_force(place)
    adopt(place.later(days=2))

    def theirs(who: str) -> list[str]:
        by = replace(place.officers[who])
        return [one.subject for row in my_work(by, place.at) if row.case.owner_id == by.user.pk for one in row.asked]

    assert (theirs("officer"), theirs("manager")) == ([measure], [])


def test_lists_show_the_day_that_was_decided():
    place = house()
    in_force(place)
    place.later(days=2)
    before = [row.due_on for row in case_list(officer(place), place.at).rows]
    adopt(place)

    assert [row.due_on for row in case_list(officer(place), place.at).rows] == before


def test_a_marker_keeps_its_day_of_review_and_is_asked():
    place = house()
    case, _ = in_force(place)
    marker = marked(place, case, place.customer.incidents.order_by("id").first().reference)
    adopt(
        place.later(days=2),
        {"review": {"of": "marker", "every": {"value": 7, "unit": "days"}, "for": {"decisions": ["marker"]}}},
    )
    view = case_view(officer(place), case, place.at)

    assert [one.subject for one in view.asked] == [marker]
    row = next(one for one in view.facts.markers if one.reference == marker)
    assert {duty.due_on for duty in view.duties if duty.kind == "marker_review"} == {row.review_on}


def test_ending_it_decides_it_as_well():
    place = house()
    case, measure = in_force(place)
    adopt(place.later(days=2))
    place.do(Act.LIFT, Signed(words="Not needed any more."), case=case, subject=measure)

    assert asked(place, case) == []


def test_adoption_lists_decisions_left_and_decisions_taken():
    place = house()
    first, second = owners(place)
    (one, measure), (other, left) = in_force(place), in_force(place)
    place.later(days=2)
    held = HouseChoice.objects.get(says__startswith="A measure is reviewed")
    row = actions.propose(quarterly(months=1, replaces=held.pk), by=first, at=place.at)
    assert len(effects_of(row, first, place.at).moved) == 2
    assert concerned_by(row, first, place.at) == []
    row = actions.confirm(row.reference, by=second, at=place.at)
    place.do(Act.KEEP_AS_DECIDED, KEEP, case=one, subject=measure)

    found = {(found.case, found.subject): found.decided_on for found in concerned_by(row, first, place.at)}
    assert found == {(one, measure): place.today, (other, left): None}


def test_proposal_that_moves_no_day_shows_no_effect():
    place = house()
    first, _ = owners(place)
    case, measure = in_force(place)
    marker = marked(place, case, place.customer.incidents.order_by("id").first().reference)
    marker_too = {"review": {"of": "marker", "every": {"value": 7, "unit": "days"}, "for": {"decisions": ["marker"]}}}
    adopt(place.later(days=2), STRICTER[0], marker_too)
    answers = {"request.answer": {"of": "end", "within": {"value": 10, "unit": "working_days"}}}
    ends = Choosing(question="by-when-a-request-to-end-a-measure-is-answered", answers=answers, minute="EMT 5/26")
    row = actions.propose(ends, by=first, at=place.at)

    assert asked(place, case) == [measure, marker]
    assert effects_of(row, first, place.at).moved == ()


def test_adoption_lists_nothing_that_another_of_its_day_changed():
    place = house()
    first, second = owners(place)
    in_force(place)
    place.later(days=2)
    held = HouseChoice.objects.get(says__startswith="A measure is reviewed")
    answers = {"request.answer": {"of": "end", "within": {"value": 10, "unit": "working_days"}}}
    ends = Choosing(question="by-when-a-request-to-end-a-measure-is-answered", answers=answers, minute="EMT 5/26")
    rows = [actions.propose(one, by=first, at=place.at) for one in (quarterly(months=1, replaces=held.pk), ends)]
    rows = [actions.confirm(row.reference, by=second, at=place.at) for row in rows]

    assert [len(concerned_by(row, first, place.at)) for row in rows] == [1, 0]


def test_effects_name_what_would_no_longer_be_allowed():
    place = house()
    _, measure = in_force(place)
    Measure.objects.filter(reference=measure).update(until=place.today + timedelta(days=90))
    first, _ = owners(place)
    what = quarterly(replaces=HouseChoice.objects.get(says__startswith="A measure is reviewed").pk)
    row = actions.propose(what, by=first, at=place.at)
    row.answers = STRICTER[1]

    assert [(one.subject, one.message.code) for one in effects_of(row, first, place.at).unfit] == [(measure, "length")]

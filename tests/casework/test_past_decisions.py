"""Past decisions: shown from what the journal kept, whatever rows and policies have become since."""

import pytest

from evenhand.casework.context import NotHere
from evenhand.casework.details.appeals import AppealDecided, Appealed
from evenhand.casework.past_decisions import as_decided, decisions, seen
from evenhand.incidents.models import Incident
from evenhand.journal import actions as journal
from evenhand.landlords import actions as landlords
from evenhand.landlords.models import HouseChoice
from evenhand.policy.pack.load import shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.vocabulary import Act
from evenhand.wording.words import Words
from tests.builders.decided import imposed
from tests.builders.house import house, opened
from tests.stages import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return house()


@pytest.fixture
@stage
def case(place):
    reference = opened(place)
    imposed(place, reference)
    return reference


def number(place, act):
    return decisions(place.landlord.pk).filter(act=act).last().sequence


def read(place, case, act=Act.AUTHORISE, who="officer"):
    return as_decided(place.officers[who], case, number(place, act))


def test_recorded_facts_give_the_recorded_verdict_again(place, case):
    officer = place.officers["officer"]
    found = [seen(officer, entry, None) for entry in decisions(place.landlord.pk)]
    assert {one.act for one in found} >= {Act.FIND, Act.AUTHORISE, Act.IMPOSE}
    assert [(one.act, one.same_again) for one in found] == [(one.act, True) for one in found]


def test_a_recorded_verdict_is_worded_as_it_was(place, case):
    one = read(place, case)
    words = Words(one.policy)
    recorded = [words.message(result.message) for result in one.verdict.results]
    assert recorded == [words.message(result.message) for result in one.again.results]


def test_past_decision_shows_its_day_and_not_todays_rows(place, case):
    at = place.at
    Incident.objects.update(behaviours=["shouting"], withdrawn_at=place.at)
    place.later(days=40)
    one = read(place, case)
    assert one.on == at.date()
    assert one.facts.incidents[0].behaviours == ("disproportionate_contact",)
    assert not one.facts.incidents[0].withdrawn
    assert one.by == place.officers["manager"].user.name
    assert one.words["words"] == "In proportion, and she keeps email."


def test_a_newer_version_of_the_policy_changes_nothing_of_it(place, case):
    before = read(place, case).verdict
    old = shipped("octavia")
    newer = Pack.model_validate(old.model_dump(by_alias=True) | {"version": "2099.1"})
    landlords.adopt(place.landlord, newer, shipped("floor"), since=place.today, at=place.at)
    one = read(place, case)
    assert (one.verdict, one.same_again) == (before, True)
    assert one.policy.main.version == old.version


def test_changed_house_choice_makes_a_past_decision_uncertain(place, case):
    choice = HouseChoice.objects.filter(landlord=place.landlord, reading="").first()
    HouseChoice.objects.filter(pk=choice.pk).update(says="Something else altogether.")
    one = read(place, case)
    assert not one.certain
    assert one.same_again is None


def test_erased_words_leave_the_verdict_and_remove_the_facts(place, case):
    journal.destroy_key(place.customer.reference, landlord_id=place.landlord.pk, at=place.at)
    one = read(place, case)
    assert (one.words, one.facts, one.again) == (None, None, None)
    assert one.verdict.permitted


def test_judged_facts_are_sealed_and_not_in_the_open_part(place, case):
    entry = decisions(place.landlord.pk).filter(act=Act.AUTHORISE).last()
    assert '"judged"' not in entry.open
    assert "disproportionate_contact" not in entry.open


def test_decision_is_found_only_under_its_case_and_landlord(place, case):
    elsewhere = house("other-homes", "Other Homes")
    for officer, where, which in (
        (elsewhere.officers["officer"], case, number(place, Act.AUTHORISE)),
        (place.officers["adviser"], case, number(place, Act.AUTHORISE)),
        (place.officers["officer"], opened(place.later(days=1)), number(place, Act.AUTHORISE)),
        (place.officers["officer"], case, 0),
        (place.officers["officer"], case, 2**70),
    ):
        with pytest.raises(NotHere):
            as_decided(officer, where, which)


def test_consequent_act_is_not_a_decision(place, case):
    measure = decisions(place.landlord.pk).filter(act=Act.IMPOSE).last().subject
    appeal = place.do(
        Act.RECEIVE_APPEAL,
        Appealed(words="Not so.", received_on=place.today, route="telephone"),
        "adviser",
        case=case,
        subject=measure,
    ).subject
    ended = AppealDecided(outcome="ended", words="It went too far.")
    place.later(days=1).do(Act.DECIDE_APPEAL, ended, "assistant_director", case=case, subject=appeal)
    assert not decisions(place.landlord.pk).filter(act=Act.LIFT).exists()
    assert read(place, case, Act.DECIDE_APPEAL).same_again

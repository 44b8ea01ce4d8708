"""Use of the policy: signed by two people, where a policy needs it."""

import pytest

from evenhand.casework.case_view import case_view, open_to_others
from evenhand.casework.details import Details
from evenhand.casework.details.measures import Warned
from evenhand.casework.form_questions.use_signatures import use_signatures
from evenhand.casework.perform import prepare
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.work.my_work import my_work
from tests.builders.house import House, house, opened
from tests.builders.use_signatures import sign, to_be_decided
from tests.clauses import clause

pytestmark = pytest.mark.django_db


def use(place: House, case: str):
    return use_signatures(prepare(Act.DECIDE_USE, Details(), by=place.officers["officer"], at=place.at, case=case))


def warning():
    return Warned(asked="Speak to us calmly.", words="It frightens people.")


@clause("stonewater:1.3:1")
@pytest.mark.parametrize(("first", "second"), [("officer", "line_manager"), ("line_manager", "officer")])
def test_stonewater_1_3_warning_needs_two_signatures_any_order(first, second):
    place = house(policy="stonewater")
    case = to_be_decided(place)

    sign(place, case, first)
    with pytest.raises(ActRefused) as refused:
        place.do(Act.WARN, warning(), case=case)
    assert "use_decided" in {one.message.params.get("fact") for one in refused.value.verdict.refusals}

    sign(place, case, second)
    with pytest.raises(ActRefused) as refused:
        place.do(Act.WARN, warning(), case=case)
    assert "use_decided" not in {one.message.params.get("fact") for one in refused.value.verdict.refusals}


@clause("stonewater:1.3:1")
def test_stonewater_1_3_second_or_other_signature_is_refused():
    place = house(policy="stonewater")
    case = to_be_decided(place)
    sign(place, case, "officer")

    with pytest.raises(ActRefused) as refused:
        sign(place, case, "officer")
    assert "signed_once" in {one.rule for one in refused.value.verdict.refusals}
    with pytest.raises(ActRefused) as refused:
        sign(place, case, "manager")
    assert ("stonewater", "1.3", "authority") in refused.value.verdict.unmet


@clause("stonewater:1.3:1")
def test_stonewater_1_3_given_and_missing_signatures_are_listed():
    place = house(policy="stonewater")
    case = to_be_decided(place)
    wanted = [[member.user.name for member in one.people] for one in use(place, case).wanted]
    assert wanted == [["Kit Lowell"], ["Rosa Field"]]

    sign(place, case, "officer")

    assert [step.by.name for step in use(place, case).signed] == ["Kit Lowell"]
    assert [[member.user.name for member in one.people] for one in use(place, case).wanted] == [["Rosa Field"]]
    view = case_view(place.officers["officer"], case, place.at)
    elsewhere = {one.asked.act: one.people for one in open_to_others(place.officers["officer"], view)}
    assert [member.user.name for member in elsewhere[Act.DECIDE_USE]] == ["Rosa Field"]


@clause("stonewater:1.3:1")
def test_stonewater_1_3_missing_signature_is_in_managers_work():
    place = house(policy="stonewater")
    case = to_be_decided(place)
    sign(place, case, "officer")

    def waits():
        return [(row.case.reference, one.act) for row in my_work(place.officers["line_manager"], place.at) for one in row.acts]

    assert (case, Act.DECIDE_USE) in waits()
    sign(place, case, "line_manager")
    assert waits() == []


def test_policy_without_use_signatures_asks_for_none():
    place = house()
    case = opened(place)

    assert use(place, case) is None
    assert Act.DECIDE_USE not in {one.act for one in case_view(place.officers["officer"], case, place.at).nexts}

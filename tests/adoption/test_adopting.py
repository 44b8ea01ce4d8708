"""Adoption of choices, readings and versions: two people, a minute, effects shown before any change."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from evenhand.adoption import actions
from evenhand.adoption.actions import Choosing, NotAdoptable, ReadingOption, Version
from evenhand.adoption.effects import effects_of
from evenhand.cases.models import Case
from evenhand.casework.context import NotHere
from evenhand.casework.details.markers import Marked
from evenhand.journal.models import Entry
from evenhand.landlords.models import HouseChoice
from evenhand.landlords.queries import policy_of
from evenhand.policy.pack.load import shipped
from evenhand.policy.vocabulary import Act
from tests.builders.adopting import owners, quarterly
from tests.builders.decided import in_force
from tests.builders.house import house, opened
from tests.builders.places import START, place

pytestmark = pytest.mark.django_db
LATER = START + timedelta(hours=1)


def test_choice_counts_once_another_person_confirms_it():
    made = place("clarion")
    first, second = owners(made)
    row = actions.propose(quarterly(), by=first, at=START)
    before = policy_of(made.landlord, made.today)
    actions.confirm(row.reference, by=second, at=LATER)
    (choice,) = HouseChoice.objects.filter(landlord=made.landlord)

    assert before.choices == ()
    assert [one.says for one in policy_of(made.landlord, made.today).choices] == ["A measure is reviewed every 3 months."]
    assert (choice.first, choice.second, choice.minute, choice.versions) == (
        first.user,
        second.user,
        "EMT 4/26",
        [shipped("clarion").version],
    )


def test_proposer_cannot_confirm_their_own_proposal():
    made = place("clarion")
    first, _ = owners(made)
    row = actions.propose(quarterly(), by=first, at=START)

    with pytest.raises(NotAdoptable, match="another person"):
        actions.confirm(row.reference, by=first, at=LATER)
    assert not HouseChoice.objects.exists()


@pytest.mark.parametrize("who", ["officer", "everybody"])
def test_only_policy_owners_propose_confirm_or_take_back(who):
    made = place("clarion")
    first, _ = owners(made)
    row = actions.propose(quarterly(), by=first, at=START)

    for act in (actions.confirm, actions.withdraw):
        with pytest.raises(PermissionDenied):
            act(row.reference, by=made.officers[who], at=LATER)
    with pytest.raises(PermissionDenied):
        actions.propose(quarterly(), by=made.officers[who], at=LATER)


def test_another_landlords_proposal_is_not_here():
    made, other = place("clarion"), place("octavia")
    row = actions.propose(quarterly(), by=owners(made)[0], at=START)

    with pytest.raises(NotHere):
        actions.confirm(row.reference, by=owners(other)[1], at=LATER)


def test_each_step_has_its_entry_and_the_chain_verifies():
    made = place("clarion")
    first, second = owners(made)
    row = actions.propose(quarterly(), by=first, at=START)
    actions.confirm(row.reference, by=second, at=LATER)
    taken_back = actions.propose(quarterly(replaces=HouseChoice.objects.get().pk), by=first, at=LATER)
    actions.withdraw(taken_back.reference, by=second, at=LATER)

    entries = Entry.objects.filter(subject__in=[row.reference, taken_back.reference]).order_by("sequence")
    assert [(entry.act, entry.by) for entry in entries] == [
        ("propose_adoption", first.user.reference),
        ("confirm_adoption", second.user.reference),
        ("propose_adoption", first.user.reference),
        ("withdraw_adoption", second.user.reference),
    ]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"review": {"of": "measure", "every": "often"}}, "grammar"),
        ({"appeal.reviewer": {"by": {"roles": ["lord_mayor"]}}}, "lord_mayor"),
        ({"marker": {"key": "house_marker", "title": "A marker"}}, "does not answer"),
        ({"no.such.topic": {}}, "grammar"),
    ],
)
def test_invalid_answer_is_refused_with_a_reason(answers, says):
    made = place("clarion")
    wrong = Choosing(question="how-often-a-measure-is-looked-at-again", says="x", answers=answers, minute="EMT 1")

    with pytest.raises(NotAdoptable, match=says):
        actions.propose(wrong, by=owners(made)[0], at=START)


@pytest.mark.parametrize(
    ("answers", "says", "refused"),
    [
        (
            {"review": {"of": "measure", "every": {"value": 2, "unit": "months"}, "told": True}},
            "Measures are reviewed every six months, and the customer hears of it.",
            "review every: 2 months is not a length that the sentence states",
        ),
        (
            {"review": {"of": "measure", "every": {"value": 999, "unit": "years"}}},
            "Measures are reviewed every 999 years.",
            "999 years is longer than ten years",
        ),
        ({"review": {"of": "measure", "on_dates": ["02-31"]}}, "Measures are reviewed each February.", "no day of the year"),
        ({"review": {"of": "measure", "on_event": ["request"]}}, "On request.", "does not answer"),
        ({"review": {"of": "marker", "every": {"value": 2, "unit": "months"}}}, "Every two months.", "does not answer"),
        ({"review": {"of": "measure", "on_dates": ["02-28"]}}, "", "in a sentence"),
    ],
)
def test_value_that_cannot_hold_or_differs_is_refused(answers, says, refused):
    made = place("clarion")
    wrong = Choosing(question="how-often-a-measure-is-looked-at-again", says=says, answers=answers, minute="EMT 1")

    with pytest.raises(NotAdoptable, match=refused):
        actions.propose(wrong, by=owners(made)[0], at=START)


def test_sentence_of_a_choice_is_made_from_its_value():
    made = place("clarion")
    says = "A measure is reviewed every six months."
    row = actions.propose(replace(quarterly(months=2), says=says), by=owners(made)[0], at=START)

    assert row.says == "A measure is reviewed every 2 months."


def test_record_of_an_adoption_holds_value_and_effect():
    made = place("clarion")
    first, second = owners(made)
    row = actions.propose(quarterly(), by=first, at=START)
    actions.confirm(row.reference, by=second, at=LATER)
    held = json.loads(Entry.objects.get(act="confirm_adoption").open)

    assert (held["says"], held["answers"]["review"]["every"], held["effects"]) == (
        "A measure is reviewed every 3 months.",
        {"value": 3, "unit": "months"},
        {"cases": 1, "more": False, "moved": 0, "unfit": 0, "opened": 0, "stopped": 0},
    )


def test_question_the_policy_answers_cannot_be_adopted():
    made = place("octavia")
    spoken = Choosing(
        question="who-authorises-a-measure",
        says="x",
        answers={"authority": {"act": "authorise", "by": {"anyone": True}}},
        minute="1",
    )

    with pytest.raises(NotAdoptable, match="answers this already"):
        actions.propose(spoken, by=owners(made)[0], at=START)


def test_new_choice_ends_the_old_one_and_past_days_keep_it():
    made = place("clarion")
    first, second = owners(made)
    actions.confirm(actions.propose(quarterly(), by=first, at=START).reference, by=second, at=START)
    held = HouseChoice.objects.get()
    made.later(days=30)
    row = actions.propose(quarterly(months=2, replaces=held.pk), by=second, at=made.at)
    actions.confirm(row.reference, by=first, at=made.at)

    def months(day):
        return [choice.answers.review.every.value for choice in policy_of(made.landlord, day).choices]

    assert months(START.date()) == [3]
    assert months(made.today - timedelta(days=1)) == [3]
    assert months(made.today) == [2]


def test_a_choice_for_one_version_does_not_hold_for_another():
    made = place("clarion")
    first, second = owners(made)
    actions.confirm(actions.propose(quarterly(), by=first, at=START).reference, by=second, at=START)
    HouseChoice.objects.update(versions=["1999.01"])

    assert policy_of(made.landlord, made.today).choices == ()


def test_reading_is_adopted_and_replaced_like_a_choice():
    made = place("stonewater")
    first, second = owners(made)
    for option in ("sanction", "not_a_sanction"):
        what = ReadingOption(reading="warning_is_a_sanction", option=option, minute="EMT 2/26")
        actions.confirm(actions.propose(what, by=first, at=made.at).reference, by=second, at=made.at)
        assert policy_of(made.landlord, made.today).readings["warning_is_a_sanction"] == option
        made.later(days=1)
    with pytest.raises(NotAdoptable):
        actions.propose(ReadingOption(reading="warning_is_a_sanction", option="maybe", minute="1"), by=first, at=made.at)


def test_the_version_in_force_is_not_adopted_again():
    made = place("clarion")

    with pytest.raises(NotAdoptable, match="in force"):
        actions.propose(Version(since=made.today, minute="EMT 9"), by=owners(made)[0], at=START)


def test_effects_on_live_cases_are_shown_before_any_change():
    home = house()
    case, measure = in_force(home)
    first, _ = owners(home)
    held = HouseChoice.objects.get(says__startswith="A measure is reviewed")
    row = actions.propose(quarterly(months=1, replaces=held.pk), by=first, at=home.at)

    effects = effects_of(row, first, home.at)

    (moved,) = [one for one in effects.moved if one.message.code == "duty_review"]
    assert (moved.case, moved.subject, moved.after < moved.before) == (case, measure, True)
    assert effects.cases == 1
    assert HouseChoice.objects.get(pk=held.pk).until is None


def waiting_marker(home, role):
    """Ask for a marker, and propose that this role authorises markers; return the marker and what would change."""
    case = opened(home)
    asked = Marked(
        key="safety_marker", instruction="Two people go.", incidents=(Case.objects.get().incidents.get().reference,), words="x"
    )
    marker = home.do(Act.PLACE_MARKER, asked, case=case).subject
    held = HouseChoice.objects.get(answers__authority__act="authorise_marker")
    who = {"authority": {"act": "authorise_marker", "by": {"roles": [role]}}}
    what = Choosing(question="who-authorises-a-marker", says="One role.", answers=who, minute="EMT 3/26", replaces=held.pk)
    row = actions.propose(what, by=owners(home)[0], at=home.at)
    return marker, effects_of(row, home.officers["officer"], home.at)


def test_waiting_proposal_the_choice_would_stop_is_named():
    marker, found = waiting_marker(house(), "officer")

    assert [(one.subject, one.act, one.message.code) for one in found.stopped] == [
        (marker, Act.AUTHORISE_MARKER, "not_theirs_to_do")
    ]


def test_proposal_that_other_staff_may_take_is_not_named():
    _, found = waiting_marker(house(), "director")

    assert found.stopped == ()


def test_marker_decision_the_choice_makes_possible_is_an_effect():
    home = house()
    case = opened(home)
    asked = Marked(
        key="safety_marker", instruction="Two people go.", incidents=(Case.objects.get().incidents.get().reference,), words="x"
    )
    marker = home.do(Act.PLACE_MARKER, asked, case=case).subject
    HouseChoice.objects.filter(answers__authority__act="authorise_marker").delete()
    who = {"authority": {"act": "authorise_marker", "by": {"roles": ["service_manager"]}}}
    what = Choosing(question="who-authorises-a-marker", says="A Service Manager.", answers=who, minute="EMT 3/26")
    row = actions.propose(what, by=owners(home)[0], at=home.at)

    assert [(one.subject, one.act, one.now_possible) for one in effects_of(row, home.officers["officer"], home.at).opened] == [
        (marker, Act.AUTHORISE_MARKER, True)
    ]

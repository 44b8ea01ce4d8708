"""Checks that a customer has one live marker of a kind: what refuses another, and what becomes of one past its last day."""

from datetime import timedelta

import pytest

from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.markers.models import Marker
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.wording.dates import on as worded
from evenhand.wording.words import Words
from tests.builders.house import facts_of
from tests.builders.markers import WORDS, asked_again, marker_asked_for, marker_authorised
from tests.clauses import clause

pytestmark = [pytest.mark.django_db, pytest.mark.both]
RULE = "one_live_marker_of_a_kind"


def ready(case, marker, days=200):
    """Return how a marker is authorised: its act, with everything done that stands before it."""
    told = MarkerAuthorised(words=WORDS, hard_end_on=case.house.today + timedelta(days=days))
    details, who = case.ready(Act.AUTHORISE_MARKER, told, marker)
    return lambda: case.house.do(Act.AUTHORISE_MARKER, details, who, case=case.case, subject=marker)


def refusal(ask):
    with pytest.raises(ActRefused) as refused:
        ask()
    words = Words()
    return [
        (found.rule, words.message(found.message), [words.cure(one) for one in found.cures])
        for found in refused.value.verdict.refusals
    ]


@clause("floor:2:1")
def test_second_marker_of_a_kind_names_the_one_in_another_case():
    first, one = marker_asked_for("octavia", "safety_marker")
    second, other = asked_again(first, "safety_marker")
    authorise, again = ready(first, one), ready(second, other)
    authorise()

    last = worded(first.house.today + timedelta(days=200))
    assert refusal(again) == [
        (
            RULE,
            f"The customer has a marker of this kind already: {one}, in case {first.case}. Its last day: {last}.",
            [f"Review marker {one} in case {first.case}: that keeps it, changes it or ends it."],
        )
    ]
    assert list(Marker.objects.exclude(authorised_on=None).values_list("reference", flat=True)) == [one]


def test_second_marker_of_a_kind_is_refused_when_asked_for():
    case, marker = marker_authorised("octavia", "safety_marker")
    place = case.house
    incidents = tuple(place.customer.incidents.values_list("reference", flat=True))
    again = Marked(
        key="safety_marker",
        instruction="Two people go.",
        incidents=incidents,
        words=WORDS,
        review_on=place.today + timedelta(days=60),
    )

    last = worded(place.today + timedelta(days=300))
    assert refusal(lambda: place.do(Act.PLACE_MARKER, again, case=case.case)) == [
        (RULE, f"The customer has a marker of this kind already: {marker}. Its last day: {last}.", ["Review the marker."])
    ]


def test_marker_past_its_last_day_ends_and_makes_room():
    first, one = marker_asked_for("octavia", "safety_marker")
    second, other = asked_again(first, "safety_marker")
    place, again = first.house, ready(second, other, days=300)
    ready(first, one, days=70)()
    last = place.today + timedelta(days=70)
    place.later(days=71)
    Marker.objects.filter(reference=other).update(review_on=place.today + timedelta(days=30))

    again()

    assert list(Marker.objects.order_by("id").values_list("reference", "ended_on")) == [(one, last), (other, None)]
    ended = first.row.steps.get(act=Act.END_MARKER)
    assert (ended.subject, ended.more["cause"]) == (one, {"act": "authorise_marker", "subject": other})


def test_note_in_another_case_is_the_note_of_this_one():
    first, one = marker_authorised("a2dominion", "conduct_note")
    second, _ = asked_again(first, "contractor_flag")

    elsewhere = facts_of(second.house, second.case).markers_elsewhere
    assert [(row.reference, row.key, row.case) for row in elsewhere] == [(one, "conduct_note", first.case)]

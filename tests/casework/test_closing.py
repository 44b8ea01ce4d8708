"""Closing and reopening: the record of each is kept, and nothing in force is left behind."""

from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details import Established
from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.details.cases import Closed, Reopened
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.markers import Marked
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.clauses import clause
from tests.stages import stage

pytestmark = pytest.mark.django_db
ENDED = Closed(outcome="settled", words="It has settled.", told="Wrote that it is closed.")


def test_closing_record_is_kept_after_reopening():
    place = house()
    case = opened(place)
    place.do(
        Act.CLOSE, Closed(outcome="settled", words="It has settled.", told="By telephone.", told_on=place.today), case=case
    )
    place.later(days=9)

    owner = place.officers["manager"].user
    place.do(Act.REOPEN, Reopened(words="The calls began again.", owner=owner.reference), case=case)

    row = Case.objects.get(reference=case)
    (closing,) = row.closings.all()
    assert (row.closed_at, row.owner) == (None, owner)
    assert (closing.outcome, closing.how, closing.told) == ("settled", "It has settled.", "By telephone.")
    assert (closing.reopened_because, closing.reopened_by) == ("The calls began again.", place.officers["officer"].user)
    place.do(Act.CLOSE, ENDED, case=case)
    assert row.closings.count() == 2


def test_only_a_closed_case_is_opened_again():
    place = house()
    case = opened(place)

    with pytest.raises(ActRefused):
        place.do(Act.REOPEN, Reopened(words="To be sure."), case=case)


@stage
def proposed(place, case):
    heard_and_assessed(place, case)
    return place.do(Act.PROPOSE, once_a_week(place), case=case).subject


@clause("floor:53:1")
def test_a_case_with_a_proposal_is_not_closed():
    place = house()
    case = opened(place)
    measure = proposed(place, case)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.CLOSE, ENDED, case=case)
    assert ("floor", "53", "nothing_left_open") in refused.value.verdict.unmet

    place.do(Act.WITHDRAW, Established(words="It has stopped."), case=case, subject=measure)
    place.do(Act.CLOSE, ENDED, case=case)


@clause("floor:53:1")
def test_closing_needs_measure_marker_and_appeal_ended():
    place = house()
    case, measure = in_force(place)
    marker = marked(place, case, place.customer.incidents.first().reference)
    appeal = appealed(place, case, measure)

    def left():
        with pytest.raises(ActRefused) as refused:
            place.do(Act.CLOSE, ENDED, case=case)
        stands = [one for one in refused.value.verdict.refusals if one.rule == "nothing_left_open"]
        return {one.message.params["subject"] for one in stands}

    assert left() == {measure, marker, appeal}
    decided = AppealDecided(outcome="ended", words="Looked at every ground.")
    place.do(Act.DECIDE_APPEAL, decided, "assistant_director", case=case, subject=appeal)
    assert left() == {marker}
    place.do(Act.TELL_MARKER, Issued(contact_person="Priya Shah"), case=case, subject=marker)
    place.do(Act.END_MARKER, Established(words="The threat has passed."), case=case, subject=marker)
    place.do(Act.CLOSE, ENDED, case=case)


@clause("floor:53:1")
def test_closing_needs_a_requested_marker_ended():
    place = house()
    case = opened(place)
    told = Marked(
        key="safety_marker",
        instruction="Two people go to visits.",
        incidents=(place.customer.incidents.first().reference,),
        words="A visit ended in shouting.",
        review_on=place.today + timedelta(days=90),
    )
    marker = place.do(Act.PLACE_MARKER, told, case=case).subject

    with pytest.raises(ActRefused):
        place.do(Act.CLOSE, ENDED, case=case)
    place.do(Act.END_MARKER, Established(words="It is not needed after all."), case=case, subject=marker)
    place.do(Act.CLOSE, ENDED, case=case)

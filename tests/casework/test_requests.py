"""Requests of customers: recorded by any officer, answered by an act, overdue without an answer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evenhand.appeals.models import Request
from evenhand.casework.case_view import case_view
from evenhand.casework.context import NotHere
from evenhand.casework.details import Details
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.customers import NeedTold
from evenhand.casework.details.requests import RequestAnswered, Requested
from evenhand.casework.details.reviews import Reviewed
from evenhand.policy.duties.duty import State
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force
from tests.builders.house import facts_of, house, opened
from tests.clauses import clause
from tests.web.acting import address, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


def requested(place, case, asks, of="", who="adviser"):
    told = Requested(words="Please.", received_on=place.today, route="telephone", asks=asks, of=of)
    return place.do(Act.TAKE_REQUEST, told, who, case=case).subject


def owed(place, case):
    view = case_view(place.officers["officer"], case, place.at)
    return [(duty.subject, duty.act, duty.state(place.today)) for duty in view.duties if duty.kind == "request_answer"]


def test_request_to_end_a_limit_is_answered_by_its_review():
    place = house()
    case, measure = in_force(place)
    requested(place, case, "end", measure)

    assert owed(place, case) == [(measure, Act.REVIEW, State.UPCOMING)]
    place.later(days=30)
    place.do(Act.REVIEW, Reviewed(outcome="keep", words="It goes on.", next_on=place.today + timedelta(days=60)), "manager",
             case=case, subject=measure)  # fmt: skip
    assert [state for _, _, state in owed(place, case)] in ([State.DONE], [State.DONE_LATE])
    assert facts_of(place, case).events["request"] == place.today - timedelta(days=30)


@clause("floor:21:2")
def test_complaint_asked_for_is_overdue_until_it_is_opened():
    place = house()
    case = opened(place)
    request = requested(place, case, "complaint")
    place.later(days=10)

    assert owed(place, case) == [(request, Act.TAKE_COMPLAINT, State.OVERDUE)]
    place.do(Act.TAKE_COMPLAINT, Complained(words="The window.", received_on=place.today, route="telephone"), case=case)
    assert owed(place, case) == [(request, Act.TAKE_COMPLAINT, State.DONE_LATE)]


@clause("floor:56:2", "floor:18:1")
def test_adjustment_agreed_to_is_recorded_as_a_need():
    place = house()
    case = opened(place)
    request = requested(place, case, "adjustment")
    need = NeedTold(kind="adjustment", says="A text first", relook_on=date(2027, 1, 4), basis="consent")
    told = RequestAnswered(outcome="agreed", words="It is easily done.", told_by=("letter",), need=need)
    place.do(Act.ANSWER_REQUEST, told, case=case, subject=request)

    row = Request.objects.get(reference=request)
    assert (row.outcome, row.why, row.told_by, row.answered_on) == ("agreed", "It is easily done.", ["letter"], place.today)
    assert place.customer.needs.get().says == "A text first"
    assert owed(place, case) == [(request, Act.ANSWER_REQUEST, State.DONE)]


ACKNOWLEDGED = RequestAnswered(outcome="acknowledged", words="Our officer looks into it.", told_by=("letter",))
OUTCOME = RequestAnswered(outcome="upheld", words="We sent it to a wrong address.", told_by=("letter",), commissioner=True)


@clause("floor:79:2", "floor:79:3")
def test_data_complaint_is_owed_until_its_outcome_is_given():
    place = house()
    place.later(days=30)
    case = opened(place)
    request = requested(place, case, "data_complaint")
    place.later(days=40)

    def due():
        found = case_view(place.officers["officer"], case, place.at).duties
        kinds = {"request_acknowledged", "request_answer"}
        return [(one.kind, one.cited.id, one.due_on, one.done_on) for one in found if one.kind in kinds]

    answer, acknowledge = date(2026, 7, 15), date(2026, 7, 31)
    assert due() == [
        ("request_answer", "floor:79:3", answer, None),
        ("request_acknowledged", "floor:79:2", acknowledge, None),
    ]
    place.do(Act.ANSWER_REQUEST, ACKNOWLEDGED, case=case, subject=request)
    acknowledged = place.today
    assert [done for *_, done in due()] == [None, acknowledged]
    place.later(days=2)
    place.do(Act.ANSWER_REQUEST, OUTCOME, case=case, subject=request)
    assert [done for *_, done in due()] == [place.today, acknowledged]
    row = Request.objects.get(reference=request)
    assert (row.outcome, row.why, row.told_by, row.answered_on) == ("upheld", OUTCOME.words, ["letter"], place.today)


@clause("floor:79:3")
def test_case_with_a_data_complaint_without_outcome_stays_open():
    place = house()
    case = opened(place)
    request = requested(place, case, "data_complaint")
    place.do(Act.ANSWER_REQUEST, ACKNOWLEDGED, case=case, subject=request)

    with pytest.raises(ActRefused) as refused:
        place.do(Act.CLOSE, Details(words="Done."), "manager", case=case)
    left = [result.message.params["subject"] for result in refused.value.verdict.refusals if result.rule == "nothing_left_open"]
    assert left == [request]


@clause("floor:79:3")
def test_outcome_without_the_commissioner_is_refused():
    with pytest.raises(ValueError, match="Information Commissioner"):
        replace(OUTCOME, commissioner=False)


@clause("floor:79:3")
def test_form_asks_for_the_outcome_once_it_was_acknowledged(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case = opened(place)
    request = requested(place, case, "data_complaint")
    client, page = signed_in(set_clock(place)), address(case, Act.ANSWER_REQUEST, request)

    form = client.get(page).context["form"]
    outcomes = ["upheld", "partly_upheld", "not_upheld"]
    assert list(form.fields["outcome"].offered) == ["acknowledged", *outcomes]
    assert "says" not in form.fields
    place.do(Act.ANSWER_REQUEST, ACKNOWLEDGED, case=case, subject=request)
    again = client.get(page).context["form"]
    assert list(again.fields["outcome"].offered) == outcomes
    answers = {"outcome": "not_upheld", "words": "We looked.", "told_by": ["letter"], "token": again["token"].value()}
    silent = client.post(page, answers)
    assert silent.status_code == 422
    assert "Tell them how to go to the Information Commissioner" in text_of(silent)
    assert client.post(page, answers | {"commissioner": "on"}).status_code == 302
    assert Request.objects.get(reference=request).outcome == "not_upheld"


def test_agreed_adjustment_without_a_need_is_refused():
    with pytest.raises(ValueError, match="recorded as a need"):
        RequestAnswered(outcome="agreed", words="Yes.")


def test_case_with_an_unanswered_adjustment_does_not_close():
    place = house()
    case = opened(place)
    request = requested(place, case, "adjustment")

    with pytest.raises(ActRefused) as refused:
        place.do(Act.CLOSE, Details(words="Done."), "manager", case=case)
    left = [result.message.params["subject"] for result in refused.value.verdict.refusals if result.rule == "nothing_left_open"]
    assert left == [request]


def test_withdrawn_request_is_owed_no_more():
    place = house()
    case = opened(place)
    request = requested(place, case, "adjustment")
    place.do(Act.WITHDRAW_REQUEST, Details(words="No longer needed."), case=case, subject=request)

    assert owed(place, case) == []


@pytest.mark.parametrize(("asks", "of"), [("end", "EV-2222222"), ("remove_marker", ""), ("adjustment", "EV-2222222")])
def test_request_about_what_the_case_has_not_is_not_found(asks, of):
    place = house()
    case = opened(place)

    with pytest.raises(NotHere):
        requested(place, case, asks, of)

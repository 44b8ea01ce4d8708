"""Something dangerous or broken at home: asked on three forms, owed on the day of its receipt, handed over to repairs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details
from evenhand.casework.details.customers import Account, Contacted
from evenhand.casework.details.referrals import ReferralAnswered, Referred
from evenhand.incidents.models import Incident
from evenhand.policy.duties.duty import State
from evenhand.policy.pack.load import PACKS
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.ui.timestamps import moment as worded
from evenhand.wording.words import Words
from tests.builders.house import house, opened
from tests.clauses import clause
from tests.web.acting import address, moment, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
DANGER = {"danger_is": "yes", "danger": "Water runs through the kitchen light."}
ANSWERS = {
    Act.RECORD_ACCOUNT: {"heard": "yes", "words": "I ring because nobody comes.", "alleged": "no"},
    Act.RECORD_CONTACT: {"way": "in", "channel": "telephone", "words": "About the window.", "alleged": "no"},
    Act.LOG_INCIDENT: {"words": "Shouted at Sam.", "channel": "telephone", "conduct_of": "customer", "towards": "staff"},
}


@pytest.fixture(params=PACKS)
def place(request, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house(policy=request.param))


@pytest.fixture
def octavia(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def owed(place, case):
    duties = case_view(place.officers["officer"], case, place.at).duties
    return [duty for duty in duties if duty.kind == "hand_over_hazard"]


def answers(place, act):
    when = moment("happened_at", place.at - timedelta(minutes=20)) if act is not Act.RECORD_ACCOUNT else {}
    return ANSWERS[act] | when


@clause("floor:62:1")
@pytest.mark.parametrize("act", ANSWERS)
def test_danger_on_a_form_is_owed_to_repairs_that_day(place, act):
    case = opened(place)

    sent = send(signed_in(place), address(case, act), answers(place, act) | DANGER)

    assert sent.status_code == 302, text_of(sent)
    (duty,) = owed(place, case)
    assert (duty.due_on, duty.cited.id, duty.act) == (place.today, "floor:62:1", Act.ACCEPT_REFERRAL)
    assert duty.state(place.today + timedelta(days=1)) is State.OVERDUE
    heard_at = "10:30" if act is Act.RECORD_ACCOUNT else "09:10"
    assert Words().message(duty.message) == (
        f"Hand what is dangerous or broken at home over to repairs. We heard of it: {heard_at} on 1 June 2026"
    )


@pytest.mark.parametrize("act", ANSWERS)
def test_danger_that_repairs_took_over_is_done_at_once(octavia, act):
    case = opened(octavia)

    send(signed_in(octavia), address(case, act), answers(octavia, act) | DANGER | {"danger_taken_by": "A. Bose, job 4425"})

    (duty,) = owed(octavia, case)
    assert (duty.state(octavia.today), duty.done_on) == (State.DONE, octavia.today)


def test_hand_over_ends_the_duty_and_lets_the_case_close(octavia):
    case = opened(octavia)
    told = Contacted(words="Rang.", channel="telephone", happened_at=octavia.at, danger="The gas smells.")
    octavia.do(Act.RECORD_CONTACT, told, case=case)
    (waiting,) = owed(octavia, case)
    with pytest.raises(ActRefused) as refused:
        octavia.do(Act.CLOSE, Details(words="Over."), case=case)

    assert [cure.params["subject"] for one in refused.value.verdict.refusals for cure in one.cures] == [waiting.subject]
    taken = ReferralAnswered(outcome="accepted", who="A. Bose", words="Job 4425.")
    octavia.do(Act.ACCEPT_REFERRAL, taken, case=case, subject=waiting.subject)
    assert [duty.state(octavia.today) for duty in owed(octavia, case)] == [State.DONE]


def test_an_account_of_an_earlier_day_is_owed_since_that_day(octavia):
    case = opened(octavia)
    octavia.later(days=3)
    yesterday = octavia.today - timedelta(days=1)
    octavia.do(Act.RECORD_ACCOUNT, Account(words="Nobody comes.", on=yesterday, danger="No heating."), case=case)

    (duty,) = owed(octavia, case)
    assert (duty.due_on, duty.state(octavia.today)) == (date(2026, 6, 3), State.OVERDUE)


def test_any_policy_lets_an_officer_hand_a_hazard_to_repairs(place):
    case = opened(place)
    passed = Referred(key="repairs", recipient="Repairs", passed_on="No heating.", words="They told us.", hands_over=True)

    assert place.do(Act.REFER, passed, case=case).verdict.permitted
    assert [duty.due_on for duty in owed(place, case)] == [place.today]


def test_report_of_a_danger_is_saved_once_repairs_have_it(octavia):
    client, where = signed_in(octavia, "adviser"), reverse("log-incident")
    report = answers(octavia, Act.LOG_INCIDENT) | DANGER | {"unidentified": "on", "who": ""}

    refused = client.post(where, report)
    saved = client.post(where, report | {"danger_taken_by": "A. Bose, job 4425"})

    assert "Ring repairs, and write who took it over" in text_of(refused)
    assert saved.status_code == 302, text_of(saved)
    row = Incident.objects.get()
    assert (row.danger, row.danger_taken_by) == (DANGER["danger"], "A. Bose, job 4425")
    page = text_of(client.get(reverse("incident", args=[row.reference])))
    assert f"Dangerous or broken at home {row.danger}" in page
    assert worded(row.happened_at) in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"danger_is": "yes"}, "Write what is dangerous or broken, and where"),
        ({"danger": "No heating."}, "Select yes, or leave what is dangerous or broken empty"),
    ],
)
def test_half_an_answer_about_danger_is_refused(octavia, given, says):
    case = opened(octavia)

    sent = send(signed_in(octavia), address(case, Act.RECORD_CONTACT), answers(octavia, Act.RECORD_CONTACT) | given)

    assert sent.status_code == 422
    assert says in text_of(sent)


def test_report_page_draws_each_question_of_its_form(octavia):
    page = signed_in(octavia).get("/incidents/new/")
    form, drawn = page.context["form"], page.content.decode()

    assert "danger_is" in form.fields
    assert [name for name in form.fields if f'name="{name}' not in drawn] == []


def test_list_of_cases_names_the_hand_over_of_a_danger(octavia):
    case = opened(octavia)
    client = signed_in(octavia)
    send(client, address(case, Act.RECORD_ACCOUNT), answers(octavia, Act.RECORD_ACCOUNT) | DANGER)

    assert "Hand what is dangerous or broken at home over to repairs" in text_of(client.get("/cases/"))


def test_danger_added_to_a_report_is_owed_to_repairs(octavia):
    case = opened(octavia)
    report = Incident.objects.get().reference
    where = reverse("add-to-incident", args=[report])

    added = signed_in(octavia).post(where, DANGER | {"words": "She told me as I left."})

    assert added.status_code == 302, text_of(added)
    assert [duty.due_on for duty in owed(octavia, case)] == [octavia.today]
    assert Incident.objects.get().danger == DANGER["danger"]


def test_danger_added_outside_a_case_is_taken_over_first(octavia):
    client = signed_in(octavia, "adviser")
    first = answers(octavia, Act.LOG_INCIDENT) | DANGER | {"danger_taken_by": "A. Bose", "unidentified": "on", "who": ""}
    client.post(reverse("log-incident"), first)
    where = reverse("add-to-incident", args=[Incident.objects.get().reference])
    more = {"danger_is": "yes", "danger": "The stairs are loose too."}

    dropped = client.post(where, more)
    taken = client.post(where, more | {"danger_taken_by": "C. Fry"})

    assert (dropped.status_code, taken.status_code) == (422, 302)
    assert Incident.objects.get().danger == f"{DANGER['danger']}\n{more['danger']}"

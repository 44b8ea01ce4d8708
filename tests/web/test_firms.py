"""The administrator's page of firms, what a case owner sees to there, the command, and who sees a marker."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from evenhand.allegations.models import Allegation
from evenhand.cases.models import Step
from evenhand.casework.details import Details
from evenhand.casework.details.allegations import Alleged
from evenhand.firms.models import Firm, FurtherQuestion
from evenhand.journal.queries import entries
from evenhand.landlords.switches import Feature, switch
from evenhand.letters.models import Notice
from evenhand.markers.models import Marker
from evenhand.ops.cli import main
from evenhand.policy.vocabulary import Act
from tests.builders.firms import firm, job
from tests.builders.house import PASSWORD, also, heard_and_assessed, house, opened
from tests.builders.markers import marker_authorised, placed
from tests.builders.scenario import LETTER
from tests.letters.reading import words_of
from tests.web.acting import address, on, send, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TOLD = {"action": "firm", "name": "Solent Gas", "telephone": "020 7946 0321", "safety_lead": "Ines Cole, 07700 900321"}


@pytest.fixture
def place():
    made = house()
    also(made.officers["director"], "policy_owner")
    switch(made.landlord, Feature.CONTRACTORS_PAGES, on=True, by="EV-TEST", at=made.at)
    return made


def client_of(place, who):
    client = Client()
    client.force_login(place.officers[who].user)
    return client


def test_administrator_adds_a_firm_and_its_scheduler(place):
    client = client_of(place, "director")

    assert client.post("/firms/", TOLD).status_code == 302
    again = client.post("/firms/", TOLD)
    reference = Firm.objects.get().reference
    person = {"action": "scheduler", "firm": reference, "first_name": "Dee", "last_name": "Hart", "email": "dee@firm.example"}
    made = client.post("/firms/", person)

    assert again.status_code == 422
    assert "A firm has this name." in again.content.decode()
    link = re.search(r"http://testserver(/firm/join/EV-\w+/[\w-]+/)", made.content.decode()).group(1)
    assert Client().post(link, {"password": PASSWORD}).status_code == 302
    assert client.post("/firms/", {"action": "end-firm", "which": reference}).status_code == 302
    acts = [one.act for one in entries(place.landlord.pk, subject=reference)]
    assert sorted(acts) == ["add_firm", "add_scheduler", "end_firm"]


def test_page_of_firms_is_for_administrators_where_it_is_on(place):
    assert client_of(place, "officer").get("/firms/").status_code == 404
    switch(place.landlord, Feature.CONTRACTORS_PAGES, on=False, by="EV-TEST", at=place.at)
    assert client_of(place, "director").get("/firms/").status_code == 404
    assert client_of(place, "officer").get("/firms/instructions/").status_code == 404


def test_firm_of_another_landlord_is_not_found(place):
    other = house("tarn-homes", "Tarn Homes")
    row = firm(other).row

    for action, which in (("end-firm", row.reference), ("end-scheduler", row.users.get().reference)):
        assert client_of(place, "director").post("/firms/", {"action": action, "which": which}).status_code == 404


def test_owner_records_what_a_firm_confirmed_by_telephone(monkeypatch):
    case, marker = placed("octavia", "safety_marker")
    place = case.house
    for module in ("evenhand.web.firms.waiting_views", "evenhand.web.work.views"):
        monkeypatch.setattr(f"{module}.now", lambda: place.at)
    gas = firm(place)
    job(place, gas)
    case.do(Act.END_MARKER, Details(words="No incident since."), marker)
    client = client_of(place, "officer")

    pages = [client.get(path).content.decode() for path in ("/firms/instructions/", "/")]
    sharing = gas.row.sharings.get()
    done = client.post("/firms/instructions/", {"instruction": sharing.reference})

    says = "Solent Gas has not confirmed that the instruction for 12 Cooper Row, Portmouth, PM2 4QT ended on"
    assert [says in page for page in pages] == [True, True]
    assert done.status_code == 302
    assert "Nothing waits at a contractor." in client.get("/firms/instructions/").content.decode()


@pytest.mark.parametrize(("on", "shown"), [(True, True), (False, False)])
def test_letter_names_contractors_where_they_see_the_marker(on, shown):
    case, marker = marker_authorised("octavia", "safety_marker")
    switch(case.house.landlord, Feature.CONTRACTORS_PAGES, on=on, by="EV-TEST", at=case.house.at)
    case.house.officers["officer"].landlord.refresh_from_db()

    case.do(Act.TELL_MARKER, LETTER, marker)

    letter = str(Notice.objects.get(subject=marker).letter)
    assert ("contractors who work for us" in letter) is shown


def test_marker_form_asks_for_the_risk_where_pages_are_on(monkeypatch):
    place = house()
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: place.at)
    firm(place)
    case = opened(place, ("threats",))
    heard_and_assessed(place, case)
    client, where = signed_in(place), address(case, Act.PLACE_MARKER)
    report = place.customer.incidents.first().reference
    asked = {"key": "safety_marker", "instruction": "Two people.", "incidents": [report], "words": "Threats.", "risk": "weapon"}
    asked |= on("review_on", place.today + timedelta(days=90))

    sent = send(client, where, asked)

    row = Marker.objects.get()
    assert (sent.status_code, row.risk) == (302, "weapon")
    assert Step.objects.get(act=Act.PLACE_MARKER).more["risk"] == "weapon"
    page = signed_in(place, "manager").get(address(case, Act.AUTHORISE_MARKER, row.reference)).content.decode()
    assert "Contractors are also given this kind of risk: a weapon was seen." in page
    switch(place.landlord, Feature.CONTRACTORS_PAGES, on=False, by="EV-TEST", at=place.at)
    assert "Which kind of risk may contractors see?" not in client.get(where).content.decode()


def test_officer_asks_a_contractor_and_names_no_customer(monkeypatch):
    place = house()
    for module in ("acts.views", "firms.waiting_views", "work.views"):
        monkeypatch.setattr(f"evenhand.web.{module}.now", lambda: place.at)
    gas, case = firm(place), opened(place)
    client, where = signed_in(place), address(case, Act.ASK_FIRM)
    asked = {"firm": gas.row.reference, "incident": place.customer.incidents.get().reference, "words": "What did Ms Vale say?"}
    asked |= on("due_on", place.today + timedelta(days=5))

    refused = send(client, where, asked)
    sent = send(client, where, asked | {"words": "What was said at the door?"})
    place.later(days=6)
    home, page = client.get("/").content.decode(), client.get("/firms/instructions/").content.decode()
    reference = gas.row.requests.get().reference
    told = {"request": reference, "given_by": "Ines Cole", "words": "Nothing was said."}
    empty = client.post("/firms/instructions/", {"request": reference})
    done = client.post("/firms/instructions/", told)

    assert (refused.status_code, "“Vale” names the customer." in refused.content.decode()) == (422, True)
    says = f"Solent Gas has not answered our request in {case}, due by"
    assert (sent.status_code, says in home, says in page) == (302, True, True)
    assert (empty.status_code, done.status_code, gas.row.requests.get().given_by) == (422, 302, "Ines Cole")


def test_officer_sends_an_allegation_and_records_no_answer(monkeypatch):
    place = house()
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: place.at)
    gas, case = firm(place), opened(place)
    allegation = place.do(Act.TAKE_ALLEGATION, Alleged(words="He shouted."), case=case).subject
    client, told = signed_in(place), {"firm": gas.row.reference, "words": "Shouting on 3 May."}
    told |= on("due_on", place.today + timedelta(days=5))
    outcome = address(case, Act.RECORD_FIRM_OUTCOME, allegation)

    sent = send(client, address(case, Act.SEND_TO_FIRM, allegation), told)
    early = send(client, outcome, {"outcome": "none_came", "words": "Rang twice."})
    place.later(days=6)
    late = send(client, outcome, {"outcome": "none_came", "words": "Rang twice."})

    assert (sent.status_code, early.status_code, late.status_code) == (302, 422, 302)
    assert Allegation.objects.get().firm_outcome == "none_came"


def test_firm_asks_for_more_and_the_owners_answer_is_journalled(monkeypatch):
    case, _ = placed("octavia", "safety_marker")
    place = case.house
    for module in ("web.firms.waiting_views", "web.work.views", "partner.scheduler_views"):
        monkeypatch.setattr(f"evenhand.{module}.now", lambda: place.at)
    gas = firm(place)
    job(place, gas)
    them, owner = Client(), client_of(place, "officer")
    them.post("/sign-in/", {"username": gas.user.username, "password": PASSWORD})
    held, path, page = gas.row.sharings.get().reference, "/firms/questions/", "/firm/instructions/"

    empty = them.post(page, {"action": "more", "instruction": held})
    asked = them.post(page, {"action": "more", "instruction": held, "more": "Is a dog there?"})
    home, row = owner.get("/").content.decode(), FurtherQuestion.objects.get()
    others = client_of(place, "manager").post(path, {"question": row.reference, "more": "No."})
    named = owner.post(path, {"question": row.reference, "more": "Ms Vale has none."})
    done = owner.post(path, {"question": row.reference, "more": "No dog was seen."})

    assert (empty.status_code, asked.status_code, others.status_code, done.status_code) == (422, 302, 404, 302)
    assert (named.status_code, "“Vale” names the customer." in named.content.decode()) == (422, True)
    assert "Solent Gas asks for more about the instruction for 12 Cooper Row" in home
    assert "No dog was seen." in them.get(page).content.decode()
    acts = [one.act for one in entries(place.landlord.pk) if "more_of_instruction" in one.act]
    assert acts == ["ask_more_of_instruction", "answer_more_of_instruction"]
    assert "No contractor asks for more." in owner.get(path).content.decode()


def test_letter_of_a_marker_names_the_risk_contractors_see():
    case, marker = marker_authorised("octavia", "safety_marker", risk="animal")
    switch(case.house.landlord, Feature.CONTRACTORS_PAGES, on=True, by="EV-TEST", at=case.house.at)
    case.house.officers["officer"].landlord.refresh_from_db()

    case.do(Act.TELL_MARKER, LETTER, marker)

    says = "this kind of risk: a dog or another animal. They do not see what happened"
    assert says in words_of(Notice.objects.get(subject=marker))


def test_command_adds_lists_and_ends(place, capsys):
    by = ["--by", place.officers["director"].user.username]

    assert main(["firm", "add", "harbour-homes", "Solent Gas", "020 7946 0321", "Ines Cole", *by]) == 0
    assert main(["firm", "scheduler", "harbour-homes", "Solent Gas", "Dee", "Hart", "dee@firm.example", *by]) == 0
    assert main(["firm", "list", "harbour-homes", *by]) == 0
    assert main(["firm", "end", "harbour-homes", "Solent Gas", *by]) == 0
    assert main(["firm", "end", "harbour-homes", "Solent Gas", *by]) == 2

    printed = capsys.readouterr()
    assert "Solent Gas, 020 7946 0321: dee@firm.example" in printed.out
    assert "/firm/join/EV-" in printed.out
    assert "harbour-homes has no firm called Solent Gas." in printed.err

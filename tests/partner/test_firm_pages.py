"""Pages of firms: sign-in, link and PIN, what each shows, what it takes, and what nobody there may see."""

import base64
import re
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evenhand.allegations.models import Allegation
from evenhand.casework.details.allegations import AllegationSent, Alleged
from evenhand.casework.details.firms import FirmAsked
from evenhand.casework.details.incidents import Reported
from evenhand.firms.actions import add_scheduler, end_firm, replace_link
from evenhand.incidents.models import Incident
from evenhand.landlords.switches import Feature, switch
from evenhand.policy.vocabulary import Act, Risk, VisitCondition
from evenhand.visits.models import Visit
from evenhand.wording.dates import on
from evenhand.wording.partner_languages import LANGUAGES
from tests.builders.firms import firm, job
from tests.builders.house import PASSWORD, house, opened
from tests.builders.markers import home_marked, placed

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
RISK_SHOWN = 10
"""Of the answers of `every_page`: the lists, the instructions, and the job with each of its forms."""
PAGES = ("/firm/", "/firm/people/", "/firm/instructions/", "/firm/requests/", "/firm/allegations/", "/firm/import/")
NAMES = ("job", "operative", "instruction", "firm", "request", "allegation", "rows")
PLANTED = ("Marion", "Vale", "marmalade", "hearing", "shouting", "Octavia", "safety_marker", "No incident")


@pytest.fixture
def clock(monkeypatch):
    """Let pages read the clock of a house."""

    def at(place):
        for module in ("operative_views", "scheduler_views", "import_views", "request_views", "forms"):
            monkeypatch.setattr(f"evenhand.partner.{module}.now", lambda: place.at)

    return at


def scheduler_client(at_work):
    client = Client()
    client.post("/sign-in/", {"username": at_work.user.username, "password": PASSWORD})
    return client


def operative_client(at_work):
    client = Client()
    client.post(f"/p/{at_work.operative.token}/", {"pin": at_work.operative.pin})
    return client


def every_page(at_work, reference):
    """Return each answer to a scheduler and an operative, whole, forms sent and refused among them."""
    token = at_work.operative.token
    them, one = scheduler_client(at_work), operative_client(at_work)
    for path in PAGES:
        yield them.get(path)
        yield them.post(path, {"action": "add"})
    yield Client().get(f"/p/{token}/")
    yield one.get(f"/p/{token}/")
    for more in ("", "?answer=cannot", "?answer=happened"):
        yield one.get(f"/p/{token}/{reference}/{more}")
    yield one.post(f"/p/{token}/{reference}/", {"action": "cannot", "cannot-why": ""})
    yield one.post(f"/p/{token}/{reference}/", {"action": "read"}, follow=True)


def test_no_page_holds_a_name_a_story_or_a_need(clock):
    case, _ = placed("octavia", "safety_marker", risk="threats")
    place = case.house
    clock(place)
    told = Reported(
        words="She threw marmalade at the wall.",
        customer=place.customer.reference,
        happened_at=place.at - timedelta(hours=1),
        channel="home_visit",
    )
    place.do(Act.LOG_INCIDENT, told, "adviser")
    gas = firm(place)
    reference = job(place, gas)
    row = case.row.incidents.first()
    asked = FirmAsked(words="Send it.", firm=gas.row.reference, incident=row.reference, due_on=place.today + timedelta(days=5))
    request = place.do(Act.ASK_FIRM, asked, case=case.case).subject

    answers = [*every_page(gas, reference), scheduler_client(gas).post("/firm/requests/", {"request": request})]

    assert {answer.status_code for answer in answers} == {200, 422}
    assert "Two people." in answers[0].content.decode()
    assert sum("Kind of risk: threats." in answer.content.decode() for answer in answers) == RISK_SHOWN
    for answer in answers:
        whole = answer.content.decode() + str(dict(answer.headers)) + str(answer.cookies)
        assert [word for word in PLANTED if word.lower() in whole.lower()] == []


def test_instruction_for_a_home_shows_no_reason_and_no_resident(clock):
    place = house()
    gas = firm(place)
    clock(place)
    home_marked(place, why="Marion Vale saw the marmalade.", conditions=(VisitCondition.IN_PAIRS,))
    reference = job(place, gas)

    whole = " ".join(answer.content.decode() for answer in every_page(gas, reference)).lower()
    assert [word for word in (*PLANTED, "visitor", "stairs") if word.lower() in whole] == []
    page = operative_client(gas).get(f"/p/{gas.operative.token}/{reference}/").content.decode()
    assert [says in page for says in ("Two people.", "Kind of risk: threats")] == [True, True]


def test_job_page_shows_the_instruction_and_three_answers(clock):
    case, _ = placed("octavia", "safety_marker")
    clock(case.house)
    gas = firm(case.house)
    reference = job(case.house, gas)

    page = operative_client(gas).get(f"/p/{gas.operative.token}/{reference}/")

    text = page.content.decode()
    assert '<h1 class="govuk-heading-xl">Two people.</h1>' in text
    assert 'href="tel:08081570123"' in text
    assert [word for word in ("I have read this", "I can’t do it this way", "Something happened") if word not in text] == []
    assert page["Cache-Control"] == "private, no-store"
    assert "<script" not in text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_instruction_is_in_the_operatives_language_too(clock, tag):
    case, _ = placed("octavia", "safety_marker", risk="animal")
    clock(case.house)
    gas, said = firm(case.house), LANGUAGES[tag]
    reference = job(case.house, gas)
    them, row = scheduler_client(gas), gas.row.operatives.get()

    sent = [
        them.post("/firm/people/", {"action": "language", "operative": row.reference, "language": one}) for one in ("xx", tag)
    ]
    page = operative_client(gas).get(f"/p/{gas.operative.token}/{reference}/").content.decode()

    assert ([one.status_code for one in sent], gas.row.operatives.get().language) == ([200, 302], tag)
    two, animal = said.conditions[VisitCondition.IN_PAIRS], said.risk_line([Risk.ANIMAL])
    wanted = (
        f'<h1 class="govuk-heading-xl" lang="{tag}">{two}</h1>',
        f'<p class="govuk-body-l" lang="{tag}">{animal}</p><p class="govuk-body-l">Two people.</p>',
        *(f'<span lang="{tag}">{words}</span><br>' for words in (said.read, said.cannot, said.happened)),
        f'<span lang="{tag}">{said.ring.format(number="0808 157 0123")}</span><br>Ring the office: 0808 157 0123',
    )
    assert [part for part in wanted if part not in page] == []


def test_wrong_pin_is_refused_and_locked_after_five(clock):
    place = house()
    clock(place)
    gas = firm(place)
    path, client = f"/p/{gas.operative.token}/", Client()
    wrong = "000000" if gas.operative.pin != "000000" else "111111"

    met = [client.post(path, {"pin": wrong}).status_code for _ in range(6)]
    locked = client.post(path, {"pin": gas.operative.pin})
    place.later(minutes=16)
    opened = client.post(path, {"pin": gas.operative.pin})

    assert met == [403] * 5 + [429]
    assert (locked.status_code, opened.status_code) == (429, 302)
    assert "Too many wrong PINs. Try again in 15 minutes" in locked.content.decode()


def test_without_a_pin_no_job_is_shown(clock):
    place = house()
    clock(place)
    gas = firm(place)
    reference = job(place, gas)

    asked = Client().get(f"/p/{gas.operative.token}/")

    assert "Your PIN" in asked.content.decode()
    assert "Cooper Row" not in asked.content.decode()
    assert Client().get(f"/p/{gas.operative.token}/{reference}/").headers["Location"] == f"/p/{gas.operative.token}/"


def test_replaced_link_is_dead_and_ends_the_shift(clock):
    place = house()
    clock(place)
    gas = firm(place)
    client, row = operative_client(gas), gas.row.operatives.get()
    assert client.get(f"/p/{gas.operative.token}/").status_code == 200

    made = scheduler_client(gas).post("/firm/people/", {"action": "replace", "operative": row.reference})

    link = re.search(r"/p/([\w-]+)/", made.content.decode()).group(1)
    assert client.get(f"/p/{gas.operative.token}/").status_code == 404
    assert "Your PIN" in client.get(f"/p/{link}/").content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_not_found_where_they_are_off(path):
    place = house()
    gas = firm(place)
    them, one = scheduler_client(gas), operative_client(gas)
    switch(place.landlord, Feature.CONTRACTORS_PAGES, on=False, by="EV-TEST", at=place.at)

    assert them.get(path).status_code == HTTPStatus.NOT_FOUND
    assert one.get(f"/p/{gas.operative.token}/").status_code == HTTPStatus.NOT_FOUND


def test_firm_that_has_ended_sees_nothing():
    place = house()
    gas = firm(place)
    them, one = scheduler_client(gas), operative_client(gas)
    end_firm(gas.row, by=place.officers["officer"], at=place.at)

    assert them.get("/firm/").status_code == HTTPStatus.NOT_FOUND
    assert one.get(f"/p/{gas.operative.token}/").status_code == HTTPStatus.NOT_FOUND


def test_scheduler_and_officer_keep_to_their_own_pages():
    place = house()
    gas = firm(place)
    them = scheduler_client(gas)

    assert them.get("/").headers["Location"] == "/firm/"
    assert them.get("/customers/").headers["Location"] == "/firm/"
    assert Client().get("/firm/").headers["Location"] == "/sign-in/?next=/firm/"


def test_report_sent_twice_reports_once(clock):
    place = house()
    clock(place)
    gas = firm(place)
    reference = job(place, gas)
    place.later(days=1, hours=2)
    client, path = operative_client(gas), f"/p/{gas.operative.token}/{reference}/"
    told = {"words": "A door was slammed.", "once": "x" * 16, "action": "happened"}
    told |= {f"happened_at-{box}": value for box, value in {"day": "2", "month": "6", "year": "2026", "time": "10:15"}.items()}

    first = client.post(path, told)
    client.post(path, told)

    assert first.status_code == 302
    assert Incident.objects.count() == 1
    assert Visit.objects.get(reference=reference).went == "happened"


def test_report_with_a_photograph_lands_with_its_source(clock, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    place = house()
    clock(place)
    gas = firm(place)
    reference = job(place, gas)
    place.later(days=1, hours=2)
    client, path = operative_client(gas), f"/p/{gas.operative.token}/{reference}/"
    told = {"words": "The door was kicked.", "once": "y" * 16, "action": "happened"}
    told |= {f"happened_at-{box}": value for box, value in {"day": "2", "month": "6", "year": "2026", "time": "10:15"}.items()}

    program = client.post(path, told | {"evidence": SimpleUploadedFile("run.exe", b"MZ\x90\x00program")})
    sent = client.post(path, told | {"evidence": SimpleUploadedFile("door.png", PNG, "image/png")})

    says = "run.exe: The file is not of a kind that is kept as evidence"
    assert (program.status_code, says in program.content.decode(), "The door was kicked." in program.content.decode()) == (
        422, True, True,
    )  # fmt: skip
    assert sent.status_code == 302
    [row] = Incident.objects.all()
    assert (row.on_behalf_name, row.reporter) == ("Kofi Mensah, Solent Gas", gas.row.speaks_as)
    assert [(one.name, one.kind, one.added_by) for one in row.evidence.all()] == [("door.png", "image/png", gas.row.speaks_as)]


def test_request_is_answered_on_the_firms_page(clock, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    place = house()
    clock(place)
    gas, case = firm(place), opened(place)
    incident = place.customer.incidents.get()
    due = place.today + timedelta(days=5)
    asked = FirmAsked(words="Send what you saw.", firm=gas.row.reference, incident=incident.reference, due_on=due)
    reference = place.do(Act.ASK_FIRM, asked, case=case).subject
    them, path = scheduler_client(gas), "/firm/requests/"

    shown = them.get("/firm/").content.decode(), them.get(f"{path}?answer={reference}").content.decode()
    empty = them.post(path, {"request": reference, "given_by": "Kofi Mensah"})
    told = {"request": reference, "given_by": "Kofi Mensah", "words": "A dog barked.", "once": "z" * 16}
    done = [them.post(path, told | {"evidence": SimpleUploadedFile("door.png", PNG)}).status_code for _ in range(2)]

    assert "1 request waits for your answer." in shown[0]
    assert [word for word in ("Send what you saw.", f"Answer by {on(due)}.", "Who says it?") if word not in shown[1]] == []
    assert (empty.status_code, "Write what they say, or add a file" in empty.content.decode()) == (422, True)
    assert (done, incident.additions.count(), incident.evidence.count()) == ([302, 302], 1, 1)
    assert them.post(path, told | {"request": "EV-2222222"}).status_code == 404


def test_firm_records_an_outcome_of_an_allegation_on_its_page(clock):
    place = house()
    clock(place)
    gas, case = firm(place), opened(place)
    reference = job(place, gas)
    allegation = place.do(Act.TAKE_ALLEGATION, Alleged(words="He shouted.", unmatched="the engineer"), case=case).subject
    told = AllegationSent(words="Shouting on 3 May.", firm=gas.row.reference, due_on=place.today + timedelta(days=5))
    place.do(Act.SEND_TO_FIRM, told, case=case, subject=allegation)
    them, path = scheduler_client(gas), "/firm/allegations/"

    page = them.get(f"{path}?answer={allegation}").content.decode()
    empty = them.post(path, {"allegation": allegation})
    answer = {"allegation": allegation, "outcome": "partly", "words": "He raised his voice."}
    done = [them.post(path, answer).status_code for _ in range(2)]

    assert ("Shouting on 3 May." in page, "He shouted." in page) == (True, False)
    assert (empty.status_code, done) == (422, [302, 302])
    assert Allegation.objects.get().firm_outcome == "partly"
    token, one = gas.operative.token, operative_client(gas)
    for path in (f"/p/{token}/", f"/p/{token}/{reference}/"):
        assert "houting" not in one.get(path).content.decode()


def test_scheduler_adds_a_job_and_is_refused_in_words(clock):
    place = house()
    clock(place)
    gas = firm(place)
    them = scheduler_client(gas)
    told = {"action": "add", "firm": gas.row.reference, "address": "12 Cooper Row, Portmouth PM2 4QT", "about": "Boiler"}
    told |= {f"starts_at-{box}": value for box, value in {"day": "3", "month": "6", "year": "2026", "time": "9:15"}.items()}

    unknown = them.post("/firm/", told | {"address": "1 Nowhere, PM2 4QT"})
    far = them.post("/firm/", told | {"starts_at-year": "2028"})
    added = them.post("/firm/", told)

    assert (unknown.status_code, added.status_code) == (422, 302)
    assert "Enter a start that is ahead, within a year." in far.content.decode()
    assert "This landlord has no home at this address." in unknown.content.decode()
    assert 'value="1 Nowhere, PM2 4QT"' in unknown.content.decode()
    page = them.get("/firm/").content.decode()
    assert [
        word for word in ("Wednesday 3 June 2026, 09:15 to 10:15", "Boiler", "No special arrangements") if word not in page
    ] == []


def test_hostile_input_is_refused_not_an_error(clock):
    place = house()
    clock(place)
    gas = firm(place)
    reference = job(place, gas)
    them, one, odd = scheduler_client(gas), operative_client(gas), "'\"<\u202e\ufdd0" * 50
    met = [
        *(them.post(path, {"action": action, **dict.fromkeys(NAMES, odd)})
          for path in PAGES
          for action in ("hand-out", "add", "replace", "end", "assess", "confirm", "import", odd)),
        *(one.post(f"/p/{gas.operative.token}/{reference}/", {"action": action, "words": odd}) for action in ("happened", odd)),
        Client().post(f"/p/{gas.operative.token}/", {"pin": odd}),
        Client().get("/p/" + "x" * 43 + "/"),
    ]  # fmt: skip

    assert {answer.status_code for answer in met} <= {200, 302, 403, 404, 422}


def test_link_to_join_works_once():
    place = house()
    gas = firm(place)
    post, token = add_scheduler(gas.row, "Ann", "Lee", "ann.lee@firm.example", by=place.officers["officer"], at=place.at)
    path = f"/firm/join/{post.user.reference}/{token}/"

    weak = Client().post(path, {"password": "short"})
    done = Client().post(path, {"password": PASSWORD})

    assert (weak.status_code, done.status_code) == (422, 302)
    assert Client().get(path).status_code == 404
    assert replace_link(gas.row.operatives.get(), by=post.user.reference, at=place.at).pin.isdecimal()

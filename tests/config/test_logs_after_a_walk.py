"""Reads the lines that a walk leaves in the logs: what they hold, and that no name and no reference is among them."""

import json
import re
from io import StringIO
from logging.config import dictConfig

import pytest
from django.test import Client

from evenhand.config.logs import code_of, logging_from
from evenhand.landlords.models import User
from evenhand.ops.cli import main
from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force
from tests.builders.house import PASSWORD, house
from tests.web.acting import address, send
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.both]
WITH_PASSWORD = ("wrong password", "signed in", "refused", "signed out")
PHONE = "01632 960777"
REFERENCE = re.compile(r"EV-[A-Z0-9]{4,}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")


@pytest.fixture
def lines(tmp_path, settings):
    """Return what is logged from now on: of requests, acts and jobs; of sign-ins and refusals; and the file of these."""
    before, own, kept = settings.LOGGING, tmp_path / "kept" / "access.log", StringIO()
    settings.LOGGING = logging_from("INFO", own)  # a command reads it again
    settings.LOGGING["handlers"]["stderr"]["stream"] = kept
    dictConfig(settings.LOGGING)

    def read():
        theirs = own.read_text().splitlines() if own.exists() else []
        return [*map(json.loads, kept.getvalue().splitlines())], [*map(json.loads, theirs)], own

    yield read
    dictConfig(before)


def without(line, *names):
    return {name: value for name, value in line.items() if name not in {"timestamp", "ms", "queries", "request", *names}}


def test_walk_leaves_codes_and_no_name_or_reference(lines):
    place = set_clock(house())
    case, measure = in_force(place)
    officer = place.officers["officer"].user
    officer.set_password(PASSWORD)
    officer.save()
    client = Client()
    client.post("/sign-in/", {"username": officer.username, "password": "wrong"})
    client.post("/sign-in/", {"username": officer.username, "password": PASSWORD})
    for path in (
        f"/cases/{case}/",
        f"/cases/{case}/acts/note/",
        f"/customers/?q={place.customer.name}",
        f"/customers/{place.customer.reference}/",
        "/cases/EV-7777777/",
        f"/nowhere/{place.customer.name}",
    ):
        client.get(path)
    client.post("/find/", {"find": f"{place.customer.name} {PHONE}"})
    client.post("/sign-out/")
    assert client_of(place, "adviser").get("/decisions/").status_code in {403, 404}
    assert main(["work", "--once"]) == 0
    kept, own, file = lines()

    everything = json.dumps([kept, own])
    people = User.objects.values_list("username", "first_name", "last_name")
    planted = {name for row in people for name in row if name} | {
        place.customer.name,
        *place.customer.name.split(),
        PHONE,
        measure,
    }
    assert [name for name in sorted(planted) if re.search(rf"\b{re.escape(name)}\b", everything, re.IGNORECASE)] == []
    assert REFERENCE.findall(everything) == []
    assert {line["event"] for line in kept} == {"answered", "act", "job"}
    assert all(MOMENT.fullmatch(line["timestamp"]) and line["level"] == "info" for line in kept)
    assert file.stat().st_mode & 0o077 == 0
    assert [line["event"] for line in own] == [*WITH_PASSWORD, "signed in", "refused"]
    assert {line["who"] for line in own[:4]} == {code_of(officer.username)}


def test_request_line_has_route_landlord_and_what_it_used(lines):
    place = set_clock(house())
    case, _ = in_force(place)
    client = client_of(place, "officer")
    shown = client.get(f"/cases/{case}/acts/note/", headers={"X-Request-ID": "proxy-0001"})
    strange = client.get("/cases/", headers={"X-Request-ID": "a b\nc" * 50})
    line, other = (one for one in lines()[0] if one["event"] == "answered")

    assert without(line, "level", "event") == {
        "method": "GET",
        "route": "cases/<reference:reference>/acts/<act:act>/",
        "act": "note",
        "landlord": "harbour-homes",
        "status": 200,
        "outcome": "done",
    }
    assert (line["request"], shown.headers["X-Request-ID"]) == ("proxy-0001", "proxy-0001")
    assert re.fullmatch("[0-9a-f]{16}", other["request"])
    assert strange.headers["X-Request-ID"] == other["request"]
    assert line["queries"] > 3
    assert line["ms"] >= 0


def test_act_line_has_its_outcome_and_the_request(lines):
    place = set_clock(house())
    case, _ = in_force(place)
    start = len(lines()[0])
    client = client_of(place, "officer")
    assert send(client, address(case, Act.NOTE), {"words": "Rang back."}).status_code == 302
    acts = [line for line in lines()[0][start:] if line["event"] == "act"]
    request = [line for line in lines()[0][start:] if line["event"] == "answered" and line["method"] == "POST"]

    assert [without(line, "level") for line in acts] == [
        {"event": "act", "act": "note", "landlord": "harbour-homes", "outcome": "done"}
    ]
    assert acts[0]["request"] == request[0]["request"]
    assert 0 < acts[0]["queries"] < request[0]["queries"]


def test_job_line_has_the_landlord_and_counts(lines):
    set_clock(house())
    assert main(["work", "--once"]) == 0
    (line,) = (one for one in lines()[0] if one["event"] == "job")

    told = {"event": "job", "job": "sweep", "landlord": "harbour-homes", "outcome": "done", "lapsed": 0, "left": 0}
    assert without(line, "level") == told
    assert line["queries"] > 0


def test_lock_out_is_logged_by_code(lines):
    place = set_clock(house())
    name = place.officers["officer"].user.username
    for _ in range(5):
        Client().post("/sign-in/", {"username": name, "password": "wrong"})
    own = lines()[1]

    assert [line["event"] for line in own] == [*["wrong password"] * 4, "locked out", "wrong password"]
    assert [(line["who"], line["address"]) for line in own] == [(code_of(name), "127.0.0.1")] * 6
    assert own[4]["level"] == "warning"

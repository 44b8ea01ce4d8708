"""Checks the page of instructions for homes: asked for, decided by another, ended; and that a contractor reads no reason."""

from datetime import date

import pytest
from django.urls import reverse

from evenhand.markers.models import HomeInstruction
from tests.builders.house import house
from tests.builders.markers import home_asked, home_marked
from tests.web.acting import on, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
PAGE = "/today/homes/"
WHY = "A visitor threatened an operative on the stairs."


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def answers(place, **more):
    report = home_asked(place) and HomeInstruction.objects.get().incident.reference
    HomeInstruction.objects.all().delete()
    day = on("until", more.pop("until", place.today.replace(day=20)))
    told = {"address": "12 Cooper Row, Portmouth PM2 4QT", "report": report.lower(), "conditions": ["in_pairs"]}
    return {"action": "ask", **told, "risk": "threats", "why": WHY, **day, **more}


def rows():
    return [(one.conditions, one.risk, one.until.day, one.authorised_at is not None) for one in HomeInstruction.objects.all()]


def test_officer_asks_and_another_decides_on_the_page(place):
    signed_in(place, "officer").post(PAGE, answers(place))
    assert rows() == [(["in_pairs"], "threats", 20, False)]
    reference = HomeInstruction.objects.get().reference

    manager = signed_in(place, "manager")
    assert "1 instruction for a home waits for your decision" in text_of(manager.get(reverse("my-work")))
    manager.post(PAGE, {"action": "authorise", "instruction": reference})
    assert rows() == [(["in_pairs"], "threats", 20, True)]

    refused = manager.post(PAGE, {"action": "end", "instruction": reference, "because": ""})
    assert (refused.status_code, "Write why it ends" in text_of(refused)) == (422, True)
    manager.post(PAGE, {"action": "end", "instruction": reference, "because": "He is known now, and moved away."})
    assert HomeInstruction.objects.get().ended_because == "He is known now, and moved away."


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"address": "9 Nowhere, Portmouth PM2 4QT"}, "We have no home at this address."),
        ({"report": "EV-XXXXXXXX"}, "We have no such report about a person unknown."),
        ({"until": date(2026, 6, 30)}, "29 June 2026 at the latest"),
        ({"conditions": []}, "Select what colleagues do"),
    ],
    ids=["home", "report", "day", "conditions"],
)
def test_answer_that_cannot_be_is_named(place, told, says):
    page = signed_in(place, "officer").post(PAGE, answers(place, **told))

    assert (page.status_code, says in text_of(page), rows()) == (422, True, [])


def test_pages_of_the_home_show_what_to_do_and_nothing_of_why(place):
    home_marked(place, why="A KNOWNWORD story.")
    officer, customer = signed_in(place, "officer"), place.customer.reference
    pages = [officer.get(reverse(name, args=[customer])).content.decode() for name in ("customer", "arrange-visit")]

    assert [("KNOWNWORD" in page, "Two people." in page) for page in pages] == [(False, False), (False, True)]


def test_another_landlords_instruction_is_not_found(place):
    marker = home_asked(place)
    other = set_clock(house("tarn-homes", "Tarn Homes"))

    answer = signed_in(other, "manager").post(PAGE, {"action": "authorise", "instruction": marker})

    assert answer.status_code == 404

"""Held and untakable decisions: shown on My work, the case, the workload and in the sweep."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.casework.details.measures import Signed
from evenhand.landlords.actions import set_manager
from evenhand.ops.cli import main
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened, proposed
from tests.builders.pending_decisions import leaves, waits
from tests.web.acting import text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
NEEDS = "Authorise the marker: staff safety marker. No colleague here can take this decision. It needs a Service Manager."


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def held_by(place, who):
    """Return what My work shows as waiting for something first."""
    page = client_of(set_clock(place), who).get("/")
    return page, page.context["held"]


def unconsulted(place, case):
    """Propose a measure of which no other team has been asked yet."""
    return place.do(Act.PROPOSE, once_a_week(place), case=case).subject


def test_my_work_with_nothing_held_has_no_such_section():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    proposed(place, case)

    page, held = held_by(place, "manager")

    assert held == []
    assert "Waiting for something first" not in text_of(page)


def test_held_decision_shows_its_reason_and_a_link_to_the_cure():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    measure = unconsulted(place, case)

    page, [one] = held_by(place, "manager")

    assert (one.name, one.case.text) == ("Authorise: single point of contact", case)
    assert one.says == "Not consulted yet: the other teams that serve the resident."
    assert [(cure.says, cure.href) for cure in one.cures] == [
        (
            "Consult the other teams that serve the resident and record it.",
            f"/cases/{case}/acts/consult/{measure}/?asks=other_teams&back=%2F#asked",
        )
    ]
    assert one.more is None
    text = re.sub(r"\s+", " ", text_of(page))
    assert f"Waiting for something first Authorise: single point of contact Case {case} about Marion Vale" in text


def test_several_held_decisions_are_listed_one_by_one():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    for _ in range(3):
        unconsulted(place, case)

    _, held = held_by(place, "manager")

    assert [one.name for one in held] == ["Authorise: single point of contact"] * 3


def test_orphan_is_on_its_case_with_the_role_missing():
    place, case, _, _ = waits("octavia", "marker")
    client = client_of(set_clock(place), "officer")
    assert client.get(f"/cases/{case}/").context["missing"] == []

    leaves(place, "manager")
    page = client.get(f"/cases/{case}/")

    assert page.context["missing"] == [NEEDS]
    assert NEEDS in text_of(page)


def test_orphan_is_on_the_workload_of_a_manager():
    place, case, _, _ = waits("octavia", "marker")
    set_manager(place.officers["officer"], place.officers["director"])
    client = client_of(set_clock(place), "director")
    assert client.get("/workload/").context["orphans"] == []

    leaves(place, "manager")
    page = client.get("/workload/")

    [one] = page.context["orphans"]
    assert f"{one.name}. {one.says}" == NEEDS
    assert (one.case.text, one.case.href) == (case, f"/cases/{case}/")
    assert "No one here can decide these" in text_of(page)
    assert client_of(place, "officer").get("/workload/").context["orphans"] == []


def test_sweep_prints_each_orphan_with_the_role_missing(capsys):
    place, case, _, _ = waits("octavia", "marker")
    slug = set_clock(place).landlord.slug
    leaves(place, "manager")

    assert main(["sweep", "--landlord", slug]) == 0

    assert capsys.readouterr().out.splitlines() == [f"{slug}: 0 lapsed.", f"{slug}: case {case}: {NEEDS}"]


def test_committee_that_lacks_signatures_is_named_on_the_case():
    place, case, _, measure = waits("northmere", "measure")
    place.do(Act.ENDORSE, Signed(words="It is in proportion."), "panel_1", case=case, subject=measure)
    leaves(place, "panel_3")

    page = client_of(set_clock(place), "officer").get(f"/cases/{case}/")

    assert page.context["missing"] == [
        "Authorise: calls at certain times. Too few members of the Conduct Panel are here to decide this. It needs 1 more."
    ]


@pytest.mark.both
def test_my_work_takes_the_same_queries_for_one_held_or_three():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    unconsulted(place, case)
    client = client_of(set_clock(place), "manager")
    one = queries_of(client, "/")
    for _ in range(2):
        unconsulted(place, case)

    assert len(queries_of(client, "/")) == len(one)


def queries_of(client, address):
    """Return what a page asks the database, once what is kept in memory is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return queries.captured_queries

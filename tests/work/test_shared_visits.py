"""One named visit that a person of another body is shown: by a recorded route, until the visit is over."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from evenhand.casework.context import NotHere
from evenhand.firms.models import Firm, SharedInstruction
from evenhand.firms.queries import firms_of
from evenhand.incidents.models import Incident
from evenhand.journal.queries import entries, open_part
from evenhand.policy.vocabulary import Risk, VisitCondition
from evenhand.work.jobs.lists import jobs_of, operative_named
from evenhand.work.jobs.others import SharedBefore, VisitShared, end_shared_visit, share_visit, shared_visits
from evenhand.work.jobs.owners import at_firms
from evenhand.work.sweep import sweep
from tests.builders.firms import ADDRESS, firm
from tests.builders.markers import placed
from tests.web.acting import on
from tests.web.pages import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def place():
    case, _ = placed("octavia", "safety_marker", risk="weapon")
    firm(case.house)
    return case.house


def shared(place, **more):
    told = {
        "body": "Quayside Agency", "telephone": "01632 960111", "who": "Ruth Bell", "why": "Handover of keys.",
        "address": ADDRESS, "starts_at": place.at + timedelta(days=1),
    }  # fmt: skip
    return VisitShared(**told | more)


def test_other_body_sees_one_visit_until_it_is_over(place):
    officer = place.officers["officer"]

    link = share_visit(shared(place), by=officer, at=place.at)

    [seen] = jobs_of(operative_named(link.token, place.at), place.at)
    assert (seen.conditions, seen.risks, seen.about) == ((VisitCondition.IN_PAIRS,), (Risk.WEAPON,), "")
    given = SharedInstruction.objects.get(firm__name="Quayside Agency")
    assert (given.route, given.given_at, given.firm.one_visit) == ("health_and_safety_law", place.at, "Handover of keys.")
    [noted] = [one for one in entries(place.landlord.pk) if one.act == "share_visit"]
    assert (noted.by, open_part(noted)["route"]) == (officer.user.reference, "health_and_safety_law")
    assert [one.name for one in firms_of(place.landlord)] == ["Solent Gas"]
    with pytest.raises(SharedBefore):
        share_visit(shared(place), by=officer, at=place.at)
    place.later(days=2)
    with pytest.raises(NotHere):
        operative_named(link.token, place.at)
    sweep(place.landlord, place.at)
    [waits] = at_firms(officer, place.at)
    assert (waits.firm, waits.withdrawn, waits.telephone) == ("Quayside Agency", True, "01632 960111")
    assert Firm.objects.get(name="Quayside Agency").ended_at == place.at


def test_visit_that_an_officer_ends_is_shown_no_longer(place):
    officer = place.officers["officer"]
    link = share_visit(shared(place), by=officer, at=place.at)
    [row] = shared_visits(officer, place.at)

    end_shared_visit(row.reference, by=officer, at=place.at)

    assert shared_visits(officer, place.at) == ()
    with pytest.raises(NotHere):
        operative_named(link.token, place.at)
    with pytest.raises(PermissionDenied):
        share_visit(shared(place), by=place.officers["adviser"], at=place.at)


def test_lost_link_of_a_body_is_replaced_in_one_act(place, monkeypatch):
    monkeypatch.setattr("evenhand.web.firms.visit_views.now", lambda: place.at)
    lost = share_visit(shared(place), by=place.officers["officer"], at=place.at)
    [row] = shared_visits(place.officers["officer"], place.at)

    page = client_of(place, "officer").post("/firms/visits/", {"action": "replace", "visit": row.reference})

    made = page.context["made"]
    assert (page.status_code, made.name, made.token != lost.token, made.token in page.content.decode()) == (
        200, "Ruth Bell", True, True,
    )  # fmt: skip
    [seen] = jobs_of(operative_named(made.token, place.at), place.at)
    assert seen.reference == row.reference
    with pytest.raises(NotHere):
        operative_named(lost.token, place.at)
    [noted] = [one for one in entries(place.landlord.pk) if one.act == "replace_operative_link"]
    assert noted.by == place.officers["officer"].user.reference
    denied = client_of(place, "adviser").post("/firms/visits/", {"action": "replace", "visit": row.reference})
    assert denied.status_code == 404


def test_page_shares_a_visit_whose_link_shows_no_name_or_story(place, monkeypatch):
    for module in ("web.firms.visit_views", "partner.operative_views", "partner.forms"):
        monkeypatch.setattr(f"evenhand.{module}.now", lambda: place.at)
    officer, body, path = client_of(place, "officer"), Client(), "/firms/visits/"
    told = {"body": "Quayside Agency", "telephone": "01632 960111", "who": "Ruth Bell", "why": "Keys."} | {"address": ADDRESS}
    told |= on("starts_at", place.today) | {"starts_at-time": "11:00"}

    empty = officer.post(path, {"action": "share"})
    nowhere = officer.post(path, told | {"address": "1 Nowhere, PM2 4QT"})
    made = officer.post(path, told)
    link = f"/p/{made.context['made'].token}/"
    body.post(link, {"pin": made.context["made"].pin})
    [row] = shared_visits(place.officers["officer"], place.at)
    job = f"{link}{row.reference}/"
    place.later(hours=2)
    happened = on("happened_at", place.today) | {"happened_at-time": "11:15"}
    pages = [body.get(link), body.get(job), body.get(f"{job}?answer=happened")]
    pages.append(body.post(job, {"action": "happened", "words": "A door was slammed."} | happened))

    assert (empty.status_code, nowhere.status_code, made.status_code) == (422, 422, 200)
    assert [page.status_code for page in pages] == [200] * 4
    words = ("Marion", "Vale", "marmalade", "hearing", "shouting", "Octavia")
    assert [word for page in pages for word in words if word in page.content.decode()] == []
    assert Incident.objects.get(on_behalf_name="Ruth Bell, Quayside Agency").towards == "contractor"
    assert (body.get(link).status_code, client_of(place, "adviser").get(path).status_code) == (404, 404)

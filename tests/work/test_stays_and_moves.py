"""Who lives or stays at a home: a guest's instruction there, a customer who moves, and a home that shows nothing after."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from evenhand.casework.context import NotHere
from evenhand.casework.details.departures import Departed
from evenhand.casework.earlier_policy import PolicyHistory
from evenhand.landlords.queries import calendar_of, policy_of
from evenhand.people import actions as people
from evenhand.people.models import Home, HomeStay
from evenhand.policy.vocabulary import Act, VisitCondition
from evenhand.visits.models import Visit, VisitFlag
from evenhand.work.instructions import instruction
from evenhand.work.stays import LivesThere, NoHomeThere, record_stay, settle_stay, stays_to_ask_about
from evenhand.work.visits_ahead import door_today
from tests.builders.house import facts_of, house
from tests.builders.markers import placed
from tests.builders.visits import arranged
from tests.web.acting import on, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
THERE = "3 Mill Row, Otterford, OT1 2AB"


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def marked():
    """Return a house with a marker on its customer, and a neighbour at another home of the landlord's."""
    case, marker = placed("octavia", "safety_marker")
    place = set_clock(case.house)
    place.case, place.marker = case.case, marker
    home = people.let_home(place.landlord, "3 Mill Row, Otterford", "OT1 2AB")
    place.neighbour = people.register(place.landlord, "Ada Penn", home)
    return place


def conditions(place, customer):
    return door_today(place.officers["officer"], customer.reference, place.at).conditions


def stay(place, address=THERE, who="officer"):
    record_stay(place.customer.reference, address, "Her sister rang.", by=place.officers[who], at=place.at)


def move(place, to=THERE):
    told = Departed(words="She gave us her new address.", customer=place.customer.reference, what="moved", to=to)
    place.do(Act.RECORD_DEPARTURE, told)


def owed(place):
    history = PolicyHistory(place.landlord, place.today, policy_of(place.landlord, place.today), calendar_of(place.landlord))
    return [duty.subject for duty in history.duties(facts_of(place, place.case)) if duty.kind == "decide_after_moving"]


def test_guest_changes_how_that_home_is_visited_and_nothing_else(marked):
    visit = arranged(marked, marked.neighbour)
    before = conditions(marked, marked.neighbour)

    stay(marked)

    assert (before, conditions(marked, marked.neighbour)) == ((), (VisitCondition.IN_PAIRS,))
    assert list(VisitFlag.objects.values_list("visit__reference", "kind")) == [(visit, "changed")]
    shown = instruction(marked.officers["officer"], marked.neighbour.reference, marked.today)
    assert (shown.measures, shown.markers, list(shown.household)) == ((), (), [VisitCondition.IN_PAIRS])
    page = signed_in(marked, "officer").get(reverse("customer", args=[marked.neighbour.reference]))
    assert "Vale" not in text_of(page)


@pytest.mark.parametrize("address", ["3 mill row otterford ot12ab", "3 mill row OT1 2AB", "3 Mill Row,Otterford , OT1 2AB"])
def test_home_is_found_in_any_spelling_and_recorded_once(marked, address):
    stay(marked, address)
    stay(marked)

    assert [(one.relook_on - one.since).days for one in HomeStay.objects.all()] == [28]


def test_address_of_several_homes_is_no_home(marked):
    for flat in ("1", "2"):
        people.let_home(marked.landlord, f"Flat {flat}, 9 Mill Row, Otterford", "OT1 2AB")

    for address in ("Flat, OT1 2AB", "9 Mill Row, OT1 2AB", "OT1 2AB", "Flat 3 9 mill row OT1 2AB"):
        with pytest.raises(NoHomeThere):
            stay(marked, address)
    stay(marked, "flat 2 9 mill row ot1 2ab")

    assert HomeStay.objects.get().home.address == "Flat 2, 9 Mill Row, Otterford"


def test_stay_is_asked_about_after_28_days_and_never_ends_alone(marked):
    stay(marked)
    officer, late = marked.officers["officer"], marked.at + timedelta(days=40)
    [kept] = stays_to_ask_about(officer, late)

    assert stays_to_ask_about(officer, marked.at + timedelta(days=27)) == []
    assert door_today(officer, marked.neighbour.reference, late).conditions == (VisitCondition.IN_PAIRS,)
    settle_stay(kept.reference, ended=False, by=officer, at=late)
    assert stays_to_ask_about(officer, late) == []
    for _ in range(2):
        settle_stay(kept.reference, ended=True, by=officer, at=late)
    assert conditions(marked, marked.neighbour) == ()


def test_stay_needs_a_home_of_ours_and_an_officer(marked):
    with pytest.raises(NoHomeThere):
        stay(marked, "4 Mill Row, Otterford, OT1 2AB")
    with pytest.raises(LivesThere):
        stay(marked, "12 Cooper Row, Portmouth, PM2 4QT")
    with pytest.raises(PermissionDenied):
        stay(marked, who="adviser")
    other = house("pier-homes", "Pier Homes")
    stay(marked)
    with pytest.raises(NotHere):
        settle_stay(HomeStay.objects.get().reference, ended=True, by=other.officers["officer"], at=other.at)


def test_marker_moves_with_its_customer_and_is_decided_again(marked):
    new_tenant = people.register(marked.landlord, "Ines Ray", marked.customer.home)
    own, theirs = arranged(marked), arranged(marked, new_tenant)
    marked.later(days=1)

    move(marked)

    assert (conditions(marked, new_tenant), conditions(marked, marked.neighbour)) == ((), (VisitCondition.IN_PAIRS,))
    assert owed(marked) == [marked.marker]
    assert sorted(VisitFlag.objects.values_list("visit__reference", "kind")) == sorted([(own, "moved"), (theirs, "changed")])
    assert Visit.objects.get(reference=theirs).answered == {}


def test_move_to_an_address_we_do_not_have_stores_it(marked):
    move(marked, "7 New Lane, Otterford, OT1 3CD")

    marked.customer.refresh_from_db()
    assert (marked.customer.home.address, marked.customer.home.postcode) == ("7 New Lane, Otterford", "OT1 3CD")
    assert Home.objects.filter(landlord=marked.landlord).count() == 3


@pytest.mark.parametrize("to", ["", "7 New Lane", "OT1 3CD", "12 Cooper Row Portmouth PM24QT"])
def test_form_of_a_move_asks_for_another_address(marked, to):
    answers = {"what": "moved", "to": to, **on("on", marked.today), "words": "She told us.", "action": "save"}

    page = signed_in(marked, "officer").post(reverse("departure", args=[marked.customer.reference]), answers)

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["to"])


def test_pages_record_a_stay_and_a_move(marked):
    client, where = signed_in(marked, "officer"), reverse("stays", args=[marked.customer.reference])

    refused = client.post(where, {"address": "9 Nowhere, ZZ1 1ZZ", "source": "A letter came back."})
    sent = client.post(where, {"address": THERE, "source": "A letter came back."})
    assert (refused.status_code, sent.status_code, HomeStay.objects.count()) == (422, 302, 1)
    assert "A letter came back." in text_of(client.get(where))
    moved = {"what": "moved", "to": THERE, **on("on", marked.today), "words": "She told us.", "action": "save", "once": "a"}
    for _ in range(2):
        assert client.post(reverse("departure", args=[marked.customer.reference]), moved).status_code == 302
    assert HomeStay.objects.get().ended_on == marked.today

"""Pages of a case: complaints, closing and reopening, signposting, departures and use."""

from datetime import date

import pytest
from django.urls import reverse

from evenhand.cases.models import Case, Complaint
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.incidents import Reported
from evenhand.policy.vocabulary import Act
from tests.builders.decided import in_force
from tests.builders.house import house, opened
from tests.builders.use_signatures import sign, to_be_decided
from tests.clauses import clause
from tests.web.acting import address, on, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """Return a landlord whose clock the pages follow."""
    return set_clock(house())


def complained(place, case, who="officer", **changes):
    answers = {"words": "The window leaks.", "route": "telephone", "stage": "1", **on("received_on", place.today)}
    return send(signed_in(place, who), address(case, Act.TAKE_COMPLAINT), answers | changes)


@clause("floor:71:1")
def test_the_taker_of_a_complaint_sees_its_days(place):
    case, _ = in_force(place)
    set_clock(place)

    sent = complained(place, case, "adviser")
    page = signed_in(place, "adviser").get(sent.url)

    text = text_of(page)
    assert "Thank you. Your complaint is taken down, under EV-" in text
    assert "You have our answer by" in text
    assert place.customer.name not in text


def test_adviser_cannot_read_a_complaint_another_adviser_took(place):
    case, _ = in_force(place)
    set_clock(place)
    complaint = place.do(
        Act.TAKE_COMPLAINT, Complained(words="The door.", received_on=place.today, route="letter"), case=case
    ).subject

    page = signed_in(place, "adviser").get(reverse("complaint", args=[case, complaint]))

    assert page.status_code == 404


@clause("floor:21:1")
def test_complaint_deadlines_are_on_the_case_and_in_my_work(place):
    case = opened(place)
    complained(place, case)

    assert "Answer the complaint, stage 1" in text_of(signed_in(place).get(reverse("case", args=[case])))
    assert "Acknowledge the complaint, stage 1" in text_of(signed_in(place).get("/"))


@clause("floor:34:1")
def test_landlord_delays_are_shown_on_assessment_and_proposal(place):
    case = opened(place)
    given = Complained(words="The window.", received_on=date(2026, 2, 2), route="letter", number="CO-9")
    place.do(Act.TAKE_COMPLAINT, given, case=case)
    client, says = signed_in(place), "Our answer at stage 1 to the complaint of 2 February 2026, number CO-9, was due on"

    assert says in text_of(client.get(address(case, Act.ASSESS)))
    assert says in text_of(client.get(address(case, Act.PROPOSE), {"measure": "single_point_of_contact"}))


def test_complaint_answer_is_extended_only_with_a_reason(place):
    case = opened(place)
    complained(place, case)
    complaint = Complaint.objects.get()
    where = address(case, Act.TRACK_COMPLAINT, complaint.reference)
    later = {"what": "put_off", **on("until", date(2026, 6, 30)), **on("on", place.today)}

    assert send(signed_in(place), where, later).status_code == 422
    assert send(signed_in(place), where, later | {"words": "The surveyor is away."}).status_code == 302
    assert complaint.stages.get().until == date(2026, 6, 30)


@clause("floor:16:2", "floor:16:3")
def test_refusal_letter_preview_names_the_ombudsman(place):
    case = opened(place)
    complained(place, case)
    where = address(case, Act.REFUSE_COMPLAINT, Complaint.objects.get().reference)
    client, reasons = signed_in(place, "assistant_director"), {"words": "We answered it in March."}

    checked = text_of(send(client, where, reasons | {"action": "check"}))

    assert "We will not look into this complaint" in checked
    assert "You can ask it now to look at our refusal of this complaint." in checked
    assert send(client, where, reasons).status_code == 302


def test_reopened_case_shows_its_closing_and_its_reopening(place):
    case = opened(place)
    ended = {"outcome": "settled", "words": "She rang to say sorry.", "told": "Thanked her.", **on("told_on", place.today)}
    send(signed_in(place), address(case, Act.CLOSE), ended)
    owner = place.officers["manager"].user.reference
    send(signed_in(place), address(case, Act.REOPEN), {"words": "It began again.", "owner": owner})

    text = text_of(signed_in(place).get(reverse("case", args=[case])))

    assert "She rang to say sorry." in text
    assert "Thanked her." in text
    assert "It began again." in text
    assert Case.objects.get(reference=case).owner == place.officers["manager"].user


@clause("octavia:1.5:1")
def test_residential_care_report_is_refused_and_signposted(place):
    opened(place)  # somebody's case, so that the report below is another one
    given = Reported(
        words="Threw a cup.",
        customer=place.customer.reference,
        happened_at=place.at,
        channel="office",
        behaviours=("disproportionate_contact",),
    )
    incident = place.do(Act.LOG_INCIDENT, given, "adviser").subject
    client = signed_in(place)
    asked = {"words": "To be looked at.", "incidents": [incident], "situations": ["residential_care"], "of_its_own": "on"}

    refused = client.post(reverse("open-case", args=[incident]), asked)
    where = refused.context["elsewhere_href"]
    sent = client.post(where, {"goes_to": "0", "words": "It happened in a care home.", "situations": ["residential_care"]})

    assert refused.status_code == 409
    assert sent.status_code == 302
    text = text_of(client.get(reverse("incident", args=[incident])))
    assert "It belongs elsewhere" in text
    assert "Dealing with Challenging Behaviour policy" in text
    assert "Open a case, or say where it belongs" in text


@clause("floor:45:3")
def test_death_ends_what_applies_and_stops_letters(place):
    case, _ = in_force(place)
    set_clock(place)
    client = signed_in(place)
    where = reverse("departure", args=[place.customer.reference])
    assert "Single point of contact" in text_of(client.get(where))

    sent = client.post(where, {"what": "died", "words": "His sister rang.", **on("on", place.today)})

    assert sent.status_code == 302
    assert "Nothing is written to them any more." in text_of(client.get(sent.url))
    assert "Nothing applies." in text_of(client.get(sent.url))
    assert "The customer died on" in text_of(client.get(address(case, Act.WARN)))


def test_departure_is_closed_to_advisers_and_other_landlords(place):
    other = house("larkmoor", "Larkmoor Homes")

    assert signed_in(place, "adviser").get(reverse("departure", args=[place.customer.reference])).status_code == 403
    assert signed_in(place).get(reverse("departure", args=[other.customer.reference])).status_code == 404
    assert signed_in(place).get(reverse("where-it-belongs", args=["EV-2222222"])).status_code == 404


@clause("stonewater:1.3:1")
def test_stonewater_1_3_page_shows_given_and_missing_signatures():
    place = set_clock(house(policy="stonewater"))
    case = to_be_decided(place)
    sign(place, case, "officer")

    text = text_of(signed_in(place, "line_manager").get(address(case, Act.DECIDE_USE)))

    assert "Signed: Kit Lowell" in text
    assert "Still wanted: Line manager (Rosa Field)" in text
    assert send(signed_in(place, "line_manager"), address(case, Act.DECIDE_USE), {"words": "I agree."}).status_code == 302

"""Today: a colleague's visits with their instructions, what each button records, and the form that arranges a visit."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from evenhand.casework.details.markers import MarkerAuthorised
from evenhand.journal.queries import entries, open_part
from evenhand.landlords.actions import set_manager
from evenhand.measures.models import Measure
from evenhand.people import actions as people
from evenhand.policy.vocabulary import Act
from evenhand.visits.models import Visit, VisitFlag
from tests.builders.cannot_use import case_of
from tests.builders.house import house
from tests.builders.markers import WORDS, marker_asked_for, marker_authorised
from tests.builders.measure_in_force import standing
from tests.builders.visits import arranged
from tests.web.acting import moment, on, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
TODAY = "/today/"
CALLS = {
    "octavia": "Priya Shah keeps in touch with this person. Ask Priya Shah first.",
    "clarion": "Our letter says how we keep in touch. Reach them by letter.",
    "a2dominion": "Our letter says how we keep in touch. Reach them by letter.",
}
"""What a colleague reads before they ring a customer, under the limit that each policy has."""


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def marked():
    """Return a house with a marker on its customer, a joint tenant, and a visit today to each."""
    case, _ = marker_authorised("octavia", "safety_marker")
    place = set_clock(case.house)
    place.other = people.register(place.landlord, "Otto Vale", place.customer.home, place="joint tenant")
    place.own = arranged(place, starts_at=place.at + timedelta(hours=1))
    place.theirs = arranged(place, place.other, starts_at=place.at + timedelta(hours=3), due_on=place.today)
    return place


def press(place, visit, action, who="officer", **more):
    return signed_in(place, who).post(reverse("visit", args=[visit]), {"action": action, **more})


def cancel(place, visit, who="officer"):
    return signed_in(place, who).post(reverse("cancel-visit", args=[visit]))


def lines(page):
    return [(one.line, one.ring) for one in page.context["visits"]]


def test_each_visit_has_one_line_and_the_number_to_ring(marked):
    page = signed_in(marked, "officer").get(TODAY)

    until = "Until 28 March 2027."
    assert lines(page) == [
        (f"Two people. {until}", "0808 157 0123"),
        (f"Two people. {until} Not about this customer.", "0808 157 0123"),
    ]
    body = page.content.decode()
    assert body.index("tel:08081570123") < body.index("Marion Vale")
    assert "This must still be done by Monday 1 June 2026." in text_of(page)


def test_nothing_special_is_said_in_one_line():
    place = set_clock(house())
    arranged(place, starts_at=place.at + timedelta(hours=1))

    page = signed_in(place, "officer").get(TODAY)

    assert lines(page) == [("No special arrangements", "")]
    assert "tel:" not in page.content.decode()


def test_page_asks_as_much_for_three_visits_as_for_one(marked, django_assert_max_num_queries):
    client = signed_in(marked, "officer")
    client.get(TODAY)
    for hours in (4, 5):
        arranged(marked, marked.other, starts_at=marked.at + timedelta(hours=hours))

    with django_assert_max_num_queries(26):
        assert len(client.get(TODAY).context["visits"]) == 4


def test_answer_that_cannot_be_read_asks_to_ring_first():
    place, _, measure = standing("octavia", "accompanied_contact_only")
    arranged(set_clock(place), starts_at=place.at + timedelta(hours=1))
    Measure.objects.filter(reference=measure).update(terms={"visits": ["of_an_older_version"]})

    page = signed_in(place, "officer").get(TODAY)

    says = "We cannot check. Ring the office first; if you cannot, do not go alone."
    assert lines(page) == [(says, "0808 157 0123")]


def test_read_is_recorded_once_and_undone_by_a_change():
    case, marker = marker_asked_for("octavia", "safety_marker")
    place = set_clock(case.house)
    visit = arranged(place, starts_at=place.at + timedelta(hours=1))

    for _ in range(2):
        assert press(place, visit, "read", next="today").url == TODAY
    assert signed_in(place, "officer").get(TODAY).context["visits"][0].read
    agreed = MarkerAuthorised(words=WORDS, hard_end_on=place.today + timedelta(days=300))
    case.do(Act.AUTHORISE_MARKER, agreed, marker)
    page = signed_in(place, "officer").get(TODAY)

    [shown] = page.context["visits"]
    assert (shown.read, shown.changed, shown.line) == (False, True, "Two people. Until 28 March 2027.")
    assert "1 instruction has changed. Read it again." in text_of(page)


def test_instruction_that_changed_while_it_was_read_is_not_read():
    case, marker = marker_asked_for("octavia", "safety_marker")
    place = set_clock(case.house)
    visit = arranged(place, starts_at=place.at + timedelta(hours=1))
    [shown] = signed_in(place, "officer").get(TODAY).context["visits"]
    agreed = MarkerAuthorised(words=WORDS, hard_end_on=place.today + timedelta(days=300))
    case.do(Act.AUTHORISE_MARKER, agreed, marker)

    sent = press(place, visit, "read", next="today", seen=shown.seen)

    page = signed_in(place, "officer").get(sent.url)
    assert (sent.url, page.context["visit"].read) == (reverse("visit", args=[visit]), False)
    press(place, visit, "read", seen=page.context["visit"].seen)
    assert signed_in(place, "officer").get(sent.url).context["visit"].read


def test_visit_that_has_not_begun_cannot_have_gone_well(marked):
    press(marked, marked.own, "read")
    pages = [signed_in(marked, "officer").get(where) for where in (TODAY, reverse("visit", args=[marked.own]))]

    press(marked, marked.own, "fine")

    assert Visit.objects.get(reference=marked.own).went == ""
    assert ["It went fine" in text_of(page) for page in pages] == [False, False]
    set_clock(marked.later(hours=2))
    press(marked, marked.own, "fine")
    assert Visit.objects.get(reference=marked.own).went == "fine"


def test_cannot_do_it_is_seen_by_owner_and_manager_at_once(marked):
    set_manager(marked.officers["adviser"], marked.officers["manager"])
    visit = arranged(marked, marked.other, attends="adviser", starts_at=marked.at + timedelta(hours=2), due_on=marked.today)

    refused = press(marked, visit, "cannot", "adviser", **{"cannot-why": " "})
    sent = press(marked, visit, "cannot", "adviser", **{"cannot-why": "Nobody can come along."})

    assert (refused.status_code, sent.status_code) == (422, 302)
    for who in ("officer", "manager", "adviser"):
        [(link, says)] = signed_in(marked, who).get("/").context["flagged"]
        assert link.href == reverse("visit", args=[visit])
        assert "Cannot be done this way. Nobody can come along." in says
    assert signed_in(marked, "director").get("/").context["flagged"] == []
    assert Visit.objects.get(reference=visit).due_on == marked.today


def test_flag_is_closed_with_a_reason_by_those_who_see_it(marked):
    press(marked, marked.own, "cannot", **{"cannot-why": "Nobody can come along."})
    flag = VisitFlag.objects.get().reference

    assert press(marked, marked.own, "close", flag=flag, **{"close-because": ""}).status_code == 422
    assert press(marked, marked.own, "close", "director", flag=flag, **{"close-because": "A"}).status_code == 404
    for _ in range(2):
        assert press(marked, marked.own, "close", flag=flag, **{"close-because": "Rosa comes."}).status_code == 302
    assert VisitFlag.objects.get().closed_because == "Rosa comes."


def test_reason_that_comes_after_anothers_is_kept_in_view(marked):
    press(marked, marked.own, "cannot", **{"cannot-why": "Nobody can come along."})
    flag = VisitFlag.objects.get().reference
    press(marked, marked.own, "close", flag=flag, **{"close-because": "Rosa comes."})

    page = press(marked, marked.own, "close", flag=flag, **{"close-because": "I go with Otis."})

    assert page.context["close"].errors["because"] == [
        "A colleague closed this before: “Rosa comes.” Your reason was not kept."
    ]
    assert (page.status_code, "I go with Otis." in text_of(page)) == (422, True)
    assert VisitFlag.objects.get().closed_because == "Rosa comes."


def test_what_stops_a_cancelled_visit_is_kept_in_view(marked):
    cancel(marked, marked.own)

    page = press(marked, marked.own, "cannot", **{"cannot-why": "The lift is broken."})

    assert (page.status_code, "The lift is broken." in text_of(page)) == (422, True)
    assert "This visit was cancelled, or a colleague attends it now. Nothing was sent." in text_of(page)
    assert press(house("pier-homes", "Pier Homes"), marked.own, "cannot", **{"cannot-why": "A"}).status_code == 404


def test_cancel_asks_on_a_page_of_its_own(marked):
    where = reverse("cancel-visit", args=[marked.own])
    client = signed_in(marked, "officer")

    assert f'href="{where}"' in client.get(reverse("visit", args=[marked.own])).content.decode()
    asked = client.get(where)
    press(marked, marked.own, "cancel")

    assert "Cancel this visit?" in text_of(asked)
    assert Visit.objects.get(reference=marked.own).cancelled_at is None
    assert [cancel(marked, marked.own).url for _ in range(2)] == [reverse("visit", args=[marked.own])] * 2
    assert Visit.objects.exclude(cancelled_at=None).get().reference == marked.own
    assert entries(marked.landlord.pk, subject=marked.own).filter(act="cancel_visit").count() == 1
    assert client.get(where).status_code == 404


def test_colleague_cancels_no_visit_but_the_manager_does(marked):
    where = reverse("cancel-visit", args=[marked.own])

    assert [cancel(marked, marked.own, who).status_code for who in ("adviser", "manager", "auditor")] == [404] * 3
    assert signed_in(marked, "adviser").get(where).status_code == 404
    assert where not in signed_in(marked, "adviser").get(reverse("visit", args=[marked.own])).content.decode()
    set_manager(marked.officers["officer"], marked.officers["manager"])
    assert cancel(marked, marked.own, "manager").status_code == 302
    assert Visit.objects.exclude(cancelled_at=None).get().reference == marked.own


def test_page_names_only_those_who_see_a_flag():
    place = set_clock(house())
    own = arranged(place, starts_at=place.at + timedelta(hours=1))

    def hint():
        page = signed_in(place, "officer").get(reverse("visit", args=[own]))
        return str(page.context["cannot"].fields["why"].help_text)

    alone = hint()
    set_manager(place.officers["officer"], place.officers["manager"])

    assert (alone, hint()) == ("No colleague has it in a list. Speak to your office too.", "Your manager sees it at once.")


def test_needs_are_beside_the_name_on_today():
    place, _ = case_of("telephone")
    set_clock(place)
    other = people.register(place.landlord, "Otto Vale", place.customer.home, place="joint tenant")
    for hours, customer in enumerate((place.customer, other), 1):
        arranged(place, customer, starts_at=place.at + timedelta(hours=hours))

    own, theirs = signed_in(place, "officer").get(TODAY).context["visits"]

    assert ([one.says for one in own.needs], theirs.needs) == (["Deaf"], ())


@pytest.mark.parametrize("policy", ["octavia", "clarion", "a2dominion"])
def test_call_limit_is_beside_the_form_before_booking(policy):
    place, _, _ = standing(policy)
    set_clock(place)
    client = signed_in(place, "officer")

    page = client.get(reverse("arrange-visit", args=[place.customer.reference]))
    booked = client.get(arrange(place, place.customer, kind="call").url)

    assert (page.context["call"], booked.context["visit"].line) == (CALLS[policy], CALLS[policy])


def test_something_happened_leads_to_the_report_filled_in(marked):
    before = press(marked, marked.theirs, "happened")
    set_clock(marked.later(hours=4))
    after = press(marked, marked.theirs, "happened")

    assert before.url == after.url
    assert Visit.objects.get(reference=marked.theirs).went == "happened"
    form = signed_in(marked, "officer").get(after.url).context["form"]
    assert (form["customer"].value(), form["channel"].value()) == (marked.other.reference, "home_visit")


def test_only_their_manager_sees_a_day_of_a_colleague(marked):
    set_manager(marked.officers["officer"], marked.officers["manager"])
    where = f"{TODAY}?of={marked.officers['officer'].user.reference}"

    page = signed_in(marked, "manager").get(where)

    assert len(page.context["visits"]) == 2
    assert "I have read this" not in text_of(page)
    assert signed_in(marked, "adviser").get(where).status_code == 404


@pytest.mark.parametrize("address", ["/today/?on=1-1-1", "/today/?on=9999-12-31", "/today/?on=x%0Ay", "/today/"])
def test_hostile_day_shows_today(marked, address):
    assert len(signed_in(marked, "officer").get(address).context["visits"]) == 2


def test_other_landlord_and_auditor_find_no_visit(marked):
    other = set_clock(house("pier-homes", "Pier Homes"))
    where = reverse("visit", args=[marked.own])

    assert signed_in(other, "officer").get(where).status_code == 404
    assert signed_in(marked, "auditor").get(where).status_code == 404
    assert signed_in(marked, "auditor").get(TODAY).status_code == 404


def arrange(place, customer, who="officer", **more):
    answers = {
        "kind": "visit",
        "about": "Gas check",
        **moment("starts_at", place.at + timedelta(days=2)),
        "minutes": "60",
        "attends": place.officers["officer"].user.reference,
        "once": "a-mark-of-this-form",
    }
    return signed_in(place, who).post(reverse("arrange-visit", args=[customer.reference]), answers | more)


def test_form_arranges_one_visit_when_sent_twice(marked):
    sent = [arrange(marked, marked.other) for _ in range(2)]

    assert {one.url for one in sent} == {reverse("visit", args=[Visit.objects.latest("id").reference])}
    assert Visit.objects.count() == 3


def test_instruction_is_beside_the_form(marked):
    page = signed_in(marked, "officer").get(reverse("arrange-visit", args=[marked.other.reference]))

    assert page.context["line"] == "Two people. Until 28 March 2027. Not about this customer."
    assert "Marion" not in page.content.decode()


def test_hour_without_a_number_is_refused_before_booking(marked):
    marked.landlord.emergency_telephone = ""
    marked.landlord.save(update_fields=["emergency_telephone"])

    page = arrange(marked, marked.other, **moment("starts_at", marked.at.replace(hour=19) + timedelta(days=2)))

    assert page.status_code == 422
    assert "No number answers at that hour. Choose an hour in which the office answers: 09:00 to 17:00" in text_of(page)
    assert page.context["form"]["about"].value() == "Gas check"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "raid"}, "kind"),
        ({"attends": "EV-ZZZZ2222"}, "attends"),
        ({"minutes": "-5"}, "minutes"),
        (on("starts_at", date(2026, 5, 1)), "starts_at"),
        ({"starts_at-time": "25:99"}, "starts_at"),
        (on("starts_at", date(2071, 1, 1)), "starts_at"),
        ({"about": "x" * 500}, "about"),
    ],
)
def test_wrong_answers_are_named_and_nothing_is_arranged(marked, wrong, field):
    page = arrange(marked, marked.other, **wrong)

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert Visit.objects.count() == 2


def test_customer_page_lists_visits_ahead_of_that_customer_alone(marked):
    page = signed_in(marked, "officer").get(reverse("customer", args=[marked.other.reference]))

    assert [one.text for one in page.context["visits"]] == ["1 June 2026, 13:30: visit, Priya Shah"]


def test_lone_working_is_confirmed_before_a_visit():
    place = set_clock(house(policy="stonewater"))
    visit = arranged(place, starts_at=place.at + timedelta(hours=1))

    refused, sent = press(place, visit, "read"), press(place, visit, "read", lone_working="on")

    assert (refused.status_code, list(refused.context["form"].errors), sent.status_code) == (422, ["lone_working"], 302)
    [entry] = entries(place.landlord.pk, subject=visit).filter(act="read_visit_instruction")
    assert open_part(entry)["lone_working"] is True


def test_call_is_read_without_a_word_on_lone_working():
    place = set_clock(house(policy="stonewater"))
    call = arranged(place, starts_at=place.at + timedelta(hours=1), kind="call")

    page = signed_in(place, "officer").get(TODAY)

    assert [one.alone for one in page.context["visits"]] == [False]
    assert press(place, call, "read").status_code == 302


def test_button_leads_back_to_the_day_that_was_shown(marked):
    visit = arranged(marked, starts_at=marked.at + timedelta(days=3))
    seen = signed_in(marked, "officer").get(reverse("visit", args=[visit])).context["visit"].seen

    assert press(marked, visit, "read", seen=seen, next="today").url == "/today/?on=2026-06-04"


def test_visit_after_its_legal_day_shows_that_it_is_late(marked):
    visit = arranged(marked, starts_at=marked.at + timedelta(days=3), due_on=marked.today)
    page = signed_in(marked, "officer").get(reverse("visit", args=[visit]))

    assert page.context["visit"].due == "This is after the day by which it must be done: Monday 1 June 2026."

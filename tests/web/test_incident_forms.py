"""Incident form: colleagues by name, the day we found out, an offence, additions."""

import pytest
from django.urls import reverse

from evenhand.casework.details import Details
from evenhand.casework.details.cases import Opened
from evenhand.incidents.models import Incident
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post
from evenhand.landlords.models import User
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, reported
from tests.web.acting import on, report, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    """Return a house whose clock the pages read."""
    built = house()
    monkeypatch.setattr("evenhand.web.incidents.report_views.now", lambda: built.at)
    return built


def logged(place, **answers):
    """Send the form; return the incident, or the page where it was not taken."""
    sent = signed_in(place, "adviser").post(reverse("log-incident"), report(place, **answers))
    return Incident.objects.latest("id") if sent.status_code == 302 else sent


def test_colleagues_are_named_by_their_names_or_email_addresses(place):
    User.objects.filter(username="manager.harbour-homes").update(email="tom.reed@harbour.example")

    row = logged(place, affected_colleagues="priya  SHAH", witness_colleagues="Tom.Reed@harbour.example, Priya Shah,")

    assert {(one.user.name, one.part) for one in row.named.all()} == {
        ("Priya Shah", "affected"),
        ("Priya Shah", "witness"),
        ("Tom Reed", "witness"),
    }


def test_unknown_colleague_shows_an_error_and_is_kept(place):
    page = logged(place, affected_colleagues="Priya Shah, Jo Nobody")

    assert page.status_code == 422
    assert "No colleague here is called Jo Nobody" in text_of(page)
    assert 'value="Priya Shah, Jo Nobody"' in page.content.decode()


def test_shared_name_of_two_colleagues_is_refused(place):
    landlords.employ(place.landlord, landlords.create_user("priya.two", "Priya", "Shah"), Post(title="Surveyor"))

    page = logged(place, affected_colleagues="Priya Shah")

    assert "More than one colleague is called Priya Shah" in text_of(page)


def test_colleague_of_another_landlord_is_not_found(place):
    other = house("larkmoor", "Larkmoor Homes")
    User.objects.filter(pk=other.officers["officer"].user.pk).update(last_name="Elsewhere")

    assert "No colleague here is called Priya Elsewhere" in text_of(logged(place, affected_colleagues="Priya Elsewhere"))


def test_we_do_not_find_out_before_it_happened(place):
    page = logged(place, **on("found_out_at", place.today), **{"found_out_at-time": "08:00"})

    assert "We cannot have found out before it happened" in text_of(page)


def test_answered_section_is_open_after_an_error_others_folded(place):
    page = logged(place, words="", possible_offence="on")

    folded = {title: touched for title, _, touched in page.context["form"].folded}
    assert [title for title, touched in folded.items() if touched] == ["What to know about it"]


def test_four_answers_are_enough(place):
    row = logged(place)

    assert (row.what, list(row.named.all()), row.health_and_safety) == ("Somebody shouted at the desk.", [], False)


def test_incident_page_shows_every_answer(place):
    row = logged(
        place,
        affected_colleagues="Tom Reed",
        witnesses="A neighbour",
        on_behalf_of="contractor",
        on_behalf_name="Plumb & Sons",
        possible_offence="on",
        health_and_safety="on",
        riddor="on",
        **on("found_out_at", place.today),
        **{"found_out_at-time": "09:10"},
    )

    text = text_of(signed_in(place).get(reverse("incident", args=[row.reference])))

    for says in (
        "Tom Reed",
        "A neighbour",
        "A contractor, Plumb &amp; Sons",
        "the reason for recording that is missing",
        "It is a health and safety matter",
        "It may have to be reported under RIDDOR",
        "When we found out",
    ):
        assert says in text


def test_addition_is_shown_under_the_report_with_who_and_when(place):
    incident = reported(place)
    client = signed_in(place, "adviser")

    sent = client.post(reverse("add-to-incident", args=[incident]), {"words": "It went on until six.", "action": "save"})

    text = text_of(client.get(sent.url))
    assert "It went on until six." in text
    assert "Added by Sam Okoro" in text
    assert "You can add to it until its case is decided on." in text


def test_closed_case_refuses_an_addition_with_the_reason(place):
    incident = reported(place)
    case = place.do(Act.OPEN_CASE, Opened(customer=place.customer.reference, incidents=(incident,))).subject
    place.do(Act.CLOSE, Details(words="Settled."), case=case)
    client = signed_in(place, "adviser")

    for sent in (client.get, client.post):
        answer = sent(reverse("add-to-incident", args=[incident]), {"words": "More."}, follow=True)
        assert "The case that this report is in is closed. Log what is new as an incident of its own." in text_of(answer)
    assert not Incident.objects.get(reference=incident).additions.exists()


def test_customer_search_on_an_incident_saves_nothing(place):
    row = logged(place, unidentified="on")
    client, address = signed_in(place, "adviser"), reverse("add-to-incident", args=[row.reference])

    found = client.post(address, {"who": place.customer.name[:3], "action": "find"})
    nobody = client.post(address, {"who": "Zzyzx", "action": "find"})

    assert (found.status_code, nobody.status_code) == (200, 200)
    assert "One customer matches." in text_of(found)
    assert f'value="{place.customer.reference}"' in found.content.decode()
    assert "No customer matches. Try a part of the name or a postcode." in text_of(nobody)
    assert Incident.objects.get(pk=row.pk).customer is None


def test_channel_is_never_chosen_by_the_last_report(place):
    logged(place, channel="telephone")

    form = signed_in(place, "adviser").get(reverse("log-incident")).context["form"]

    assert form["channel"].initial is None
    assert form["channel"].field.choices[0] == ("", "Choose one")


def test_not_identified_yet_is_offered_once(place):
    client = signed_in(place, "adviser")
    first, found = client.get(reverse("log-incident")), logged(place, who=place.customer.name[:3], action="find")

    for page, name in ((first, "unidentified"), (found, "customer")):
        assert page.content.decode().lower().count("not identified yet") == 1
        assert page.context["form"]["who"].found.name == name


def test_saving_without_choosing_the_one_found_names_them(place):
    page = logged(place, who=place.customer.name[:3])

    assert page.status_code == 422
    assert page.context["form"].errors["customer"] == [f"Select {place.customer.name}, or “None of these: not identified yet”"]


def test_customer_and_not_identified_yet_together_are_an_error(place):
    page = logged(place, who=place.customer.reference, unidentified="on")

    assert page.context["form"].errors["customer"] == ["You chose a customer and also “Not identified yet”: select one of them"]


@pytest.mark.parametrize(
    ("known", "missing"),
    [(False, "who it was, what the policy calls it and evidence"), (True, "what the policy calls it and evidence")],
)
def test_saved_report_asks_only_for_what_is_missing(place, known, missing):
    row = logged(place, **({"who": place.customer.reference} if known else {}))

    page = signed_in(place, "adviser").get(reverse("incident-logged", args=[row.reference]))

    assert page.context["missing"] == missing
    assert f"Add to this report</a>: {missing}</li>" in page.content.decode()

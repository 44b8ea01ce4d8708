"""Checks that a form sent twice is one act, and that two forms or a changed one are two."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from evenhand.cases.models import Case, Step
from evenhand.landlords.models import HouseChoice
from evenhand.policy.vocabulary import Act
from tests.builders.adopting import with_owners
from tests.builders.house import house, opened
from tests.web.acting import address, counted, on, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    """Return a house whose clock the pages read."""
    built = house()
    for module in (
        "evenhand.web.acts.views",
        "evenhand.web.incidents.report_views",
        "evenhand.web.incidents.signpost",
        "evenhand.web.acts.departure",
        "evenhand.web.incidents.corrections",
    ):
        monkeypatch.setattr(f"{module}.now", lambda: built.at)
    return built


def filled(client, address, **answers):
    """Open a form and fill it in, as it stands there."""
    page = client.get(address)
    assert page.status_code == 200
    return {"once": page.context["form"]["once"].value(), "action": "save", **answers}


def twice(client, where, answers):
    """Send a form twice; return both answers and what the second one changed."""
    first = client.post(where, answers)
    once = counted()
    second = client.post(where, answers)
    return first, second, {**(counted() - once), **(once - counted())}


def note(place, client, case, words):
    where = address(case, Act.NOTE)
    token = str(Case.objects.get(reference=case).token)
    return where, filled(client, where, token=token, words=words)


def notes(case):
    return list(Step.objects.filter(case__reference=case, act=Act.NOTE).values_list("words", flat=True))


def test_two_like_notes_are_two_acts(place):
    case, client = opened(place), signed_in(place)
    forms = [note(place, client, case, "Rang back.") for _ in range(2)]

    for where, answers in forms:
        assert client.post(where, answers).status_code == 302

    assert notes(case) == ["Rang back.", "Rang back."]


def test_note_changed_after_sending_is_a_second_note(place):
    case, client = opened(place), signed_in(place)
    where, answers = note(place, client, case, "Rang back.")

    for words in ("Rang back.", "Rang back again.", "Rang back."):
        assert client.post(where, answers | {"words": words}).status_code == 302

    assert notes(case) == ["Rang back.", "Rang back again."]


def test_decision_changed_after_sending_is_asked_again(place):
    case, client = opened(place), signed_in(place)
    where = address(case, Act.OFFER_SUPPORT)
    answers = filled(client, where, token="2", words="Offered the team.", **on("on", place.today))
    answers["token"] = str(Case.objects.get(reference=case).token)
    assert client.post(where, answers).status_code == 302

    changed = client.post(where, answers | {"words": "Offered a hearing loop."})

    assert changed.status_code == 409
    assert changed.context["form"]["words"].value() == "Offered a hearing loop."
    assert Step.objects.filter(act=Act.OFFER_SUPPORT).count() == 1


def test_same_note_by_a_colleague_is_a_second_note(place):
    case, officer, manager = opened(place), signed_in(place), signed_in(place, "manager")
    forms = [(client, *note(place, client, case, "Rang back.")) for client in (officer, manager)]

    for client, where, answers in forms:
        assert client.post(where, answers | {"once": "the same"}).status_code == 302

    assert Counter(Step.objects.filter(act=Act.NOTE).values_list("by__first_name", flat=True)) == {"Priya": 1, "Tom": 1}


def test_steps_before_a_form_was_opened_are_not_shown_as_new(place):
    case, client = opened(place), signed_in(place)
    where, answers = note(place, client, case, "First.")
    client.post(where, answers)
    support = filled(client, address(case, Act.OFFER_SUPPORT), words="Offered.", **on("on", place.today))
    support["token"] = str(Case.objects.get(reference=case).token)
    where, answers = note(place, client, case, "Second.")
    client.post(where, answers)

    moved = client.post(address(case, Act.OFFER_SUPPORT), support)

    assert (moved.status_code, len(moved.context["moved"])) == (409, 1)


def reported(place, client, **answers):
    where = reverse("log-incident")
    told = {
        "words": "Shouted at the desk.", "channel": "office", "conduct_of": "customer", "towards": "staff",
        **on("happened_at", place.today), "happened_at-time": "09:00", "customer": "nobody",
    }  # fmt: skip
    return where, filled(client, where, **told, **answers)


def test_a_report_sent_twice_is_one_and_two_like_reports_are_two(place):
    client = signed_in(place, "adviser")
    (where, one), (_, two) = reported(place, client), reported(place, client)

    first, second, changed = twice(client, where, one)
    third = client.post(where, two)

    assert (first.status_code, second.status_code, third.status_code) == (302, 302, 302)
    assert first.url == second.url != third.url
    assert changed == {}
    assert counted()["incidents.Incident"] == 2


def test_report_changed_after_sending_is_a_second_report(place):
    client = signed_in(place, "adviser")
    where, answers = reported(place, client)

    first, second = client.post(where, answers), client.post(where, answers | {"words": "Threw a chair."})

    assert first.url != second.url
    assert counted()["incidents.Incident"] == 2


def incident_of(place, client):
    where, answers = reported(place, client)
    answers["customer"], answers["who"] = place.customer.reference, "Marion"
    done = client.post(where, answers)
    assert done.status_code == 302, text_of(done)
    return done.url.split("/")[2]


def test_a_case_is_opened_once_by_a_form_sent_twice(place):
    client = signed_in(place)
    incident = incident_of(place, client)
    where = reverse("open-case", args=[incident])
    answers = filled(client, where, incidents=[incident], words="It has gone on.")

    first, second, changed = twice(client, where, answers)

    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert changed == {}


@pytest.mark.parametrize("in_a_case", [False, True])
def test_addition_sent_twice_by_one_form_is_added_once(place, in_a_case):
    client = signed_in(place)
    if in_a_case:
        case = opened(place)
        incident = Case.objects.get(reference=case).incidents.get().reference
    else:
        incident = incident_of(place, client)
    where = reverse("add-to-incident", args=[incident])
    one, two = (filled(client, where, words="He came back at noon.") for _ in range(2))

    first, second, changed = twice(client, where, one)
    third = client.post(where, two)

    assert [(page.status_code, page.url) for page in (first, second, third)] == [(302, f"/incidents/{incident}/")] * 3
    assert changed == {}
    assert counted()["incidents.Addition"] == 2


def test_signposting_sent_twice_by_one_form_is_recorded_once(place):
    client = signed_in(place)
    incident = incident_of(place, client)
    where = reverse("where-it-belongs", args=[incident])
    told = {"goes_to": "another", "another": "Neighbourhood team", "words": "Noise.", "situations": ["residential_care"]}
    one, two = (filled(client, where, **told) for _ in range(2))

    first, second, changed = twice(client, where, one)
    assert (first.status_code, second.status_code) == (302, 302), text_of(first)
    assert changed == {}
    assert client.post(where, two).status_code == 302
    assert counted()["cases.Signposting"] == 2


def test_a_death_is_recorded_once_by_a_form_sent_twice(place):
    client, case = signed_in(place), opened(place)
    where = reverse("departure", args=[place.customer.reference])
    answers = filled(client, where, what="died", words="Her sister rang.", **on("on", place.today))

    first, second, changed = twice(client, where, answers)

    assert first.status_code == second.status_code == 302
    assert first.url == second.url == f"/customers/{place.customer.reference}/"
    assert changed == {}
    assert Step.objects.filter(case__reference=case, act=Act.RECORD_DEPARTURE).count() == 1


@pytest.mark.parametrize("in_a_case", [False, True])
def test_withdrawal_sent_twice_by_one_form_is_recorded_once(place, in_a_case):
    client = signed_in(place)
    if in_a_case:
        opened(place)
        incident = place.customer.incidents.get().reference
    else:
        incident = incident_of(place, client)
    where = reverse("incident-elsewhere", args=[incident])
    answers = filled(client, where, where="withdraw", words="It was not her.")
    answers["token"] = str(Case.objects.get().token) if in_a_case else ""

    first, second, changed = twice(client, where, answers)

    assert [(page.status_code, page.url) for page in (first, second)] == [(302, f"/incidents/{incident}/")] * 2, text_of(first)
    assert changed == {}


def test_form_without_its_mark_is_recognised_by_the_case_token(place):
    case, client = opened(place), signed_in(place)
    where, answers = note(place, client, case, "Rang back.")
    del answers["once"]

    first, second, changed = twice(client, where, answers)

    assert (first.status_code, second.status_code, changed) == (302, 302, {})
    assert client.post(where, answers | {"token": str(Case.objects.get().token)}).status_code == 302
    assert notes(case) == ["Rang back.", "Rang back."]


@pytest.fixture
def owners(place, settings, tmp_path):
    """Return the browsers of two people who look after the policy, and where one of them proposes to adopt."""
    settings.CLOCK_FILE = tmp_path / "clock"
    return (
        signed_in(set_clock(with_owners(place)), "nell"),
        signed_in(place, "owen"),
        reverse("adopt-instead", args=[_monthly(place)]),
    )


def _monthly(place) -> int:
    held = list(HouseChoice.objects.filter(landlord=place.landlord, reading="", until=None).order_by("id"))
    return next(number for number, row in enumerate(held, 1) if row.says.startswith("A measure is reviewed"))


MONTHLY = {"says": "A measure is reviewed monthly.", "value": "1", "unit": "months", "minute": "EMT 5/26"}


def test_a_proposal_to_adopt_is_made_once_by_a_form_sent_twice(owners):
    client, _, where = owners
    one, two = (filled(client, where, **MONTHLY) for _ in range(2))

    first, second, changed = twice(client, where, one)
    third = client.post(where, two)

    assert (first.status_code, second.status_code, third.status_code) == (302, 302, 302)
    assert first.url == second.url != third.url
    assert changed == {}
    assert counted()["landlords.ToAdopt"] == 2


@pytest.mark.parametrize("action", ["confirm", "withdraw"])
def test_a_proposal_is_settled_once_by_a_form_sent_twice(owners, action):
    first_person, second_person, where = owners
    proposal = first_person.post(where, filled(first_person, where, **MONTHLY)).url

    first, second, changed = twice(second_person, proposal, {"action": action})

    assert [(page.status_code, page.url) for page in (first, second)] == [(302, reverse("adoptions"))] * 2
    assert changed == {}


def test_cover_is_arranged_and_ended_once_by_a_form_sent_twice(place, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    client, people = signed_in(set_clock(place)), {who: one.user.reference for who, one in place.officers.items()}
    answers = {"away": people["officer"], "by": people["manager"], **on("since", place.today), **on("until", place.today)}

    arranged = twice(client, reverse("leave"), answers)
    ended = twice(client, reverse("end-cover"), {"away": people["officer"]})

    for first, second, changed in (arranged, ended):
        assert [(page.status_code, page.url) for page in (first, second)] == [(302, reverse("leave"))] * 2
        assert changed == {}
    assert counted()["landlords.Cover"] == 1


def test_cases_are_handed_over_once_by_a_form_sent_twice(place, settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    case, client = opened(place), signed_in(set_clock(place))
    told = {"cases": [case], "owner": place.officers["manager"].user.reference, "words": "I am away."}
    answers = filled(client, reverse("hand-over"), **told)

    first, second, changed = twice(client, reverse("hand-over"), answers)

    assert first.status_code == second.status_code == 200
    assert [[(one.tag.text, one.case.text) for one in page.context["results"]] for page in (first, second)] == [
        [("Handed over", f"Case {case}")]
    ] * 2
    assert changed == {}
    assert Step.objects.filter(case__reference=case, act=Act.REASSIGN_CASE).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_many_times_at_one_moment_is_done_once(place):
    case, officer, manager = opened(place), signed_in(place), signed_in(place, "manager")
    where, stale = note(place, officer, case, "Rang back.")
    incident = incident_of(place, officer)
    more = reverse("add-to-incident", args=[incident])
    added = filled(officer, more, words="He came back at noon.")
    assert manager.post(*note(place, manager, case, "Looked in.")).status_code == 302  # the first form only adds, and is stale

    with ThreadPoolExecutor(4) as senders:
        answers = list(senders.map(lambda asked: _alone(officer, *asked), [(where, stale), (more, added)] * 4))

    assert answers == [302] * 8
    assert sorted(notes(case)) == ["Looked in.", "Rang back."]
    assert counted()["incidents.Addition"] == 1


def _alone(client, where, answers) -> int:
    """Send a form from a browser and a connection of its own."""
    own = Client()
    own.cookies = client.cookies
    try:
        return own.post(where, answers).status_code
    finally:
        connections.close_all()

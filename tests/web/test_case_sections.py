"""Sections of a case's page: complaint stages, the assessment's count, the timeline's order."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.casework.details import Established
from evenhand.casework.details.complaints import Complained, Tracked
from evenhand.casework.details.measures import Assessment, Found, Weighed
from evenhand.people.queries import PersonView
from evenhand.policy.pack.load import PACKS
from evenhand.policy.vocabulary import Act
from evenhand.ui.people import person_of
from tests.builders.house import heard_and_assessed, house, opened, reported
from tests.builders.scenario import case_under
from tests.web.acting import address, on, send, text_of
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


@pytest.fixture
def case(place):
    return opened(place)


def page_of(place, case):
    return client_of(place, "officer").get(reverse("case", args=[case])).content.decode()


def title_of(place, case):
    return client_of(place, "officer").get(reverse("case", args=[case])).context["title"]


@pytest.mark.parametrize("policy", PACKS)
def test_before_a_finding_the_title_of_a_case_only_reports(settings, tmp_path, policy):
    settings.CLOCK_FILE = tmp_path / "clock"
    opened_on = house(policy=policy)
    scenario = case_under(opened_on)

    title = title_of(set_clock(opened_on), scenario.case)

    assert re.fullmatch(r"1 report, 1 June 2026: [^:]+ alleged", title), title


def test_a_title_gives_the_days_of_the_events_then_the_finding(place, case):
    assert title_of(place, case) == "1 report, 1 June 2026: contact out of proportion to the request alleged"

    heard_and_assessed(place, case)

    assert title_of(set_clock(place), case) == "2 reports, 1 to 13 June 2026: contact out of proportion to the request found"


def test_title_names_the_conduct_that_was_not_made_out(place, case):
    place.do(Act.FIND, Found(outcome="not_made_out", words="The calls were ours."), case=case)

    assert title_of(place, case) == "1 report, 1 June 2026: contact out of proportion to the request not made out"


@pytest.mark.parametrize(
    ("tie", "place_in_home", "says"),
    [
        ("leaseholder", "tenant", "Leaseholder of "),
        ("shared_owner", "tenant", "Shared owner of "),
        ("tenant", "tenant", "Tenant of "),
        ("tenant", "joint_tenant", "Joint tenant of "),
        ("leaseholder", "household_member", "Household member of "),
        ("none", "tenant", "No tenancy or lease with us"),
    ],
)
def test_a_customer_is_shown_with_their_own_tie_to_a_home(place, tie, place_in_home, says):
    place.customer.relationship, place.customer.place = tie, place_in_home  # as an import of customers leaves them

    shown = person_of(PersonView.of(place.customer), ())

    assert shown.line.startswith(says)


def test_a_stage_with_no_duty_left_is_shown_as_paragraphs(place, case):
    given = Complained(words="The window is broken.", received_on=place.today, route="telephone")
    complaint = place.do(Act.TAKE_COMPLAINT, given, "officer", case=case).subject
    for what, more in (("acknowledged", {}), ("answered", {"outcome": "upheld"})):
        place.do(Act.TRACK_COMPLAINT, Tracked(what=what, **more), case=case, subject=complaint)

    pages = [
        page_of(place, case),
        client_of(place, "officer").get(reverse("complaint", args=[case, complaint])).content.decode(),
    ]

    for page in pages:
        assert "&lt;" not in page
        assert re.search(r'<p class="eh-line">\s*Began on 1 June 2026\.\s*</p>', page)


def test_the_assessment_counts_the_answers_that_it_lists(place, case):
    told = [
        Weighed(fact=fact, so=True, why="Looked at with her own account and file.")
        for fact in ("vulnerability_considered", "disability_link_considered", "disability_ruled_out")
    ]
    place.do(Act.ASSESS, Assessment(answers=tuple(told)), case=case)

    page = client_of(place, "officer").get(reverse("case", args=[case]))

    assert len(page.context["answers"]) == 2
    assert page.context["weighed"] == "2 answers, the last on 1 June 2026"


def test_entries_of_one_moment_are_shown_last_recorded_first(place, case):
    place.at += timedelta(hours=2)
    set_clock(place)
    for words in ("First she rang.", "Then she wrote.", "Then she came."):
        place.do(Act.DISCUSS, Established(words=words), case=case)

    page = page_of(place, case)
    shown = re.findall(r"(First she rang|Then she wrote|Then she came)\.", page.partition('id="timeline"')[2])

    assert shown == ["Then she came", "Then she wrote", "First she rang"]


def test_complaint_form_asks_who_it_is_about_and_shows_it(place, case):
    officer, manager = (place.officers[who].user.name for who in ("officer", "manager"))
    answers = {
        "words": "He swore at me.",
        "route": "telephone",
        "stage": "1",
        "alleged": "yes",
        "alleged_of": manager,
        **on("received_on", place.today),
    }

    sent = send(client_of(place, "officer"), address(case, Act.TAKE_COMPLAINT), answers)

    assert sent.status_code == 302
    assert "Is it about one of us?" in text_of(client_of(place, "officer").get(address(case, Act.TAKE_COMPLAINT)))
    assert f"About {manager}, in a complaint, on 1 June 2026; recorded by {officer}." in page_of(place, case)


def test_title_of_an_incident_reports_it(place, case):
    sorted_out = place.customer.incidents.get().reference
    unsorted = reported(place, ())

    titles = [
        client_of(place, "officer").get(reverse("incident", args=[one])).context["title"] for one in (sorted_out, unsorted)
    ]

    assert titles == ["Reported: contact out of proportion to the request, 1 June 2026", "Not sorted yet, 1 June 2026"]

"""Letter preview while typing: gaps, rules and what stays open; nothing is saved by it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from evenhand.cases.models import Case, Step
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act
from evenhand.web.acts.registry import PAGES
from tests.builders.decided import in_force
from tests.builders.house import heard_and_assessed, house, opened
from tests.web.acting import WHILE_WRITING, address
from tests.web.acts_ready import STATUS
from tests.web.pages import client_of, enters, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return house()


@pytest.fixture
def case(place):
    reference = opened(place)
    heard_and_assessed(place, reference)
    set_clock(place)
    return reference


def grown(place, case, act, subject=None, who="officer", **answers):
    return client_of(place, who).post(address(case, act, subject), {"action": "check", **answers}, **WHILE_WRITING)


def proposal(place):
    first, last = place.today, place.today + timedelta(days=60)
    days = {"starts_on": first, "until": last, "review_on": last}
    dates = {f"{name}-{part}": getattr(day, part) for name, day in days.items() for part in ("day", "month", "year")}
    return {"measure": "single_point_of_contact", "named_contact": "Priya Shah", "words": "Talked; it went on.", **dates}


def test_proposal_just_begun_shows_a_letter_with_gaps(place, case):
    page = grown(place, case, Act.PROPOSE, measure="single_point_of_contact")
    shown = page.content.decode()
    assert page.status_code == 200
    assert "<html" not in shown
    assert "The letter has " in shown
    assert "This letter does not yet say" in shown


def test_more_answers_fill_the_letter_and_show_what_stays_open(place, case):
    begun = grown(place, case, Act.PROPOSE, measure="single_point_of_contact")
    more = grown(place, case, Act.PROPOSE, **proposal(place))
    assert (
        len(more.context["preview"].rules) < len(begun.context["preview"].rules) or "gap" not in more.context["preview"].status
    )
    assert "Priya Shah" in more.context["preview"].letter
    assert "Talked; it went on." in more.context["preview"].letter
    assert "What stays open" in more.content.decode()


def test_preview_saves_nothing(place, case):
    token, steps = Case.objects.get().token, Step.objects.count()
    grown(place, case, Act.PROPOSE, **proposal(place))
    assert (Case.objects.get().token, Step.objects.count(), Measure.objects.count()) == (token, steps, 0)


@pytest.mark.parametrize(
    "answers", [{}, {"starts_on-day": "x"}, {"measure": "nothing"}, {"words": "\u200b" * 9}, {"until-year": "9" * 40}]
)
def test_any_input_gets_an_answer(place, case, answers):
    for act in (Act.PROPOSE, Act.WARN, Act.FIND):
        given = {"measure": "single_point_of_contact"} | answers if act is Act.PROPOSE else answers
        assert grown(place, case, act, **given).status_code in {200, 204, 422}


def test_every_act_with_a_letter_has_a_preview(place):
    case, measure = in_force(place)
    set_clock(place)
    for act in (Act.WARN, Act.FIND):
        assert "preview-status" in grown(place, case, act, words="It went on.").content.decode()
    for act in (Act.REVIEW, Act.LIFT, Act.VARY):
        assert PAGES[act].letter
        assert "preview-status" in grown(place, case, act, measure, words="It went on.").content.decode()


def test_a_form_that_was_sent_meanwhile_gets_no_letter(place, case):
    client, where = client_of(place, "officer"), address(case, Act.WARN)
    form = client.get(where).context["form"]
    answers = {name: form[name].value() for name in ("once", "token")} | {"words": "It went on.", "asked": "Please write."}
    assert client.post(where, {"action": "save", **answers}).status_code == 302
    late = client.post(where, {"action": "check", **answers}, **WHILE_WRITING)
    assert (late.status_code, late.content, Step.objects.filter(act=Act.WARN).count()) == (204, b"", 2)


def test_a_measure_that_no_policy_has_gets_no_letter(place, case):
    late = grown(place, case, Act.PROPOSE, measure="nothing")
    assert (late.status_code, late.content) == (204, b"")


def test_adviser_sees_no_letter(place, case):
    assert grown(place, case, Act.PROPOSE, who="adviser").status_code in {403, 404}


@pytest.fixture
def proposing(page, served, settings, tmp_path):
    """Give a page on which somebody begins to propose a measure."""
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    enters(page, served, set_clock(place), "officer")
    page.goto(f"{address(case, Act.PROPOSE)}?measure=single_point_of_contact")
    page.wait_for_selector("#preview .letter")
    return page


def writes(page, words):
    page.get_by_label("What have you tried, and why is it not enough?").type(words)


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_preview_opens_without_a_click_and_announces_once(proposing):
    first = proposing.locator("#preview-status").inner_text()
    assert "gap" in first
    for part, value in (("day", "13"), ("month", "8"), ("year", "2026")):
        proposing.locator(f'[name="review_on-{part}"]').type(value)
    expect(proposing.locator("#preview")).to_contain_text("Thursday 13 August 2026")
    expect(proposing.locator("#preview-status")).not_to_have_text(first)
    assert proposing.locator("#preview-status").inner_text() == "The letter has one gap. No rule refuses it."
    assert Measure.objects.count() == 0


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("fails", "told"),
    [
        (lambda route: route.fulfill(status=500), ("^500 xhr .*/acts/propose/", "^console Response Status Error Code 500 ")),
        (
            lambda route: route.abort(),
            ("^console Failed to load resource: net::ERR_FAILED .*/acts/propose/", "^console htmx:sendError, "),
        ),
    ],
    ids=["broken", "unreached"],
)
def test_failed_preview_shows_an_error_until_it_works_again(proposing, allowed, fails, told):
    for pattern in told:
        allowed(pattern)
    status = proposing.locator("#preview-status")
    proposing.route("**/acts/propose/*", fails)
    writes(proposing, "We talked.")
    expect(status).to_have_text("The letter cannot be shown just now. Change an answer to try again.")

    proposing.unroute("**/acts/propose/*")
    writes(proposing, " It went on.")
    expect(status).to_have_text(STATUS)
    expect(proposing.locator("#preview")).to_contain_text("We talked. It went on.")

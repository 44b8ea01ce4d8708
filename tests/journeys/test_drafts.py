"""Interrupted forms: the draft is found on another device and after the session has ended."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.builders.house import PASSWORD

SAID = "He said that the lift was out for the third time, and raised his voice."


@pytest.fixture
def quick(monkeypatch):
    """Keep what is typed soon after it is typed, so that the test need not wait for seconds."""
    monkeypatch.setattr("evenhand.web.account.drafts.AFTER", 100)


def words_of(person):
    return person.page.locator("textarea[name=words]")


def types_and_is_told(person, text=SAID):
    words_of(person).press_sequentially(text[:20])
    words_of(person).fill(text)
    expect(person.page.get_by_role("status").filter(has_text="Draft saved at")).to_be_visible()


def test_words_typed_on_one_device_are_found_on_another(quick, enter, axe):
    one, two = enter("adviser"), enter("adviser")
    one.goes_to("Log an incident")
    types_and_is_told(one)

    two.goes_to("My work")
    two.reads(SAID)
    assert axe(two.page) == []
    two.follows("Log an incident")

    two.page.goto("/incidents/new/")
    expect(words_of(two)).to_have_value(SAID)
    two.reads("You began this earlier")
    assert axe(two.page) == []
    two.presses("Throw this draft away and start afresh")
    expect(words_of(two)).to_have_value("")


def test_steady_typing_is_kept_though_it_never_pauses(monkeypatch, enter):
    monkeypatch.setattr("evenhand.web.account.drafts.AFTER", 60_000)
    monkeypatch.setattr("evenhand.web.account.drafts.AT_MOST", 300)
    person = enter("adviser")
    person.goes_to("Log an incident")
    words_of(person).press_sequentially(SAID, delay=30)
    expect(person.page.get_by_role("status").filter(has_text="Draft saved at")).to_be_visible()


def test_leaving_the_page_keeps_what_was_typed_at_once(monkeypatch, enter):
    monkeypatch.setattr("evenhand.web.account.drafts.AFTER", 60_000)
    monkeypatch.setattr("evenhand.web.account.drafts.AT_MOST", 60_000)
    person = enter("adviser")
    person.goes_to("Log an incident")
    words_of(person).fill(SAID)
    person.goes_to("My work")
    person.page.wait_for_timeout(500)
    person.goes_to("My work")
    person.reads(SAID)


def test_form_sent_after_the_session_ended_is_kept_for_sign_in(quick, enter, place, allowed):
    allowed("^401 fetch .*/drafts/keep/$", race=True)  # it is kept, where that is quicker than the sender
    person = enter("adviser")
    person.goes_to("Log an incident")
    Session.objects.all().delete()
    words_of(person).fill(SAID)
    person.page.locator("button[value=save]").first.click()
    person.reads("Your session had ended, so nothing was sent.")
    person.types("User name", place.officers["adviser"].user.username)
    person.types("Password", PASSWORD)
    person.presses("Sign in")
    expect(words_of(person)).to_have_value(SAID)
    person.reads("Nothing of it has been sent")


def test_draft_warning_leads_to_sign_in_in_another_tab(quick, enter, place, allowed):
    allowed("^401 fetch .*/drafts/keep/$")
    person = enter("adviser")
    person.goes_to("Log an incident")
    Session.objects.all().delete()
    words_of(person).fill(SAID)
    expect(person.page.get_by_role("status").filter(has_text="Your session has ended")).to_be_visible()

    tab = person.page.context.new_page()
    tab.goto("/sign-in/")
    tab.get_by_label("User name").fill(place.officers["adviser"].user.username)
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Sign in", exact=True).first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("My work")

    person.page.locator("button[value=save]").first.click()
    person.reads("You have signed in since this page was opened, so nothing was sent.")
    expect(words_of(person)).to_have_value(SAID)


def test_words_typed_before_the_script_loads_are_saved(enter):
    person = enter("adviser")
    held = []
    person.page.route("**/drafts*.js", lambda route: held.append(route))  # noqa: PLW0108 - a list's own method takes no marks
    person.page.goto("/incidents/new/", wait_until="commit")
    words_of(person).fill(SAID)
    person.page.wait_for_timeout(200)
    (script,) = held
    script.continue_()
    expect(person.page.get_by_role("status").filter(has_text="Draft saved at")).to_be_visible()


def test_unreachable_server_shows_a_message_and_is_retried(quick, enter, allowed):
    allowed("^console Failed to load resource: net::ERR_FAILED .*/drafts/keep/$")
    person = enter("adviser")
    person.goes_to("Log an incident")
    person.page.route("**/drafts/keep/", lambda route: route.abort())
    words_of(person).fill(SAID)
    expect(person.page.get_by_role("status").filter(has_text="Not saved just now")).to_be_visible()
    person.page.unroute("**/drafts/keep/")
    expect(person.page.get_by_role("status").filter(has_text="Draft saved at")).to_be_visible()

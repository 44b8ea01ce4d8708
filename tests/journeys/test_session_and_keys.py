"""Sessions and shortcuts: a warning before sign-out, shortcuts that can be enabled, copied references."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.builders.house import PASSWORD, opened

SAID = "He said that the lift was out for the third time."


@pytest.fixture
def short(settings):
    """Let a session last some seconds."""

    def lasts(seconds):
        settings.SESSION_COOKIE_AGE = seconds

    return lasts


def dialog(person):
    return person.page.get_by_role("dialog")


class TestBeforeTheSessionEnds:
    def test_an_idle_user_is_warned_and_stays_by_one_key(self, short, enter, axe):
        short(8)
        person = enter("adviser")
        expect(dialog(person)).to_be_visible(timeout=15_000)
        expect(dialog(person)).to_contain_text("you are signed out in a few minutes. What you typed is kept.")
        assert axe(person.page) == []
        person.page.keyboard.press("Escape")
        expect(dialog(person)).to_be_hidden()
        person.page.reload()
        person.reads_heading("My work")

    def test_signed_out_user_finds_the_draft_after_signing_in(self, short, enter, place):
        person = enter("adviser")
        person.goes_to("Log an incident")
        person.types("What happened, in your own words?", SAID)
        expect(person.page.get_by_role("status").filter(has_text="Draft saved at")).to_be_visible()
        Session.objects.all().delete()
        short(1)
        person.page.evaluate("localStorage.setItem('evenhand-seen', '1')")
        person.page.reload()
        person.types("User name", place.officers["adviser"].user.username)
        person.types("Password", PASSWORD)
        short(3600)
        person.presses("Sign in")
        expect(person.page.get_by_label("What happened, in your own words?")).to_have_value(SAID)

    def test_open_page_warns_when_the_session_ends_and_keeps_words(self, short, enter, place, allowed):
        allowed("^401 fetch .*/drafts/keep/$")
        short(6)
        person = enter("adviser")
        person.goes_to("Log an incident")
        person.types("What happened, in your own words?", SAID)
        Session.objects.all().delete()
        expect(dialog(person)).to_contain_text("You have been signed out.", timeout=15_000)
        expect(person.page.locator("textarea[name=words]")).to_have_value(SAID)
        short(3600)
        with person.page.context.expect_page() as opened_tab:
            dialog(person).get_by_role("link", name="sign in in a new tab").click()
        tab = opened_tab.value
        tab.get_by_label("User name").fill(place.officers["adviser"].user.username)
        tab.get_by_label("Password", exact=True).fill(PASSWORD)
        tab.get_by_role("button", name="Sign in", exact=True).first.click()
        expect(tab.get_by_role("heading", level=1)).to_have_text("My work")
        dialog(person).get_by_role("button", name="Go on").click()
        expect(dialog(person)).to_be_hidden()
        expect(person.page.locator("textarea[name=words]")).to_have_value(SAID)


def test_background_request_without_a_session_gets_401(client):
    answer = client.get("/cases/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")


class TestKeys:
    def test_shortcuts_do_nothing_until_enabled(self, enter):
        person = enter("officer")
        person.page.keyboard.press("g")
        person.page.keyboard.press("c")
        person.page.keyboard.press("?")
        person.reads_heading("My work")
        expect(dialog(person)).to_have_count(0)

    def test_shortcuts_can_be_enabled_listed_and_disabled(self, enter, place, time, axe):
        opened(place)
        time.at = place.at
        time.set()
        person = enter("officer")
        page = person.page
        page.get_by_role("contentinfo").get_by_role("link", name="Keyboard shortcuts").click()
        person.chooses("Single letters are shortcuts for me")
        person.presses("Save")
        person.is_told("Press ? on any page for the shortcuts.")
        page.keyboard.press("?")
        expect(dialog(person)).to_contain_text("Shortcuts")
        assert axe(page) == []
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.keyboard.press("c")
        person.reads_heading("Cases")
        page.keyboard.press("j")
        expect(page.get_by_role("table").get_by_role("link").first).to_be_focused()
        page.keyboard.press("g")
        page.keyboard.press("u")
        person.reads_heading("Customers")
        page.keyboard.press("/")
        page.keyboard.type("g c ? vale")
        expect(page.get_by_label("Find by name")).to_have_value("g c ? vale")
        person.reads_heading("Customers")
        again = enter("officer")
        again.page.keyboard.press("g")
        again.page.keyboard.press("i")
        again.reads_heading("Incidents")
        again.page.goto("/settings/")
        again.page.get_by_label("Single letters are shortcuts for me").uncheck()
        again.presses("Save")
        again.is_told("No letter is a shortcut for you.")
        again.page.keyboard.press("?")
        expect(dialog(again)).to_have_count(0)


def test_a_reference_and_a_sentence_are_copied(enter, place, time):
    case = opened(place)
    time.at = place.at
    time.set()
    person = enter("officer")
    page = person.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/cases/{case}/")
    page.get_by_role("button", name=f"Copy {case}").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == case
    sentence = page.locator(".eh-stands [data-copy]").get_attribute("data-copy")
    page.get_by_role("button", name=f"Copy {sentence}").click()
    assert page.evaluate("navigator.clipboard.readText()") == sentence

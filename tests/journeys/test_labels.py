"""Labels in the browser: a word that labels a person is challenged, and changes or stops nothing."""

import re

from playwright.sync_api import expect

from tests.builders.house import opened

SAYS = "“Vexatious” describes the person. Describe what was done or said, and when."


def test_a_label_is_challenged_as_it_is_typed(enter, place, time, axe):
    case = opened(place)
    time.at = place.at
    time.set()
    person = enter("officer")
    page = person.page
    page.goto(f"/cases/{case}/acts/discuss/")
    box = page.locator("textarea[name=words]")
    box.fill("Vexatious as ever.")
    challenged = page.get_by_role("status").filter(has_text=SAYS)
    expect(challenged).to_be_visible()
    expect(box).to_have_accessible_description(re.compile(re.escape(SAYS)))
    assert axe(page) == []
    box.fill("Rang fourteen times on 3 June, and called the adviser “vexatious”.")
    expect(challenged).to_have_count(0)
    box.fill("He said 'it's a nuisance', and she was so rude to us.")
    expect(page.get_by_role("status").filter(has_text="“she was so rude” describes the person.")).to_be_visible()
    box.fill("Vexatious as ever.")
    person.presses("Save")
    person.is_told("Saved.")


def test_form_without_a_script_challenges_labels_when_it_returns(browser, served, enter, place, time):
    case = opened(place)
    time.at = place.at
    time.set()
    cookies = enter("officer").page.context.cookies()
    context = browser.new_context(base_url=served, java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"/cases/{case}/acts/warn/")
    page.get_by_label("Why is it not acceptable?").fill("A vexatious caller.")
    page.get_by_role("button", name="Check, and show the letter").click()
    expect(page.get_by_text("“vexatious” describes the person.")).to_be_visible()
    context.close()


def test_customers_own_words_are_not_challenged(enter, place, time):
    case = opened(place)
    time.at = place.at
    time.set()
    page = enter("officer").page
    page.goto(f"/cases/{case}/acts/record-account/")
    box = page.locator("textarea[name=words]")
    box.fill("Your officer is a liar.")
    page.wait_for_timeout(1200)
    assert box.get_attribute("data-ours") is None
    expect(page.get_by_text("describes the person")).to_have_count(0)

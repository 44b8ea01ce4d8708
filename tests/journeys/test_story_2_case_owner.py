"""Story 2: a case owner takes three reports to a proposal, with interruptions, and loses no word."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from evenhand.casework.details import Established
from evenhand.casework.details.customers import AccountSought, Needs, NeedTold
from evenhand.casework.details.measures import Found, Warned
from evenhand.policy.vocabulary import Act
from evenhand.wording.examples import EXAMPLES
from tests.builders.house import PASSWORD, reported
from tests.journeys.opening import FOR_LETTER, NO, reference_on
from tests.journeys.people import Person, called

HERS = "I ring because nobody rings me back. The window still lets the rain in."
TAKEN_UP = "Three afternoons in one week, each after an answer the same morning."
LOOKED_AT = "Read her account of 5 June and the repair log since March, with the officer who answers her."
TRIED = "We asked twice; the calls went on. One answer a week by a named person is the lightest step that may work."


@pytest.fixture
def quick(monkeypatch):
    """Keep what is typed soon after it is typed, so that the test need not wait for seconds."""
    monkeypatch.setattr("evenhand.web.account.drafts.AFTER", 100)


@pytest.fixture
def devices(browser, served, place):
    """Return the officer at a desk and on a phone."""
    username = place.officers["officer"].user.username
    desk, phone = Person.signs_in(browser, served, username), Person.signs_in(browser, served, username)
    phone.page.set_viewport_size({"width": 375, "height": 800})
    yield desk, phone
    for device in (desk, phone):
        device.page.context.close()


KEEP_ONCE_MORE = """() => new Promise((kept) => {
  document.addEventListener("evenhand:kept", kept, { once: true });
  document.querySelector("[data-draft]").closest("form").dispatchEvent(new Event("input"));
})"""


def is_kept(person):
    """Wait until all that is typed is kept: what was on its way before the last word may answer first."""
    for _ in range(2):
        person.page.evaluate(KEEP_ONCE_MORE)
    expect(person.page.get_by_role("status").filter(has_text="Draft saved at")).to_be_visible()


def goes_on(person, address):
    """Go on with a form on another device, or after having been away."""
    person.page.goto(address)
    person.reads("You began this earlier")


def words(person, label):
    return person.page.get_by_label(called(label))


def test_case_owner_takes_three_reports_to_a_proposal(quick, devices, place, time, axe, allowed):
    allowed("^401 fetch .*/drafts/keep/$", race=True)  # it is kept, where that is quicker than the sender
    desk, phone = devices
    reports = [reported(place.later(days=days)) for days in (0, 1, 1)]
    time.at = place.at
    time.set()
    opens_on_both(desk, phone, reports)
    case = reference_on(phone)
    hears(desk, place, time, case)
    assesses_on_both(desk, phone, case, axe)
    is_found_and_warned(place, time, case)
    proposes_on_both(desk, phone, place, case, axe)
    desk.stands("Proposed", "waits for a decision: single point of contact.")


def opens_on_both(desk, phone, reports):
    """Choose the three reports at the desk, be called away, and open the case on the phone."""
    address = f"/incidents/{reports[-1]}/open-case/"
    desk.page.goto(address)
    for box in desk.page.get_by_role("group", name="On which reports does it rest?").get_by_role("checkbox").all():
        box.check()
    desk.types("Why does it need a case?", TAKEN_UP)
    is_kept(desk)

    goes_on(phone, address)
    expect(words(phone, "Why does it need a case?")).to_have_value(TAKEN_UP)
    chosen = phone.page.get_by_role("group", name="On which reports does it rest?").get_by_role("checkbox", checked=True)
    expect(chosen).to_have_count(3)
    phone.presses("Open the case")
    phone.is_told("The case is open, under EV-")
    phone.follows("Say what the case waits for")
    phone.types("What does it wait for?", "The repair log since March")
    phone.presses("Save")
    phone.reads("Waits for: The repair log since March")
    phone.follows("Leave a note to colleagues")
    phone.types("Your note", "She rings while the lines are busiest: try before nine.")
    phone.presses("Leave the note")
    phone.reads("She rings while the lines are busiest: try before nine.")
    desk.goes_to("Cases")
    desk.reads("Waits for: The repair log since March")


def hears(desk, place, time, case):
    """Ask for her side; write it down while the session ends; needs and support are asked about by telephone."""
    sought = AccountSought(words="Wrote and rang to ask for her side.", channels=("letter", "telephone"))
    place.later(days=1).do(Act.SEEK_ACCOUNT, sought, case=case)
    time.at = place.later(days=3).at
    time.set()
    desk.page.goto(f"/cases/{case}/")
    desk.follows("Record the customer’s account")
    desk.chooses("They gave it: I write it down in their words")
    desk.types("Their account, in their own words", HERS)
    desk.chooses("No", of="Does it allege that a colleague did something wrong?")
    is_kept(desk)

    Session.objects.all().delete()
    desk.presses("Save")
    desk.reads("Your session had ended, so nothing was sent.")
    signs_in_again(desk, place)
    expect(words(desk, "Their account, in their own words")).to_have_value(HERS)
    desk.presses("Save")
    desk.reads(HERS)
    need = NeedTold(
        kind="adjustment", says="Prefers email: hearing loss", relook_on=place.today + timedelta(days=365), basis="consent"
    )
    place.do(Act.RECORD_NEEDS, Needs(words="Asked about health and needs.", needs=(need,)), case=case)
    place.do(Act.OFFER_SUPPORT, Established(words="Offered the tenancy support team."), case=case)


def signs_in_again(person, place):
    person.types("User name", place.officers["officer"].user.username)
    person.types("Password", PASSWORD)
    person.presses("Sign in")


def assesses_on_both(desk, phone, case, axe):
    """Answer half of the questions at the desk and the rest on the phone; the page's own example is no answer."""
    desk.page.goto(f"/cases/{case}/acts/assess/?measure=single_point_of_contact")
    desk.reads("Prefers email: hearing loss", within=".eh-needs")
    asked = questions(desk)
    assert all(words_of(one).input_value() == "" for one in asked), "a reason is never filled in beforehand"
    half = len(asked) // 2
    answer(asked[:half])
    is_kept(desk)
    desk.page.wait_for_timeout(500)

    signs_in_on(phone, desk)
    goes_on(phone, f"/cases/{case}/acts/assess/?measure=single_point_of_contact")
    again = questions(phone)
    assert [words_of(one).input_value() for one in again[:half]] == [LOOKED_AT] * half
    answer(again[half:])
    example = again[-1].locator(".eh-example")
    example.locator("summary").click()
    theirs = example.locator(".eh-example__one").first.inner_text().removeprefix("Good: ")
    assert theirs in {one.good for one in EXAMPLES.values()}
    words_of(again[-1]).fill(theirs)
    phone.presses("Save the answers")
    phone.reads("example", within=".govuk-error-summary")
    assert axe(phone.page) == []
    words_of(questions(phone)[-1]).fill(LOOKED_AT)
    phone.page.get_by_label("What should the letter tell them about this?").fill(FOR_LETTER)
    phone.presses("Save the answers")
    phone.is_told("The answers are saved.")


def signs_in_on(phone, desk):
    """Be signed in on the phone with what the desk has: its own session ended too."""
    phone.page.context.add_cookies(desk.page.context.cookies())


def questions(person):
    found = person.page.locator("main form .eh-block").filter(has=person.page.get_by_label("Yes", exact=True))
    expect(found.first).to_be_visible()
    return found.all()


def words_of(question):
    return question.get_by_label("What you considered, and the result")


def answer(among):
    for question in among:
        asked = question.locator("legend").first.inner_text()
        question.get_by_label("No" if asked.startswith(NO) else "Yes", exact=True).check()
        words_of(question).fill(LOOKED_AT)


def is_found_and_warned(place, time, case):
    place.later(days=1).do(Act.FIND, Found(outcome="unreasonable", words="Out of proportion to one window."), case=case)
    place.do(Act.COMMUNICATE_CONCERNS, Established(words="Told her what the matter is."), case=case)
    asked = Warned(asked="Please write to us about the window once a week.", words="It takes staff from others.")
    place.later(days=2).do(Act.WARN, asked, case=case)
    reported(place.later(days=5), case=case)
    time.at = place.at
    time.set()


def proposes_on_both(desk, phone, place, case, axe):
    """Begin the proposal on the phone, leave it for later, and finish it at the desk with the letter growing beside it."""
    phone.page.goto(f"/cases/{case}/")
    phone.follows("Propose a measure")
    phone.follows("Single point of contact")
    in_order = ["What happened, in short", "What we did late", "What they told us", "What they need", "What has been tried"]
    titles = phone.page.get_by_role("heading", level=2).all_inner_texts()
    assert [one for one in titles if one in in_order] == [one for one in in_order if one in titles], titles
    phone.reads(HERS, "Prefers email: hearing loss")
    phone.types("What have you tried, and why is it not enough?", TRIED)
    phone.chooses("Email", "Letter", of="Please contact us only by")
    phone.presses("Save and come back later")
    phone.reads("Your draft is kept.")

    desk.goes_to("My work")
    desk.reads(TRIED)
    goes_on(desk, f"/cases/{case}/acts/propose/?measure=single_point_of_contact")
    expect(words(desk, "What have you tried, and why is it not enough?")).to_have_value(TRIED)
    letter = desk.page.get_by_role("region", name="The letter")
    expect(letter).to_contain_text("The letter has")
    desk.types("How often do we answer, however often they contact us?", "1")
    desk.selects("In each", "week")
    desk.types_day("When does it start?", place.today + timedelta(days=2))
    desk.types_day("When does it end?", place.today + timedelta(days=150))
    desk.types_day("When is it reviewed?", place.today + timedelta(days=80))
    expect(letter).to_contain_text("What stays open")
    expect(letter.locator(".letter-gap").first).to_be_attached()
    assert desk.page.get_by_role("heading", name="What stays open", exact=True).evaluate("one => !one.closest('details')")
    desk.reads("This would be decided by: ", "An appeal could be heard by: Grace Mensah")
    assert axe(desk.page) == []
    desk.presses("Propose it")
    desk.is_told("Proposed.")

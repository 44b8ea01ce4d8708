"""Story 3: a manager on a phone reads, asks and decides; steps back if involved; arranges cover."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from evenhand.casework.details.measures import Signed
from evenhand.landlords.actions import set_manager
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, once_a_week, opened

PHONE = {"width": 375, "height": 812}
WAITS = "Authorise: single point of contact"
HERS = "I ring because nobody rings me back about the window."


@pytest.fixture
def waiting(place, time):
    """Take a case until a proposal waits for the manager; return the case."""
    set_manager(place.officers["officer"], place.officers["manager"])
    case = opened(place)
    heard_and_assessed(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    agreed = Signed(party="other_teams", words="Repairs and Income agree.")
    place.do(Act.CONSULT, agreed, case=case, subject=measure)
    time.at = place.at
    time.set()
    return case


@pytest.fixture
def on_a_phone(enter, axe):
    """Give a function that signs somebody in on a phone, and one that looks whether a page fits it."""

    def signed_in(who):
        person = enter(who)
        person.page.set_viewport_size(PHONE)
        return person

    def fits(person):
        wide = person.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, person.page.url
        assert axe(person.page) == []

    return signed_in, fits


def test_the_manager_reads_asks_and_decides_something_lighter(waiting, place, on_a_phone, time):
    signed_in, fits = on_a_phone
    manager = signed_in("manager")
    manager.follows(WAITS)
    ends = place.today + timedelta(days=180)
    manager.reads_heading(
        "You are deciding whether Marion Vale may contact us only by email or letter, is answered by Priya Shah alone "
        f"and gets an answer only once a week until {ends.day} {ends:%B %Y}."
    )
    manager.reads("Nothing has changed since Priya Shah recorded what was said of it", HERS, "Ways that this customer can use")
    manager.reads("Your name and these reasons will be in the file that Marion Vale can ask to see.")
    in_order = manager.page.get_by_role("heading", level=2).all_inner_texts()
    wanted = ["Single point of contact", "What stays open", "Their account, in full", "Your decision", "Or"]
    assert [title for title in in_order if title in wanted] == wanted
    fits(manager)

    manager.follows("Ask Priya Shah first")
    manager.types("What do you want to know?", "Who reads her emails while you are away?")
    fits(manager)
    manager.presses("Ask")
    manager.is_told("Asked.")

    officer = signed_in("officer")
    officer.follows("Answer Tom Reed")
    officer.reads("Who reads her emails while you are away?")
    fits(officer)
    officer.types("Your answer", "Leon does, each morning.")
    officer.presses("Answer")
    officer.is_told("Answered.")

    time.later(hours=1)
    manager.goes_to("My work")
    manager.follows(WAITS)
    manager.reads("Priya Shah answered:", "Leon does, each morning.")
    manager.follows("Authorise something lighter")
    manager.reads("nothing can be added here")
    manager.types_day("When does it end?", place.today + timedelta(days=60))
    manager.types_day("When is it reviewed?", place.today + timedelta(days=60))
    manager.types("Why is something lighter enough, and in proportion?", "Two months will show whether one email is enough.")
    fits(manager)
    manager.presses("Authorise")
    manager.is_told("Authorised.")

    measure = Measure.objects.get()
    assert (measure.until, measure.proposed["until"]) == (place.today + timedelta(days=60), ends.isoformat())


def test_involved_manager_steps_back_and_sees_who_decides(waiting, place, on_a_phone):
    signed_in, fits = on_a_phone
    set_manager(place.officers["manager"], place.officers["director"])
    manager = signed_in("manager")
    manager.follows(WAITS)
    manager.follows("Not me: I am involved")
    manager.reads(
        "Who decides instead", "no colleague here can decide it. Settle this first: ask Helen Price (Director), your manager"
    )
    fits(manager)
    manager.chooses("I am a neighbour")
    manager.types("Say a little more", "Two doors away from me.")
    manager.presses("Declare it")
    manager.is_told("Recorded: you decide nothing in this case.")
    manager.reads("no colleague here can decide it")
    manager.goes_to("My work")

    expect(manager.page.get_by_role("link", name=WAITS)).to_have_count(0)


def test_manager_arranges_cover_and_hands_cases_over(waiting, place, on_a_phone, time):
    signed_in, fits = on_a_phone
    until = place.today + timedelta(days=5)
    manager = signed_in("manager")
    manager.follows("Leave and cover")
    fits(manager)
    manager.selects("Who sees to it meanwhile?", "Grace Mensah, Assistant Director")
    manager.types_day("First day", place.today)
    manager.types_day("Last day", until)
    manager.presses("Arrange it")
    manager.is_told(f"They see the work until {until.day} {until:%B %Y}, that day included.")
    manager.follows("Hand cases over for good")
    manager.page.get_by_label(f"{waiting}: Marion Vale").check()
    manager.selects("Who owns them from now on?", "Grace Mensah, Assistant Director")
    manager.types("What should they know?", "Priya is away as well. Her answer may come any day.")
    manager.presses("Hand them over")
    fits(manager)
    manager.reads("Handed over", "It is in their work now")

    cover = signed_in("assistant_director")
    cover.reads(f"Covering for Tom Reed until {until.day} {until:%B %Y}", "Priya is away as well.")
    fits(cover)
    time.set_to(until + timedelta(days=1))
    cover.goes_to("My work")
    cover.reads_nothing_of("Covering for Tom Reed")

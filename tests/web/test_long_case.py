"""Checks that a case of a thousand entries costs about as much as one of ten, and hides nothing."""

import re
from html import unescape

import pytest
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from bench.long_case import long_case
from evenhand.cases.models import Case
from evenhand.casework.details import Details
from evenhand.casework.details.customers import Account
from evenhand.incidents.models import StoryRead
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, other_customer
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
MOST_BYTES = 150_000
MANY = 1000


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def place():
    """Give a landlord with a case of ten entries and one of a thousand."""
    built = house()
    built.short = long_case(built, 10)
    built.customer = other_customer(built, "Robin Ashe", built.customer.home)
    built.long = long_case(built, MANY)
    return set_clock(built)


def page(place, case, query="", who="officer"):
    return client_of(place, who).get(f"/cases/{case}/{query}").content.decode()


def section(text, name):
    """Return the words of a section of a page."""
    [found] = re.findall(rf'<section [^>]*aria-labelledby="{name}">(.*?)</section>', text, re.DOTALL)
    return found


def entries(text):
    return re.findall(r'<li class="eh-event[ "]', section(text, "timeline"))


def turned(text):
    """Return the addresses of the other pages of the page's sections."""
    return [unescape(href) for href in re.findall(r'govuk-pagination__link" href="([^"]+)"', text)]


def test_long_case_takes_equal_queries_and_at_most_double_bytes(place):
    sent, asked = [], []
    for case in (place.short, place.long):
        client = client_of(place, "officer")
        client.get(f"/cases/{case}/")
        with CaptureQueriesContext(connection) as queries:
            sent.append(len(client.get(f"/cases/{case}/").content))
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert sent[1] <= min(MOST_BYTES, 2 * sent[0])


def test_long_case_loads_as_many_rows_as_a_short_one(place):
    made = []
    for case in (place.short, place.long):
        client = client_of(place, "officer")
        client.get(f"/cases/{case}/")
        rows = []
        post_init.connect(count := lambda **row: rows.append(row["sender"]), weak=False)  # noqa: B023 - called in this turn
        try:
            client.get(f"/cases/{case}/")
        finally:
            post_init.disconnect(count)
        made.append(len(rows))

    assert 0 < made[0] == made[1]


def test_one_view_is_one_reading_that_lists_each_story_shown(place):
    text = page(place, place.long)

    [row] = StoryRead.objects.filter(by=place.officers["officer"].user)
    shown = set(re.findall(r"/incidents/([\w-]+)/", section(text, "reported") + section(text, "timeline")))
    assert set(row.stories) == shown
    assert len(shown) == len(row.stories)
    assert row.in_case == Case.objects.get(reference=place.long).pk


def test_another_page_notes_the_stories_of_that_page(place):
    page(place, place.long, "?timeline=2&reported=3")
    text = page(place, place.long, "?timeline=5&reported=4")

    newest = StoryRead.objects.filter(by=place.officers["officer"].user).order_by("-id")[0]
    shown = set(re.findall(r"/incidents/([\w-]+)/", section(text, "reported") + section(text, "timeline")))
    assert set(newest.stories) == shown


def test_every_entry_is_on_one_page_of_the_timeline_newest_first(place):
    row = Case.objects.get(reference=place.long)
    steps = row.steps.exclude(act__in=["log_incident", "record_contact"]).count()
    total = row.incidents.count() + row.contacts.count() + steps
    pages = -(-total // 25)
    times, many = [], 0
    for number in range(1, pages + 1):
        text = page(place, place.long, f"?timeline={number}")
        many += len(entries(text))
        times += re.findall(r'<time datetime="([^"]+)"', section(text, "timeline"))
        last = min(25 * number, total)
        says = f"{25 * number - 24} to {last} of {total} entries. The others are on other pages."
        assert says in section(text, "timeline")

    assert many == total
    days = [time[:10] for time in times]
    assert days == sorted(days, reverse=True)


def test_each_turn_keeps_the_other_sections_where_they_are(place):
    text = page(place, place.long, "?timeline=3&letters=2")
    links = turned(section(text, "timeline"))

    assert f"/cases/{place.long}/?letters=2&timeline=4#timeline" in links
    assert f"/cases/{place.long}/?timeline=3&letters=3#letters" in turned(section(text, "letters"))
    assert f"/cases/{place.long}/?letters=2#timeline" in links


@pytest.mark.parametrize("number", ["0", "-1", "abc", "99999999999999", "%01", "1.5", "", "٢", "2&timeline=3"])
def test_invalid_page_number_shows_a_page(place, number):
    answer = client_of(place, "officer").get(f"/cases/{place.long}/?timeline={number}")

    assert answer.status_code == 200
    assert len(entries(answer.content.decode())) > 0


def test_a_short_case_has_no_pages(place):
    text = page(place, place.short)

    assert "govuk-pagination" not in text
    assert "on other pages" not in text


def test_a_link_to_an_account_leads_to_the_page_that_has_it(place):
    for number in range(12):
        place.later(minutes=1).do(Act.RECORD_ACCOUNT, Account(words=f"Account {number}."), case=place.short)
    set_clock(place)
    text = page(place, place.short)

    links = re.findall(r'href="([^"]*)">Read it in full', section(text, "timeline"))
    assert links == ["#account"] * 10 + [f"/cases/{place.short}/?account=2#account"] * 2
    assert "Account 1." not in section(text, "account")
    assert "Account 1." in section(page(place, place.short, "?account=2"), "account")


def test_further_changes_link_to_the_page_of_the_first_left_out(place):
    case = place.long
    page(place, case, who="manager")
    place.later(hours=3)
    for number in range(30):
        place.later(minutes=1).do(Act.NOTE, Details(words=f"Note {number}."), case=case)
    set_clock(place)

    text = page(place, case, "?timeline=4", who="manager")

    assert f'<a class="govuk-link" href="/cases/{case}/#timeline">27 more, in the timeline</a>' in text


def test_letters_steps_and_reports_are_bounded_and_say_so(place):
    text = page(place, place.long)
    row = Case.objects.get(reference=place.long)

    assert f"1 to 25 of {row.notices.count()} letters. The others are on other pages." in section(text, "letters")
    assert f"1 to 10 of {row.incidents.count()} reports. The others are on other pages." in section(text, "reported")


def test_steps_about_letters_not_given_are_bounded_and_say_so(place):
    row = Case.objects.get(reference=place.long)
    row.notices.update(served_on=None)

    text = page(place, place.long)

    assert re.findall(r"\d+ to \d+ of \d+ steps", section(text, "next")) == ["1 to 10 of 106 steps"]

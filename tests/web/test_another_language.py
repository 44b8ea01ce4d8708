"""Checks that acts, refusals and letters of a case hold no English in another language."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details
from evenhand.casework.details.appeals import AppealDecided, Appealed, GroundHeard
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.markers import Marked
from evenhand.casework.details.measures import Found, Warned
from evenhand.casework.details.referrals import ReferralTold, Referred
from evenhand.casework.details.requests import Requested, StayDecided
from evenhand.casework.details.reviews import Lightened, Reviewed
from evenhand.casework.letter_preview import preview
from evenhand.casework.letters import about
from evenhand.casework.letters.issued import issued
from evenhand.casework.perform import prepare
from evenhand.letters import html, text
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act, Channel, Ground, Matter, Service, VisitCondition
from evenhand.wording import acts, english, letter_words, letters, words
from tests.builders.house import house, opened
from tests.builders.measure_in_force import standing
from tests.policy.cures import TERM_VALUES
from tests.stages import stage
from tests.web.acting import address, on, send, signed_in
from tests.wording.pseudo import SPOKEN, TAG, accented, english_of, language, tables, unspoken, words_of_page

pytestmark = pytest.mark.django_db
ENGLISH = (acts, english)
KEY, DAYS = "single_point_of_contact", timedelta(days=60)
SAID_ELSEWHERE = {
    "what was done": "a clause of the floor has these words: clauses stand in the language of their policy",
    "Emergencies, day and night": "web/acts/open.html has them too",
    "What they need": "web/acts/case_brief.py has it too",
    "What we did late": "web/acts/case_brief.py has it too",
    ", at the latest": "the hint of a date on a form has it too",
    "Housing Ombudsman Service": "the first line of its address",
    **dict.fromkeys(english_of(letters.TERMS), "a form asks for terms within their sentences, which it has in English"),
}
SAID = sorted(
    {said for module in (*ENGLISH, letters) for table in tables(module).values() for said in english_of(table)}
    - SAID_ELSEWHERE.keys()
)


def write_in_another_language(monkeypatch):
    """Have letters written in the other language from now on."""
    monkeypatch.setitem(letter_words.LANGUAGES, TAG, language(letters))
    monkeypatch.setattr(about, "LANGUAGE", TAG)


@pytest.fixture
def place(monkeypatch):
    """Return a house whose people read the other language, whose clock the pages read."""
    built = house()
    monkeypatch.setattr("evenhand.web.acts.views.now", lambda: built.at)
    write_in_another_language(monkeypatch)
    for module in ENGLISH:
        monkeypatch.setattr(words, module.__name__.rpartition(".")[2], language(module))
    return built


@pytest.fixture
def case(place):
    """Return a case that was just opened."""
    return opened(place)


def english_in(text):
    """Return each run of English words of the tables that stands in a text."""
    flat = " ".join(text.split())
    return [said for said in SAID if said in flat]


def main_of(page):
    """Return the words of a page's own part, without its head and its menus."""
    found = re.search(r"<main.*</main>", page.content.decode(), re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def test_a_text_in_the_other_language_keeps_what_is_filled_in():
    assert accented("Ask {by}, or wait.") == "[Àsk] {by}, [ör] [wàît]."


def test_english_is_found_where_it_is_left():
    assert english_in("Then: Ask what happened, before anything is decided. Now.") == [
        "Ask what happened, before anything is decided."
    ]


def test_a_case_offers_its_acts_without_english(place, case):
    page = signed_in(place).get(reverse("case", args=[case]))

    shown = main_of(page)
    assert accented("Ask for the customer’s account") in shown
    assert accented("Ask what happened, before anything is decided.") in shown
    assert english_in(shown) == []


def test_refusal_is_shown_without_english(place, case):
    answers = {"measure": KEY, "words": "It takes time.", "named_contact": "Priya Shah", "channels_only": ["email"]}
    days = {**on("starts_on", place.today), **on("until", place.today + DAYS), **on("review_on", place.today + DAYS)}

    refused = send(signed_in(place), f"{address(case, Act.PROPOSE)}?measure={KEY}", answers | days)

    shown = main_of(refused)
    assert refused.status_code == 409
    assert accented("No record shows that") in shown
    assert english_in(shown) == []


REASON, REFERENCE = "0", re.compile(r"EV-\w{8}")
HEARD = tuple(GroundHeard(ground=one, found="partly", because=REASON) for one in Ground)
EVERY_TERM = TERM_VALUES | {
    "channels_only": tuple(Channel),
    "topics_closed": tuple(Matter),
    "visits": tuple(VisitCondition),
    "services": tuple(Service),
    "replies_per": Times(count=3, per="month"),
}
TO_WRITE = {
    "finding": (Act.FIND, Found(outcome="unreasonable", words=REASON)),
    "warning": (Act.WARN, Warned(words=REASON, asked=REASON)),
    "restriction": (Act.IMPOSE, Issued(words=REASON, home_at_risk=True)),
    "marker": (Act.TELL_MARKER, Issued(words=REASON)),
    "review_outcome": (Act.REVIEW, Reviewed(outcome="tighten", words=REASON)),
    "extended": (Act.EXTEND, Issued(words=REASON)),
    "varied": (Act.VARY, Lightened(words=REASON, terms=Terms(**EVERY_TERM))),
    "moved": (Act.TELL_NEW_DAY, Details(words=REASON)),
    "ended": (Act.LIFT, Details(words=REASON)),
    "appeal_outcome": (Act.DECIDE_APPEAL, AppealDecided(outcome="kept", words=REASON, grounds=HEARD)),
    "complaint_refused": (Act.REFUSE_COMPLAINT, Details(words=REASON)),
    "passed_on": (Act.NOTIFY_REFERRAL, ReferralTold(words=REASON)),
    "stay": (Act.DECIDE_STAY, StayDecided(outcome="refused", words=REASON)),
}
"""Of each kind of letter, an act that issues it."""
DATA = {
    "by our letter of 3 March 2026",
    "the charge of 2023",
    "Service Development team",
    "other teams that serve you",
    "officer.harbour-homes@work.example",
    "1 Quay Street",
    "12 Cooper Row, Portmouth",
    "Assistant Director",
    "CO-1042",
    "County court",
    "Director",
    "Grace Mensah",
    "Harbour Homes",
    "Harbour Street office",
    "Housing Ombudsman Service, PO Box 1484, Unit D, Preston, PR2 0ET",
    "I ring because nobody rings me back.",
    "In proportion, and nothing lighter is enough.",
    "Looked at with her own account and file.",
    "Marion Vale",
    "Ms Vale",
    "Northgate Advice",
    "Nothing lighter is enough.",
    "PM1 1AA",
    "PM2 4QT",
    "Portmouth",
    "Priya Shah",
    "Single point of contact",
    "Rang 14 times in one afternoon about the window, after our answer that morning",
    "Tom Reed",
    "Unacceptable customer actions policy",
    "What was agreed, in plain words",
    "contact out of proportion to the request",
    "hello@harbour-homes.example",
    "the police",
    "www.citizensadvice.org.uk",
    "www.housing-ombudsman.org.uk/residents/make-a-complaint",
}
"""What letters take from the landlord, its policy, the customer and the officers."""


@stage
def case_of_letters():
    """Return a case under a policy in which each of these letters could be written, and what each is about."""
    place, scenario, measure = standing("octavia")
    complaint = Complained(words=REASON, received_on=place.today, route="telephone", number="7")
    marked = Marked(key="safety_marker", instruction=REASON, incidents=tuple(_incidents(scenario)), words=REASON)
    appeal = scenario.do(Act.RECEIVE_APPEAL, Appealed(words=REASON, received_on=place.today, route="letter"), measure).subject
    subjects = dict.fromkeys(("restriction", "review_outcome", "extended", "varied", "moved", "ended"), measure)
    subjects["appeal_outcome"] = appeal
    told = Requested(words=REASON, received_on=place.today, route="letter", asks="stay", of=appeal)
    subjects["stay"] = scenario.do(Act.TAKE_REQUEST, told).subject
    passed = Referred(key="police", recipient="-", passed_on=REASON, route="crime", words=REASON)
    subjects["passed_on"] = scenario.do(Act.REFER, passed).subject
    subjects["marker"] = scenario.do(Act.PLACE_MARKER, marked).subject
    subjects["complaint_refused"] = scenario.do(Act.TAKE_COMPLAINT, complaint).subject
    return place, scenario.case, subjects


def _incidents(scenario):
    return scenario.house.customer.incidents.values_list("reference", flat=True)[:1]


def written(kind, place, case, subjects):
    """Return a letter of a kind as it would go now."""
    act, details = TO_WRITE[kind]
    by = place.officers["assistant_director"]
    found = preview(prepare(act, details, by=by, at=place.at, case=case, subject=subjects.get(kind)))
    assert found
    return found.letter


def test_letter_of_each_kind_has_only_data_left_in_english(monkeypatch):
    write_in_another_language(monkeypatch)
    stands = case_of_letters()
    drawn = {kind: written(kind, *stands) for kind in TO_WRITE}
    said = [flat(made) for letter in drawn.values() for made in (text.render(letter), words_of_page(html.render(letter)))]

    assert {kind: letter.title for kind, letter in drawn.items()} == language(letters).TITLES
    assert [unspoken(without_data(words)) for words in said] == [[]] * len(said)
    assert {one for one in DATA if any(one in words for words in said)} == DATA


def test_issued_letter_stays_in_the_language_of_its_issue(monkeypatch):
    place, scenario, measure = standing("octavia")
    write_in_another_language(monkeypatch)
    scenario.do(Act.LIFT, Details(words="It has settled."), measure)

    first, *_, last = (row.reference for row in case_view(place.officers["officer"], scenario.case, place.at).notices)
    english, other = (text.render(issued(place.officers["officer"], reference, place.at).letter) for reference in (first, last))
    assert "Yours sincerely" in english
    assert SPOKEN.findall(english) == []
    assert accented("Our decision no longer applies") in other
    assert "Yours sincerely" not in other


def flat(words):
    return " ".join(words.split())


def without_data(words):
    for one in sorted(DATA, key=len, reverse=True):
        words = words.replace(one, "|")
    return REFERENCE.sub("|", words)

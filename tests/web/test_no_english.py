"""Checks that no page has English left in another language, except data."""

import re
import shutil
from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import translation

from evenhand.config.settings import PACKAGE
from evenhand.policy.outside import outside_bodies
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from evenhand.policy.vocabulary import Act
from evenhand.web.gallery import samples, views
from tests.builders.landlords import SETTINGS
from tests.builders.measure_in_force import standing
from tests.builders.walk_data import World
from tests.web.acting import address, on, send, signed_in
from tests.web.english_left import DAYS, MONTHS, OF_THE_PRODUCT, English, rows, speak, strings, written_in
from tests.web.pages import set_clock
from tests.web.walk import Walk
from tests.wording.catalogue import write_language
from tests.wording.pseudo import TAG, tables

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.skipif(not shutil.which("msgfmt"), reason="no msgfmt on this machine (Debian: gettext)"),
]
DAYS_MORE = timedelta(days=400)


@pytest.fixture
def spoken(monkeypatch, tmp_path):
    """Let everything be said in the made-up language: messages and tables."""
    write_language(PACKAGE / "locale" / "django.pot", tmp_path, TAG)
    speak(monkeypatch)
    monkeypatch.setattr(translation, "_trans", type(translation._trans)())  # it remembers what it found with one language
    with override_settings(USE_I18N=True, LANGUAGE_CODE=TAG, LANGUAGES=[(TAG, "Made up")], LOCALE_PATHS=[tmp_path]):
        yield


@pytest.fixture
def story(spoken):
    """Return a house, its case with a measure in force, and the measure; pages tell the time by the house's clock."""
    place, scenario, measure = standing("octavia")
    return set_clock(place), scenario.case, measure


@pytest.fixture
def english(story):
    """Return what may be English: rows, policies and days."""
    setting = SETTINGS["octavia"]
    policies = (
        *(text for name in (*PACKS, FLOOR) for text in strings(shipped(name))),
        *strings(setting.choices),
        *(way.at for ways in outside_bodies().values() for way in ways),
    )
    typed = ("Repairs are reported as before.", "Please write to us once a week.")  # kept in letters alone
    days = (*DAYS, *MONTHS, *(one[:3] for one in MONTHS))
    return English((*rows(), *policies, *days, *typed, *OF_THE_PRODUCT))


def test_english_is_found_where_it_is_left():
    page = '<p aria-label="Not marked"><b>[Ä] Marion Vale</b> 4 June</p><p>[Ä] and not [ît]</p><script>let it = 1</script>'

    assert English(["Marion Vale", "June"]).left_in(page) == ["Not marked", "[Ä] and not [ît]"]


def test_a_case_is_shown_without_english(story, english):
    place, case, _ = story
    page = signed_in(place).get(reverse("case", args=[case]))

    assert "[Whàt] [càn] [hàppén] [néxt]" in page.content.decode()
    assert english.left_in(page.content.decode()) == []


@pytest.mark.parametrize("who", ["officer", "manager", "adviser"])
def test_my_work_is_shown_without_english(story, english, who):
    place, _, _ = story
    page = signed_in(place, who).get(reverse("my-work"))

    assert "[My] [wörk]" in page.content.decode()
    assert english.left_in(page.content.decode()) == []


def test_each_letter_is_shown_without_english(story, english):
    place, case, _ = story
    client = signed_in(place)
    found = re.findall(r'href="(/notices/[^/"]+/)"', client.get(reverse("case", args=[case])).content.decode())
    pages = {link: client.get(link).content.decode() for link in found}

    assert len(pages) == 2
    assert {link: english.left_in(page) for link, page in pages.items()} == {link: [] for link in pages}


def test_refusal_is_shown_without_english(story, english):
    place, case, measure = story
    longer = {**on("until", place.today + DAYS_MORE), **on("review_on", place.today + DAYS_MORE), "words": "It goes on."}
    refused = send(signed_in(place), address(case, Act.PROPOSE_EXTENSION, measure), longer)

    assert refused.status_code == 409
    assert english.left_in(refused.content.decode()) == ["It goes on."]


@pytest.mark.parametrize("who", ["officer", "adviser", "auditor"])
def test_every_reachable_page_is_shown_without_english(story, english, monkeypatch, who):
    place, _, _ = story
    left: dict[str, list[str]] = {}
    looked_at = Walk.looked_at

    def noted(walk, who, path, page, *, sent=False):
        if page.headers.get("Content-Type", "").startswith("text/html"):
            left.setdefault(path, []).extend(english.left_in(page.content.decode()))
        return looked_at(walk, who, path, page, sent=sent)

    monkeypatch.setattr(Walk, "looked_at", noted)
    walk = Walk(World(place.landlord, {who: place.officers[who].user}, ()))
    walk.all_from(who, "/")
    for path in [path for _, path in walk.answered if "/acts/" in path]:
        walk.post(who, path, {"token": "0", "action": "save"})

    assert len(left) > 10
    assert {path: texts for path, texts in left.items() if texts} == {}


@pytest.mark.parametrize("path", ["/sign-in/", "/accessibility/", "/privacy/", "/nowhere/"])
def test_a_page_before_signing_in_is_shown_without_english(story, english, client, path):
    assert english.left_in(client.get(path).content.decode()) == []


@pytest.mark.parametrize("page", ["", "?page=case", "?page=form", "?page=wrong"])
def test_a_gallery_page_is_shown_without_english(spoken, client, page):
    invented = English((*strings(tables(samples)), *written_in(views), *OF_THE_PRODUCT))

    assert invented.left_in(client.get(f"/gallery{page}").content.decode()) == []


def test_a_page_names_its_language_and_direction(spoken, client):
    assert f'<html lang="{TAG}" dir="ltr"' in client.get("/privacy/").content.decode()
    with override_settings(LANGUAGES_BIDI=[TAG]):
        assert f'<html lang="{TAG}" dir="rtl"' in client.get("/privacy/").content.decode()

"""The papers of an appeal as a page and a PDF: all that matters, and nothing withheld."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse

from evenhand.cases.models import Assessed
from evenhand.casework.details.letters import Withheld
from evenhand.incidents.models import Incident, StoryRead
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import house
from tests.letters.structure import opened as opened_pdf
from tests.letters.structure import structure
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db
ADVICE = "Counsel says that a court would uphold it."


@pytest.fixture
def heard(settings, tmp_path):
    """Give a landlord, and the address of the papers of an appeal."""
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case, measure = in_force(place)
    appeal = appealed(place.later(days=2), case, measure)
    return set_clock(place), case, reverse("appeal-pack", args=[case, appeal])


def pdf_of(page):
    return page.rstrip("/") + ".pdf"


def text(place, page, who="assistant_director"):
    answer = client_of(place, who).get(page)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def privileged(place, case):
    row = Assessed.objects.filter(case__reference=case).first()
    row.privileged, row.why = True, ADVICE
    row.save()


PARTS = (
    "This appeal",
    "What they say is wrong",
    "Nobody rang me back.",
    "What was decided",
    "In proportion, and she keeps email.",
    "The letter as it was sent",
    "The facts and the rules at the decision",
    "What was reported",
    "Rang 14 times in one afternoon",
    "Their account, in full",
    "What they need",
    "The assessment",
    "Correspondence",
    "What is new since the decision",
    "The clauses, as they read at the decision",
)


def test_appeal_pack_shows_its_parts_in_order(heard):
    place, _, page = heard
    shown = text(place, page)
    places = []
    for part in PARTS:
        places.append(shown.index(part, places[-1] if places else 0))
    assert places == sorted(places)


def test_pdf_has_the_same_parts_tags_one_title_and_heading_order(heard):
    place, _, page = heard
    answer = client_of(place, "assistant_director").get(pdf_of(page))
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store")
    document = opened_pdf(answer.content)
    read = structure(document)
    words = " ".join(read.words.split())
    assert [part for part in PARTS if part not in words] == []
    levels = [int(one.role[1]) for one in read.walk() if re.fullmatch("H[1-6]", one.role)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert bool(document.Root.MarkInfo.Marked)
    assert 'part="1"' in str(document.Root.Metadata.read_bytes()) or b"pdfuaid" in document.Root.Metadata.read_bytes()
    assert all({cell.scope for cell in table.all("TH")} - {""} for table in read.all("Table"))


def test_privileged_advice_is_left_out_for_the_auditor(heard):
    place, case, page = heard
    privileged(place, case)
    assert ADVICE in text(place, page)
    without = text(place, page, "auditor")
    assert ADVICE not in without
    assert "This copy leaves out privileged legal advice" in without


def test_marker_withheld_from_the_customer_is_not_in_the_pack(heard):
    place, case, page = heard
    instruction = "Two people go to visits."
    marker = marked(place, case, place.customer.incidents.first().reference)
    withheld = Withheld(words="The police asked for a kingfisher.", until=place.today + timedelta(days=20))
    place.do(Act.WITHHOLD_NOTICE, withheld, "manager", case=case, subject=marker)
    shown = text(place, page)
    assert instruction not in shown
    assert "kingfisher" not in shown


@pytest.mark.parametrize("form", [str, pdf_of])
def test_opening_the_page_or_pdf_records_a_story_reading(heard, form):
    place, case, page = heard
    assert client_of(place, "assistant_director").get(form(page)).status_code == 200
    read = StoryRead.objects.filter(by=place.officers["assistant_director"].user)
    told = set(Incident.objects.filter(cases__reference=case).values_list("reference", flat=True))
    assert [set(row.stories) for row in read] == [told]


@pytest.mark.parametrize("form", [str, pdf_of])
def test_pack_is_closed_to_advisers_and_other_landlords(heard, form):
    place, case, page = heard
    elsewhere = house("other-homes", "Other Homes")
    assert client_of(place, "adviser").get(form(page)).status_code == 404
    assert client_of(elsewhere, "assistant_director").get(form(page)).status_code == 404
    assert client_of(place, "officer").get(form(reverse("appeal-pack", args=[case, "EV-2222222"]))).status_code == 404


def test_an_appeal_against_a_warning_has_its_papers_too(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = house()
    case, _ = in_force(place)
    finding = place.customer.cases.get().notices.filter(decision="finding").first().reference
    appeal = appealed(place.later(days=1), case, finding)
    set_clock(place)
    page = reverse("appeal-pack", args=[case, appeal])
    assert "The letter as it was sent" in text(place, page)
    assert client_of(place, "officer").get(pdf_of(page)).content.startswith(b"%PDF")

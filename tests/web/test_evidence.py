"""Evidence on the pages: shown, played or saved where safe; each opening is a reading."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import reverse

from evenhand.casework.details.cases import Opened
from evenhand.casework.details.incidents import Attached, Reported
from evenhand.incidents.files import MOST_BYTES
from evenhand.incidents.models import Evidence, StoryRead
from evenhand.policy.vocabulary import Act
from tests.builders.house import house, opened
from tests.incidents import outlook, two_colours
from tests.web.acting import report, signed_in, text_of

pytestmark = pytest.mark.django_db
SHOWN = {
    "door.png": (b"\x89PNG\r\n\x1a\n" + b"<script>alert(1)</script>", "<img"),
    "stairs.jpg": (b"\xff\xd8\xff\xe0" + b"x" * 20, "<img"),
    "call.mp3": (b"ID3\x04" + b"x" * 200, "<audio"),
    "call.m4a": (b"\x00\x00\x00\x18ftypM4A \x00", "<audio"),
    "call.ogg": (b"OggS\x00\x02" + b"x" * 20, "<audio"),
    "call.wav": (b"RIFF\x10\x00\x00\x00WAVEfmt ", "<audio"),
    "letter.pdf": (b"%PDF-1.7\n", "Open in a new tab"),
    "window.eml": (b"From: a@b.example\r\nSubject: Window\r\n\r\nHello", "Read<"),
    "window.msg": (outlook.message(outlook.text(outlook.WORDS, "Hello")), "Read<"),
    "photo.png": (b"<html><script>alert(1)</script>", "Read<"),
    "drawing.svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "Read<"),
    "stairs.heic": (two_colours.HEIC, "Shown here as a JPEG"),
}


@pytest.fixture
def place(monkeypatch, settings, tmp_path):
    """Return a house whose clock the pages read, with a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "files"
    built = house()
    for module in (
        "evenhand.web.incidents.report_views",
        "evenhand.web.incidents.evidence_views",
        "evenhand.web.incidents.views",
    ):
        monkeypatch.setattr(f"{module}.now", lambda: built.at)
    return built


def kept(place, name, content=b""):
    """Keep a file with a report by the adviser; return it."""
    content = content or SHOWN[name][0]
    told = Reported(
        words="Shouted.", customer=place.customer.reference, happened_at=place.at, channel="office",
        evidence=(Attached(name, content),),
    )  # fmt: skip
    incident = place.do(Act.LOG_INCIDENT, told, "adviser").subject
    return Evidence.objects.get(incident__reference=incident)


def page_of(row):
    return reverse("incident", args=[row.incident.reference])


def shown(row):
    return reverse("evidence-shown", args=[row.incident.reference, row.reference])


@pytest.mark.parametrize("name", SHOWN)
def test_file_of_each_kind_is_shown_on_its_incidents_page(place, name):
    row = kept(place, name)

    page = signed_in(place, "adviser").get(page_of(row)).content.decode()

    assert SHOWN[name][1] in page
    assert name in page
    assert reverse("evidence", args=[row.incident.reference, row.reference]) in page


@pytest.mark.parametrize("name", ["door.png", "stairs.jpg", "call.mp3", "call.m4a", "call.ogg", "call.wav", "letter.pdf"])
def test_file_shown_inline_has_its_type_and_runs_no_script(place, name):
    row = kept(place, name)

    answer = signed_in(place, "adviser").get(shown(row))

    assert answer.content == SHOWN[name][0]
    assert answer["Content-Type"] == row.kind
    assert answer["Content-Disposition"] == "inline"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert ("sandbox" in policy) == (name != "letter.pdf")


def test_heic_photo_is_shown_as_jpeg_and_saved_unchanged(place):
    row, client = kept(place, "stairs.heic"), signed_in(place, "adviser")

    seen, saved = client.get(shown(row)), client.get(reverse("evidence", args=[row.incident.reference, row.reference]))

    assert (seen["Content-Type"], seen.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert seen["Content-Security-Policy"].startswith("default-src 'none'")
    assert (saved["Content-Type"], saved.content) == ("image/heic", two_colours.HEIC)


def test_unreadable_heic_is_not_shown_and_can_be_saved(place):
    row, client = kept(place, "broken.heic", two_colours.HEIC[:200]), signed_in(place, "adviser")

    assert client.get(shown(row)).status_code == 404
    assert client.get(reverse("evidence", args=[row.incident.reference, row.reference])).content == two_colours.HEIC[:200]


@pytest.mark.parametrize("name", ["photo.png", "drawing.svg"])
def test_html_or_svg_with_a_script_is_shown_as_text(place, name):
    answer = signed_in(place, "adviser").get(shown(kept(place, name)))

    assert answer["Content-Type"].startswith("text/html")
    assert "alert(1)" in text_of(answer)
    assert "<script>alert(1)" not in answer.content.decode()
    assert 'onload="alert' not in answer.content.decode()


@pytest.mark.parametrize("name", ["window.eml", "window.msg"])
def test_email_is_read_on_a_separate_page(place, name):
    answer = signed_in(place, "adviser").get(shown(kept(place, name)))

    assert "Hello" in text_of(answer)
    assert "Pictures are not loaded" in text_of(answer)
    assert f"<title>{name}" not in answer.content.decode()


def test_unreadable_email_can_be_saved(place):
    row = kept(place, "broken.msg", SHOWN["window.msg"][0][:1500])

    page = signed_in(place, "adviser").get(shown(row))

    assert "cannot be made out" in text_of(page)
    assert reverse("evidence", args=[row.incident.reference, row.reference]) in page.content.decode()


def test_a_sound_comes_by_the_parts_that_a_player_asks_for(place):
    row, client = kept(place, "call.mp3"), signed_in(place, "adviser")
    content = SHOWN["call.mp3"][0]

    part = client.get(shown(row), headers={"Range": "bytes=4-9"})
    rest = client.get(shown(row), headers={"Range": "bytes=200-"})
    beyond = client.get(shown(row), headers={"Range": "bytes=9999-"})
    odd = client.get(shown(row), headers={"Range": "lines=1-2"})

    assert (part.status_code, part.content, part["Content-Range"]) == (206, content[4:10], f"bytes 4-9/{len(content)}")
    assert (rest.status_code, rest.content) == (206, content[200:])
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(content)}")
    assert (odd.status_code, odd.content) == (200, content)


def test_opening_or_saving_a_file_is_a_reading_of_the_story(place):
    row, client = kept(place, "letter.pdf"), signed_in(place)

    client.get(shown(row))
    client.get(reverse("evidence", args=[row.incident.reference, row.reference]))

    assert [reading.by for reading in StoryRead.objects.filter(incident=row.incident)] == [place.officers["officer"].user] * 2


def test_picture_opened_minutes_after_its_page_is_a_reading(place):
    row, client = kept(place, "door.png"), signed_in(place)

    client.get(page_of(row))
    client.get(shown(row))
    assert StoryRead.objects.filter(incident=row.incident).count() == 1

    place.later(minutes=6)
    client.get(shown(row))
    assert StoryRead.objects.filter(incident=row.incident).count() == 2


def test_a_picture_opened_by_its_address_alone_is_a_reading(place):
    row = kept(place, "door.png")

    signed_in(place).get(shown(row))

    assert StoryRead.objects.filter(incident=row.incident).count() == 1


@pytest.mark.parametrize("name", ["evidence", "evidence-shown"])
def test_a_file_is_for_readers_of_its_incident_alone(place, name):
    row = kept(place, "letter.pdf")
    where = reverse(name, args=[row.incident.reference, row.reference])
    told = Reported(words="Rang.", happened_at=place.at - timedelta(hours=1), channel="telephone")
    another = place.do(Act.LOG_INCIDENT, told, "officer").subject

    assert signed_in(place, "officer").get(where).status_code == 200
    assert signed_in(house("larkmoor", "Larkmoor Homes")).get(where).status_code == 404
    assert signed_in(place).get(reverse(name, args=[another, row.reference])).status_code == 404
    assert signed_in(place, "adviser").get(reverse(name, args=[another, row.reference])).status_code == 404


def test_case_page_shows_each_file_with_its_incident(place):
    row = kept(place, "door.png")
    told = Opened(customer=place.customer.reference, incidents=(row.incident.reference,), words="It went on.")
    case = place.do(Act.OPEN_CASE, told).subject

    page = signed_in(place).get(reverse("case", args=[case])).content.decode()

    assert f'src="{shown(row)}"' in page
    assert f"Incident {row.incident.reference}" in page
    assert "What shows it" not in signed_in(place).get(reverse("case", args=[opened(place)])).content.decode()


def test_file_shows_whether_it_was_scanned(place, settings):
    before = kept(place, "letter.pdf")
    settings.SCAN_COMMAND = "true"
    after = kept(place, "letter.pdf")

    assert "not scanned for harmful content" in text_of(signed_in(place).get(page_of(before)))
    assert "scanned, nothing harmful found" in text_of(signed_in(place).get(page_of(after)))


def test_unscanned_file_is_scanned_when_sent_again(place, settings):
    kept(place, "letter.pdf")
    settings.SCAN_COMMAND = "false"

    again = SimpleUploadedFile("letter.pdf", SHOWN["letter.pdf"][0])
    sent = signed_in(place, "adviser").post(reverse("log-incident"), report(place, evidence=again))

    assert "did not pass the scan" in text_of(sent)


def test_failed_scan_refuses_the_file_and_the_form_explains(place, settings):
    settings.SCAN_COMMAND = "no-such-scanner"

    sent = signed_in(place, "adviser").post(
        reverse("log-incident"), report(place, evidence=SimpleUploadedFile("a.txt", b"Rang again."))
    )

    assert sent.status_code == 422
    assert "The scan for harmful content cannot be done just now" in text_of(sent)
    assert "Somebody shouted at the desk." in text_of(sent)
    assert not Evidence.objects.exists()


def test_oversized_upload_stops_at_the_limit_and_names_the_file(place, monkeypatch):
    written = []
    keep = TemporaryFileUploadHandler.receive_data_chunk
    monkeypatch.setattr(
        TemporaryFileUploadHandler,
        "receive_data_chunk",
        lambda self, data, start: written.append(len(data)) or keep(self, data, start),
    )

    sent = signed_in(place, "adviser").post(
        reverse("log-incident"), report(place, evidence=SimpleUploadedFile("film.mov", b"x" * 100 * 1024 * 1024))
    )

    assert sent.status_code == 422
    assert "film.mov: it is larger than 10 MB. Choose a smaller one." in text_of(sent)
    assert MOST_BYTES <= sum(written) <= MOST_BYTES + 1024 * 1024

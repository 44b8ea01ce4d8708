"""Evidence in a browser: pasted screenshots and dropped files are attached and announced."""

import re
import struct
import zlib

import pytest
from playwright.sync_api import expect

from evenhand.incidents.models import Evidence
from tests.builders.house import PASSWORD, house, with_passwords
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db(transaction=True)
GIVE = """([where, event, name, type, size]) => {
  const given = new DataTransfer();
  given.items.add(new File([new Uint8Array(size).fill(7)], name, { type }));
  const made = event === "paste"
    ? new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true })
    : new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true });
  document.querySelector(where).dispatchEvent(made);
  return made.defaultPrevented;
}"""


def picture(width=40, height=30):
    """Return a picture in one colour, as a PNG."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x20\x60\x50" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def form(page, settings, tmp_path):
    """Open the form as the adviser."""
    settings.CLOCK_FILE, settings.MEDIA_ROOT = tmp_path / "clock", tmp_path / "files"
    user = set_clock(with_passwords(house())).officers["adviser"].user
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto("/incidents/new/")
    page.get_by_label("What happened, in your own words?").fill("Sent me this.")
    return page


def said(page):
    """Return what is said of the files; the draft of the form has a status of its own."""
    return page.locator(".eh-paste").get_by_role("status")


def names(page):
    return page.evaluate("[...document.querySelector('[name=evidence]').files].map((file) => file.name)")


def test_pasted_screenshot_is_attached_announced_and_removable(form, axe):
    assert form.evaluate(GIVE, ["body", "paste", "image.png", "image/png", 2048])
    expect(said(form)).to_contain_text("Attached: Screenshot 1.png. 1 file is attached.")
    assert form.evaluate(GIVE, ["body", "paste", "image.png", "image/png", 2048])
    expect(said(form)).to_contain_text("Attached: Screenshot 2.png. 2 files are attached.")
    assert names(form) == ["Screenshot 1.png", "Screenshot 2.png"]
    assert axe(form) == []

    form.get_by_role("button", name="Remove Screenshot 1.png").click()

    assert names(form) == ["Screenshot 2.png"]
    expect(said(form)).to_contain_text("Screenshot 1.png is no longer attached.")


def test_a_dropped_file_is_attached_and_the_words_stay(form):
    assert form.evaluate(GIVE, ["h1", "drop", "letter.pdf", "application/pdf", 100])

    expect(said(form)).to_contain_text("Attached: letter.pdf")
    expect(form.get_by_label("What happened, in your own words?")).to_have_value("Sent me this.")


def test_oversized_file_is_refused_before_sending(form):
    form.evaluate(GIVE, ["body", "drop", "film.mp3", "audio/mpeg", 11 * 1024 * 1024])

    expect(said(form)).to_contain_text("film.mp3 is larger than 10 MB and was left out. 0 files are attached.")
    assert names(form) == []


def test_text_that_is_pasted_into_a_field_goes_there(form):
    taken = form.evaluate("""() => {
      const given = new DataTransfer();
      given.setData("text/plain", "words");
      given.items.add(new File(["x"], "image.png", { type: "image/png" }));
      const made = new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true });
      document.querySelector("[name=words]").dispatchEvent(made);
      return made.defaultPrevented;
    }""")

    assert not taken
    assert names(form) == []


def test_attached_files_are_shown_on_the_reports_page(form, axe):
    form.get_by_label("How did it reach us?").select_option("email")
    form.locator("[name=evidence]").set_input_files(
        [
            {"name": "door.png", "mimeType": "image/png", "buffer": picture()},
            {
                "name": "window.eml",
                "mimeType": "message/rfc822",
                "buffer": b"From: a@b.example\r\nSubject: Window\r\n\r\nIt leaks.",
            },
        ]
    )
    form.get_by_role("button", name="Save now").click()
    form.get_by_role("link", name="Read your report").click()

    seen = form.get_by_role("img", name="Picture door.png, larger in a new tab")
    seen.scroll_into_view_if_needed()
    expect(seen).to_have_js_property("naturalWidth", 40)
    assert axe(form) == []
    form.set_viewport_size({"width": 320, "height": 800})
    assert form.evaluate("document.documentElement.scrollWidth") <= 320

    form.get_by_role("link", name=re.compile(r"^Read\b.*window\.eml")).click()
    expect(form.get_by_role("main")).to_contain_text("It leaks.")
    assert axe(form) == []
    assert Evidence.objects.count() == 2

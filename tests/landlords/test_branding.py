"""A landlord's colour and logo: unreadable ones are refused, and only its users are served them."""

import base64
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.landlords.actions import set_branding
from evenhand.landlords.branding import LARGEST_LOGO, NotShown, contrast
from evenhand.ops.demo.data.build import HOUSES
from tests.builders.house import house
from tests.web.pages import client_of, set_clock

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return set_clock(house())


def test_black_on_white_has_the_contrast_that_wcag_gives():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    "colour", ["#767676", "#ffdd00", "#1d70b8aa", "purple", "#12 43b", "#12343b; } body { display: none", "url(x)"]
)
def test_unreadable_or_invalid_colour_is_refused_with_advice(place, colour):
    with pytest.raises(NotShown, match=r"Choose a darker one|write it as #"):
        set_branding(place.landlord, colour=colour)


@pytest.mark.parametrize("logo", [b"", b"GIF89a", b"<html><svg>", PNG + b"\0" * LARGEST_LOGO])
def test_a_logo_that_is_none_or_too_large_is_refused(place, logo):
    with pytest.raises(NotShown):
        set_branding(place.landlord, logo=logo)


def test_every_fault_is_reported_at_once(place):
    with pytest.raises(NotShown, match=r"is not a colour.*no PNG, JPEG or SVG"):
        set_branding(place.landlord, colour="red", logo=b"GIF89a")


def test_pages_show_the_landlords_colours_and_logo(place):
    client = client_of(place, "officer")
    assert "branding" not in client.get("/cases/").content.decode()
    set_branding(place.landlord, colour="#5B2A86", logo=PNG)
    page = client.get("/cases/").content.decode()
    assert f'alt="{place.landlord.name}"' in page
    sheet = client.get(reverse("branding-colours"))
    assert sheet["Content-Type"] == "text/css"
    assert "--govuk-brand-colour: #5b2a86;" in sheet.content.decode()
    assert client.get(reverse("branding-logo")).content == PNG


def test_a_logo_can_do_nothing(place):
    set_branding(place.landlord, logo=SVG)
    answer = client_of(place, "officer").get(reverse("branding-logo"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_branding_is_served_only_to_its_landlord(place):
    other = set_clock(house("dock-homes", "Dock Homes"))
    set_branding(other.landlord, colour="#5b2a86", logo=PNG)
    assert client_of(place, "officer").get(reverse("branding-logo")).status_code == 404
    assert client_of(place, "officer").get(reverse("branding-colours")).status_code == 404
    assert Client().get(reverse("branding-logo")).status_code == 302


def test_its_address_changes_with_it(place):
    client = client_of(place, "officer")
    set_branding(place.landlord, colour="#5b2a86")
    first = client.get("/cases/").context["frame"].colours
    set_branding(place.landlord, colour="#7a1f3d")
    assert client.get("/cases/").context["frame"].colours != first


@pytest.mark.once
def test_the_landlords_of_the_demo_can_be_read(place):
    for one in HOUSES:
        if one.colour:
            shown = set_branding(place.landlord, colour=one.colour, logo=one.logo.encode() or None)
            assert shown.colour == one.colour.lower()
            assert (shown.logo_kind != "") is bool(one.logo)


@pytest.mark.once
def test_command_reports_an_unknown_landlord(tmp_path):
    words = [sys.executable, "-m", "evenhand", "branding", "nobody", "--colour", "#5b2a86"]
    env = {"EVENHAND_DEMO": "1", "EVENHAND_DATA": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-m", "evenhand", "manage", "migrate", "-v0"], env=env, check=True)
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "evenhand: there is no landlord called nobody.\n")

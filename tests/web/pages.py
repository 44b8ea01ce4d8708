"""A landlord whose people are signed in, for tests of the pages."""

from datetime import UTC, datetime

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from evenhand import clock
from tests.builders.house import House


def client_of(place: House, who: str) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(place.officers[who].user, "django.contrib.auth.backends.ModelBackend")
    return client


def enters(page: Page, served: str, place: House, who: str) -> Client:
    """Let somebody be signed in at a browser that people look at; return the same session for a test to ask with."""
    client = client_of(place, who)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": served}])
    return client


def set_clock(place: House) -> House:
    """Let pages tell the time by the house's clock."""
    clock.move(place.at - datetime.now(UTC))
    return place

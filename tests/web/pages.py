"""A landlord whose people are signed in, for tests of the pages."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from evenhand import clock
from evenhand.casework import details as said
from evenhand.policy.vocabulary import Act
from tests.builders.house import House, heard_and_assessed, house, limited, opened
from tests.stages import stage


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


@stage
def in_force(place: House) -> tuple[str, str]:
    """Take a case until a measure is in force and its letter is given; return the case and the measure."""
    case = opened(place)
    heard_and_assessed(place, case)
    return case, limited(place, case)


@stage
def appealed(place: House, case: str, measure: str) -> str:
    """Receive an appeal against a measure; return its reference."""
    told = said.Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    return place.do(Act.RECEIVE_APPEAL, told, "adviser", case=case, subject=measure).subject


@stage
def marked(place: House, case: str, incident: str) -> str:
    """Ask for a marker and authorise it; return its reference."""
    told = said.Marked(
        key="safety_marker",
        instruction="Two people go to visits.",
        incidents=(incident,),
        words="A visit ended in shouting.",
        review_on=place.today + timedelta(days=90),
    )
    marker = place.do(Act.PLACE_MARKER, told, case=case).subject
    agreed = said.MarkerAuthorised(words="It is needed.", hard_end_on=place.today + timedelta(days=365))
    place.do(Act.AUTHORISE_MARKER, agreed, "manager", case=case, subject=marker)
    return marker


__all__ = ["appealed", "client_of", "enters", "house", "in_force", "marked", "opened", "set_clock"]

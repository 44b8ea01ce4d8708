"""Sets up a landlord whose people can sign in, a clock that the test moves, and their browsers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.builders.house import START, House, also, house, with_passwords
from tests.journeys.people import Clock, Person


@pytest.fixture
def time(transactional_db, settings, tmp_path: Path) -> Clock:
    """Set a clock of the test's own to a Monday morning; the journal's heads are its own too."""
    settings.HEADS_DIR, settings.CLOCK_FILE = tmp_path / "heads", tmp_path / "clock"
    return Clock(START).set()


@pytest.fixture
def policy() -> str:
    """Say under which policy the journey goes; each landlord's own file says another."""
    return "octavia"


@pytest.fixture
def place(time: Clock, policy: str) -> House:
    """Give a landlord under that policy, everybody of which has a password."""
    built = with_passwords(house(policy=policy))
    also(built.officers["manager"], "reviewer")  # may hear appeals in general: which, the policy says
    return built


@pytest.fixture
def enter(browser: Browser, served: str, place: House) -> Iterator[Callable[[str], Person]]:
    """Give a function that signs somebody of the landlord in, at a browser of their own."""
    people: list[Person] = []

    def signed_in(who: str) -> Person:
        people.append(Person.signs_in(browser, served, place.officers[who].user.username))
        return people[-1]

    yield signed_in
    for person in people:
        person.page.context.close()

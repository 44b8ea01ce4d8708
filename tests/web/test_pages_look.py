"""Reading pages in a browser, wide and narrow, fully opened: axe finds nothing, nothing overflows."""

import pytest

from evenhand.policy.vocabulary import Act
from tests.browser import WIDTHS
from tests.builders.decided import appealed, in_force, marked
from tests.builders.house import heard_and_assessed, house, of_the_demo, once_a_week, opened
from tests.web.pages import set_clock

pytestmark = pytest.mark.once
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true })"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


@pytest.fixture
def place(transactional_db):
    """Give a landlord with a case in each of its states, whose people may be anybody's at one click."""
    return of_the_demo(house())


def states(place):
    """Return the addresses of pages, each with the one who looks at it."""
    case, measure = in_force(place)
    incident = place.customer.incidents.order_by("id").first().reference
    marked(place, case, incident)
    new = opened(place.later(days=1))
    appealed(place.later(days=40), case, measure)
    proposed = opened(place)
    heard_and_assessed(place, proposed)
    place.do(Act.PROPOSE, once_a_week(place), case=proposed)
    letter = set_clock(place).customer.cases.first().notices.last().reference
    shared = ["/", f"/incidents/{incident}/", f"/customers/{place.customer.reference}/"]
    cases = [f"/cases/{one}/" for one in (case, new, proposed)]
    return {
        "adviser": shared,
        "officer": [
            *shared,
            *cases,
            "/cases/?which=mine",
            "/incidents/",
            "/customers/",
            f"/notices/{letter}/",
            "/cases/EV-2222222/",
        ],
        "assistant_director": ["/", cases[0]],
    }


def test_reading_pages_are_accessible_at_both_widths(page, place, axe):
    wrong = []
    wanted = states(place)
    for address in ("/start/", "/sign-in/", "/accessibility/", "/privacy/"):
        wrong += looked_at(page, address, axe)
    for who, addresses in wanted.items():
        page.goto("/start/")
        page.get_by_role("button", name=place.officers[who].user.name).click()
        for address in addresses:
            wrong += looked_at(page, address, axe, who)
        page.get_by_role("button", name="Sign out").click()
    assert wrong == []


def looked_at(page, address, axe, who="nobody"):
    """Return what is wrong with a page, at each width, folded and opened."""
    found = []
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        page.evaluate(OPEN_ALL)
        found += [f"{who} {address} {name}: {fault}" for fault in axe(page)]
        if page.evaluate(OVERFLOW) > 0:
            found.append(f"{who} {address} {name}: it is wider than the screen")
    return found

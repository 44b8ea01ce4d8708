"""Main forms in a browser, wide and narrow: axe finds nothing, nothing overflows."""

import pytest
from django.conf import settings
from django.urls import reverse

from evenhand.casework.details.appeals import Appealed
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.stages import stage
from tests.web.acting import address, assessed_fully, signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
PROPOSING = "?measure=single_point_of_contact"


@pytest.fixture
def place(served, monkeypatch):
    """Return a house whose clock the pages read."""
    built = house()
    for module in ("evenhand.web.acts.views", "evenhand.web.incidents.report_views"):
        monkeypatch.setattr(f"{module}.now", lambda: built.at)
    return built


@pytest.fixture
@stage
def appealed(place):
    """Return a case with a measure in force, an appeal against it, and another proposal."""
    case = opened(place)
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Agreed."), case=case, subject=measure)
    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    place.do(Act.IMPOSE, Issued(contact_person="P. Shah", service_implications="None."), case=case, subject=measure)
    received = Appealed(words="Nobody rang me.", received_on=place.today, route="letter", grounds=("factual_error",))
    appeal = place.do(Act.RECEIVE_APPEAL, received, case=case, subject=measure).subject
    return case, appeal, place.do(Act.PROPOSE, once_a_week(place), case=case).subject


def become(page, served, place, who):
    """Sign in as somebody of the house."""
    cookie = signed_in(place, who).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": served}])


def sound(page, axe):
    """Tell what is wrong with a page at both widths."""
    found = []
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{page.url} is wider than {width}")
        found += axe(page)
    return found


def test_incident_form_with_four_answers_saves_and_passes_axe(page, served, axe, place):
    become(page, served, place, "adviser")
    page.goto(reverse("log-incident"))
    assert sound(page, axe) == []

    page.get_by_label("Who was it?").fill("vale")
    page.get_by_role("button", name="Find").click()
    page.get_by_label("Marion Vale").check()
    page.get_by_label("What happened, in your own words?").fill("Rang 14 times about the window.")
    page.get_by_label("How did it reach us?").select_option("telephone")
    assert sound(page, axe) == []
    page.get_by_role("button", name="Save now").click()

    assert page.get_by_role("heading", name="Saved").is_visible()
    assert page.get_by_role("heading", name="Are you all right?").is_visible()
    assert sound(page, axe) == []


def test_decision_forms_with_errors_and_letters_pass_axe(page, served, axe, place, appealed):
    case, appeal, measure = appealed
    become(page, served, place, "officer")
    for where in (address(case, Act.PROPOSE), address(case, Act.ASSESS) + PROPOSING, address(case, Act.RECORD_NEEDS)):
        page.goto(where)
        assert sound(page, axe) == []
    page.goto(address(case, Act.PROPOSE) + PROPOSING)
    page.get_by_label("What have you tried, and why is it not enough?").fill("We asked twice.")
    page.get_by_role("button", name="Check, and show the letter").click()
    assert page.get_by_role("heading", name="The letter").is_visible()
    assert sound(page, axe) == []
    become(page, served, place, "manager")
    page.goto(address(case, Act.AUTHORISE, measure))
    assert sound(page, axe) == []
    become(page, served, place, "assistant_director")
    place.later(days=1)
    page.goto(address(case, Act.DECIDE_APPEAL, appeal))
    assert sound(page, axe) == []
    page.get_by_role("button", name="Decide the appeal").click()
    assert page.get_by_role("heading", name="There is a problem").is_visible()
    assert sound(page, axe) == []


def test_a_refusal_can_be_read_where_there_is_no_script(browser, served, place):
    case = opened(place)
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    become(page, served, place, "officer")
    page.goto(address(case, Act.WARN))

    page.get_by_label("What do you ask them to do?").fill("Please write once a week.")
    page.get_by_label("Why is it not acceptable?").fill("It takes staff from others.")
    page.get_by_role("button", name="Issue the warning").click()

    assert page.get_by_text("This cannot be done yet: warn in writing.").is_visible()
    assert page.get_by_label("What do you ask them to do?").input_value() == "Please write once a week."
    context.close()

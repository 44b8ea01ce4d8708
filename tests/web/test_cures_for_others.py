"""Cures that no act carries out: another person, a moment to come, an answer to adopt."""

from datetime import date

import pytest

from evenhand.policy.verdict import Cure, Message, Outcome, RuleResult, Verdict
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter
from tests.builders.adopting import with_owners
from tests.builders.house import house, opened
from tests.builders.pending_decisions import appeal_received, measure_proposed
from tests.web.acting import address, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(with_owners(house()))


def cure_of(place, who, code, act=Act.PROPOSE, **params):
    """Return how a page words one cure to somebody, and where it leads."""
    refused = RuleResult("rule", Outcome.UNMET, None, Message("not_authorised"), (Cure(code, **params),))
    presenter = Presenter.of(place.officers[who], place.today)
    here = Links.of(place.officers[who], "EV-C1", "/cases/EV-C1/acts/propose/")
    presenter = Presenter(presenter.policy, here, presenter.on, presenter.calendar, colleagues=presenter.colleagues)
    [rule] = presenter.rules(Verdict(act, None, place.today, (refused,)))
    return rule.cures[0].says, rule.cures[0].href


def test_who_may_adopt_is_led_to_the_open_question(place):
    assert cure_of(place, "nell", "adopt", topic="appeal.late") == (
        "The landlord adopts a house choice: who may accept a late appeal.",
        "/adoptions/answer/who-may-accept-an-appeal-out-of-time/?back=%2Fcases%2FEV-C1%2Facts%2Fpropose%2F",
    )


def test_silence_that_no_question_asks_leads_to_what_is_adopted(place):
    assert cure_of(place, "nell", "adopt", topic="authority")[1] == "/adoptions/?back=%2Fcases%2FEV-C1%2Facts%2Fpropose%2F"


def test_who_may_not_adopt_reads_who_may(place):
    says, href = cure_of(place, "officer", "adopt", topic="appeal.late")
    assert (says.partition(". ")[2], href) == ("Nell Hart (Head of Policy) or Owen Hart (Head of Policy) can propose it.", "")


def test_adopting_leads_back_to_what_one_was_doing(place):
    back = "/cases/EV-ABCD2345/acts/propose/"
    page = signed_in(place, "nell").get("/adoptions/answer/who-may-depart-from-a-should/", {"back": back})
    assert page.context["back"] == back
    assert f'<a class="govuk-back-link" href="{back}">' in page.content.decode()


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"on": date(2026, 12, 1)}, "Wait until 00:00 on Tuesday 1 December 2026."),
        (
            {"after": date(2026, 11, 30)},
            "Wait until Monday 30 November 2026 has passed: 00:00 on Tuesday 1 December 2026.",
        ),
    ],
)
def test_a_moment_to_come_is_a_day_and_a_time_without_a_link(place, params, says):
    assert cure_of(place, "officer", "wait_until", **params) == (says, "")


def test_act_of_another_names_who_can_above_its_form(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, case, act, appeal = appeal_received("octavia")
    page = signed_in(set_clock(place), "director").get(address(case, act, appeal))

    assert page.context["not_theirs"]
    assert page.context["first"][0].rule.cures[0].says == (
        "Ask an Assistant Director. Grace Mensah (Assistant Director) can do this."
    )
    shown = page.content.decode()
    assert shown.index("This is not yours to do") < shown.index('<form method="post" action="#main-content"')


def test_act_outside_ones_role_names_who_can(place):
    case = opened(place)
    page = signed_in(set_clock(place), "officer").get(address(case, Act.DECIDE_APPEAL, "EV-ABCD2345"))

    assert page.status_code == 403
    assert (
        "Your role does not include this: decide the appeal."
        " Grace Mensah (Assistant Director) or Helen Price (Director) can do this." in text_of(page)
    )


def test_case_lists_a_decision_of_others_with_who_can(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, case, _act, _measure = measure_proposed("octavia")
    acts = signed_in(set_clock(place), "officer").get(f"/cases/{case}/").context["acts"]
    names = [(act.name, act.who) for act in acts.theirs]

    assert names == [("Authorise: single point of contact", "Tom Reed (Service Manager) can do this.")]

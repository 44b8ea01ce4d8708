"""Cures that no act carries out: another person, a moment to come, an answer to adopt."""

from datetime import date

import pytest

from evenhand.cases.models import Case
from evenhand.policy.verdict import Cure, Message, Outcome, RuleResult, Verdict
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter
from tests.builders.adopting import with_owners
from tests.builders.house import also, house, opened
from tests.builders.measure_in_force import standing
from tests.builders.pending_decisions import appeal_received, measure_proposed
from tests.web.acting import address, signed_in, text_of, token_of
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


def test_act_of_another_names_who_can_and_asks_nothing(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, case, act, appeal = appeal_received("octavia")
    page = signed_in(set_clock(place), "director").get(address(case, act, appeal))

    assert page.context["not_theirs"]
    assert page.context["first"][0].rule.cures[0].says == (
        "Ask an Assistant Director. Grace Mensah (Assistant Director) can do this."
    )
    shown = page.content.decode()
    assert ("This is not yours to do" in shown, 'name="action"' in shown) == (True, False)


def test_refused_page_names_the_same_as_the_case(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, case, act, appeal = appeal_received("octavia")
    reader = signed_in(set_clock(place), "officer")
    (named,) = [one.who for one in reader.get(f"/cases/{case}/").context["acts"].elsewhere if "appeal" in one.name]
    page = reader.get(address(case, act, appeal))

    assert named == "Grace Mensah (Assistant Director)"
    assert (page.status_code, page.context["back"].href) == (403, f"/cases/{case}/")
    assert page.context["reason"] == f"Your role does not include this: decide the appeal. {named} can do this."


def test_decision_already_taken_waits_in_no_list(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, scenario, measure = standing("octavia")
    for who in ("officer", "manager", "assistant_director"):
        page = signed_in(set_clock(place), who).get(address(scenario.case, Act.AUTHORISE, measure))
        assert "It waits in their work already." not in text_of(page)


def test_case_lists_a_decision_of_others_with_who_can(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, case, _act, _measure = measure_proposed("octavia")
    acts = signed_in(set_clock(place), "officer").get(f"/cases/{case}/").context["acts"]
    names = [(act.name, act.who) for act in acts.theirs]

    assert names == [("Authorise: single point of contact", "Tom Reed (Service Manager) can do this.")]


def cures_on(place, who, case, act, subject=None):
    """Return the cures that stand above an act's form, with their links."""
    page = signed_in(set_clock(place), who).get(address(case, act, subject))
    return [(cure.says, cure.href) for one in page.context["first"] for cure in one.rule.cures]


def test_one_person_who_can_is_chosen_from_the_list_of_a_case(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = set_clock(house(policy="stonewater"))
    case = opened(place, ("abusive_behaviour",))
    reader = signed_in(place, "manager")
    (listed,) = [one for one in reader.get(f"/cases/{case}/").context["acts"].theirs if one.name == "Agree to use this policy"]
    [over] = [cure for rule in listed.rules for cure in rule.cures if cure.says.startswith("Hand the case to")]

    assert over.says == "Hand the case to Rosa Field (Line manager)."
    form = reader.get(over.href.partition("#")[0]).context["form"]
    assert form["owner"].value() == place.officers["line_manager"].user.reference


def test_case_is_handed_to_one_of_those_who_can_warn(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = set_clock(house(policy="northmere"))
    case = opened(place, ("rude_calls",))
    [where] = [href for says, href in cures_on(place, "officer", case, Act.WARN) if says == "Hand the case to one of them."]
    page = signed_in(place).get(where)
    form, manager = page.context["form"], place.officers["manager"].user
    first = [says for key, says in form.fields["owner"].choices if key][: where.count("to=")]
    assert (form.asked_for, form["owner"].value()) == ("owner", None)
    assert first == [
        "Reza Amin, Team Leader",
        "Nora Blythe, Director of Housing",
        "Gwen Tarn, Neighbourhood Manager",
        "Saul Wick, Head of Housing Services",
    ]

    answers = {"token": token_of(page), "owner": manager.reference, "words": "A warning comes next.", "action": "save"}
    assert signed_in(place).post(where, answers).status_code == 302
    assert Case.objects.get(reference=case).owner == manager
    assert "A warning comes next." in text_of(signed_in(place, "manager").get("/"))


def test_the_one_who_can_take_over_is_chosen_already(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = set_clock(house())
    director = place.officers["director"].user

    page = signed_in(place).get(address(opened(place), Act.REASSIGN_CASE), {"asks": "owner", "to": director.reference})
    form = page.context["form"]
    assert form["owner"].value() == director.reference
    assert "Helen Price can do what the rules leave to another person." in text_of(page)


def test_decision_of_another_waits_in_their_work(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place, case, act, measure = measure_proposed("octavia")
    also(place.officers["officer"], "authoriser")

    cures = cures_on(place, "officer", case, act, measure)
    assert cures[:2] == [
        ("Ask a Service Manager. Tom Reed (Service Manager) can do this.", ""),
        ("It waits in their work already.", ""),
    ]
    assert "Authorise: single point of contact" in text_of(signed_in(place, "manager").get("/"))

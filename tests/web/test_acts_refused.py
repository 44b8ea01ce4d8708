"""Refusals on an act's own form: each rule is shown, and all that was typed is kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evenhand.casework.case_view import case_view
from evenhand.casework.details.customers import AccountSought
from evenhand.casework.details.incidents import Reported
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.web.acting import address, assessed_fully, on, send, signed_in, text_of, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    """Return a house whose clock the pages read."""
    built = house()
    for module in ("evenhand.web.acts.views", "evenhand.web.incidents.report_views"):
        monkeypatch.setattr(f"{module}.now", lambda: built.at)
    return built


@pytest.fixture
def case(place):
    """Return a case that was just opened."""
    return opened(place)


def steps(place, case):
    return len(case_view(place.officers["officer"], case, place.at).steps)


def proposal(place, **other):
    answers = {
        "measure": "single_point_of_contact",
        "words": "We asked twice; the calls went on.",
        "named_contact": "Priya Shah",
        "channels_only": ["email"],
        **on("starts_on", place.today),
        **on("until", place.today + timedelta(days=90)),
        **on("review_on", place.today + timedelta(days=60)),
    }
    return {**answers, **other}


PROPOSING = "?measure=single_point_of_contact"


def test_refusal_shows_each_rule_and_keeps_what_was_typed(place, case):
    refused = send(signed_in(place), address(case, Act.PROPOSE) + PROPOSING, proposal(place))

    assert refused.status_code == 409
    shown = text_of(refused)
    assert "No record shows that the customer was told that the behaviour is not acceptable, and why" in shown
    assert "Octavia 3.1" in shown
    assert "We asked twice; the calls went on." in shown
    assert reverse("act", args=[case, Act.COMMUNICATE_CONCERNS]) in refused.content.decode()
    assert steps(place, case) == 1


def test_check_shows_verdict_and_letter_gaps_and_saves_nothing(place, case):
    heard_and_assessed(place, case)
    before = steps(place, case)

    checked = send(signed_in(place), address(case, Act.PROPOSE) + PROPOSING, proposal(place, action="check"))

    assert checked.status_code == 200
    assert "Please contact us only by email." in text_of(checked)
    assert "gap-service_implications" in checked.content.decode()
    assert steps(place, case) == before


def test_departure_needs_an_entitled_person_and_a_reason(place, case):
    client, where = signed_in(place, "manager"), address(case, Act.WARN)
    answers = {"asked": "Please write.", "words": "It takes staff from others."}

    refused = send(client, where, answers)
    reasons = dict.fromkeys(("floor:3:3", "floor:6:2"), "She asked us for a quick answer in writing, and is well.")

    assert refused.status_code == 409
    assert [refused.content.decode().count(f'name="departure-{demand}"') for demand in reasons] == [1, 1]
    assert send(client, where, {**answers, "departure-floor:6:2": reasons["floor:6:2"]}).status_code == 409
    done = send(client, where, {**answers, **{f"departure-{demand}": why for demand, why in reasons.items()}})
    assert done.status_code == 302, text_of(done)
    step = case_view(place.officers["manager"], case, place.at).steps[-1]
    assert step.more["departures"] == reasons


def test_an_empty_reason_departs_from_nothing(place, case):
    answers = {"asked": "Please write.", "words": "It takes staff.", "departure-floor:6:2": "   "}

    assert send(signed_in(place, "manager"), address(case, Act.WARN), answers).status_code == 409


def test_one_letter_is_no_reason_and_comes_back_on_the_form(place, case):
    answers = {"asked": "Please write.", "words": "It takes staff.", "departure-floor:6:2": "x"}

    page = send(signed_in(place, "manager"), address(case, Act.WARN), answers)

    assert page.status_code == 422
    assert page.context["form"].errors["departure-floor:6:2"] == ["Write the reason in at least two words"]
    assert page.content.decode().count('name="departure-floor:6:2"') == 1


def test_reason_is_kept_when_another_answer_is_missing(place, case):
    answers = {"asked": "Please write.", "words": "", "departure-floor:6:2": "She is well and asked for it."}

    page = send(signed_in(place, "manager"), address(case, Act.WARN), answers)

    assert page.status_code == 422
    assert "She is well and asked for it." in text_of(page)


def test_stale_form_shows_what_changed_and_can_be_sent_again(place, case):
    client, where = signed_in(place), address(case, Act.OFFER_SUPPORT)
    opened_before = token_of(client.get(where))
    place.do(Act.SEEK_ACCOUNT, AccountSought(words="Rang.", channels=("telephone",)), "manager", case=case)

    stale = client.post(where, {"token": opened_before, "words": "Offered the team.", **on("on", place.today)})

    assert stale.status_code == 409
    assert "A colleague acted on this case while you wrote" in text_of(stale)
    assert "Ask for the customer’s account: Tom Reed" in stale.content.decode().replace("&#x27;", "'")
    assert "Offered the team." in text_of(stale)
    again = client.post(where, {"token": token_of(stale), "words": "Offered the team.", **on("on", place.today)})
    assert again.status_code == 302
    assert steps(place, case) == 3


def test_a_form_sent_twice_acts_once(place, case):
    client, where = signed_in(place), address(case, Act.OFFER_SUPPORT)
    answers = {"token": token_of(client.get(where)), "words": "Offered the team.", **on("on", place.today)}

    first, second = client.post(where, answers), client.post(where, answers)

    assert (first.status_code, second.status_code) == (302, 302)
    assert steps(place, case) == 2


def test_a_decision_sent_twice_decides_once(place, case):
    heard_and_assessed(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    client, where = signed_in(place, "manager"), address(case, Act.SEND_BACK, measure)
    answers = {"token": token_of(client.get(where)), "words": "Say what she can still do by telephone."}
    before = steps(place, case)

    first, second = client.post(where, answers), client.post(where, answers)

    assert (first.status_code, second.status_code) == (302, 302)
    assert steps(place, case) == before + 1


def test_account_is_saved_although_a_colleague_acted_meanwhile(place, case):
    client, where = signed_in(place), address(case, Act.RECORD_ACCOUNT)
    seen = token_of(client.get(where))
    place.do(Act.SEEK_ACCOUNT, AccountSought(words="Rang.", channels=("telephone",)), "manager", case=case)

    account = {
        "token": seen,
        "heard": "yes",
        "words": "Nobody rings me back.",
        "alleged": "no",
        **on("on", place.today),
    }

    assert client.post(where, account).status_code == 302
    assert steps(place, case) == 3


def test_a_report_sent_twice_is_one_report(place):
    client, where = signed_in(place, "adviser"), reverse("log-incident")
    first = client.get(where).context["form"]["once"].value()
    answers = {
        "once": first,
        "words": "Somebody shouted at the desk.",
        "channel": "office",
        "conduct_of": "customer",
        "towards": "staff",
        **on("happened_at", place.today),
        "happened_at-time": "09:00",
    }

    sent = [client.post(where, answers) for _ in range(2)]

    assert [page.status_code for page in sent] == [302, 302]
    assert sent[0].url == sent[1].url
    assert "Saved" in text_of(client.get(sent[0].url))


def test_residential_care_report_gets_advice_where_to_send_it(place):
    incident = place.do(
        Act.LOG_INCIDENT,
        Reported(
            words="Threw a chair in the lounge of the care home.",
            customer=place.customer.reference,
            happened_at=place.at,
            channel="office",
            behaviours=("threats",),
            situations=("residential_care",),
        ),
        "adviser",
    ).subject
    client, where = signed_in(place), reverse("open-case", args=[incident])
    page = client.get(where)

    advised = client.post(where, {"once": page.context["form"]["once"].value(), "incidents": [incident], "words": "As told."})

    assert advised.status_code == 409
    assert "Send it to: Dealing with Challenging Behaviour policy ." in text_of(advised)


def test_review_that_keeps_a_measure_needs_a_date_in_interval(place, case):
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Agreed."), case=case, subject=measure)
    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    place.do(Act.IMPOSE, Issued(contact_person="P. Shah", service_implications="None."), case=case, subject=measure)
    place.later(days=80)
    client, where = signed_in(place), address(case, Act.REVIEW, measure)
    kept = {"outcome": "keep", "words": "It helps."}

    without = send(client, where, kept)
    late = send(client, where, {**kept, **on("next_on", place.today + timedelta(days=120))})
    in_time = send(client, where, {**kept, **on("next_on", place.today + timedelta(days=85))})

    assert without.status_code == 422
    assert late.status_code == 409
    assert "Set a review date, at the latest" in text_of(late)
    assert in_time.status_code == 302


def test_closing_page_links_each_open_matter_to_its_ending_act(place, case):
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject

    page = signed_in(place).get(address(case, Act.CLOSE))

    assert address(case, Act.WITHDRAW, measure) in page.content.decode()


def test_adviser_can_record_an_appeal_without_reading_the_case(place, case):
    heard_and_assessed(place, case)
    finding = case_view(place.officers["officer"], case, place.at).notices[0].reference
    client, where = signed_in(place, "adviser"), address(case, Act.RECEIVE_APPEAL, finding)

    page = client.get(where)

    assert page.status_code == 200
    assert place.customer.name not in page.content.decode()


def test_act_is_refused_without_permission_and_hidden_elsewhere(place, case):
    other = house("larkmoor", "Larkmoor Homes")

    assert signed_in(place).get(address(case, Act.AUTHORISE, "EV-22222")).status_code == 403
    assert signed_in(place, "manager").get(address(case, Act.AUTHORISE, "EV-22222")).status_code == 404
    assert signed_in(other).get(address(case, Act.ASSESS)).status_code == 404
    assert signed_in(place).get(f"/cases/{case}/acts/destroy/").status_code == 404
    assert signed_in(place).get(f"/cases/{case}/acts/open-case/").status_code == 404
    assert signed_in(place).get(address(case, Act.ASSESS, "EV-22222")).status_code == 404


def test_a_reason_can_be_given_before_the_first_refusal(place, case):
    page = signed_in(place, "manager").get(address(case, Act.WARN))

    assert 'name="departure-floor:6:2"' in page.content.decode()


def test_officer_who_cannot_depart_sees_which_role_can(place, case):
    page = signed_in(place).get(address(case, Act.PROPOSE) + PROPOSING)

    assert "A reason for departing from this can be recorded by: Service Manager." in text_of(page)
    assert 'name="departure-' not in page.content.decode()


def test_addition_to_a_report_of_a_case_is_a_step_of_the_case(place, case):
    incident = case_view(place.officers["officer"], case, place.at).incidents[0].reference
    where = reverse("add-to-incident", args=[incident])

    done = signed_in(place).post(where, {"behaviours-violence_aggression_abuse": ["threats"]})

    assert done.status_code == 302, text_of(done)
    view = case_view(place.officers["officer"], case, place.at)
    assert view.case.token == 1
    assert "threats" in view.facts.behaviours
